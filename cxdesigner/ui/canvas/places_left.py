"""What a drawing that has only begun shows on the screen: where things can go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.items import Layer
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect

_SIZE = 10.0
_INDENT = 16.0


class EmptyCells(OverlayItem):
    """Where something can be put."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 0)
        self.setZValue(int(Layer.GRID))
        self.cells: tuple[Rect, ...] = ()

    def show_cells(self, cells: Iterable[Rect]) -> None:
        """Outline these cells and no others."""
        found = tuple(cells)
        if found == self.cells:
            return
        self.cells = found
        area = QRectF()
        for cell in found:
            area = area.united(qrect(cell))
        self.cover(area.adjusted(-2, -2, 2, 2) if found else QRectF())

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        pen = QPen(self.colour("element.border"), 1.0)
        pen.setCosmetic(True)
        pen.setDashPattern([3.0, 4.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(0.6 * self.opacity())
        for cell in self.cells:
            painter.drawRoundedRect(qrect(cell), 5, 5)


class BandHint(OverlayItem):
    """Says in the band of the emotion curve how its first point is made."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 0)
        self.text = ""
        self._room = QRectF()

    def show_in(self, room: Rect | None, text: str) -> None:
        """Write a text into a part of the scene; None writes nothing."""
        place = QRectF() if room is None else qrect(room)
        words = "" if room is None else text
        if (words, place) != (self.text, self._room):
            self.text, self._room = words, place
            self.cover(place)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if not self.text:
            return
        font = QApplication.font()
        font.setPixelSize(round(_SIZE))
        painter.setFont(font)
        painter.setPen(self.colour("ink.secondary"))
        # Right above the neutral line, clear of the next one.
        low = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        room = self._room.adjusted(_INDENT, 0, 0, -2)
        if widget is not None:
            # In a narrow window it goes on in a second line rather than out of sight.
            seen = widget.width() / painter.worldTransform().m11()
            room.setWidth(min(room.width(), seen - 2 * _INDENT))
        painter.drawText(room, low | int(Qt.TextFlag.TextWordWrap), self.text)
