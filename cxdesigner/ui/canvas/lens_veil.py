"""Figures laid over the drawing of the canvas: heat, critical path, crossings of the lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.tile import qrect

if TYPE_CHECKING:
    from cxdesigner.scene.lens.dress import Tint

_PALE = 0.62
_DETAILED = 0.4
"""Scale below which tints say enough: what is in elements could not be read."""


class LensVeil(OverlayItem):
    """Draws items again as they look through a lens, over a veil where others stand back."""

    def __init__(self, paint: CanvasPaint) -> None:
        super().__init__(paint, -2)
        self.items: tuple[SceneItem, ...] = ()
        """What is drawn over the drawing, in the order of painting."""

        self._placed: list[tuple[QRectF, SceneItem, Tint | None]] = []
        self._pales = False
        self._dress: Callable[[SceneItem], SceneItem] = lambda item: item
        self._dressed: dict[str, SceneItem] = {}
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_items(
        self,
        area: Rect | None,
        items: Sequence[tuple[SceneItem, Tint | None]],
        dress: Callable[[SceneItem], SceneItem] = lambda item: item,
        *,
        pales: bool = False,
    ) -> None:
        """Draw items with their tints in an area; None takes everything away.

        Parameters
        ----------
        dress
            How an item looks through the lens; asked when it is first seen.
        pales
            Whether all else is paled.
        """
        self.items = tuple(item for item, _tint in items)
        self._placed = [(qrect(item.rect.grown(10.0)), item, tint) for item, tint in items]
        self._pales = pales
        self._dress = dress
        self._dressed.clear()
        self.cover(QRectF() if area is None else qrect(area))

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        seen: QRectF = option.exposedRect
        if self._pales:
            veil = QColor(self.colour("canvas"))
            veil.setAlphaF(_PALE)
            painter.fillRect(seen, veil)
        scale = painter.worldTransform().m11()
        painter.setPen(Qt.PenStyle.NoPen)
        for place, item, tint in self._placed:
            if not seen.intersects(place):
                continue
            if scale >= _DETAILED or item.kind != "element":
                seen_as = self._dressed.get(item.id)
                if seen_as is None:
                    seen_as = self._dressed[item.id] = self._dress(item)
                self.brush.draw_item(painter, seen_as)
            elif tint is not None:
                colour = QColor(self.colour(tint[0]))
                colour.setAlphaF(min(1.0, 0.2 + tint[1] * 1.6))
                painter.fillRect(qrect(item.rect), colour)
