"""Figures laid over the drawing of the canvas: heat, critical path, crossings of the lines.

A stretch of the journey is worked out when it is first seen, so that switching a lens takes as long
as what is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.link_way import way_of
from cxdesigner.ui.canvas.filter_veil import BUDGET_S, STRETCH, Within, segments
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.parting import TILE_WIDTH
from cxdesigner.ui.canvas.tile import qrect

if TYPE_CHECKING:
    from cxdesigner.scene.lens.dress import Tint

_PALE = 0.62
_DETAILED = 0.4
"""Scale below which tints say enough: what is in elements could not be read."""

_PLAIN = 0.18
"""Scale below which links are hair lines."""

_SHADES = 24
"""So many tints of one paint are told apart from afar."""

_WIDE = 2 * TILE_WIDTH
"""What is wider passes through many stretches, in points."""

_REACH, _TALL = 11.0, 1e6


@dataclass(frozen=True)
class LensLook:
    """What a lens makes of the items of a scene; asked when an item is first seen."""

    is_shown: Callable[[SceneItem], bool]
    """Whether the lens says anything of an item."""

    is_lit: Callable[[SceneItem], bool]
    tint: Callable[[SceneItem], Tint | None]
    dress: Callable[[SceneItem], SceneItem]
    lit: str
    """Paint token of what is lit up."""

    extra: Sequence[SceneItem] = ()
    """What lies over it that is no item of the scene."""

    pales: bool = False
    """Whether all else is paled."""


class _Stretch:
    """What a lens shows of one stretch of the journey."""

    def __init__(self, items: Iterable[SceneItem], look: LensLook, left: float) -> None:
        here = QRectF(left, -_TALL, STRETCH, 2 * _TALL)
        self.items = [(qrect(item.rect.grown(_REACH)), item) for item in items]
        self.dressed: dict[str, SceneItem] = {}
        self.tinted: dict[tuple[str, int], list[QRectF]] = {}
        self.frames: list[QRectF] = []
        self.ways: list[QLineF] = []
        for _reach, item in self.items:
            if item.kind == "element":
                box = qrect(item.rect)
                if box.width() > _WIDE:
                    box = box.intersected(here)
                tint = look.tint(item)
                if tint is not None:
                    shade = tint[0], round(tint[1] * _SHADES)
                    self.tinted.setdefault(shade, []).append(box)
                if look.is_lit(item):
                    self.frames.append(box)
            elif item.kind == "link" and (way := way_of(item)) is not None:
                self.ways += segments(way.commands, item.x, item.y)


class LensVeil(OverlayItem):
    """Draws items again as they look through a lens, over a veil where others stand back.

    ``whole`` returns the whole of an item of which `within` tells a part only.
    """

    def __init__(
        self, paint: CanvasPaint, within: Within, whole: Callable[[str], SceneItem]
    ) -> None:
        super().__init__(paint, -2)
        self._within = within
        self._whole = whole
        self._look: LensLook | None = None
        self._stretches: dict[int, _Stretch] = {}
        self.unfinished: Callable[[], object] = self.update
        """Called when a frame had no time for all that is seen; asks for another."""

        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def items(self) -> tuple[SceneItem, ...]:
        """All that is drawn over the drawing; for tests, since it looks at the whole scene."""
        if self._look is None:
            return ()
        found = self._within(0.0, self._rect.right())
        return (*filter(self._look.is_shown, found), *self._look.extra)

    @property
    def worked_out(self) -> int:
        """How many stretches have been worked out, for tests."""
        return len(self._stretches)

    def show_look(self, area: Rect | None, look: LensLook | None) -> None:
        """Show an area through a lens; None takes everything away."""
        self._look = look
        self._stretches.clear()
        self.cover(QRectF() if area is None else qrect(area))

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        look = self._look
        if look is None:
            return
        seen: QRectF = option.exposedRect
        if look.pales:
            veil = QColor(self.colour("canvas"))
            veil.setAlphaF(_PALE)
            painter.fillRect(seen, veil)
        scale = painter.worldTransform().m11()
        wide: dict[str, SceneItem] = {}
        for stretch in self._seen(seen, look):
            if scale < _DETAILED:
                self._paint_far(painter, stretch, look, scale)
            else:
                self._paint_near(painter, stretch, look, seen, wide)
        for item in wide.values():
            self.brush.draw_item(painter, item)
        for item in look.extra:
            if seen.intersects(qrect(item.rect)):
                self.brush.draw_item(painter, item)

    def _seen(self, seen: QRectF, look: LensLook) -> list[_Stretch]:
        """Return the stretches in sight as far as there is time for them in this frame."""
        # What begins up to two stretches before may reach over.
        first = max(0, int(seen.left() // STRETCH) - 2)
        last = int(min(seen.right(), self._rect.right()) // STRETCH)
        deadline = perf_counter() + BUDGET_S
        found: list[_Stretch] = []
        for place in range(first, last + 1):
            stretch = self._stretches.get(place)
            if stretch is None:
                if perf_counter() > deadline:
                    self.unfinished()
                    break
                stretch = self._stretches[place] = self._work_out(place, look)
            found.append(stretch)
        return found

    def _work_out(self, place: int, look: LensLook) -> _Stretch:
        left, right = place * STRETCH, (place + 1) * STRETCH
        start = -inf if place == 0 else left
        return _Stretch(
            (
                item
                for item in self._within(left, right)
                # What is wide is told of in parts, in all stretches that it passes.
                if (start <= item.rect.x < right or item.rect.width > _WIDE) and look.is_shown(item)
            ),
            look,
            left,
        )

    def _paint_near(
        self,
        painter: QPainter,
        stretch: _Stretch,
        look: LensLook,
        seen: QRectF,
        wide: dict[str, SceneItem],
    ) -> None:
        for place, item in stretch.items:
            if not seen.intersects(place):
                continue
            is_wide = item.rect.width > _WIDE
            if is_wide and item.id in wide:
                continue
            dressed = stretch.dressed.get(item.id)
            if dressed is None:
                whole = self._whole(item.id) if is_wide else item
                dressed = stretch.dressed[item.id] = look.dress(whole)
            if is_wide:
                wide[item.id] = dressed
            else:
                self.brush.draw_item(painter, dressed)

    def _paint_far(
        self, painter: QPainter, stretch: _Stretch, look: LensLook, scale: float
    ) -> None:
        pen = QPen(self.colour(look.lit), 1.4 if scale < _PLAIN else 2.2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        if stretch.ways:
            painter.drawLines(stretch.ways)
        if stretch.frames:
            painter.setBrush(self.colour("element.fill"))
            painter.drawRects(stretch.frames)
        painter.setPen(Qt.PenStyle.NoPen)
        for (paint, shade), boxes in stretch.tinted.items():
            colour = QColor(self.colour(paint))
            colour.setAlphaF(min(1.0, 0.2 + shade / _SHADES * 3.2))
            painter.setBrush(colour)
            painter.drawRects(boxes)
