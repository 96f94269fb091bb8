"""Free places for labels around the points of emotion curves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, overload

from cxdesigner.base.curve import curve_at
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.blocks.feeling import MARK, PlacedCurve
from cxdesigner.scene.grid import EmotionAxis

_BUCKET = 100.0
_COVERED = 6.0
"""Cost of another label or a marker below a label; of a curve it is less."""


class FreePlaces:
    """Finds free places for labels: clear of curves, markers and one another."""

    def __init__(
        self, drawn: Sequence[PlacedCurve], axis: EmotionAxis, left: float, right: float
    ) -> None:
        self.curves = [one.way for one in drawn]
        self._axis = axis
        self.left = left
        self.right = right
        self._taken: dict[int, list[Rect]] = {}
        for one in drawn:
            for _point, place in one.points:
                self.take(
                    Rect(place.x - MARK - 0.5, place.y - MARK - 0.5, 2 * MARK + 1, 2 * MARK + 1)
                )

    def take(self, rect: Rect) -> None:
        """Note that a place is taken."""
        for cell in range(int(rect.x // _BUCKET), int(rect.right // _BUCKET) + 1):
            self._taken.setdefault(cell, []).append(rect)

    @overload
    def find(self, candidates: Sequence[Rect], *, can_hide: Literal[False] = False) -> Rect: ...

    @overload
    def find(self, candidates: Sequence[Rect], *, can_hide: bool) -> Rect | None: ...

    def find(self, candidates: Sequence[Rect], *, can_hide: bool = False) -> Rect | None:
        """Return the first free one, else the one that hides least, and take its place.

        With `can_hide` None is returned where every place covers another label or a marker.
        """
        best = candidates[0]
        least = float("inf")
        for at, rect in enumerate(candidates):
            cost = self._cost(rect)
            if cost == 0:
                best, least = rect, 0.0
                break
            if cost + at * 0.01 < least:
                best, least = rect, cost + at * 0.01
        if can_hide and least >= _COVERED:
            return None
        self.take(best)
        return best

    def _cost(self, rect: Rect) -> float:
        cost = 0.0
        if rect.y < self._axis.top or rect.bottom > self._axis.bottom:
            cost += 2.0
        if rect.right > self.right or rect.x < self.left:
            cost += 4.0
        neutral = self._axis.y_of(self._axis.neutral)
        if rect.y < neutral < rect.bottom:
            # A dashed line through a label is a smaller evil than another label.
            cost += 0.5
        inner = rect.grown(0.6)
        for cell in range(int(inner.x // _BUCKET), int(inner.right // _BUCKET) + 1):
            for other in self._taken.get(cell, ()):
                if inner.intersects(other):
                    cost += _COVERED
        for segments in self.curves:
            steps = max(2, int(rect.width / 3))
            for at in range(steps + 1):
                y = curve_at(segments, rect.x + rect.width * at / steps)
                if y is not None and rect.y - 1.2 < y < rect.bottom + 1.2:
                    cost += 2.0
                    break
        return cost


def around(place: Point, width: float, height: float, above: bool) -> list[Rect]:
    """Return places for a label around a point, the best first."""
    gap = MARK + 1.2
    x, y = place
    up, down = y - gap - height, y + gap
    first, second = (up, down) if above else (down, up)
    found = []
    for top in (first, second):
        found += [
            Rect(x + 2.5, top, width, height),
            Rect(x - width / 2, top, width, height),
            Rect(x - width - 2.5, top, width, height),
        ]
        if top == first:
            found += [
                Rect(x + gap + 1.0, y - height / 2, width, height),
                Rect(x - gap - 1.0 - width, y - height / 2, width, height),
            ]
    found += [
        Rect(x + dx, (first - extra if above else first + extra), width, height)
        for extra in (5.0, 10.0)
        for dx in (2.5, -width / 2, -width - 2.5)
    ]
    found += [
        Rect(x + dx, top, width, height)
        for extra in (0.0, 9.0, 18.0)
        for top in (up - extra, down + extra)
        for dx in (12.0, -width - 12.0)
    ]
    return found
