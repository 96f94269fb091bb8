"""Small pictures of items at the present zoom: drawing one again is a copy of pixels.

Making a picture costs a tenth of a millisecond or more, so only a few are made for each frame;
the rest show as flat boxes until the next one.
"""

from __future__ import annotations

from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap

from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.paint import CanvasPaint

FRAME_BUDGET_S = 0.006
"""Time for making pictures within one frame, in seconds."""

_MOST_PIXELS = 48_000_000
"""Pixels kept at the most (four bytes each); beyond it all are dropped and made again."""


class Sprite(NamedTuple):
    """A picture and where its upper left corner lies from the place of the item, in pixels."""

    pixmap: QPixmap
    offset: QPoint


class SpriteCache:
    """Pictures of items by id, for one scale at a time."""

    def __init__(self, paint: CanvasPaint) -> None:
        self._paint = paint
        self._scale = 0.0
        self._ratio = 1.0
        self._sprites: dict[str, tuple[SceneItem, Sprite]] = {}
        self._pixels = 0
        self._deadline = 0.0

    def begin_frame(self, scale: float, ratio: float) -> None:
        """Start a frame at a scale (logical pixels a point) and device pixel ratio."""
        if scale != self._scale or ratio != self._ratio or self._pixels > _MOST_PIXELS:
            self.clear()
            self._scale, self._ratio = scale, ratio
        self._deadline = perf_counter() + FRAME_BUDGET_S

    def clear(self) -> None:
        """Forget all pictures (another theme, another scale)."""
        self._sprites.clear()
        self._pixels = 0

    def forget(self, item_id: str) -> None:
        """Forget the picture of one item."""
        self._sprites.pop(item_id, None)

    def get(self, item: SceneItem) -> Sprite | None:
        """Return the picture of an item, or None if it must wait for the next frame."""
        found = self._sprites.get(item.id)
        if (
            found is not None
            and found[0].primitives is item.primitives
            and found[0].children is item.children
        ):
            return found[1]
        if perf_counter() > self._deadline:
            return None
        sprite = self._make(item)
        self._sprites[item.id] = (item, sprite)
        return sprite

    def _make(self, item: SceneItem) -> Sprite:
        scale, bounds = self._scale, item.bounds
        margin = 2
        left = int(bounds.x * scale) - margin
        top = int(bounds.y * scale) - margin
        width = int(bounds.right * scale) + margin - left + 1
        height = int(bounds.bottom * scale) + margin - top + 1
        pixmap = QPixmap(int(width * self._ratio) + 1, int(height * self._ratio) + 1)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-left, -top)
        painter.scale(scale, scale)
        painter.translate(-item.x, -item.y)
        self._paint.draw_item(painter, item)
        painter.end()
        self._pixels += pixmap.width() * pixmap.height()
        return Sprite(pixmap, QPoint(left, top))
