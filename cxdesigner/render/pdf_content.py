"""Primitives as operators of a PDF content stream.

The operators are written here and not by reportlab's drawing calls, which take three times as
long; fonts, images and opacity, which need objects of their own, go through its canvas.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from cxdesigner.base.colour import Colour
from cxdesigner.base.geometry import Rect
from cxdesigner.base.progress import through
from cxdesigner.render.markup import number
from cxdesigner.render.pdf_fonts import font, keep_missing
from cxdesigner.render.pdf_pictures import PdfPictures
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.primitives import (
    Clip,
    FontStyle,
    Group,
    ImageShape,
    PathShape,
    Primitive,
    RectShape,
    Stroke,
    TextRun,
)
from cxdesigner.scene.theme import Theme

# Length of a Bézier handle over the radius of the quarter circle it stands for.
_ARC = 0.5522847498

_LINKED = ("https:", "http:", "mailto:")

# One subset of a font and the codes of the characters in it, as hexadecimal digits.
_Codes = tuple[tuple[str, str], ...]


class PdfContent:
    """Writes one document's pages into a canvas; PDF counts y upward from the sheet's foot."""

    def __init__(self, canvas: Canvas, theme: Theme, pictures: PdfPictures) -> None:
        self._canvas = canvas
        self._theme = theme
        self._pictures = pictures
        self._codes: dict[tuple[str, FontStyle, str], _Codes] = {}
        self._pens: dict[tuple[Stroke, float], tuple[float, str, str]] = {}
        self._height = 0.0
        self._code: list[str] = []
        self._forget()

    def page(self, width: float, height: float, items: Sequence[SceneItem]) -> None:
        """Draw the items on the page that the canvas has open."""
        self._height = height
        self._code = self._canvas._code
        self._forget()
        if self._theme.colour("canvas")[:3] != (255, 255, 255):
            self._rect(RectShape(0.0, 0.0, width, height, fill="canvas"), 0.0, 0.0, 1.0)
        for item in through(items, 100):
            self._item(item, 0.0, 0.0)

    def _item(self, item: SceneItem, dx: float, dy: float) -> None:
        x, y = dx + item.x, dy + item.y
        self._primitives(item.primitives, x, y, 1.0)
        for child in item.children:
            self._item(child, x, y)
        if item.url.lower().startswith(_LINKED):
            self._link(item.url, item.bounds.moved(x, y))

    def _link(self, url: str, area: Rect) -> None:
        bottom, top = self._height - area.bottom, self._height - area.y
        self._canvas.linkURL(url, (area.x, bottom, area.right, top), relative=0, thickness=0)

    # ---- state of the stream, so that nothing is said twice

    def _forget(self) -> None:
        self._fill_said: Colour | None = None
        self._stroke_said = ""
        self._pen_said = ""
        self._font_said: tuple[str, float] | None = None
        # What was asked for last: most shapes ask for the same again.
        self._fill_asked: tuple[str, float] | None = None
        self._stroke_asked: tuple[Stroke, float] | None = None

    def _opacity(self, key: str, share: float) -> None:
        # The canvas itself leaves out what is already so.
        self._canvas._extgstate.set(self._canvas, key, round(share, 4))

    def _set_fill(self, token: str, opacity: float = 1.0) -> None:
        if (token, opacity) == self._fill_asked:
            return
        self._fill_asked = token, opacity
        colour = self._theme.colour(token)
        self._opacity("ca", colour.opacity * opacity)
        if colour[:3] != (self._fill_said or ())[:3]:
            self._fill_said = colour
            self._code.append(f"{_rgb(colour)} rg")

    def _set_stroke(self, stroke: Stroke, scale: float) -> None:
        asked = stroke, scale
        if asked == self._stroke_asked:
            return
        self._stroke_asked = asked
        known = self._pens.get(asked)
        if known is None:
            known = self._pens[asked] = self._pen(stroke, scale)
        opacity, colour, pen = known
        self._opacity("CA", opacity)
        if colour != self._stroke_said:
            self._stroke_said = colour
            self._code.append(colour)
        if pen != self._pen_said:
            self._pen_said = pen
            self._code.append(pen)

    def _pen(self, stroke: Stroke, scale: float) -> tuple[float, str, str]:
        """Return the opacity of a stroke and the operators that set its colour and its pen."""
        colour = self._theme.colour(stroke.paint)
        dash = " ".join(number(length * scale) for length in stroke.dash)
        pen = (
            f"{number(stroke.width * scale)} w [{dash}] 0 d "
            f"{1 if stroke.cap == 'round' else 0} J {1 if stroke.join == 'round' else 0} j"
        )
        return colour.opacity, f"{_rgb(colour)} RG", pen

    # ---- primitives; (dx, dy) and scale lead from their coordinates to the page

    def _primitives(
        self, primitives: tuple[Primitive, ...], dx: float, dy: float, scale: float
    ) -> None:
        for found in primitives:
            match found:
                case TextRun():
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

    def _paint(
        self, outline: str, fill: str | None, stroke: Stroke | None, scale: float, opacity: float
    ) -> None:
        has_stroke = stroke is not None and stroke.width > 0
        if fill is not None:
            self._set_fill(fill, opacity)
        if stroke is not None and has_stroke:
            self._set_stroke(stroke, scale)
        if fill is not None or has_stroke:
            operator = "B" if fill is not None and has_stroke else "S" if has_stroke else "f"
            self._code.append(f"{outline} {operator}")

    def _box(
        self, shape: RectShape | ImageShape | Clip, dx: float, dy: float, scale: float
    ) -> tuple[float, float, float, float]:
        height = shape.height * scale
        bottom = self._height - dy - shape.y * scale - height
        return dx + shape.x * scale, bottom, shape.width * scale, height

    def _rect(self, shape: RectShape, dx: float, dy: float, scale: float) -> None:
        x, y, width, height = self._box(shape, dx, dy, scale)
        radius = min(shape.radius * scale, width / 2, height / 2)
        if radius > 0:
            outline = _rounded(x, y, width, height, radius)
        else:
            outline = f"{number(x)} {number(y)} {number(width)} {number(height)} re"
        self._paint(outline, shape.fill, shape.stroke, scale, 1.0)

    def _path(self, shape: PathShape, dx: float, dy: float, scale: float) -> None:
        outline = self._outline(shape.commands, dx, dy, scale)
        self._paint(outline, shape.fill, shape.stroke, scale, shape.opacity)

    def _outline(
        self, commands: tuple[tuple[Any, ...], ...], dx: float, dy: float, scale: float
    ) -> str:
        top = self._height - dy
        parts = []
        # Most of a drawing passes here: one formatting for each command.
        for command in commands:
            name = command[0]
            if name == "L":
                parts.append(f"{dx + command[1] * scale:.2f} {top - command[2] * scale:.2f} l")
            elif name == "C":
                parts.append(_curve(command, dx, top, scale))
            elif name == "Z":
                parts.append("h")
            else:
                parts.append(f"{dx + command[1] * scale:.2f} {top - command[2] * scale:.2f} m")
        return " ".join(parts)

    def _text(self, run: TextRun, dx: float, dy: float, scale: float) -> None:
        if not run.text:
            return
        self._set_fill(run.paint)
        x, y = dx + run.x * scale, self._height - dy - run.y * scale
        if run.rotation:
            turn = math.radians(run.rotation)
            cos, sin = f"{math.cos(turn):.6f}", f"{math.sin(turn):.6f}"
            minus = f"{-math.sin(turn):.6f}"
            matrix = f"{cos} {minus} {sin} {cos}"
        else:
            matrix = "1 0 0 1"
        parts = [f"BT {matrix} {number(x)} {number(y)} Tm"]
        size = run.size * scale
        for name, codes in self._codes_of(run):
            if (name, size) != self._font_said:
                self._font_said = (name, size)
                parts.append(f"{name} {number(size)} Tf")
            parts.append(f"<{codes}> Tj")
        parts.append("ET")
        self._code.append(" ".join(parts))

    def _codes_of(self, run: TextRun) -> _Codes:
        key = (run.family, run.style, run.text)
        found = self._codes.get(key)
        if found is None:
            loaded = font(run.family, run.style)
            keep_missing(loaded, run.text)
            document = self._canvas._doc
            found = self._codes[key] = tuple(
                (loaded.getSubsetInternalName(subset, document), codes.hex())
                for subset, codes in loaded.splitString(run.text, document)
            )
        return found

    def _clip(self, clip: Clip, dx: float, dy: float, scale: float) -> None:
        if clip.outline:
            outline = self._outline(clip.outline, dx, dy, scale)
        else:
            x, y, width, height = self._box(clip, dx, dy, scale)
            outline = f"{number(x)} {number(y)} {number(width)} {number(height)} re"
        self._canvas.saveState()
        self._code.append(f"{outline} W n")
        self._primitives(clip.children, dx, dy, scale)
        self._canvas.restoreState()
        self._forget()

    def _image(self, image: ImageShape, dx: float, dy: float, scale: float) -> None:
        reader = self._pictures.get(image.sha256)
        if reader is None:
            shape = RectShape(image.x, image.y, image.width, image.height, fill="image.missing")
            self._rect(shape, dx, dy, scale)
            return
        x, y, width, height = self._box(image, dx, dy, scale)
        self._opacity("ca", 1.0)
        self._fill_asked = None
        self._canvas.drawImage(reader, x, y, width, height, mask="auto")


@cache
def _rgb(colour: Colour) -> str:
    return " ".join(f"{part / 255:.4g}" for part in colour[:3])


def _curve(command: tuple[Any, ...], dx: float, top: float, scale: float) -> str:
    _name, x1, y1, x2, y2, x3, y3 = command
    return (
        f"{dx + x1 * scale:.2f} {top - y1 * scale:.2f} {dx + x2 * scale:.2f} "
        f"{top - y2 * scale:.2f} {dx + x3 * scale:.2f} {top - y3 * scale:.2f} c"
    )


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Operators of a rectangle with round corners, from its lower left corner on."""
    right, top = x + width, y + height
    near = radius * (1 - _ARC)
    left_in, left_on = x + radius, x + near
    right_in, right_on = right - radius, right - near
    low_in, low_on = y + radius, y + near
    top_in, top_on = top - radius, top - near
    return (
        f"{left_in:.2f} {y:.2f} m {right_in:.2f} {y:.2f} l "
        f"{right_on:.2f} {y:.2f} {right:.2f} {low_on:.2f} {right:.2f} {low_in:.2f} c "
        f"{right:.2f} {top_in:.2f} l "
        f"{right:.2f} {top_on:.2f} {right_on:.2f} {top:.2f} {right_in:.2f} {top:.2f} c "
        f"{left_in:.2f} {top:.2f} l "
        f"{left_on:.2f} {top:.2f} {x:.2f} {top_on:.2f} {x:.2f} {top_in:.2f} c "
        f"{x:.2f} {low_in:.2f} l "
        f"{x:.2f} {low_on:.2f} {left_on:.2f} {y:.2f} {left_in:.2f} {y:.2f} c h"
    )
