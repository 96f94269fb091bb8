"""The marks of what has changed on a canvas, and what they say when the pointer rests on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QToolTip

from cxdesigner.base.geometry import Point
from cxdesigner.scene.change_signs import RADIUS, Mark, Sign
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect
from cxdesigner.ui.canvas.view import CanvasView

_SLICE_S = 0.01
_STRETCH = 1024.0
_WIDE = 8
"""Stretches from which on a mark counts as wide: lanes, ways across the journey."""

_LEAST_PX = 1.5
"""Radius of signs in pixels below which nobody can tell one from the other."""


class Laid:
    """Marks by stretches of the journey, so that nobody goes through all to paint a few."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks: list[Mark] = []
        self.area = QRectF()
        self.outlines: dict[Sign, list[QRectF]] = {}
        """What is seen from afar: around what each mark is about, by its first sign."""

        self._near: dict[int, list[int]] = {}
        self._wide: list[int] = []
        for mark in marks:
            self.add(mark)

    def add(self, mark: Mark) -> None:
        """Lay a further one over the others."""
        rect, at = mark.item.rect, len(self.marks)
        self.marks.append(mark)
        self.area = self.area.united(qrect(rect))
        self.outlines.setdefault(mark.signs[0], []).append(qrect(mark.hot))
        stretches = range(int(rect.x // _STRETCH), int(rect.right // _STRETCH) + 1)
        if len(stretches) > _WIDE:
            self._wide.append(at)
            return
        for stretch in stretches:
            self._near.setdefault(stretch, []).append(at)

    def between(self, left: float, right: float) -> Iterator[Mark]:
        """Yield what may lie between two places along the journey, the lowest first."""
        stretches = range(int(left // _STRETCH), int(right // _STRETCH) + 1)
        found = {at for stretch in stretches for at in self._near.get(stretch, ())}
        return (self.marks[at] for at in sorted(found.union(self._wide)))


class ChangeMarks(OverlayItem):
    """Draws marks over the drawing and under the selection."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, -2)
        self.marks: tuple[Mark, ...] = ()
        self._laid = Laid()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_laid(self, laid: Laid) -> None:
        """Show these marks and no others."""
        self._laid, self.marks = laid, tuple(laid.marks)
        self.cover(laid.area)

    def at(self, point: Point) -> Mark | None:
        """Return the mark at a place of the scene, the smallest of several."""
        near = self._laid.between(point.x, point.x)
        found = [mark for mark in near if mark.hot.contains(point)]
        return min(found, key=lambda mark: mark.hot.width * mark.hot.height, default=None)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if RADIUS * painter.worldTransform().m11() < _LEAST_PX:
            self._paint_outlines(painter)
            return
        seen: QRectF = option.exposedRect
        for mark in self._laid.between(seen.left(), seen.right()):
            if seen.intersects(qrect(mark.item.rect)):
                self.brush.draw_item(painter, mark.item)

    def _paint_outlines(self, painter: QPainter) -> None:
        painter.save()
        # A line of one pixel is seen in its own colour only if it is not smoothed.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for sign, rects in self._laid.outlines.items():
            pen = QPen(self.colour(f"change.{sign}"), 1.0)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRects(rects)
        painter.restore()


class MarksInTurn(QObject):
    """Makes the marks of a canvas for a while of each turn of the event loop, then shows them."""

    def __init__(self, marks: ChangeMarks, parent: QObject) -> None:
        super().__init__(parent)
        self._marks = marks
        self._laid = Laid()
        self._making: Iterator[Mark | None] = iter(())
        self._rest = Later(self._go_on, 1, parent=self)

    @property
    def is_current(self) -> bool:
        """Whether all are made."""
        return not self._rest.is_waiting

    def show(self, making: Iterable[Mark | None]) -> None:
        """Show what comes, None aside; until all have come what was shown stays."""
        self._rest.cancel()
        self._laid, self._making = Laid(), iter(making)
        self._go_on()

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE_S
        for mark in self._making:
            if mark is not None:
                self._laid.add(mark)
            if perf_counter() > until:
                self._rest.request()
                return
        self._making = iter(())
        self._marks.show_laid(self._laid)


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
