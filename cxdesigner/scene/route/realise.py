"""From a plan to polylines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.quick import quick
from cxdesigner.scene.route.channel import Side
from cxdesigner.scene.route.geometry import RouteGeometry, Span
from cxdesigner.scene.route.grid import STACK_GAP, GridBox
from cxdesigner.scene.route.gutters import column_places, row_places
from cxdesigner.scene.route.place import Placed, Surroundings, Wanted, place_labels
from cxdesigner.scene.route.plan import PlannedWay, RoutePlan
from cxdesigner.scene.route.topology import Gutter


@quick
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
    grid = {box.id: box for box in plan.grid.boxes}
    ways = [way for _id, way in sorted(plan.ways.items())]
    points = {
        way.link.id: points_of(way, frame, geometry.boxes, grid[way.link.source]) for way in ways
    }
    wanted = [
        wanted_label(way, points[way.link.id], frame) for way in ways if way.link.label_width > 0
    ]
    labels = place_labels(
        wanted,
        Surroundings(
            points,
            {way.link.id: way.group for way in ways if way.group is not None},
            [*geometry.boxes.values(), *geometry.obstacles],
            [(line.y, line.left, line.right) for line in geometry.lines],
        ),
    )
    return {way.link.id: route_of(way, points[way.link.id], labels) for way in ways}


def route_of(way: PlannedWay, points: tuple[Point, ...], labels: Mapping[str, Placed]) -> Route:
    """Return the route of a link from its corners and the places of labels by link id."""
    label, conflict = labels.get(way.link.id, (None, False))
    choice = way.choice
    return Route(points, choice.source_side, choice.target_side, label, conflict, way.group)


class Frame:
    """Where tracks and columns lie.

    Attributes
    ----------
    rows
        y of each track by gutter.
    levels
        How far below the top of each lane straight links lie.
    """

    __slots__ = ("_column_width", "_lanes", "_places", "demands", "levels", "rows", "spans")

    def __init__(self, plan: RoutePlan, geometry: RouteGeometry) -> None:
        self.rows: dict[Gutter, list[float]] = {}
        for index, demand in enumerate(plan.horizontal):
            lines = [line.y for line in geometry.lines if line.gutter == index]
            self.rows[index] = row_places(demand, geometry.lane_gutters[index], lines)
        for id_, demand in plan.corridors.items():
            edge = geometry.boxes[id_].bottom
            self.rows[id_] = row_places(demand, Span(edge, edge + STACK_GAP), ())
        self.spans = geometry.columns, geometry.column_gutters
        self.demands = plan.vertical
        self.levels, self._lanes = plan.levels, geometry.lanes
        self._column_width = plan.grid.column_width
        self._places: dict[int, list[float]] = {}

    def tracks(self, gutter: int) -> list[float]:
        """Return the x of each track of a vertical gutter."""
        found = self._places.get(gutter)
        if found is None:
            found = column_places(self.demands[gutter], self.spans[1][gutter])
            self._places[gutter] = found
        return found

    def level_y(self, lane: int) -> float:
        """Return the y of straight links of a lane that lie at its level."""
        return self._lanes[lane].start + self.levels[lane]

    def x_of(self, passage: int, offset: float) -> float:
        """Return the x of a strand: a track of a gutter, or a place in a column."""
        if passage % 2:
            start, end = self.spans[0][passage // 2]
            return start + offset * ((end - start) / self._column_width)
        return self.tracks(passage // 2)[int(offset)]


def points_of(
    way: PlannedWay, frame: Frame, boxes: Mapping[str, Rect], box: GridBox
) -> tuple[Point, ...]:
    """Return the corners of a link from end to end; `box` is where its source is in the grid."""
    choice = way.choice
    source, target = boxes[way.link.source], boxes[way.link.target]
    source_y, target_y = source.y + way.source_y, target.y + way.target_y
    if not choice.passages:
        # Both ends agree in the plan; the mean keeps a rounding error from making a kink.
        y = frame.level_y(box.lane) if way.is_level else (source_y + target_y) / 2
        if choice.source_side == "right":
            return Point(source.right, y), Point(target.x, y)
        return Point(source.x, y), Point(target.right, y)
    xs = [
        frame.x_of(2 * box.first + passage, offset)
        for passage, offset in zip(choice.passages, way.strands, strict=True)
    ]
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
