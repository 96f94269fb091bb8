"""From a plan to polylines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.route.choice import Side
from cxdesigner.scene.route.geometry import RouteGeometry, Span
from cxdesigner.scene.route.grid import STACK_GAP
from cxdesigner.scene.route.gutters import column_places, row_places
from cxdesigner.scene.route.place import Placed, Surroundings, Wanted, place_labels
from cxdesigner.scene.route.plan import PlannedWay, RoutePlan
from cxdesigner.scene.route.topology import Gutter


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
    frame = Frame(plan, geometry)
    points = {way.link.id: points_of(way, frame, geometry.boxes) for way in plan.ways}
    wanted = [
        wanted_label(way, points[way.link.id], frame)
        for way in plan.ways
        if way.link.label_width > 0
    ]
    labels = place_labels(
        wanted,
        Surroundings(
            points,
            {way.link.id: way.group for way in plan.ways if way.group is not None},
            [*geometry.boxes.values(), *geometry.obstacles],
            [(line.y, line.left, line.right) for line in geometry.lines],
        ),
    )
    return {way.link.id: route_of(way, points[way.link.id], labels) for way in plan.ways}


def route_of(way: PlannedWay, points: tuple[Point, ...], labels: Mapping[str, Placed]) -> Route:
    """Return the route of a link from its corners and the places of labels by link id."""
    label, conflict = labels.get(way.link.id, (None, False))
    choice = way.choice
    return Route(points, choice.source_side, choice.target_side, label, conflict, way.group)


class Frame:
    """Where tracks and columns lie.

    With the frame of the same grid before, what did not change is the same object.

    Attributes
    ----------
    rows
        y of each track by gutter.
    columns
        By passage: left edge and scale of a column, or x of each track of a gutter.
    """

    __slots__ = ("_demands", "_spans", "columns", "rows")

    columns: dict[int, list[float]]
    rows: dict[Gutter, list[float]]

    def __init__(
        self, plan: RoutePlan, geometry: RouteGeometry, before: Frame | None = None
    ) -> None:
        self.rows = {}
        for index, demand in enumerate(plan.horizontal):
            lines = [line.y for line in geometry.lines if line.gutter == index]
            self.rows[index] = row_places(demand, geometry.lane_gutters[index], lines)
        for id_, demand in plan.corridors.items():
            edge = geometry.boxes[id_].bottom
            self.rows[id_] = row_places(demand, Span(edge, edge + STACK_GAP), ())
        spans = geometry.columns, geometry.column_gutters
        self._spans, self._demands = spans, plan.vertical
        columns: dict[int, list[float]] = {}
        known = before.columns if before is not None else columns
        is_like = before is not None and len(before._demands) == len(plan.vertical)
        if before is not None and is_like:
            old_columns, old_gutters = before._spans
            if spans == before._spans and plan.vertical == before._demands:
                self.columns = known
                return
        for index, (demand, span) in enumerate(zip(plan.vertical, spans[1], strict=True)):
            if (
                before is not None
                and is_like
                and before._demands[index] is demand
                and old_gutters[index] == span
            ):
                columns[2 * index] = known[2 * index]
            else:
                columns[2 * index] = column_places(demand, span)
        for index, span in enumerate(geometry.columns):
            if before is not None and is_like and old_columns[index] == span:
                columns[2 * index + 1] = known[2 * index + 1]
            else:
                columns[2 * index + 1] = [span.start, span.length / plan.grid.column_width]
        self.columns = columns


def points_of(way: PlannedWay, frame: Frame, boxes: Mapping[str, Rect]) -> tuple[Point, ...]:
    """Return the corners of a link from end to end."""
    choice = way.choice
    source, target = boxes[way.link.source], boxes[way.link.target]
    source_y, target_y = source.y + way.source_y, target.y + way.target_y
    if not choice.passages:
        # Both ends agree in the plan; the mean keeps a rounding error from making a kink.
        y = (source_y + target_y) / 2
        if choice.source_side == "right":
            return Point(source.right, y), Point(target.x, y)
        return Point(source.x, y), Point(target.right, y)
    xs: list[float] = []
    for passage, offset in zip(choice.passages, way.strands, strict=True):
        places = frame.columns[passage]
        if passage % 2:
            xs.append(places[0] + offset * places[1])
        else:
            xs.append(places[int(offset)])
    points = [_start(source, choice.source_side, xs[0], source_y)]
    if choice.source_side in ("left", "right"):
        points.append(Point(xs[0], source_y))
    for index, gutter in enumerate(choice.gutters):
        y = frame.rows[gutter][way.runs[index]]
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


def wanted_label(way: PlannedWay, points: Sequence[Point], frame: Frame) -> Wanted:
    """Return what the label of a link asks for."""
    spot = way.label
    stubs = 1 if way.choice.source_side in ("left", "right") and way.choice.passages else 0
    segment = 0
    y: float | None = None
    if spot is not None:
        segment = stubs + (2 * spot.run + 1 if spot.run is not None else 2 * spot.strand)
        if spot.run is None and spot.track >= 0:
            y = frame.rows[spot.gutter][spot.track]
    return Wanted(
        id=way.link.id,
        width=way.link.label_width,
        height=way.link.label_height,
        narrow=(way.link.narrow_width, way.link.narrow_height),
        points=tuple(points),
        segment=min(segment, len(points) - 2),
        y=y,
        align=spot.align if spot is not None else "center",
    )
