"""A smooth curve through points that never overshoots them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from cxdesigner.base.geometry import Point

Bezier = tuple[Point, Point, Point, Point]
"""Start, two control points, end; x is counted from the start, so that it is 0 there."""


def monotone_tangents(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, ...]:
    """Return the slope at each point of a monotone cubic through all of them.

    Between two points the curve is monotone, so it never leaves the range of their values
    (Fritsch & Carlson 1980, "Monotone piecewise cubic interpolation"; the inner slopes are the
    weighted harmonic means of Fritsch & Butland 1984, which satisfy its condition directly).

    Parameters
    ----------
    xs
        Shape (n,), strictly increasing.
    ys
        Shape (n,).

    Returns
    -------
    tuple of float
        Shape (n,), dy/dx.
    """
    if any(after <= before for before, after in pairwise(xs)):
        raise ValueError("xs must increase strictly")
    return tuple(tangent_at(xs, ys, at) for at in range(len(xs)))


def tangent_at(xs: Sequence[float], ys: Sequence[float], at: int) -> float:
    """Return one of `monotone_tangents`: it depends on the neighbours of a point only."""
    if at == 0 or at == len(xs) - 1:
        # Level ends: what comes before the first and after the last point is not known.
        return 0.0
    left, right = xs[at] - xs[at - 1], xs[at + 1] - xs[at]
    before, after = (ys[at] - ys[at - 1]) / left, (ys[at + 1] - ys[at]) / right
    if before * after <= 0:
        # A turning point, or flat on one side.
        return 0.0
    first, second = 2 * right + left, right + 2 * left
    return (first + second) / (first / before + second / after)


def bezier_segments(xs: Sequence[float], ys: Sequence[float]) -> tuple[Bezier, ...]:
    """Return the monotone cubic through points as Bézier curves, one fewer than points."""
    slopes = monotone_tangents(xs, ys)
    return tuple(
        bezier(xs[at + 1] - xs[at], ys[at], ys[at + 1], slopes[at], slopes[at + 1])
        for at in range(len(xs) - 1)
    )


def bezier(width: float, start: float, end: float, slope: float, end_slope: float) -> Bezier:
    """Return the stretch of a monotone cubic from one height to another.

    Control points lie a third of the way, so their y stay within the range of the two ends and
    so does the curve (a Bézier curve never leaves the hull of its points).
    """
    third = width / 3
    low, high = min(start, end), max(start, end)
    return (
        Point(0.0, start),
        # Rounding must not overshoot either.
        Point(third, min(max(start + slope * third, low), high)),
        Point(width - third, min(max(end - end_slope * third, low), high)),
        Point(width, end),
    )


def curve_at(
    xs: Sequence[float], segments: Sequence[Bezier], x: float, origin: float = 0.0
) -> float | None:
    """Return the y of a curve of `bezier_segments` at an x; None beyond its ends.

    With an `origin` from which `x` is counted the result is the same wherever all of it lies.
    """
    if not segments or not xs[0] - origin <= x <= xs[-1] - origin:
        return None
    at = max(0, bisect_right(xs, origin + x, 0, len(segments)) - 1)
    (_x, start), (_x1, first), (_x2, second), (width, end) = segments[at]
    # x runs evenly, because the control points lie at thirds.
    t = (x + (origin - xs[at])) / width
    u = 1 - t
    return u * u * u * start + 3 * u * u * t * first + 3 * u * t * t * second + t * t * t * end
