"""What a filter does not let through, paled on the canvas.

A veil in the colour of its ground lies over each such element and link: nothing is laid out or
drawn anew. A stretch of the journey is worked out when it
is first seen, so that switching a filter takes as long as what is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect
from cxdesigner.qtrender.painter import path
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.primitives import Commands, Group, PathShape, Primitive
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.plain import is_ground
from cxdesigner.ui.canvas.reach import reach_of
from cxdesigner.ui.canvas.tile import qrect

STRETCH = 1280.0
"""Width of what is worked out at once, in points."""

BUDGET_S = 0.012
"""Time for working out stretches within one frame, in seconds."""

_PALE = 0.78
_PLAIN = 0.18
"""Scale below which links are hair lines: the veil leaves them alone."""

Within = Callable[[float, float], Sequence[SceneItem]]
IsPale = Callable[[SceneItem], bool]


class _Stretch:
    """The veils of one stretch: boxes by paint token, ways of links as one path."""

    def __init__(self, items: Sequence[SceneItem], is_pale: IsPale) -> None:
        self.boxes: dict[str, list[QRectF]] = {}
        self.halos: dict[tuple[str, float], list[QLineF]] = {}
        self.fills = QPainterPath()
        for item in items:
            if item.kind not in ("element", "link", "link_label") or not is_pale(item):
                continue
            if item.kind == "link":
                self._add_link(item.primitives, item.x, item.y)
                continue
            ground = f"lane.{item.lane_role}.tint" if item.kind == "element" else "canvas"
            box = reach_of(item) if item.kind == "element" else item.bounds
            self.boxes.setdefault(ground, []).append(qrect(box.moved(item.x, item.y)))

    def _add_link(self, primitives: Sequence[Primitive], x: float, y: float) -> None:
        """Take in halo, heads and marks of a link as they are drawn.

        The halo is in the colours of the ground already and covers the line.
        """
        for found in primitives:
            match found:
                case PathShape(commands=commands, fill=fill, stroke=stroke):
                    if stroke is not None and is_ground(stroke.paint):
                        lines = self.halos.setdefault((stroke.paint, stroke.width), [])
                        lines += segments(commands, x, y)
                    elif fill is not None:
                        self.fills.addPath(path(commands).translated(x, y))
                case Group(dx=dx, dy=dy, scale=1.0, children=children):
                    self._add_link(children, x + dx, y + dy)

    def draw_links(self, painter: QPainter, veil: Callable[[str], QColor]) -> None:
        """Pale the links of this stretch."""
        for (ground, width), lines in self.halos.items():
            pen = QPen(veil(ground), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLines(lines)
        if not self.fills.isEmpty():
            painter.fillPath(self.fills, veil("canvas"))


def segments(commands: Commands, x: float, y: float) -> list[QLineF]:
    """Return the straight segments of a path, which begins at a place."""
    found: list[QLineF] = []
    at = QPointF()
    for name, *values in commands:
        if name == "Z":
            continue
        end = QPointF(float(values[-2]) + x, float(values[-1]) + y)
        if name != "M":
            found.append(QLineF(at, end))
        at = end
    return found


class FilterVeil(QGraphicsItem):
    """Pales what does not pass; shown while a filter is on."""

    def __init__(self, paint: CanvasPaint, within: Within) -> None:
        super().__init__()
        self._brush = paint
        self._within = within
        self._is_pale: IsPale | None = None
        self._stretches: dict[int, _Stretch] = {}
        self._area = QRectF()
        self.unfinished: Callable[[], object] = self.update
        """Called when a frame had no time for all that is seen; asks for another."""

        self.setZValue(int(Layer.HEADER) - 1)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    @property
    def worked_out(self) -> int:
        """How many stretches have been worked out, for tests."""
        return len(self._stretches)

    def show_pale(self, is_pale: IsPale | None, width: float, height: float) -> None:
        """Pale the items of a scene that a function names; None pales nothing."""
        self._is_pale = is_pale
        self.setVisible(is_pale is not None)
        area = qrect(Rect(0.0, 0.0, width, height).grown(24.0))
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self.forget()

    def forget(self) -> None:
        """Work everything out anew when it is seen: items or filter have changed."""
        self._stretches.clear()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if self._is_pale is None:
            return
        exposed: QRectF = option.exposedRect
        # An element may reach over from the stretch before.
        first = max(0, int(exposed.left() // STRETCH) - 1)
        last = int(exposed.right() // STRETCH)
        scale = painter.worldTransform().m11()
        deadline = perf_counter() + BUDGET_S
        for place in range(first, last + 1):
            stretch = self._stretches.get(place)
            if stretch is None:
                if perf_counter() > deadline:
                    # The rest in the next frame: nobody waits for what is far away.
                    self.unfinished()
                    break
                stretch = self._stretches[place] = self._work_out(place, self._is_pale)
            if scale >= _PLAIN:
                stretch.draw_links(painter, self._veil)
            painter.setPen(Qt.PenStyle.NoPen)
            for ground, boxes in stretch.boxes.items():
                painter.setBrush(self._veil(ground))
                painter.drawRects(boxes)

    def _work_out(self, place: int, is_pale: IsPale) -> _Stretch:
        left, right = place * STRETCH, (place + 1) * STRETCH
        found = self._within(left, right)
        # What begins elsewhere is in the stretch where it begins, or both would pale it.
        return _Stretch([item for item in found if left <= item.rect.x < right], is_pale)

    def _veil(self, token: str) -> QColor:
        colour = QColor(self._brush.qcolor(token))
        colour.setAlphaF(_PALE)
        return colour
