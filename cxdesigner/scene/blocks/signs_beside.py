"""Signs of surveys around the points of an emotion curve, and which of them changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.free_places import FreePlaces

Sign = tuple[float, Rect]
"""An x, and a rectangle counted from there."""


@dataclass(frozen=True, slots=True)
class SignsBeside:
    """Signs by the point left of them.

    Attributes
    ----------
    xs
        Where signs lie, from left to right.
    signs
        In the same order.
    by_point
        By the index of the point: signs as they lie from there.
    """

    xs: Sequence[float]
    signs: Sequence[Sign]
    by_point: Mapping[int, Sequence[Sign]]

    @classmethod
    def of(cls, points: Sequence[float], signs: Sequence[Sign]) -> SignsBeside:
        """Return signs beside points that lie at those x."""
        ordered = sorted(signs, key=lambda one: (one[0], one[1].y, one[1].height))
        by_point: dict[int, list[Sign]] = {}
        for x, rect in ordered if points else ():
            at = max(0, bisect_right(points, x) - 1)
            by_point.setdefault(at, []).append((x - points[at], rect))
        return cls([x for x, _rect in ordered], ordered, by_point)

    def changes(
        self, after: SignsBeside, before: Sequence[int], points: Sequence[float]
    ) -> set[float]:
        """Return where signs are not as before, as far as their point is still there.

        Parameters
        ----------
        before
            What index each point had, -1 for a new one.
        points
            Where the points lie now.
        """
        found: set[float] = set()
        same: set[int] = set()
        for at, signs in after.by_point.items():
            known = self.by_point.get(before[at], ())
            same.add(before[at])
            if signs != known:
                found.update(points[at] + dx for dx, _rect in (*signs, *known))
        if self.by_point.keys() - same:
            found.update(self._gone(same, before, points))
        return found

    def _gone(
        self, same: set[int], before: Sequence[int], points: Sequence[float]
    ) -> Iterator[float]:
        """Yield where points have no sign any more."""
        for at, was in enumerate(before):
            if was not in same:
                yield from (points[at] + dx for dx, _rect in self.by_point.get(was, ()))

    def first_from(self, x: float) -> int:
        """Return the number of the first sign from an x on."""
        return bisect_left(self.xs, x)

    def take_up_to(self, x: float, first: int, places: FreePlaces) -> int:
        """Note that signs take places, from one up to an x; returns the number of the next."""
        while first < len(self.xs) and self.xs[first] <= x:
            places.take(*self.signs[first])
            first += 1
        return first
