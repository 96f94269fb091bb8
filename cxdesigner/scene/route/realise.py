"""From a plan to polylines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    return Realiser().routes(plan, geometry)


class Realiser:
    """Realises plans one after another, keeping the routes that stay as they are.

    The routes are always those of `realise`; routes that did not change are the same objects.
    """

    def __init__(self) -> None:
        self._frame: _Frame | None = None
        self._ways: dict[str, PlannedWay] = {}
        self._wanted: dict[str, Wanted] = {}
        self._routes: dict[str, Route] = {}

    def routes(self, plan: RoutePlan, geometry: RouteGeometry) -> dict[str, Route]:
        """Return the route of each link of a plan by link id."""
        frame = _Frame(plan, geometry)
        known = self._routes
        ways = {way.link.id: way for way in plan.ways}
        stale = self._stale(frame, ways)
        changed = frame.differences(self._frame)
        points: dict[str, tuple[Point, ...]] = {}
        wanted: dict[str, Wanted] = {}
        for id_, way in ways.items():
            old = known.get(id_)
            if id_ not in stale and old is not None:
                points[id_] = old.points
                if way.link.label_width > 0:
                    wanted[id_] = self._wanted[id_]
                continue
            points[id_] = _points(way, frame)
            if way.link.label_width > 0:
                wanted[id_] = _wanted(way, points[id_], frame.rows)
            if self._frame is None:
                continue
            if old is None or old.points != points[id_] or old.group != way.group:
                changed += _strokes(points[id_])
                if old is not None:
                    changed += _strokes(old.points)
        for id_, old in known.items():
            if id_ not in ways:
                changed += _strokes(old.points)
            if old.label is not None and id_ not in wanted:
                changed.append(old.label)
        labels = place_labels(
            list(wanted.values()),
            Surroundings(
                points,
                {id_: way.group for id_, way in ways.items() if way.group is not None},
                [*geometry.boxes.values(), *geometry.obstacles],
                [(line.y, line.left, line.right) for line in geometry.lines],
            ),
            self._kept(frame, wanted),
            changed,
        )
        routes: dict[str, Route] = {}
        for id_, way in ways.items():
            label, conflict = labels.get(id_, (None, False))
            old = known.get(id_)
            if (
                old is not None
                and id_ not in stale
                and old.label == label
                and old.label_conflict == conflict
            ):
                routes[id_] = old
                continue
            routes[id_] = Route(
                points=points[id_],
                source_side=way.choice.source_side,
                target_side=way.choice.target_side,
                label=label,
                label_conflict=conflict,
                group=way.group,
            )
        self._frame, self._ways, self._wanted, self._routes = frame, ways, wanted, routes
        return dict(routes)

    def _stale(self, frame: _Frame, ways: Mapping[str, PlannedWay]) -> set[str]:
        """Return the links whose points must be found anew."""
        before = self._frame
        if before is None:
            return set(ways)
        gutters = {key for key, ys in frame.rows.items() if before.rows.get(key) != ys}
        passages = {key for key, x in frame.columns.items() if before.columns.get(key) != x}
        boxes = {id_ for id_, rect in frame.boxes.items() if before.boxes.get(id_) != rect}
        is_same = not gutters and not passages and not boxes
        stale: set[str] = set()
        for id_, way in ways.items():
            old = self._ways.get(id_)
            if (old is not way and old != way) or (
                not is_same
                and (
                    way.link.source in boxes
                    or way.link.target in boxes
                    or not passages.isdisjoint(way.choice.passages)
                    or not gutters.isdisjoint(way.choice.gutters)
                )
            ):
                stale.add(id_)
        return stale

    def _kept(self, frame: _Frame, wanted: Mapping[str, Wanted]) -> dict[str, Placed]:
        """Return the places of labels that may stay."""
        kept: dict[str, Placed] = {}
        if self._frame is None or self._frame.lines != frame.lines:
            return kept
        for id_, label in wanted.items():
            old = self._routes.get(id_)
            if old is not None and old.label is not None and self._wanted.get(id_) == label:
                kept[id_] = old.label, old.label_conflict
        return kept


class _Frame:
    """Where tracks, columns and things to keep clear of lie.

    Attributes
    ----------
    rows
        y of each track by gutter.
    columns
        By passage: left edge and scale of a column, or x of each track of a gutter.
    """

    __slots__ = ("boxes", "columns", "lines", "obstacles", "rows")

    def __init__(self, plan: RoutePlan, geometry: RouteGeometry) -> None:
        self.rows: dict[Gutter, list[float]] = {}
        for index, demand in enumerate(plan.horizontal):
            lines = [line.y for line in geometry.lines if line.gutter == index]
            self.rows[index] = row_places(demand, geometry.lane_gutters[index], lines)
        for id_, demand in plan.corridors.items():
            edge = geometry.boxes[id_].bottom
            self.rows[id_] = row_places(demand, Span(edge, edge + STACK_GAP), ())
        self.columns: dict[int, list[float]] = {}
        for index, demand in enumerate(plan.vertical):
            self.columns[2 * index] = column_places(demand, geometry.column_gutters[index])
        for index, span in enumerate(geometry.columns):
            self.columns[2 * index + 1] = [span.start, span.length / plan.grid.column_width]
        self.boxes = geometry.boxes
        self.lines = geometry.lines
        self.obstacles = geometry.obstacles

    def differences(self, before: _Frame | None) -> list[Rect]:
        """Return old and new places of what labels must not cover, where they differ."""
        if before is None:
            return []
        changed = list(set(self.obstacles) ^ set(before.obstacles))
        for id_ in self.boxes.keys() | before.boxes.keys():
            old, new = before.boxes.get(id_), self.boxes.get(id_)
            if old != new:
                changed += [rect for rect in (old, new) if rect is not None]
        return changed


def _strokes(points: Sequence[Point]) -> list[Rect]:
    """Return the stretches a route covers, with the strokes' width."""
    return [
        Rect(
            min(one.x, two.x) - 1.0,
            min(one.y, two.y) - 1.0,
            abs(one.x - two.x) + 2.0,
            abs(one.y - two.y) + 2.0,
        )
        for one, two in pairwise(points)
    ]


def _points(way: PlannedWay, frame: _Frame) -> tuple[Point, ...]:
    choice = way.choice
    source, target = frame.boxes[way.link.source], frame.boxes[way.link.target]
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
        narrow=(way.link.narrow_width, way.link.narrow_height),
        points=tuple(points),
        segment=min(segment, len(points) - 2),
        y=y,
        align=spot.align if spot is not None else "center",
    )
