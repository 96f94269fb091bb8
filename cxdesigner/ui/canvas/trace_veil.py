"""What leads to the selection and what follows from it, lit up over a paler drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect
from cxdesigner.qtrender.painter import path
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.link_way import way_of
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect

_PALE = 0.72
_DETAILED = 0.4
"""Scale below which frames say enough: what is in them could not be read."""

UP, DOWN, BOTH = "trace.up", "trace.down", "selection"


class TraceVeil(OverlayItem):
    """A veil over everything but what a trace found."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, -1)
        self.items: tuple[tuple[SceneItem, str], ...] = ()
        """What is lit up, with the paint token that says on which side it is."""

        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_items(
        self, area: Rect | None, items: Iterable[SceneItem], tokens: Mapping[str, str]
    ) -> None:
        """Light items up in an area; None lifts the veil.

        Parameters
        ----------
        tokens
            Record id → paint token of what is upstream, downstream or both.
        """
        self.items = tuple((item, tokens[item.record_id or item.id]) for item in items)
        self.cover(QRectF() if area is None else qrect(area))

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        seen: QRectF = option.exposedRect
        veil = QColor(self.colour("canvas"))
        veil.setAlphaF(_PALE)
        painter.fillRect(seen, veil)
        scale = painter.worldTransform().m11()
        for item, token in self.items:
            if not seen.intersects(qrect(item.rect.grown(8))):
                continue
            pen = QPen(self.colour(token), 2.0)
            pen.setCosmetic(True)
            if token == UP:
                # Told apart without colours too.
                pen.setDashPattern([4.0, 2.5])
            if scale >= _DETAILED or item.kind != "element":
                self.brush.draw_item(painter, item)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if item.kind == "element":
                painter.drawRoundedRect(qrect(item.rect.grown(1.5)), 5, 5)
            elif (way := way_of(item)) is not None:
                painter.translate(item.x, item.y)
                painter.drawPath(path(way.commands))
                painter.translate(-item.x, -item.y)
