"""Free places for labels around the points of emotion curves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, overload

from cxdesigner.base.curve import Bezier, curve_at
from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.feeling import MARK
from cxdesigner.scene.grid import EmotionAxis

_BUCKET = 100.0
_AIR = 4.0
"""Beside a label, points: two that follow one another read as one otherwise."""
_COVERED = 6.0
"""Cost of another label or a marker below a label; of a curve it is less."""

_BESIDE = 3.4
"""Beside what is as wide as a marker or less."""
_NEAR = 1.2
_ROUNDED = 0.001
"""More than what rounding can add to a height."""


class Curve(Protocol):
    """What labels must know of a curve; see `base.curve`."""

    @property
    def xs(self) -> Sequence[float]:
        """The x of its points."""
        ...

    @property
    def segments(self) -> Sequence[Bezier]:
        """The stretches between them."""
        ...

    @property
    def leads(self) -> Sequence[tuple[float, Bezier]]:
        """Stretches to what is beyond the part that is drawn, each with the x it starts at."""
        ...


@dataclass(frozen=True, slots=True)
class _Lead:
    """A stretch of its own."""

    xs: tuple[float, float]
    segments: tuple[Bezier]
    leads: tuple[tuple[float, Bezier], ...] = ()


class FreePlaces:
    """Finds free places for labels: clear of curves, markers and one another.

    Rectangles are given by an x and counted from there, so that what is found is the same
    wherever along the journey all of it lies.
    """

    def __init__(
        self, curves: Sequence[Curve], axis: EmotionAxis, left: float, right: float
    ) -> None:
        leads = (one for curve in curves for one in curve.leads)
        self._curves = [
            *curves,
            *(_Lead((start, start + way[3].x), (way,)) for start, way in leads),
        ]
        self._axis = axis
        self._neutral = axis.y_of(axis.neutral)
        self._left = left
        self._right = right
        self._taken: dict[int, list[tuple[int, float, Rect]]] = {}

    def take(self, x: float, rect: Rect) -> None:
        """Note that a place is taken."""
        first, last = _cells(x, rect)
        for cell in range(first, last + 1):
            self._taken.setdefault(cell, []).append((first, x, rect))

    def take_label(self, x: float, rect: Rect) -> None:
        """Note a label, with some air to the next one."""
        self.take(x, Rect(rect.x - _AIR, rect.y, rect.width + 2 * _AIR, rect.height))

    def take_marker(self, x: float, y: float) -> None:
        """Note the marker of a point."""
        self.take(x, Rect(-MARK - 0.5, y - MARK - 0.5, 2 * MARK + 1, 2 * MARK + 1))

    @overload
    def find(
        self, x: float, candidates: Iterable[Rect], *, can_hide: Literal[False] = False
    ) -> Rect: ...

    @overload
    def find(self, x: float, candidates: Iterable[Rect], *, can_hide: bool) -> Rect | None: ...

    def find(self, x: float, candidates: Iterable[Rect], *, can_hide: bool = False) -> Rect | None:
        """Return the first free one, else the one that hides least, and take its place.

        With `can_hide` None is returned where every place covers another label or a marker.
        """
        best: Rect | None = None
        least = float("inf")
        for at, rect in enumerate(candidates):
            cost = self._cost(x, rect, least - at * 0.01)
            if cost == 0:
                best, least = rect, 0.0
                break
            if cost + at * 0.01 < least:
                best, least = rect, cost + at * 0.01
        if best is None or (can_hide and least >= _COVERED):
            return None
        self.take_label(x, best)
        return best

    def _cost(self, x: float, rect: Rect, limit: float) -> float:
        """Return what it costs to lie there; from a limit on it is not told how much more."""
        cost = 0.0
        top, bottom = rect.y, rect.y + rect.height
        if top < self._axis.top or bottom > self._axis.bottom:
            cost += 2.0
        if rect.right > self._right - x or rect.x < self._left - x:
            cost += 4.0
        if top < self._neutral < bottom:
            # A dashed line through a label is a smaller evil than another label.
            cost += 0.5
        inner = rect.grown(0.6)
        first, last = _cells(x, inner)
        for cell in range(first, last + 1):
            for begin, origin, other in self._taken.get(cell, ()):
                # What lies in several cells counts in the first that both have.
                if (cell == first or cell == begin) and _meet(inner, other, origin - x):
                    cost += _COVERED
        if cost >= limit:
            # Most of the time goes into the question whether a curve passes.
            return cost
        for curve in self._curves:
            if _passes(curve, x, rect):
                cost += 2.0
        return cost


def _passes(curve: Curve, x: float, rect: Rect) -> bool:
    """Say whether a curve comes near a rectangle, whose x is counted from `x`."""
    xs, segments = curve.xs, curve.segments
    if not segments:
        return False
    top, bottom = rect.y - _NEAR, rect.y + rect.height + _NEAR
    count = len(segments)
    first = max(0, bisect_right(xs, x + rect.x, 0, count) - 1)
    last = min(count, bisect_right(xs, x + rect.right, 0, count) + 1)
    # Between two points a curve never leaves the range of their heights.
    ends = [segments[at][end].y for at in range(first, last) for end in (0, 3)]
    if min(ends) - _ROUNDED >= bottom or max(ends) + _ROUNDED <= top:
        return False
    steps = max(2, int(rect.width / 3))
    for at in range(steps + 1):
        y = curve_at(xs, segments, rect.x + rect.width * at / steps, x)
        if y is not None and top < y < bottom:
            return True
    return False


def _cells(x: float, rect: Rect) -> tuple[int, int]:
    left = x + rect.x
    return int(left // _BUCKET), int((left + rect.width) // _BUCKET)


def _meet(one: Rect, other: Rect, dx: float) -> bool:
    """Say whether the insides of two rectangles share a place, the second moved to the right."""
    left = other.x + dx
    return (
        one.x < left + other.width
        and left < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def around(y: float, width: float, height: float, above: bool) -> Iterator[Rect]:
    """Yield places for a label around a point at a height, the best first; x is 0 at the point."""
    gap = MARK + 1.2
    up, down = y - gap - height, y + gap
    first, second = (up, down) if above else (down, up)
    for top in (first, second):
        for dx in (2.5, -width / 2, -width - 2.5):
            yield Rect(dx, top, width, height)
        if top == first:
            # A hair further aside: clear of the bar of a survey through the point.
            yield Rect(_BESIDE, top, width, height)
            yield Rect(-width - _BESIDE, top, width, height)
            yield Rect(gap + 1.0, y - height / 2, width, height)
            yield Rect(-gap - 1.0 - width, y - height / 2, width, height)
    for extra in (5.0, 10.0):
        for dx in (2.5, -width / 2, -width - 2.5):
            yield Rect(dx, first - extra if above else first + extra, width, height)
    for extra in (0.0, 9.0, 18.0):
        for top in (up - extra, down + extra):
            for dx in (12.0, -width - 12.0):
                yield Rect(dx, top, width, height)
