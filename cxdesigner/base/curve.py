"""A smooth curve through points that never overshoots them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from cxdesigner.base.geometry import Point

Bezier = tuple[Point, Point, Point, Point]
"""Start, two control points, end."""


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
    count = len(xs)
    if count < 2:
        return (0.0,) * count
    steps = [xs[at + 1] - xs[at] for at in range(count - 1)]
    if min(steps) <= 0:
        raise ValueError("xs must increase strictly")
    slopes = [(ys[at + 1] - ys[at]) / steps[at] for at in range(count - 1)]
    inner = []
    for at in range(1, count - 1):
        before, after = slopes[at - 1], slopes[at]
        if before * after <= 0:
            # A turning point, or flat on one side.
            inner.append(0.0)
            continue
        left, right = steps[at - 1], steps[at]
        first, second = 2 * right + left, right + 2 * left
        inner.append((first + second) / (first / before + second / after))
    # Level ends: what comes before the first and after the last point is not known.
    return (0.0, *inner, 0.0)


def bezier_segments(points: Sequence[Point]) -> tuple[Bezier, ...]:
    """Return the monotone cubic through points as Bézier curves, one fewer than points.

    Control points lie a third of the way, so their y stay within the range of the two ends and
    so does the curve (a Bézier curve never leaves the hull of its points).
    """
    slopes = monotone_tangents([point.x for point in points], [point.y for point in points])
    found = []
    for at in range(len(points) - 1):
        start, end = points[at], points[at + 1]
        third = (end.x - start.x) / 3
        low, high = min(start.y, end.y), max(start.y, end.y)
        found.append(
            (
                start,
                # Rounding must not overshoot either.
                Point(start.x + third, min(max(start.y + slopes[at] * third, low), high)),
                Point(end.x - third, min(max(end.y - slopes[at + 1] * third, low), high)),
                end,
            )
        )
    return tuple(found)


def curve_at(segments: Sequence[Bezier], x: float) -> float | None:
    """Return the y of a curve of `bezier_segments` at an x; None beyond its ends."""
    if not segments or not segments[0][0].x <= x <= segments[-1][3].x:
        return None
    at = bisect_right(segments, x, key=_start_x) - 1
    start, first, second, end = segments[max(0, at)]
    # x runs evenly, because the control points lie at thirds.
    t = (x - start.x) / (end.x - start.x)
    u = 1 - t
    return (
        u * u * u * start.y + 3 * u * u * t * first.y + 3 * u * t * t * second.y + t * t * t * end.y
    )


def _start_x(segment: Bezier) -> float:
    return segment[0].x
