"""Primitives on a QPainter, at the places where PDF and SVG have them.

Glyphs are placed by the advances that `scene.measure` knows, never by Qt's own layout.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QImage, QPaintEngine, QPainter, QPainterPath

from cxdesigner.base.colour import luminance
from cxdesigner.base.geometry import Rect
from cxdesigner.qtrender.decoded import DecodedPictures, PictureSource
from cxdesigner.qtrender.per_thread import cached_per_thread
from cxdesigner.qtrender.resources import PaintBox, font, raw_font
from cxdesigner.scene import fonts
from cxdesigner.scene.items import Page, SceneItem
from cxdesigner.scene.primitives import (
    Clip,
    FontStyle,
    Group,
    ImageShape,
    PathShape,
    Primitive,
    RectShape,
    TextRun,
)
from cxdesigner.scene.theme import Theme

_NO_IMAGES: Mapping[str, bytes] = MappingProxyType({})

# Type size at which Qt measures as exactly as reportlab; runs are scaled down from it.
_EXACT_PIXELS = 1000

# Qt paints nothing of a sized `QRawFont` from 64 pixels on, where it stops caching glyphs.
_LARGEST_GLYPH = 60.0

# These engines record or print texts, not glyphs: a run of glyphs would be lost in them.
_TEXT_ENGINES = frozenset({QPaintEngine.Type.Picture, QPaintEngine.Type.User})


class ScenePainter:
    """Draws scenes in one theme; keeps its pens, brushes and pictures between calls.

    The painter's units are points; scale the painter for other resolutions.
    """

    def __init__(
        self, theme: Theme, images: Mapping[str, bytes] | PictureSource = _NO_IMAGES
    ) -> None:
        self._box = PaintBox(theme)
        self._is_dark = luminance(theme.colour("ink")) > luminance(theme.colour("canvas"))
        self._pictures = DecodedPictures(images) if isinstance(images, Mapping) else images

    @property
    def theme(self) -> Theme:
        """The theme that paint tokens are looked up in."""
        return self._box.theme

    # ---- scenes

    def draw_page(
        self,
        painter: QPainter,
        page: Page,
        exposed: Rect | None = None,
        ordered: Iterable[SceneItem] | None = None,
    ) -> None:
        """Draw one sheet, its ground included; only what meets `exposed`, if given, in points.

        `ordered` are its items in the order of painting, for whoever draws it in many pieces.
        """
        sheet = QRectF(0.0, 0.0, page.width, page.height)
        painter.fillRect(sheet, self._box.brush("canvas"))
        items = page.scene.in_paint_order() if ordered is None else ordered
        self.draw_items(painter, items, exposed)

    def draw_items(
        self, painter: QPainter, items: Iterable[SceneItem], exposed: Rect | None = None
    ) -> None:
        """Draw items in the order given; only those that meet `exposed`, if given."""
        for item in items:
            if exposed is None or reaches(item, exposed):
                self.draw_item(painter, item)

    def draw_item(self, painter: QPainter, item: SceneItem) -> None:
        """Draw one item and those inside it, at its place."""
        painter.translate(item.x, item.y)
        self.draw_primitives(painter, item.primitives)
        for child in item.children:
            self.draw_item(painter, child)
        painter.translate(-item.x, -item.y)

    # ---- primitives

    def draw_primitives(self, painter: QPainter, primitives: Iterable[Primitive]) -> None:
        """Draw primitives in coordinates of the painter."""
        for found in primitives:
            match found:
                case TextRun():
                    self._text(painter, found)
                case RectShape():
                    self._rect(painter, found)
                case PathShape():
                    self._path(painter, found)
                case Group():
                    painter.save()
                    painter.translate(found.dx, found.dy)
                    painter.scale(found.scale, found.scale)
                    self.draw_primitives(painter, found.children)
                    painter.restore()
                case Clip():
                    painter.save()
                    if found.outline:
                        outline = path(found.outline)
                        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
                    else:
                        painter.setClipRect(_rect(found), Qt.ClipOperation.IntersectClip)
                    self.draw_primitives(painter, found.children)
                    painter.restore()
                case ImageShape():
                    self._image(painter, found)

    def _set_paint(
        self, painter: QPainter, shape: RectShape | PathShape, opacity: float = 1.0
    ) -> None:
        if shape.fill is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(self._box.brush(shape.fill, opacity))
        if shape.stroke is None or shape.stroke.width <= 0:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(self._box.pen(shape.stroke))

    def _rect(self, painter: QPainter, shape: RectShape) -> None:
        self._set_paint(painter, shape)
        radius = min(shape.radius, shape.width / 2, shape.height / 2)
        if radius > 0:
            painter.drawRoundedRect(_rect(shape), radius, radius)
        else:
            painter.drawRect(_rect(shape))

    def _path(self, painter: QPainter, shape: PathShape) -> None:
        self._set_paint(painter, shape, shape.opacity)
        painter.drawPath(path(shape.commands))

    def _image(self, painter: QPainter, shape: ImageShape) -> None:
        scale = math.sqrt(abs(painter.deviceTransform().determinant()))
        image = self._pictures.get(shape.sha256, max(shape.width, shape.height) * scale)
        if image.isNull():
            painter.fillRect(_rect(shape), self._box.brush("image.missing"))
            return
        if self._is_dark:
            # A drawing without a ground is made for paper: black on dark is not seen.
            painter.fillRect(_rect(shape), self._box.brush("ink"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_rect(shape), image, QRectF(QImage.rect(image)))

    def _text(self, painter: QPainter, run: TextRun) -> None:
        if not run.text:
            return
        painter.setPen(self._box.text_pen(run.paint))
        if painter.paintEngine().type() in _TEXT_ENGINES:
            _draw_as_text(painter, run)
            return
        pixels = run.size * math.sqrt(abs(painter.deviceTransform().determinant()))
        if pixels > _LARGEST_GLYPH:
            _draw_as_outlines(painter, run)
            return
        glyphs = glyph_run(run.text, run.family, run.style, run.size)
        if run.rotation:
            painter.save()
            painter.translate(run.x, run.y)
            painter.rotate(run.rotation)
            painter.drawGlyphRun(QPointF(0.0, 0.0), glyphs)
            painter.restore()
        else:
            painter.drawGlyphRun(QPointF(run.x, run.y), glyphs)


# How far strokes, halos and figures of a lens may reach over the bounds of an item.
_OVERHANG = 11.0


def reaches(item: SceneItem, area: Rect) -> bool:
    """Say whether anything of an item, badges across its edge included, may lie in an area."""
    if item.rect.grown(_OVERHANG).intersects(area):
        return True
    if not item.children:
        return False
    inside = area.moved(-item.x, -item.y)
    return any(reaches(child, inside) for child in item.children)


def _rect(shape: RectShape | ImageShape | Clip) -> QRectF:
    return QRectF(shape.x, shape.y, shape.width, shape.height)


@lru_cache(maxsize=4096)
def path(commands: tuple[tuple[str | float, ...], ...]) -> QPainterPath:
    """Return the path of a `PathShape`; do not change it, it is shared."""
    found = QPainterPath()
    for name, *values in commands:
        numbers = [float(value) for value in values]
        match name:
            case "M":
                found.moveTo(*numbers)
            case "L":
                found.lineTo(*numbers)
            case "C":
                found.cubicTo(*numbers)
            case _:
                found.closeSubpath()
    return found


@cached_per_thread(16384)
def glyph_run(text: str, family: str, style: FontStyle, size: float) -> QGlyphRun:
    """Return text as glyphs, each at the sum of the advances before it; size in points.

    Characters that the font lacks become its "missing" box.
    """
    face = fonts.face(family, style)
    found = QGlyphRun()
    raw = raw_font(family, style, size)
    found.setRawFont(raw)
    indexes = []
    positions = []
    at = 0.0
    for char in text:
        indexes += raw.glyphIndexesForString(char)[:1]
        positions.append(QPointF(at, 0.0))
        advance = face.advance(char)
        at += (face.missing_advance if advance is None else advance) * size
    found.setGlyphIndexes(indexes)
    found.setPositions(positions)
    return found


@cached_per_thread(2048)
def outlines(text: str, family: str, style: FontStyle, size: float) -> QPainterPath:
    """Return the shapes of the glyphs of `glyph_run`; do not change the path, it is shared."""
    glyphs = glyph_run(text, family, style, size)
    raw = glyphs.rawFont()
    found = QPainterPath()
    # Strokes of one glyph may overlap; where they do, there is no hole.
    found.setFillRule(Qt.FillRule.WindingFill)
    for index, place in zip(glyphs.glyphIndexes(), glyphs.positions(), strict=True):
        found.addPath(raw.pathForGlyph(index).translated(place))
    return found


def _draw_as_outlines(painter: QPainter, run: TextRun) -> None:
    painter.save()
    painter.translate(run.x, run.y)
    if run.rotation:
        painter.rotate(run.rotation)
    shapes = outlines(run.text, run.family, run.style, run.size)
    painter.fillPath(shapes, painter.pen().brush())
    painter.restore()


def _draw_as_text(painter: QPainter, run: TextRun) -> None:
    """Draw a run through Qt's text calls, squeezed to the measured width."""
    painter.save()
    painter.translate(run.x, run.y)
    if run.rotation:
        painter.rotate(run.rotation)
    scale = run.size / _EXACT_PIXELS
    painter.scale(scale, scale)
    painter.setFont(font(run.family, run.style, _EXACT_PIXELS))
    painter.drawText(QPointF(0.0, 0.0), run.text)
    painter.restore()
