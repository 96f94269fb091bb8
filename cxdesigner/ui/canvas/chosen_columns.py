"""Columns of chosen steps, shown over the lanes where no header above could show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect, union
from cxdesigner.scene.items import Layer
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect


class ChosenColumns(OverlayItem):
    """A tint in a frame over the lanes, behind what stands in them."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, 0)
        self.setZValue(int(Layer.LINE) + 1)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._columns: tuple[Rect, ...] = ()

    def show_columns(self, columns: Iterable[Rect]) -> None:
        """Mark these parts of the scene and no others."""
        found = tuple(columns)
        if found != self._columns:
            self._columns = found
            self.cover(qrect(union(found).grown(2)) if found else QRectF())

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        pen = QPen(self.colour("selection"), 2.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self.colour("selection.fill"))
        seen: QRectF = option.exposedRect
        for column in self._columns:
            if seen.intersects(qrect(column.grown(2))):
                painter.drawRoundedRect(qrect(column), 6, 6)
