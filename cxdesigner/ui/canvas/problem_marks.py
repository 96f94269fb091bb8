"""What the rules say, on the canvas: a sign at each element or link, frames around one finding.

A sign tells its severity by its shape: an octagon is an error, a triangle a warning, a circle an
advice. Signs can be calm, all of them grey. They keep their size on the screen down to a zoom at
which they would hide what they are about.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Point
from cxdesigner.qtrender.painter import path
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.link_way import way_of
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect

if TYPE_CHECKING:
    from cxdesigner.rules.finding import Finding, Severity

RADIUS_PX = 8.0
LARGEST = 12.0
"""Radius in points that a sign never exceeds, however far one zooms out."""

_LEAST_PX = 0.6
"""Radius in pixels of signs that nobody can see."""

_AIR = 2 * LARGEST


def sign_radius(scale: float) -> float:
    """Return the radius of a sign in points at a scale of the canvas."""
    return min(LARGEST, RADIUS_PX / max(scale, 1e-6))


@dataclass(frozen=True, slots=True)
class ProblemMark:
    """One sign: where, how grave, and the findings it stands for."""

    point: Point
    severity: Severity
    findings: tuple[Finding, ...]


class ProblemMarks(OverlayItem):
    """All signs of one canvas."""

    def __init__(self, paint: CanvasPaint) -> None:
        # Above the frames of what is selected: they would strike the signs through.
        super().__init__(paint, 1.5)
        self.marks: tuple[ProblemMark, ...] = ()
        self.is_calm = False
        """Whether all signs are grey, whatever they say."""

        self._by_x: list[tuple[float, int]] = []
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_marks(self, marks: Sequence[ProblemMark]) -> None:
        """Show these signs and no others."""
        if tuple(marks) == self.marks:
            return
        self.marks = tuple(marks)
        self._by_x = sorted((mark.point.x, at) for at, mark in enumerate(self.marks))
        if not self.marks:
            self.cover(QRectF())
            return
        ys = [mark.point.y for mark in self.marks]
        (left, _first), (right, _last) = self._by_x[0], self._by_x[-1]
        area = QRectF(left, min(ys), right - left, max(ys) - min(ys))
        self.cover(area.adjusted(-_AIR, -_AIR, _AIR, _AIR))

    def calm(self, is_calm: bool) -> None:
        """Draw the signs in grey, or in the colours of what they say."""
        if is_calm != self.is_calm:
            self.is_calm = is_calm
            self.update()

    def mark_at(self, point: Point, scale: float) -> ProblemMark | None:
        """Return the sign at a place of the scene."""
        reach = sign_radius(scale)
        for mark in reversed(self.marks):
            if math.hypot(mark.point.x - point.x, mark.point.y - point.y) <= reach:
                return mark
        return None

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        seen: QRectF = option.exposedRect.adjusted(-_AIR, -_AIR, _AIR, _AIR)
        scale = painter.worldTransform().m11()
        radius = sign_radius(scale)
        if radius * scale < _LEAST_PX:
            return
        font = QFont(painter.font())
        font.setBold(True)
        font.setPointSizeF(max(1.0, radius * 0.9))
        painter.setFont(font)
        first = bisect_left(self._by_x, (seen.left(), 0))
        last = bisect_left(self._by_x, (seen.right(), len(self.marks)))
        for at in sorted(at for _x, at in self._by_x[first:last]):
            if seen.contains(QPointF(*self.marks[at].point)):
                self._paint_one(painter, self.marks[at], radius)

    def _paint_one(self, painter: QPainter, mark: ProblemMark, radius: float) -> None:
        name = f"problem.{mark.severity}"
        ink = self.colour("ui.text.secondary" if self.is_calm else name)
        fill = self.colour("ui.window" if self.is_calm else f"{name}.fill")
        middle = QPointF(*mark.point)
        painter.setPen(QPen(ink, radius * 0.18))
        painter.setBrush(fill)
        words = middle
        if mark.severity == "advice":
            painter.drawEllipse(middle, radius, radius)
        elif mark.severity == "warning":
            painter.drawPolygon(_polygon(middle, radius * 1.25, 3, -90.0))
            words = middle + QPointF(0.0, radius * 0.12)
        else:
            painter.setBrush(ink)
            painter.drawPolygon(_polygon(middle, radius * 1.08, 8, 22.5))
            painter.setPen(fill)
        count = len(mark.findings)
        text = str(count) if count > 1 else "i" if mark.severity == "advice" else "!"
        box = QRectF(words.x() - radius, words.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class ProblemFrames(OverlayItem):
    """Dashed frames around elements, and strokes along links, that one finding is about."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 0)
        self.items: tuple[SceneItem, ...] = ()
        self._severity = "warning"

    def show_items(self, items: Sequence[SceneItem], severity: str = "warning") -> None:
        """Frame these items and no others."""
        if tuple(items) == self.items and severity == self._severity:
            return
        self.items, self._severity = tuple(items), severity
        area = QRectF()
        for item in self.items:
            area = area.united(qrect(item.rect.grown(10)))
        self.cover(area)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        pen = QPen(self.colour(f"problem.{self._severity}"), 2.5)
        pen.setCosmetic(True)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for item in self.items:
            way = way_of(item) if item.kind == "link" else None
            if way is None:
                painter.drawRoundedRect(qrect(item.rect.grown(6)), 7, 7)
                continue
            painter.translate(item.x, item.y)
            painter.drawPath(path(way.commands))
            painter.translate(-item.x, -item.y)


def _polygon(middle: QPointF, radius: float, corners: int, start: float) -> QPolygonF:
    turn = 360.0 / corners
    angles = [math.radians(start + turn * corner) for corner in range(corners)]
    return QPolygonF(
        [middle + QPointF(math.cos(one) * radius, math.sin(one) * radius) for one in angles]
    )
