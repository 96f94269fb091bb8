"""The drawing from afar: flat boxes and hair lines, without texts, many in one call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cxdesigner.qtrender.decoded import LEVELS
from cxdesigner.scene.items import ItemKind, SceneItem
from cxdesigner.scene.primitives import Clip, Group, ImageShape, PathShape, Primitive, RectShape
from cxdesigner.ui.canvas.paint import CanvasPaint

_DRAWN: frozenset[ItemKind] = frozenset({"lane", "emotion_axis", "line", "link", "emotion_curve"})
"""Kinds of which the shapes are drawn as they are."""

SEEN_AFAR: frozenset[ItemKind] = _DRAWN | {"element", "emotion"}
"""Kinds of which anything is drawn."""

PlacedImage = tuple[QRectF, str]
"""A place in the scene and the SHA-256 of a picture."""

_LEAST_PICTURE = 20.0
"""Icons are too small to be seen from afar, in points."""


def _images(primitives: Iterable[Primitive], dx: float, dy: float) -> Iterator[PlacedImage]:
    """Yield the pictures of an element with their places."""
    for found in primitives:
        match found:
            case Group(scale=scale) if scale == 1.0:
                yield from _images(found.children, dx + found.dx, dy + found.dy)
            case Clip():
                yield from _images(found.children, dx, dy)
            case ImageShape(width=width) if width >= _LEAST_PICTURE:
                yield QRectF(found.x + dx, found.y + dy, width, found.height), found.sha256
            case _:
                pass


def is_ground(paint: str) -> bool:
    """Say whether a paint token is a colour of the ground, as halos have it."""
    return paint == "halo" or paint.endswith((".tint", ".fill"))


def _paint_of(point: SceneItem) -> str:
    """Return the colour of the sign of a point of a curve, filled or not."""
    for shape in point.primitives:
        if isinstance(shape, PathShape | RectShape):
            paints = (shape.fill, shape.stroke.paint if shape.stroke is not None else None)
            for paint in paints:
                if paint is not None and not is_ground(paint):
                    return paint
    return "emotion.curve"


class PlainDrawing:
    """Boxes and lines by colour, collected from items and drawn batch by batch."""

    def __init__(self) -> None:
        self._fills: dict[str, list[QRectF]] = {}
        self._bars: dict[str, list[QRectF]] = {}
        self._boxes: list[QRectF] = []
        self.images: list[PlacedImage] = []
        """Pictures of elements with their places."""

        self._lines: dict[str, list[QLineF]] = {}

    def add(self, items: Iterable[SceneItem]) -> None:
        """Collect items; their texts are left out."""
        for item in items:
            if item.kind in _DRAWN:
                self._add(item.primitives, item.x, item.y)
            elif item.kind == "element":
                self._add_element(item)
            elif item.kind == "emotion":
                rect = item.bounds
                place = QRectF(item.x + rect.x, item.y + rect.y, rect.width, rect.height)
                self._bars.setdefault(_paint_of(item), []).append(place)

    def _add_element(self, item: SceneItem) -> None:
        bounds = item.bounds
        x, y = item.x + bounds.x, item.y + bounds.y
        self._boxes.append(QRectF(x, y, bounds.width, bounds.height))
        found = list(_images(item.primitives, item.x, item.y))
        if found:
            self.images += found
            return
        # One stroke in the colour of the lane stands for the text.
        pad = min(10.0, bounds.width / 8)
        bar = QRectF(x + pad, y + bounds.height * 0.28, bounds.width * 0.62, bounds.height * 0.2)
        self._bars.setdefault(f"lane.{item.lane_role or 'customer'}", []).append(bar)

    def _add(self, primitives: Iterable[Primitive], dx: float, dy: float) -> None:
        for found in primitives:
            match found:
                case Group(scale=scale) if scale == 1.0:
                    self._add(found.children, dx + found.dx, dy + found.dy)
                case Clip():
                    self._add(found.children, dx, dy)
                case RectShape(fill=fill) if fill is not None:
                    self._fills.setdefault(fill, []).append(
                        QRectF(found.x + dx, found.y + dy, found.width, found.height)
                    )
                case PathShape(fill=None, stroke=stroke) if stroke is not None:
                    # Halos are wider than what they surround.
                    if not is_ground(stroke.paint):
                        self._add_lines(found, stroke.paint, dx, dy)
                case _:
                    pass

    def _add_lines(self, shape: PathShape, paint: str, dx: float, dy: float) -> None:
        lines = self._lines.setdefault(paint, [])
        x = y = 0.0
        for name, *values in shape.commands:
            if name == "Z":
                continue
            to_x, to_y = float(values[-2]) + dx, float(values[-1]) + dy
            if name != "M":
                lines.append(QLineF(x, y, to_x, to_y))
            x, y = to_x, to_y

    def draw(self, painter: QPainter, paint: CanvasPaint) -> None:
        """Draw all but pictures, lowest first; lines are one pixel wide."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for token, rects in self._fills.items():
            painter.setBrush(paint.qcolor(token))
            painter.drawRects(rects)
        for token, lines in self._lines.items():
            painter.setPen(QPen(paint.qcolor(token), 0))
            painter.drawLines(lines)
        if self._boxes:
            painter.setPen(QPen(paint.qcolor("element.border"), 0))
            painter.setBrush(paint.qcolor("element.fill"))
            painter.drawRects(self._boxes)
        painter.setPen(Qt.PenStyle.NoPen)
        for token, rects in self._bars.items():
            painter.setBrush(paint.qcolor(token))
            painter.drawRects(rects)


def draw_images(painter: QPainter, paint: CanvasPaint, images: Iterable[PlacedImage]) -> None:
    """Draw pictures as small ones.

    Never into a recorded picture: it would pack and unpack them each time.
    """
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for rect, sha256 in images:
        image = paint.pictures.get(sha256, LEVELS[0])
        if image.isNull():
            painter.fillRect(rect, paint.qcolor("image.missing"))
        else:
            painter.drawImage(rect, image, QRectF(image.rect()))
