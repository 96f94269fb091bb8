"""Boxes around thousands of items, made for what is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import inf

from PySide6.QtCore import QRectF

from cxdesigner.scene.items import SceneItem

_STRETCH = 2_048.0
_AIR = 2.5
_WITHIN = 1.0
"""A lane is framed within its edges, where the frame of its name beside it goes on."""


class Frames:
    """Boxes a little larger than items; those of a stretch of the journey are made when seen."""

    def __init__(self, items: Iterable[SceneItem] = ()) -> None:
        self._made: dict[int, list[QRectF]] = {}
        waiting: defaultdict[int, list[SceneItem]] = defaultdict(list)
        widths = [0.0]
        for item in items:
            bounds = item.bounds
            waiting[int((item.x + bounds.x) // _STRETCH)].append(item)
            widths.append(bounds.width)
        self._waiting, self._count, self._widest = dict(waiting), len(widths) - 1, max(widths)

    def __len__(self) -> int:
        return self._count

    @property
    def made(self) -> int:
        """How many boxes are there already, for tests."""
        return sum(map(len, self._made.values()))

    def within(self, left: float = -inf, right: float = inf) -> list[QRectF]:
        """Return all boxes between two x of the scene, and some beside."""
        found: list[QRectF] = []
        for at in (*self._made, *self._waiting):
            begins = at * _STRETCH
            if begins - _AIR <= right and begins + _STRETCH + self._widest + _AIR >= left:
                found += self._boxes(at)
        return found

    def _boxes(self, at: int) -> list[QRectF]:
        waiting = self._waiting.pop(at, None)
        if waiting is not None:
            self._made[at] = [_frame(item) for item in waiting]
        return self._made[at]


def _frame(item: SceneItem) -> QRectF:
    box = item.bounds
    air = -_WITHIN if item.kind == "lane" else _AIR
    left, top = item.x + box.x - air, item.y + box.y - air
    return QRectF(left, top, box.width + 2 * air, box.height + 2 * air)
