"""A page as SVG: real text, one group per item, meaning in ``data-`` attributes.

Coordinates are absolute points: offsets and scales of groups are worked in, so that a program
that reads a shape needs no transforms (rotated text alone has one).
"""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from cxdesigner.base.colour import Colour
from cxdesigner.base.progress import through
from cxdesigner.render.images import NO_IMAGES, Images, media_type
from cxdesigner.render.markup import Ids, attributes, number, words
from cxdesigner.scene import fonts
from cxdesigner.scene.items import Page, SceneItem, is_part_id
from cxdesigner.scene.primitives import (
    Clip,
    Commands,
    Group,
    ImageShape,
    PathShape,
    Primitive,
    RectShape,
    Stroke,
    TextRun,
)
from cxdesigner.scene.theme import Theme

# Kinds that stand for no record even where a legend or a title shows the like.
_SAMPLES = frozenset({"legend", "title", "summary", "footer"})
_SAFE_SCHEMES = ("https:", "http:", "mailto:")
_AT_ONCE = 20_000
"""Parts of a text that are put together at a time."""

_NO_MEMBERS: Mapping[str, Collection[str]] = MappingProxyType({})


def write_svg(
    page: Page,
    theme: Theme,
    *,
    title: str = "",
    description: str = "",
    images: Images = NO_IMAGES,
    members: Mapping[str, Collection[str]] = _NO_MEMBERS,
) -> bytes:
    """Return one sheet as an SVG document in UTF-8; the same page gives the same bytes.

    Every item is a group with its ``id`` and ``data-kind``; elements have ``data-element-kind``
    and the role of their lane as ``data-lane``; links ``data-link-kind``, ``data-source`` and
    ``data-target``. What is inside a legend has neither.

    Parameters
    ----------
    title, description
        For readers that cannot see the drawing.
    members
        Id of what stands for hidden records → their ids, which become ``data-members``.
    """
    writer = _SvgWriter(theme, images, page.scene.language, members)
    return writer.document(page, title or page.name, description)


class _SvgWriter:
    def __init__(
        self, theme: Theme, images: Images, language: str, members: Mapping[str, Collection[str]]
    ) -> None:
        self._members = members
        self._theme = theme
        self._images = images
        self._language = language
        self._ids = Ids()
        self._item_ids: Iterator[str] = iter(())
        self._parts: list[str] = []
        self._families: dict[tuple[str, str], str] = {}

    # ---- the document

    def document(self, page: Page, title: str, description: str) -> bytes:
        width, height = number(page.width), number(page.height)
        language = words(self._language)
        # Records have the first choice of ids: what the painter adds gives way to them.
        items = tuple(page.scene.in_paint_order())
        drawn = [item.id for item in _nested(items)]
        records_first = sorted(range(len(drawn)), key=lambda at: is_part_id(drawn[at]))
        names = {at: self._ids.take(drawn[at].lstrip(":")) for at in records_first}
        self._item_ids = iter([names[at] for at in range(len(drawn))])
        title_id, text_id = self._ids.take("svg-title"), self._ids.take("svg-description")
        self._parts.append(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width}pt"'
            f' height="{height}pt" viewBox="0 0 {width} {height}" role="img"'
            + (f' lang="{language}" xml:lang="{language}"' if language else "")
            + f' aria-labelledby="{title_id}{" " + text_id if description else ""}"'
            ' style="font-kerning:none;font-variant-ligatures:none">\n'
        )
        self._parts.append(f'<title id="{title_id}">{words(title)}</title>\n')
        if description:
            self._parts.append(f'<desc id="{text_id}">{words(description)}</desc>\n')
        self._parts.append(
            f'<rect width="{width}" height="{height}"{self._fill("canvas", 1.0)}/>\n'
        )
        for item in through(items, 100):
            self._item(item, 0.0, 0.0, is_sample=False)
        self._parts.append("</svg>\n")
        # In pieces: no thread does anything else while a text of 30 MB is put together.
        ends = range(0, len(self._parts), _AT_ONCE)
        return b"".join("".join(self._parts[at : at + _AT_ONCE]).encode("utf-8") for at in ends)

    def _item(self, item: SceneItem, dx: float, dy: float, *, is_sample: bool) -> None:
        put = self._parts.append
        is_page_part = item.kind in _SAMPLES
        put(f'<g id="{words(next(self._item_ids))}"')
        if not is_sample:
            put(self._meaning(item))
        if item.language and item.language != self._language:
            put(f' xml:lang="{words(item.language)}"')
        put(">\n")
        if item.label:
            put(f"<title>{words(item.label)}</title>\n")
        if item.description:
            put(f"<desc>{words(item.description)}</desc>\n")
        is_link = item.url.lower().startswith(_SAFE_SCHEMES)
        if is_link:
            put(f'<a href="{words(item.url)}">\n')
        x, y = dx + item.x, dy + item.y
        self._primitives(item.primitives, x, y, 1.0)
        for child in item.children:
            self._item(child, x, y, is_sample=is_sample or is_page_part)
        put("</a>\n</g>\n" if is_link else "</g>\n")

    def _meaning(self, item: SceneItem) -> str:
        return attributes(
            data_kind=item.kind,
            data_record=item.record_id if item.record_id != item.id else None,
            data_element_kind=item.element_kind,
            data_link_kind=item.link_kind,
            data_line_kind=item.line_kind,
            data_lane=item.lane_role,
            data_lane_id=item.lane_id,
            data_stage=item.stage_id,
            data_step=item.step_id,
            data_persona=item.persona_id,
            data_source=item.source_id,
            data_target=item.target_id,
            data_members=" ".join(self._members.get(item.id, ())),
        )

    # ---- primitives; (dx, dy) and scale lead from their coordinates to the page

    def _primitives(
        self, primitives: tuple[Primitive, ...], dx: float, dy: float, scale: float
    ) -> None:
        for found in _with_lines(primitives):
            match found:
                case [TextRun(), *_]:
                    self._text(found, dx, dy, scale)
                case RectShape():
                    self._rect(found, dx, dy, scale)
                case PathShape():
                    self._path(found, dx, dy, scale)
                case Group():
                    self._primitives(
                        found.children,
                        dx + found.dx * scale,
                        dy + found.dy * scale,
                        scale * found.scale,
                    )
                case Clip():
                    self._clip(found, dx, dy, scale)
                case ImageShape():
                    self._image(found, dx, dy, scale)

    def _box(self, shape: RectShape | ImageShape | Clip, dx: float, dy: float, scale: float) -> str:
        return (
            f' x="{number(dx + shape.x * scale)}" y="{number(dy + shape.y * scale)}"'
            f' width="{number(shape.width * scale)}" height="{number(shape.height * scale)}"'
        )

    def _rect(self, shape: RectShape, dx: float, dy: float, scale: float) -> None:
        radius = min(shape.radius, shape.width / 2, shape.height / 2) * scale
        corner = f' rx="{number(radius)}"' if radius > 0 else ""
        self._parts.append(
            f"<rect{self._box(shape, dx, dy, scale)}{corner}"
            f"{self._fill(shape.fill, 1.0)}{self._stroke(shape.stroke, scale)}/>\n"
        )

    def _path(self, shape: PathShape, dx: float, dy: float, scale: float) -> None:
        data = _path_data(shape.commands, dx, dy, scale)
        self._parts.append(
            f'<path d="{data}"{self._fill(shape.fill, shape.opacity)}'
            f"{self._stroke(shape.stroke, scale)}/>\n"
        )

    def _text(self, line: list[TextRun], dx: float, dy: float, scale: float) -> None:
        first = line[0]
        x, y = dx + first.x * scale, dy + first.y * scale
        turn = (
            f' transform="rotate({number(first.rotation)} {number(x)} {number(y)})"'
            if first.rotation
            else ""
        )
        is_bold = first.style == "bold" and not (len(line) == 1 and _has_one_weight(first))
        weight = ' font-weight="700"' if is_bold else ""
        self._parts.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{number(first.size * scale)}"'
            f"{weight}{self._fill(first.paint, 1.0)}{turn}"
        )
        if len(line) == 1:
            self._parts.append(f"{self._run(first, scale)}</text>\n")
            return
        self._parts.append(' xml:space="preserve">')
        for run in line:
            # In turned text, too, the runs follow each other along the baseline before turning.
            self._parts.append(f'<tspan x="{number(x)}"{self._run(run, scale)}</tspan>')
            x += run.width * scale
        self._parts.append("</text>\n")

    def _run(self, run: TextRun, scale: float) -> str:
        text = run.text
        space = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
        # Where the font is missing, another one is squeezed into the measured width.
        length = (
            f' textLength="{number(run.width * scale)}" lengthAdjust="spacingAndGlyphs"'
            if run.width > 0
            else ""
        )
        return f"{self._family(run)}{length}{space}>{words(text)}"

    def _family(self, run: TextRun) -> str:
        key = (run.family, run.style)
        found = self._families.get(key)
        if found is None:
            face = fonts.face(run.family, run.style)
            names = dict.fromkeys((face.name, run.family, "sans-serif"))
            found = f' font-family="{words(", ".join(names))}"'
            if run.style == "bold" and _has_one_weight(run):
                # A viewer would smear them.
                found += ' font-weight="400"'
            self._families[key] = found
        return found

    def _clip(self, clip: Clip, dx: float, dy: float, scale: float) -> None:
        name = words(self._ids.take("clip"))
        shape = f"<rect{self._box(clip, dx, dy, scale)}/>"
        if clip.outline:
            shape = f'<path d="{_path_data(clip.outline, dx, dy, scale)}"/>'
        self._parts.append(
            # Within defs, viewers that know no clipping leave it out.
            f'<defs><clipPath id="{name}">{shape}</clipPath></defs>\n<g clip-path="url(#{name})">\n'
        )
        self._primitives(clip.children, dx, dy, scale)
        self._parts.append("</g>\n")

    def _image(self, image: ImageShape, dx: float, dy: float, scale: float) -> None:
        data = self._images.get(image.sha256, b"")
        kind = media_type(data)
        box = self._box(image, dx, dy, scale)
        if kind is None:
            self._parts.append(f"<rect{box}{self._fill('image.missing', 1.0)}/>\n")
            return
        self._parts.append(
            f'<image{box} preserveAspectRatio="none"'
            f' href="data:{kind};base64,{b64encode(data).decode()}"/>\n'
        )

    # ---- paint

    def _fill(self, token: str | None, opacity: float) -> str:
        if token is None:
            return ' fill="none"'
        colour = self._theme.colour(token)
        return f' fill="{colour.hex}"{_opacity("fill", colour, opacity)}'

    def _stroke(self, stroke: Stroke | None, scale: float) -> str:
        if stroke is None or stroke.width <= 0:
            return ""
        colour = self._theme.colour(stroke.paint)
        dash = " ".join(number(length * scale) for length in stroke.dash)
        return (
            f' stroke="{colour.hex}"{_opacity("stroke", colour, 1.0)}'
            f' stroke-width="{number(stroke.width * scale)}"'
            + (f' stroke-dasharray="{dash}"' if dash else "")
            + (' stroke-linecap="round"' if stroke.cap == "round" else "")
            + (' stroke-linejoin="round"' if stroke.join == "round" else "")
        )


def _path_data(commands: Commands, dx: float, dy: float, scale: float) -> str:
    data = []
    for name, *values in commands:
        numbers = [
            number((dy if at % 2 else dx) + float(value) * scale) for at, value in enumerate(values)
        ]
        data.append(f"{name}{' '.join(numbers)}")
    return "".join(data)


def _has_one_weight(run: TextRun) -> bool:
    """Say whether the family of a bold run has no bold face, as that of emoji."""
    return fonts.face(run.family, run.style).style != run.style


def _nested(items: tuple[SceneItem, ...]) -> Iterator[SceneItem]:
    """Yield items and what is inside them, in the order in which they are written."""
    for item in items:
        yield item
        yield from _nested(item.children)


def _opacity(what: str, colour: Colour, opacity: float) -> str:
    share = colour.opacity * opacity
    return f' {what}-opacity="{number(share)}"' if share < 1 else ""


def _with_lines(primitives: tuple[Primitive, ...]) -> Iterator[Primitive | list[TextRun]]:
    """Yield the primitives with the runs of one line of text gathered into a list."""
    line: list[TextRun] = []
    for primitive in primitives:
        if isinstance(primitive, TextRun):
            if line and not _continues(line[-1], primitive):
                yield line
                line = []
            line.append(primitive)
            continue
        if line:
            yield line
            line = []
        yield primitive
    if line:
        yield line


def _continues(before: TextRun, run: TextRun) -> bool:
    """Say whether a run goes on where the one before it ends, in the same look."""
    if (run.size, run.style, run.paint, run.rotation) != (
        before.size,
        before.style,
        before.paint,
        before.rotation,
    ):
        return False
    if run.rotation:
        distance = math.hypot(run.x - before.x, run.y - before.y)
        return abs(distance - before.width) < 0.01
    return abs(run.y - before.y) < 0.01 and abs(before.x + before.width - run.x) < 0.01
