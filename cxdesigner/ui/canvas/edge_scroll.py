"""Scrolling while something is dragged near the edge of the viewport."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer

from cxdesigner.ui.canvas.pointer import PointerEvent

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

EDGE_PX = 28.0
"""How near the edge of the viewport a drag makes it scroll, in pixels."""

EDGE_MS = 16
_MOST_PX = 40.0


class EdgeScroll(QObject):
    """Turns a canvas on while a drag rests near its edge, and tells the drag of each turn."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._speed = QPointF()
        self._place = QPointF()
        self._send: Callable[[PointerEvent], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EDGE_MS)
        self._timer.timeout.connect(self._turn)

    def follow(self, position: QPointF, send: Callable[[PointerEvent], None]) -> None:
        """Follow a drag at a viewport position; ``send`` takes the moves of the scene below it."""
        port = self._view.viewport().rect()
        speed = QPointF(
            edge_speed(position.x(), port.width()), edge_speed(position.y(), port.height())
        )
        self._place, self._speed, self._send = position, speed, send
        if speed.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag is over."""
        self._timer.stop()
        self._send = None

    def _turn(self) -> None:
        tool = self._view.tool
        if self._send is None or tool is None or not tool.is_dragging:
            self.stop()
            return
        self._view.scroll_by(self._speed.x(), self._speed.y())
        self._send(self._view.pointer(self._place, QEvent(QEvent.Type.None_), "left"))


def edge_speed(place: float, length: int) -> float:
    """Return how far a drag at a place scrolls in one turn, in pixels."""
    beyond = min(0.0, place - EDGE_PX) + max(0.0, place - length + EDGE_PX)
    return max(-_MOST_PX, min(_MOST_PX, beyond * 0.5))
