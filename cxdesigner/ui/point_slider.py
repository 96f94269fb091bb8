"""A slider that goes to where it is clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider


class PointSlider(QSlider):
    """A horizontal slider whose handle comes to the pointer and follows it while it is held."""

    handle_px = 5.0
    """Half the width of the handle: so far from the ends lie the least and the greatest value."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def go_to(self, position: int) -> None:
        """Take the position that the pointer is at."""
        self.setValue(position)

    def _position_at(self, x: float) -> int:
        room = max(1.0, self.width() - 2 * self.handle_px)
        share = min(1.0, max(0.0, (x - self.handle_px) / room))
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.go_to(self._position_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.go_to(self._position_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
