"""A few words at the pointer while something is dragged: what it makes, or why it cannot be."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsItem

from cxdesigner.base.geometry import Point
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint

WIDTH_PX = 260
_OFFSET_PX = QPointF(14.0, 18.0)
_PAD_PX = (9.0, 6.0)
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class Remark(OverlayItem):
    """One remark of a size that does not follow the zoom."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 9)
        self.text = ""
        self._refused = False
        self._box = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def show_at(
        self, point: Point | None, text: str = "", *, refused: bool = False, room: float = 1e9
    ) -> None:
        """Show a text beside a place of the scene; none without a place or a text.

        Parameters
        ----------
        room
            Pixels to the right of the place; where they are too few the text goes to the left.
        """
        if point is None or not text:
            if self.text:
                self.text = ""
                self.cover(QRectF())
            return
        if self.pos() != QPointF(*point):
            self.paint_away()
            self.setPos(*point)
        metrics = QFontMetrics(QApplication.font())
        found = metrics.boundingRect(0, 0, WIDTH_PX, 400, _WRAPPED, text)
        width = found.width() + 2 * _PAD_PX[0] + 1
        left = _OFFSET_PX.x() if width + _OFFSET_PX.x() < room else -width - _OFFSET_PX.x()
        box = QRectF(left, _OFFSET_PX.y(), width, found.height() + 2 * _PAD_PX[1])
        if (text, refused, box) != (self.text, self._refused, self._box):
            self.text, self._refused, self._box = text, refused, box
            self.cover(box.adjusted(-2, -2, 2, 2))

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if not self.text:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("drop.refused" if self._refused else "ui.tooltip"))
        painter.drawRoundedRect(self._box, 5, 5)
        painter.setPen(self.colour("handle.fill" if self._refused else "ui.tooltip.ink"))
        painter.setFont(QApplication.font())
        inside = self._box.adjusted(_PAD_PX[0], _PAD_PX[1], 1 - _PAD_PX[0], -_PAD_PX[1])
        painter.drawText(inside, _WRAPPED, self.text)
