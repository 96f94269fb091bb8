"""Marks around what was found on the canvas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from cxdesigner.base.geometry import Rect
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect

_TOP = 990.0
"""Over the drawing, below the frames of what is selected."""


class HitFrames(QGraphicsItem):
    """A tint over everything that something was found in, as few strokes as possible."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__()
        self._brush = paint
        self._boxes: list[QRectF] = []
        self._area = QRectF()
        self.setZValue(_TOP)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def count(self) -> int:
        """How many things are marked."""
        return len(self._boxes)

    @property
    def rects(self) -> tuple[Rect, ...]:
        """The marks in scene coordinates."""
        return tuple(Rect(box.x(), box.y(), box.width(), box.height()) for box in self._boxes)

    def show_rects(self, rects: Sequence[Rect]) -> None:
        """Mark these parts of the scene and no others."""
        if not rects and not self._boxes:
            return
        self.prepareGeometryChange()
        self._boxes = [qrect(rect.grown(2.0)) for rect in rects]
        self._area = QRectF()
        for box in self._boxes:
            self._area = self._area.united(box)
        self._area.adjust(-3, -3, 3, 3)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: Any = None
    ) -> None:
        exposed: QRectF = option.exposedRect
        pen = QPen(self._brush.qcolor("find.hit"), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self._brush.qcolor("find.hit.fill"))
        for box in self._boxes:
            if box.intersects(exposed):
                painter.drawRoundedRect(box, 5, 5)
