"""Importance–performance analysis: four quadrants for priorities.

Source: domain 4.5 (Martilla and James 1977). Where the crosshair stands decides what a point is, so
the rule is part of the result and is printed beside the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

from cxdesigner.analysis.cem import cem
from cxdesigner.model.view import RecordView

Quadrant = Literal["concentrate", "keep_up", "low_priority", "overkill"]
"""Concentrate here; keep up the good work; low priority; possible overkill."""

Crosshair = Literal["means", "medians", "midpoint", "custom"]


@dataclass(frozen=True, slots=True)
class Point:
    """Something to place."""

    name: str
    importance: float
    performance: float
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Points with their quadrants, and where the lines between these stand."""

    points: tuple[tuple[Point, Quadrant], ...]
    importance: float
    performance: float
    crosshair: Crosshair

    def of(self, quadrant: Quadrant) -> tuple[str, ...]:
        """Return the names of the points in a quadrant."""
        return tuple(point.name for point, place in self.points if place == quadrant)


def quadrants(
    points: Sequence[Point],
    crosshair: Crosshair = "means",
    *,
    scale: tuple[float, float] = (0.0, 10.0),
    lines: tuple[float, float] | None = None,
) -> Quadrants | None:
    """Return the points with their quadrants; None without points. ``≥`` is the high side.

    Parameters
    ----------
    crosshair
        Means of the points, their medians, the middle of the scale, or one's own lines.
    scale
        Ends of both axes, for the midpoint.
    lines
        (importance, performance) of one's own lines, for ``custom``.

    Raises
    ------
    ValueError
        If own lines are asked for and not given.
    """
    if not points:
        return None
    across = [point.importance for point in points]
    along = [point.performance for point in points]
    match crosshair:
        case "means":
            at = fmean(across), fmean(along)
        case "medians":
            at = median(across), median(along)
        case "midpoint":
            at = sum(scale) / 2, sum(scale) / 2
        case "custom":
            if lines is None:
                raise ValueError("a custom crosshair needs lines")
            at = lines
    return Quadrants(tuple((point, _quadrant(point, at)) for point in points), *at, crosshair)


def importance_performance(
    view: RecordView,
    crosshair: Crosshair = "means",
    lines: tuple[float, float] | None = None,
) -> Quadrants | None:
    """Return the factors of the CEM table by importance and experience; None without any."""
    table = cem(view)
    points = [
        Point(row.factor, row.importance, row.experience, row.record_id)
        for row in (table.rows if table else ())
        if row.importance is not None and row.experience is not None
    ]
    return quadrants(points, crosshair, lines=lines)


def _quadrant(point: Point, at: tuple[float, float]) -> Quadrant:
    matters, good = point.importance >= at[0], point.performance >= at[1]
    if matters:
        return "keep_up" if good else "concentrate"
    return "overkill" if good else "low_priority"
