"""Exports: PDF against a raw reportlab writer of the same paths and strings, SVG, PNG.

The floor of PDF gets the shapes of the sheets as flat numbers; it writes path operators itself and
leaves fonts to reportlab, without colours, pens or order. Cold means a process that exports for the
first time: it pays for importing reportlab and for reading the fonts.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from cxdesigner.base import collector

if TYPE_CHECKING:
    from cxdesigner.scene.items import PageSet, SceneItem
    from cxdesigner.scene.primitives import Primitive

PDF_S = {1_000: 0.15, 5_000: 0.8, 20_000: 3.5}
FLOOR_LIMIT = 1.5
PNG_PIXELS = 3840 * 2160


@dataclass
class Flat:
    """What stands on one sheet, as plain numbers."""

    width: float
    height: float
    paths: list[tuple[tuple[str | float, ...], ...]] = field(default_factory=list)
    texts: list[tuple[str, float, float, float, str]] = field(default_factory=list)
    """Name of the font, size, x, y, text."""


def main() -> None:
    """Print the figures."""
    from measure import compared, in_child, print_table, sizes, timed, verdict

    from cxdesigner.qtrender.raster import write_png
    from cxdesigner.render.pdf import write_pdf
    from cxdesigner.render.svg import write_svg
    from cxdesigner.scene.theme import PRINT, Theme

    theme = Theme.load(PRINT)
    pdf: list[list[object]] = []
    others: list[list[object]] = []
    for size in sizes():
        pages, compose_ms = _pages(size)
        flats = flattened(pages)
        ours, least = compared(
            lambda: write_pdf(pages, theme),  # noqa: B023
            lambda: raw_pdf(flats),  # noqa: B023
        )
        warm, floor = ours.median_ms, least.median_ms
        cold = in_child(__file__, str(size))["cold_ms"] if size <= 5_000 else float("nan")
        count = sum(len(flat.paths) + len(flat.texts) for flat in flats)
        pdf.append(
            [
                size,
                count,
                compose_ms,
                warm,
                PDF_S[size] * 1000,
                verdict(warm, PDF_S[size] * 1000),
                floor,
                warm / floor,
                FLOOR_LIMIT,
                verdict(warm / floor, FLOOR_LIMIT),
                cold,
            ]
        )
        page = pages.pages[0]
        dpi = 72 * (PNG_PIXELS / (page.width * page.height)) ** 0.5
        svg = [timed(lambda p=p: write_svg(p, theme), repeat=3).median_ms for p in pages.pages]
        png = timed(lambda: write_png(page, theme, dpi=dpi), repeat=3).median_ms  # noqa: B023
        others.append([size, len(pages.pages), sum(svg), png])
    print_table(
        "PDF",
        [
            "elements",
            "shapes",
            "compose ms",
            "warm ms",
            "target",
            "",
            "floor ms",
            "x floor",
            "at most",
            "",
            "cold ms",
        ],
        pdf,
    )
    print_table(
        "SVG of all sheets; PNG of the first, 8.3 megapixels",
        ["elements", "sheets", "SVG ms", "PNG ms"],
        others,
    )


def _pages(size: int) -> tuple[PageSet, float]:
    from generate import blueprint_of
    from measure import clock

    from cxdesigner.model.store import Store
    from cxdesigner.scene.page import compose

    store = Store(blueprint_of(size))
    start = clock()
    pages = compose(store)
    return pages, (clock() - start) * 1000


def child() -> None:
    """Export once in a fresh process, after everything that an open window has done."""
    from measure import clock

    pages, _ = _pages(int(sys.argv[2]))
    start = clock()
    from cxdesigner.render.pdf import write_pdf
    from cxdesigner.scene.theme import PRINT, Theme

    write_pdf(pages, Theme.load(PRINT))
    print(json.dumps({"cold_ms": (clock() - start) * 1000}))


# ---- the floor


def flattened(pages: PageSet) -> list[Flat]:
    """Return the shapes of all sheets in the coordinates of PDF."""
    found = []
    for page in pages.pages:
        flat = Flat(page.width, page.height)
        for item in page.scene.in_paint_order():
            _flatten_item(item, 0.0, 0.0, flat)
        found.append(flat)
    return found


def _flatten_item(item: SceneItem, dx: float, dy: float, flat: Flat) -> None:
    _flatten(item.primitives, dx + item.x, dy + item.y, 1.0, flat)
    for child_item in item.children:
        _flatten_item(child_item, dx + item.x, dy + item.y, flat)


def _flatten(
    primitives: tuple[Primitive, ...], dx: float, dy: float, scale: float, flat: Flat
) -> None:
    from cxdesigner.render.pdf_fonts import font_name
    from cxdesigner.scene.primitives import Clip, Group, PathShape, RectShape, TextRun

    for shape in primitives:
        if isinstance(shape, TextRun):
            x, y = dx + shape.x * scale, flat.height - dy - shape.y * scale
            name = font_name(shape.family, shape.style)
            flat.texts.append((name, shape.size * scale, x, y, shape.text))
        elif isinstance(shape, RectShape):
            x, y = dx + shape.x * scale, flat.height - dy - (shape.y + shape.height) * scale
            wide, high = shape.width * scale, shape.height * scale
            if shape.radius <= 0:
                flat.paths.append((("re", x, y, wide, high),))
                continue
            # Four lines and four curves, as a rounded rectangle has.
            ends = ((x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
            commands: list[tuple[str | float, ...]] = [("m", x, y)]
            for right, top in ends:
                commands += [("l", right, top), ("c", right, top, right, top, right, top)]
            flat.paths.append((*commands, ("h",)))
        elif isinstance(shape, PathShape):
            commands = []
            for name, *values in shape.commands:
                numbers = [float(value) for value in values]
                placed = [
                    flat.height - dy - value * scale if at % 2 else dx + value * scale
                    for at, value in enumerate(numbers)
                ]
                commands.append(("h" if name == "Z" else str(name).lower(), *placed))
            flat.paths.append(tuple(commands))
        elif isinstance(shape, Group):
            _flatten(
                shape.children,
                dx + shape.dx * scale,
                dy + shape.dy * scale,
                scale * shape.scale,
                flat,
            )
        elif isinstance(shape, Clip):
            _flatten(shape.children, dx, dy, scale, flat)


@collector.paused()
def raw_pdf(flats: list[Flat]) -> bytes:
    """Return a PDF of the shapes: the least that reportlab and Python's formatting allow."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1)
    document = canvas._doc
    for flat in flats:
        canvas.setPageSize((flat.width, flat.height))
        code = canvas._code
        for path in flat.paths:
            parts = []
            for name, *values in path:
                if len(values) == 2:
                    parts.append(f"{values[0]:.2f} {values[1]:.2f} {name}")
                elif len(values) == 6:
                    a, b, c, d, e, f = values
                    parts.append(f"{a:.2f} {b:.2f} {c:.2f} {d:.2f} {e:.2f} {f:.2f} {name}")
                elif values:
                    a, b, c, d = values
                    parts.append(f"{a:.2f} {b:.2f} {c:.2f} {d:.2f} {name}")
                else:
                    parts.append(str(name))
            code.append(" ".join(parts) + " S")
        for name, size, x, y, text in flat.texts:
            font = pdfmetrics.getFont(name)
            code.append(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm")
            for subset, codes in font.splitString(text, document):
                inner = font.getSubsetInternalName(subset, document)
                code.append(f"{inner} {size:.2f} Tf <{codes.hex()}> Tj")
            code.append("ET")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


if __name__ == "__main__":
    child() if "--child" in sys.argv else main()
