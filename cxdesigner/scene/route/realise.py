"""From a plan to polylines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.route.choice import Side
from cxdesigner.scene.route.grid import CLEARANCE, LANE_GAP, STACK_GAP, TRACK
from cxdesigner.scene.route.place import Wanted, place_labels
from cxdesigner.scene.route.plan import (
    COLUMN_MARGIN,
    LANE_MARGIN,
    LINE_THICKNESS,
    GutterDemand,
    PlannedWay,
    RoutePlan,
    stacked,
)
from cxdesigner.scene.route.topology import Gutter


class Span(NamedTuple):
    """A stretch of one axis, points."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


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
    group
        Equal for links that share a trunk: paint the halos of all before the strokes, or the
        halo of one cuts the trunk of another.
    """

    points: tuple[Point, ...]
    source_side: Side
    target_side: Side
    label: Rect | None = None
    label_conflict: bool = False
    group: str | None = None

    @property
    def bends(self) -> int:
        """How often it turns."""
        return len(self.points) - 2


def realise(plan: RoutePlan, geometry: RouteGeometry) -> dict[str, Route]:
    """Return the route of each link of a plan by link id."""
    rows: dict[Gutter, list[float]] = {}
    for index, demand in enumerate(plan.horizontal):
        lines = [line.y for line in geometry.lines if line.gutter == index]
        rows[index] = row_places(demand, geometry.lane_gutters[index], lines)
    for id_, demand in plan.corridors.items():
        edge = geometry.boxes[id_].bottom
        rows[id_] = row_places(demand, Span(edge, edge + STACK_GAP), ())
    columns = [
        column_places(demand, span)
        for demand, span in zip(plan.vertical, geometry.column_gutters, strict=True)
    ]
    points = {way.link.id: _points(way, plan, geometry, rows, columns) for way in plan.ways}
    labels = place_labels(
        [_wanted(way, points[way.link.id], rows) for way in plan.ways if way.link.label_width > 0],
        points,
        {way.link.id: way.group for way in plan.ways if way.group is not None},
        [*geometry.boxes.values(), *geometry.obstacles],
        [(line.y, line.left, line.right) for line in geometry.lines],
    )
    routes: dict[str, Route] = {}
    for way in plan.ways:
        label, conflict = labels.get(way.link.id, (None, False))
        routes[way.link.id] = Route(
            points=points[way.link.id],
            source_side=way.choice.source_side,
            target_side=way.choice.target_side,
            label=label,
            label_conflict=conflict,
            group=way.group,
        )
    return routes


def row_places(demand: GutterDemand, span: Span, lines: Sequence[float]) -> list[float]:
    """Return the y of each track of a horizontal gutter; tracks keep away from named lines."""
    thickness = demand.thickness
    if not thickness:
        return []
    lines = sorted(lines)
    stack = stacked(thickness, len(lines))
    room = sum(part for _, part in stack)
    y = (span.start + span.end - room) / 2
    places = [0.0] * len(thickness)
    expected: list[float] = []
    for track, part in stack:
        if track is None:
            expected.append(y + part / 2)
        else:
            places[track] = y + part / 2
        y += part
    first, last = places[0], places[-1]
    margin = min(LANE_MARGIN, CLEARANCE + 1)
    fits = first >= span.start + margin and last <= span.end - margin
    if fits and all(abs(a - b) < 1.5 for a, b in zip(lines, expected, strict=True)):
        return places
    return _squeezed(thickness, span, lines)


def _squeezed(thickness: Sequence[float], span: Span, lines: Sequence[float]) -> list[float]:
    """Share tracks out among the bands between named lines, closer together if need be."""
    edges = [span.start, *lines, span.end]
    # A corridor inside a lane is narrow; heads never lie in it.
    margin = (LANE_MARGIN if span.length >= LANE_GAP - 1e-6 else CLEARANCE + TRACK / 2) - TRACK / 2
    bands: list[tuple[float, float]] = []
    for index in range(len(edges) - 1):
        low = edges[index] + (margin if index == 0 else LINE_THICKNESS / 2)
        high = edges[index + 1] - (margin if index == len(edges) - 2 else LINE_THICKNESS / 2)
        if high - low < 2.0:
            middle = (edges[index] + edges[index + 1]) / 2
            low, high = middle - 1.0, middle + 1.0
        bands.append((low, high))
    total = sum(thickness)
    rooms = [high - low for low, high in bands]
    scale = min(1.0, sum(rooms) / total)
    places: list[float] = []
    remaining = list(thickness)
    for index, (low, high) in enumerate(bands):
        is_last = index == len(bands) - 1
        later = sum(rooms[index + 1 :])
        mine: list[float] = []
        room = 0.0
        while remaining and (
            is_last
            or (room + remaining[0]) * scale <= high - low + 1e-6
            or sum(remaining) * scale > later + 1e-6
        ):
            room += remaining[0]
            mine.append(remaining.pop(0))
        if not mine:
            continue
        factor = min(1.0, (high - low) / room)
        y = (low + high - room * factor) / 2
        for part in mine:
            places.append(y + part * factor / 2)
            y += part * factor
    return places


def column_places(demand: GutterDemand, span: Span) -> list[float]:
    """Return the x of each track of a vertical gutter."""
    thickness = demand.thickness
    if not thickness:
        return []
    room = sum(thickness)
    usable = max(span.length - 2 * COLUMN_MARGIN + TRACK, span.length / 2)
    factor = min(1.0, usable / room)
    x = (span.start + span.end - room * factor) / 2
    places: list[float] = []
    for part in thickness:
        places.append(x + part * factor / 2)
        x += part * factor
    return places


def _points(
    way: PlannedWay,
    plan: RoutePlan,
    geometry: RouteGeometry,
    rows: Mapping[Gutter, Sequence[float]],
    columns: Sequence[Sequence[float]],
) -> tuple[Point, ...]:
    choice = way.choice
    source, target = geometry.boxes[way.link.source], geometry.boxes[way.link.target]
    source_y, target_y = source.y + way.source_y, target.y + way.target_y
    if not choice.passages:
        # Both ends agree in the plan; the mean keeps a rounding error from making a kink.
        y = (source_y + target_y) / 2
        if choice.source_side == "right":
            return Point(source.right, y), Point(target.x, y)
        return Point(source.x, y), Point(target.right, y)
    xs: list[float] = []
    for passage, offset in zip(choice.passages, way.strands, strict=True):
        if passage % 2:
            column = geometry.columns[passage // 2]
            xs.append(column.start + offset * column.length / plan.grid.column_width)
        else:
            xs.append(columns[passage // 2][int(offset)])
    points = [_start(source, choice.source_side, xs[0], source_y)]
    if choice.source_side in ("left", "right"):
        points.append(Point(xs[0], source_y))
    for index, gutter in enumerate(choice.gutters):
        y = rows[gutter][way.runs[index]]
        points.append(Point(xs[index], y))
        points.append(Point(xs[index + 1], y))
    if choice.target_side in ("left", "right"):
        points.append(Point(xs[-1], target_y))
    points.append(_start(target, choice.target_side, xs[-1], target_y))
    return tuple(points)


def _start(box: Rect, side: Side, x: float, y: float) -> Point:
    if side == "top":
        return Point(x, box.y)
    if side == "bottom":
        return Point(x, box.bottom)
    return Point(box.x if side == "left" else box.right, y)


def _wanted(
    way: PlannedWay, points: Sequence[Point], rows: Mapping[Gutter, Sequence[float]]
) -> Wanted:
    spot = way.label
    stubs = 1 if way.choice.source_side in ("left", "right") and way.choice.passages else 0
    segment = 0
    y: float | None = None
    if spot is not None:
        segment = stubs + (2 * spot.run + 1 if spot.run is not None else 2 * spot.strand)
        if spot.run is None and spot.track >= 0:
            y = rows[spot.gutter][spot.track]
    return Wanted(
        id=way.link.id,
        width=way.link.label_width,
        height=way.link.label_height,
        points=tuple(points),
        segment=min(segment, len(points) - 2),
        y=y,
        align=spot.align if spot is not None else "center",
    )
