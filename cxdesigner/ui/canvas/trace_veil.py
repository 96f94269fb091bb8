"""What leads to the selection, what follows from it, what fails: lit up over a paler drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
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
OFF, FAILS, HELD = "ink.secondary", "problem.error", "trace.down"

_SIGN_RADIUS = 9.0


class TraceVeil(OverlayItem):
    """A veil over everything but what a trace found."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, -1)
        self.items: tuple[tuple[SceneItem, str], ...] = ()
        """What is lit up, with the paint token that says on which side it is."""

        self._reach: list[QRectF] | None = None
        self.signs: frozenset[str] = frozenset()
        """Ids of the items whose token is drawn as a sign too, for whoever sees no colours."""

        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_items(
        self,
        area: Rect | None,
        items: Iterable[SceneItem],
        tokens: Mapping[str, str],
        *,
        signs: bool = False,
    ) -> None:
        """Light items up in an area; None lifts the veil.

        Parameters
        ----------
        tokens
            Record id → paint token of what is upstream, downstream or both, or of what is
            switched off, fails or is held.
        signs
            Draw the token of elements as a sign too: what is switched off, fails or is held.
        """
        self.items = tuple((item, tokens[item.record_id or item.id]) for item in items)
        self._reach = None
        self.signs = frozenset(tokens) if signs else frozenset()
        self.cover(QRectF() if area is None else qrect(area))

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        seen: QRectF = option.exposedRect
        veil = QColor(self.colour("canvas"))
        veil.setAlphaF(_PALE)
        painter.fillRect(seen, veil)
        scale = painter.worldTransform().m11()
        if self._reach is None:
            self._reach = [qrect(item.rect.grown(8)) for item, _token in self.items]
        lit = zip(self.items, self._reach, strict=True)
        for item, token in [one for one, reach in lit if reach.intersects(seen)]:
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
                if item.id in self.signs:
                    self._draw_sign(painter, token, QPointF(item.rect.x, item.rect.y))
            elif (way := way_of(item)) is not None:
                painter.translate(item.x, item.y)
                painter.drawPath(path(way.commands))
                painter.translate(-item.x, -item.y)

    def _draw_sign(self, painter: QPainter, token: str, centre: QPointF) -> None:
        """Draw a disc with what it means: switched off, fails, goes on."""
        painter.setPen(QPen(self.colour("canvas"), 1.4))
        painter.setBrush(self.colour(token))
        painter.drawEllipse(centre, _SIGN_RADIUS, _SIGN_RADIUS)
        pen = QPen(self.colour("canvas"), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = centre.x(), centre.y()
        if token == OFF:
            painter.drawArc(QRectF(x - 4.5, y - 4.5, 9, 9), 130 * 16, 280 * 16)
            painter.drawLine(QPointF(x, y - 5.5), QPointF(x, y - 0.5))
        elif token == FAILS:
            painter.drawLine(QPointF(x - 3.5, y - 3.5), QPointF(x + 3.5, y + 3.5))
            painter.drawLine(QPointF(x - 3.5, y + 3.5), QPointF(x + 3.5, y - 3.5))
        else:
            painter.drawPolyline(
                [QPointF(x - 4, y), QPointF(x - 1, y + 3.5), QPointF(x + 4.5, y - 3.5)]
            )
