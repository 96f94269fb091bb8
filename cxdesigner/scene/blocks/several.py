"""Values and names of several curves: each at its own point, in the order of the curves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxdesigner.base.curve import curve_at
from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.feeling import MARK, PlacedCurve
from cxdesigner.scene.blocks.free_places import FreePlaces, around

_NEAR = 28.0
"""Between two curves that are nearer to each other no value has room."""
_TOGETHER = 60.0
"""Curves that end no farther from each other, along the journey, have their names below another."""
_GAP = MARK + 2.6
_CLEAR = 1.0
"""Between two names."""


class Side(NamedTuple):
    """On which side of its point a value stands.

    It is bound to it where it would be taken for a value of another curve on the other one.
    """

    is_above: bool
    is_bound: bool


def side_of(
    one: PlacedCurve, x: float, y: float, curves: Sequence[PlacedCurve], *, is_above: bool
) -> Side:
    """Return the side for a point of a curve: away from the nearest other one.

    `is_above` is where it stands when no other is near.
    """
    above = below = _NEAR
    place = one.curve.place
    for other in curves:
        there = _height_at(other, x)
        if other is one or there is None:
            continue
        distance = round(y - there, 3)
        if distance > 0 or (distance == 0 and other.curve.place < place):
            above = min(above, distance)
        else:
            below = min(below, -distance)
    if above == below:
        return Side(is_above, is_bound=False)
    return Side(above > below, is_bound=True)


def _height_at(curve: PlacedCurve, x: float) -> float | None:
    if len(curve.xs) == 1 and abs(curve.xs[0] - x) < MARK:
        return curve.ys[0]
    return curve_at(curve.xs, curve.segments, 0.0, x)


def find_place(
    x: float,
    y: float,
    size: tuple[float, float],
    side: Side,
    places: FreePlaces,
    *,
    can_hide: bool = False,
) -> Rect | None:
    """Return where the value of a point is printed; farther off only where it would hide another.

    Where curves are many (`can_hide`) it is left out rather than set over another.
    """
    for rows in ((0.0,), (5.0, 10.0)):
        found = places.find(x, _beside(y, *size, side, rows), can_hide=True)
        if found is not None:
            return found
    return places.find(x, around(y, *size, side.is_above), can_hide=can_hide)


def _beside(
    y: float, width: float, height: float, side: Side, rows: Sequence[float]
) -> Iterator[Rect]:
    sides = (side.is_above,) if side.is_bound else (side.is_above, not side.is_above)
    for is_above in sides:
        for row in rows:
            top = y - _GAP - height - row if is_above else y + _GAP + row
            for dx in (2.5, -width / 2, -width - 2.5, 8.0, -width - 8.0):
                yield Rect(dx, top, width, height)
        if is_above == side.is_above:
            yield Rect(_GAP + 2.0, y - height / 2, width, height)
            yield Rect(-_GAP - 2.0 - width, y - height / 2, width, height)


def ends_of(curves: Sequence[PlacedCurve], height: float) -> dict[str, float]:
    """Return the y of the name right of the end of each curve, by persona id.

    Names of curves that end near each other keep apart, in the order of the ends.
    """
    left = sorted((one for one in curves if one.xs), key=lambda one: (one.ys[-1], one.curve.place))
    found: dict[str, float] = {}
    while left:
        first = left[0]
        group = [one for one in left if abs(one.xs[-1] - first.xs[-1]) <= _TOGETHER]
        left = [one for one in left if one not in group]
        for one, y in zip(group, _apart([one.ys[-1] for one in group], height), strict=True):
            found[one.curve.persona_id] = y
    return found


def _apart(ys: Sequence[float], height: float) -> list[float]:
    """Move heights that are in order apart, as little as will do."""
    step = height + _CLEAR
    runs: list[list[float]] = []
    for y in ys:
        runs.append([y])
        while len(runs) > 1 and _middle(runs[-1]) - _middle(runs[-2]) < step * (
            (len(runs[-1]) + len(runs[-2])) / 2
        ):
            last = runs.pop()
            runs[-1] += last
    return [
        _middle(run) + (at - (len(run) - 1) / 2) * step for run in runs for at in range(len(run))
    ]


def _middle(run: Sequence[float]) -> float:
    return sum(run) / len(run)


def name_places(
    y: float, end: float, room: float, size: tuple[float, float], side: Side
) -> Iterator[Rect]:
    """Yield places for the name of a curve at its end: right of it, or behind its last value.

    `y` is that of the name, `end` that of the last point, `room` what there is to the right of it.
    """
    width, height = size
    if MARK + 4.0 + width <= room:
        yield Rect(MARK + 4.0, y - height / 2, width, height)
    dx = min(2.5, room - width)
    for row in (height, 0.0):
        yield Rect(dx, end - _GAP - height - row if side.is_above else end + _GAP + row,
                   width, height)  # fmt: skip
    for d in (0.0, -8.0, 8.0, -14.0, 14.0):
        yield Rect(MARK + 4.0, y - height / 2 + d, width, height)
    yield from around(end, width, height, above=side.is_above)
