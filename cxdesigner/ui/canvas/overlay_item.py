"""What all drawings over the canvas have in common."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.ui.canvas.paint import CanvasPaint

_TOP = 1000.0


class OverlayItem(QGraphicsItem):
    """One drawing on top, in scene coordinates; takes no clicks (hit tests ask the scene)."""

    def __init__(self, paint: CanvasPaint, z: float) -> None:
        super().__init__()
        self.brush = paint
        self._rect = QRectF()
        self.setZValue(_TOP + z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def cover(self, rect: QRectF) -> None:
        """Cover a part of the scene from now on."""
        if rect != self._rect:
            self.paint_away()
            self.prepareGeometryChange()
            self._rect = rect
        self.update()

    def paint_away(self) -> None:
        """Have what is under this painted anew, before it goes elsewhere.

        Qt does so in a turn of its own, and forgets the old place when anything is painted first.
        """
        if self._rect.isEmpty():
            return
        for view in self.scene().views():
            seen = self.deviceTransform(view.viewportTransform()).mapRect(self._rect)
            view.viewport().update(seen.toAlignedRect().adjusted(-2, -2, 2, 2))

    def boundingRect(self) -> QRectF:
        return self._rect

    def colour(self, token: str) -> QColor:
        """Return the colour of a token."""
        return self.brush.qcolor(token)
