"""Small pictures of items at the present zoom: drawing one again is a copy of pixels.

Making a picture costs a tenth of a millisecond or more, so only a few are made for each frame;
until then an item shows the picture of the zoom before, scaled, or a flat box.
"""

from __future__ import annotations

from math import ceil, floor
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.reach import reach_of

FRAME_BUDGET_S, REST_BUDGET_S = 0.003, 0.012
"""Time for making pictures within one frame, in seconds: while the zoom changes, and when it rests.

What is seen becomes sharp within a few frames after a zoom, and zooming itself never stutters.
"""

AT_LEAST = 4
"""Pictures made in each frame however long it takes, so that a slow machine gets on."""

_MOST_PIXELS = 48_000_000
"""Pixels kept at the most (four bytes each); beyond it all are dropped and made again."""


class Sprite(NamedTuple):
    """A picture and where its upper left corner lies from the place of the item, in pixels."""

    pixmap: QPixmap
    offset: QPoint


class _Kept(NamedTuple):
    item: SceneItem
    sprite: Sprite
    scale: float
    missed: frozenset[str]
    """Pictures that were not there yet."""

    is_stale: bool = False


class SpriteCache:
    """Pictures of items by id, for one scale at a time."""

    def __init__(self, paint: CanvasPaint) -> None:
        self._paint = paint
        self._scale = 0.0
        self._ratio = 1.0
        self._sprites: dict[str, _Kept] = {}
        self._pixels = 0
        self._deadline = 0.0
        self._at_least = 0
        self.made = 0
        """Pictures made so far, for tests."""

    def begin_frame(self, scale: float, ratio: float) -> None:
        """Start a frame at a scale (logical pixels a point) and device pixel ratio."""
        if ratio != self._ratio or self._pixels > _MOST_PIXELS:
            self.clear()
        budget = REST_BUDGET_S if scale == self._scale else FRAME_BUDGET_S
        self._scale, self._ratio = scale, ratio
        self._deadline = perf_counter() + budget
        self._at_least = AT_LEAST

    def clear(self) -> None:
        """Forget all pictures (another theme, another screen)."""
        self._sprites.clear()
        self._pixels = 0

    def forget(self, item_id: str) -> None:
        """Forget the picture of one item."""
        found = self._sprites.pop(item_id, None)
        if found is not None:
            self._pixels -= _pixels(found.sprite)

    def forget_without(self, come: set[str]) -> list[str]:
        """Make what lacked pictures that have come again; returns the ids of those items.

        Until then the old one stands in.
        """
        found = [key for key, kept in self._sprites.items() if kept.missed & come]
        for key in found:
            self._sprites[key] = self._sprites[key]._replace(is_stale=True)
        return found

    def get(self, item: SceneItem) -> Sprite | None:
        """Return the picture of an item, or None if it must wait for the next frame."""
        found = self._sprites.get(item.id)
        if (
            found is not None
            and not found.is_stale
            and found.scale == self._scale
            and found.item.primitives is item.primitives
            and found.item.children is item.children
        ):
            return found.sprite
        if self._at_least <= 0 and perf_counter() > self._deadline:
            return None
        self._at_least -= 1
        self.forget(item.id)
        pictures = self._paint.pictures
        pictures.take_missed()
        sprite = self._make(item)
        self._sprites[item.id] = _Kept(item, sprite, self._scale, pictures.take_missed())
        self._pixels += _pixels(sprite)
        return sprite

    def stand_in(self, item: SceneItem) -> tuple[QRectF, QPixmap] | None:
        """Return an older picture of an item and where it goes in the scene, if there is one."""
        found = self._sprites.get(item.id)
        if found is None:
            return None
        sprite, scale = found.sprite, found.scale
        size = sprite.pixmap.deviceIndependentSize()
        place = QRectF(
            item.x + sprite.offset.x() / scale,
            item.y + sprite.offset.y() / scale,
            size.width() / scale,
            size.height() / scale,
        )
        return place, sprite.pixmap

    def _make(self, item: SceneItem) -> Sprite:
        scale, bounds = self._scale, reach_of(item)
        left, top = floor(bounds.x * scale) - 1, floor(bounds.y * scale) - 1
        width = ceil(bounds.right * scale) + 1 - left
        height = ceil(bounds.bottom * scale) + 1 - top
        pixmap = QPixmap(ceil(width * self._ratio), ceil(height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-left, -top)
        painter.scale(scale, scale)
        painter.translate(-item.x, -item.y)
        self._paint.draw_item(painter, item)
        painter.end()
        self.made += 1
        return Sprite(pixmap, QPoint(left, top))


def _pixels(sprite: Sprite) -> int:
    return sprite.pixmap.width() * sprite.pixmap.height()
