"""The halo of a link: the ground shown on either side of it where it passes over others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxdesigner.base.geometry import Point
from cxdesigner.scene.primitives import PathShape, Primitive, Stroke

Command = tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A stretch of y with a ground of one colour; what lies between is canvas."""

    top: float
    bottom: float
    paint: str


def halo(
    points: Sequence[Point],
    origin: Point,
    grounds: Sequence[Ground],
    shared: Sequence[tuple[Point, Point]],
    width: float,
) -> list[Primitive]:
    """Return the stretches of ground that let a link pass over others.

    `points` are in scene coordinates, the result is below `origin`; `shared` are stretches that
    get no halo, and `width` is that of the halo in points.
    """
    pieces: dict[str, list[Command]] = {}
    for start, end in pairwise(points):
        for first, last in _without(start, end, shared):
            for paint, a, b in _on_grounds(first, last, grounds):
                pieces.setdefault(paint, []).extend(
                    (("M", a.x - origin.x, a.y - origin.y), ("L", b.x - origin.x, b.y - origin.y))
                )
    return [
        PathShape(tuple(commands), stroke=Stroke(paint, width))
        for paint, commands in sorted(pieces.items())
    ]


def _without(
    start: Point, end: Point, shared: Sequence[tuple[Point, Point]]
) -> list[tuple[Point, Point]]:
    """Return what is left of a segment when the stretches that run along it are taken away."""
    if not shared:
        return [(start, end)]
    vertical = start.x == end.x
    axis = 1 if vertical else 0
    low, high = sorted((start[axis], end[axis]))
    left = [(low, high)]
    for first, last in shared:
        if (first.x == last.x) != vertical or first[1 - axis] != start[1 - axis]:
            continue
        cut_low, cut_high = sorted((first[axis], last[axis]))
        # Two points more: the branch must not cut the trunk it leaves.
        cut_low, cut_high = cut_low - 2.0, cut_high + 2.0
        left = [
            part
            for a, b in left
            for part in ((a, min(b, cut_low)), (max(a, cut_high), b))
            if part[1] - part[0] > 0.01
        ]
    # Where a shared stretch meets this segment at an angle, keep clear of it as well.
    trimmed = []
    for a, b in left:
        for first, last in shared:
            if (first.x == last.x) == vertical:
                continue
            across = first[axis]
            span = sorted((first[1 - axis], last[1 - axis]))
            if not span[0] - 0.01 <= start[1 - axis] <= span[1] + 0.01:
                continue
            if abs(across - a) < 0.01:
                a += 2.0
            if abs(across - b) < 0.01:
                b -= 2.0
        if b - a > 0.01:
            trimmed.append((a, b))
    if vertical:
        return [(Point(start.x, a), Point(start.x, b)) for a, b in trimmed]
    return [(Point(a, start.y), Point(b, start.y)) for a, b in trimmed]


def _on_grounds(
    start: Point, end: Point, grounds: Sequence[Ground]
) -> list[tuple[str, Point, Point]]:
    """Cut a segment where the colour of the ground changes."""
    if start.y == end.y:
        for ground in grounds:
            if ground.top <= start.y <= ground.bottom:
                return [(ground.paint, start, end)]
        return [("halo", start, end)]
    low, high = sorted((start.y, end.y))
    found: list[tuple[str, Point, Point]] = []
    at = low
    for ground in grounds:
        if ground.bottom <= at or ground.top >= high:
            continue
        if ground.top > at:
            found.append(("halo", Point(start.x, at), Point(start.x, ground.top)))
            at = ground.top
        stop = min(high, ground.bottom)
        found.append((ground.paint, Point(start.x, at), Point(start.x, stop)))
        at = stop
    if at < high:
        found.append(("halo", Point(start.x, at), Point(start.x, high)))
    return found
