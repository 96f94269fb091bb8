"""From a plan to polylines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.route.choice import Side
from cxdesigner.scene.route.plan import RoutePlan


class Span(NamedTuple):
    """A stretch of one axis, points."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A drawn line of interaction, visibility, internal interaction or of the designer's own."""

    gutter: int
    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class RouteGeometry:
    """Where everything came to lie, in scene coordinates.

    Attributes
    ----------
    columns, column_gutters
        x of columns (n) and of the gutters beside them (n + 1), left to right.
    lanes, lane_gutters
        y of the content of lanes (n) and of the gutters (n + 1), top to bottom. Content means
        from the upper edge of the highest box to the lower edge of the lowest: padding of a
        lane's band belongs to the gutter.
    boxes
        Rectangle of each box by id; `GridBox.top` below the start of its lane.
    lines
        The named lines; links cross them, labels and tracks keep away from them.
    obstacles
        What labels must not cover besides: pills of line names, badges, captions.
    """

    columns: tuple[Span, ...]
    column_gutters: tuple[Span, ...]
    lanes: tuple[Span, ...]
    lane_gutters: tuple[Span, ...]
    boxes: Mapping[str, Rect]
    lines: tuple[NamedLine, ...] = ()
    obstacles: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one link.

    Attributes
    ----------
    points
        At least two, from the edge of the source to the edge of the target; segments are
        horizontal and vertical in turn, none of length zero.
    label
        Where the label lies; None without one.
    label_conflict
        No free place was found for the label.
    """

    points: tuple[Point, ...]
    source_side: Side
    target_side: Side
    label: Rect | None = None
    label_conflict: bool = False

    @property
    def bends(self) -> int:
        """How often it turns."""
        return len(self.points) - 2


def realise(plan: RoutePlan, geometry: RouteGeometry) -> dict[str, Route]:
    """Return the route of each link of a plan by link id."""
    raise NotImplementedError
