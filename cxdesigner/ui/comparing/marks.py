"""The marks of what has changed on a canvas, and what they say when the pointer rests on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QGraphicsItem, QToolTip

from cxdesigner.base.geometry import Point
from cxdesigner.scene.change_signs import Mark
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect
from cxdesigner.ui.canvas.view import CanvasView


class ChangeMarks(OverlayItem):
    """Draws marks over the drawing and under the selection."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, -2)
        self.marks: tuple[Mark, ...] = ()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks and no others."""
        self.marks = tuple(marks)
        area = QRectF()
        for mark in self.marks:
            area = area.united(qrect(mark.item.rect))
        self.cover(area)

    def at(self, point: Point) -> Mark | None:
        """Return the mark at a place of the scene, the smallest of several."""
        found = [mark for mark in self.marks if mark.hot.contains(point)]
        return min(found, key=lambda mark: mark.hot.width * mark.hot.height, default=None)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        seen: QRectF = option.exposedRect
        for mark in self.marks:
            if seen.intersects(qrect(mark.item.rect)):
                self.brush.draw_item(painter, mark.item)


class MarkTips(QObject):
    """Says what a mark stands for when the pointer rests on it."""

    def __init__(self, canvas: CanvasView, marks: ChangeMarks, words: Callable[[str], str]) -> None:
        super().__init__(canvas)
        self._canvas, self._marks, self._words = canvas, marks, words
        canvas.viewport().installEventFilter(self)

    def text_at(self, point: Point) -> str:
        """Return what is said at a place of the scene; '' without a mark."""
        mark = self._marks.at(point)
        return "" if mark is None else self._words(mark.record_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or not self._marks.marks:
            return False
        place = self._canvas.mapToScene(event.pos())
        text = self.text_at(Point(place.x(), place.y()))
        if not text:
            return False
        QToolTip.showText(event.globalPos(), text, self._canvas.viewport())
        return True
