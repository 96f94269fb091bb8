"""Routes of links, worked out anew only where something near them changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from cxdesigner.base.geometry import Point, Rect, union
from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.counters import Counters
from cxdesigner.scene.lines import Lines
from cxdesigner.scene.places import Rects
from cxdesigner.scene.reliance import Reliance
from cxdesigner.scene.route import (
    Frame,
    PlannedWay,
    RouteGeometry,
    RoutePlan,
    Span,
    Surroundings,
    Wanted,
    place_labels,
    wanted_label,
)
from cxdesigner.scene.shift import Shift, Surface

_AROUND = 48.0
"""What a label looks at beyond its own size, points; more than routing needs."""
_CELL = 256.0
_EXACT = 64.0
"""Coordinates in steps of 1/64 point can be moved without a rounding error."""


class WayChanges(NamedTuple):
    """Links by what happened to their drawings.

    ``late`` ones run elsewhere because their ends or gutters do, and nothing else.
    """

    changed: set[str]
    late: set[str]


class Follow(NamedTuple):
    """What `LiveWays.update` follows.

    Attributes
    ----------
    moved
        Links at elements whose rectangle changed; not those at elements that lie in a column or
        band that moved and moved with it.
    left, taken
        Areas that elements or badges left before, or took now.
    replanned
        Whether the plan is another than last time.
    shift, surface_of
        What of the grid moved, None if nothing did.
    """

    moved: set[str]
    left: list[Rect]
    taken: list[Rect]
    replanned: bool
    shift: Shift | None
    surface_of: Callable[[Frame, Frame], Surface]


class LiveWays:
    """The routes of a plan, equal to those `realise` gives for the whole.

    A label depends on what lies near its link, labels of links before it included. When something
    changes, all labels near it are placed anew, and those near labels that then lie elsewhere,
    until nothing changes; the rest stays.
    """

    def __init__(self, counters: Counters) -> None:
        self._counters = counters
        self.lines = Lines({}, None, Rects({}), {}, counters)
        self._reliance: Reliance | None = None
        self._labelled: set[str] = set()
        self._reaches: dict[str, Rect] = {}
        self.has_spread = False
        """Whether the last update left links for later that have other x than before."""

    def replace_all(self, plan: RoutePlan, geometry: RouteGeometry, rects: Rects) -> WayChanges:
        """Work out all routes; the links whose route changed include those that are gone."""
        old = self.lines
        ways = plan.ways
        groups: dict[str, set[str]] = {}
        for link_id, way in ways.items():
            if way.group is not None:
                groups.setdefault(way.group, set()).add(link_id)
        frozen = {group: frozenset(members) for group, members in groups.items()}
        new = Lines(ways, Frame(plan, geometry), rects, frozen, self._counters)
        self._reliance = None
        self._labelled = {link_id for link_id, way in ways.items() if way.link.label_width > 0}
        if self._labelled:
            new.labels = place_labels(
                _wanted(new, self._labelled), _surroundings(new, ways, geometry, geometry.boxes)
            )
        self._reaches = {link_id: _reach(new, link_id) for link_id in self._labelled}
        changed = set(old.ways.keys() - ways.keys())
        changed.update(
            link_id for link_id in ways if link_id not in old.ways or old[link_id] != new[link_id]
        )
        self.lines = new
        changed |= old.mates(changed) | new.mates(changed)
        return WayChanges(changed, set())

    def prepare(self) -> None:
        """Work out what the first update needs, where nobody waits for it."""
        self._relied()

    def _relied(self) -> Reliance:
        if self._reliance is None:
            lines = self.lines
            assert lines.frame is not None, "all routes are worked out first"
            self._reliance = Reliance(lines.ways, lines.rects, len(lines.frame.spans[0]))
        return self._reliance

    def update(
        self,
        plan: RoutePlan,
        rects: Rects,
        geometry: RouteGeometry,
        follow: Follow,
        geometry_near: Callable[[Rect], tuple[RouteGeometry, set[str]]],
    ) -> WayChanges:
        """Work out routes where the bands are those of before.

        Parameters
        ----------
        geometry
            Without things labels must not cover.
        geometry_near
            Gives the geometry with such things near a rectangle, and the elements there.
        """
        old = self.lines
        assert old.frame is not None, "all routes are worked out first"
        frame = Frame(plan, geometry)
        ways, touched = old.ways, follow.moved & old.ways.keys()
        if follow.replanned:
            ways, touched = plan.ways, (follow.moved & plan.ways.keys()) | plan.touched
        changed: set[str] = set()
        gone: set[str] = set()
        for link_id in touched:
            (changed if link_id in ways else gone).add(link_id)
        groups = _regrouped(old, ways, touched)
        late: set[str] = set()
        shift = follow.shift
        reliance = self._relied()
        change = shift.change if shift is not None else None
        if touched or change is not None:
            reliance.follow(ways, rects, old.rects, touched, change, old.ways)
        passages: set[int] = set()
        if shift is not None:
            passages = shift.passages(frame.demands, old.frame.demands)
        self.has_spread = bool(passages)
        if passages or frame.rows != old.frame.rows or shift is not None:
            bands = shift.grounds if shift is not None else set()
            late = reliance.on(bands, passages, frame, old.frame)
        level = reliance.on_levels(frame, old.frame) - touched
        late |= level | touched
        lines = Lines(ways, frame, rects, groups, self._counters, old.points_but(late))
        late -= touched
        self.lines = lines
        for link_id in changed | gone:
            way = ways.get(link_id)
            if way is not None and way.link.label_width > 0:
                self._labelled.add(link_id)
            else:
                self._labelled.discard(link_id)
        lines.labels = old.labels
        relabelled: set[str] = set()
        if self._labelled or old.labels:
            relabelled = self._label(
                old, lines, changed | level, gone, bool(late), follow, geometry_near
            )
        late |= lines.mates(late)
        result = changed | gone | relabelled
        result |= old.mates(changed | gone) | lines.mates(changed)
        late -= result
        return WayChanges(result, late)

    # ---- labels

    def _label(
        self,
        old: Lines,
        lines: Lines,
        changed: set[str],
        gone: set[str],
        has_shifted: bool,
        follow: Follow,
        geometry_near: Callable[[Rect], tuple[RouteGeometry, set[str]]],
    ) -> set[str]:
        """Place labels; returns the links whose label lies elsewhere."""
        touched = [link_id for link_id in (*changed, *gone) if link_id in old.ways]
        left = follow.left + [old.extent(link_id) for link_id in touched]
        left += [old.labels[link_id][0] for link_id in touched if link_id in old.labels]
        taken = follow.taken + [lines.extent(link_id) for link_id in changed]
        redo = changed & self._labelled
        lines.labels = labels = dict(old.labels)
        for link_id in old.labels.keys() - self._labelled:
            del labels[link_id]
            self._reaches.pop(link_id, None)
        before = dict(self._reaches)
        moves: dict[str, Point] = {}
        if follow.shift is not None or has_shifted:
            assert old.frame is not None
            assert lines.frame is not None
            surface = follow.surface_of(old.frame, lines.frame)
            for link_id in self._labelled - redo:
                by = _moved_by(old.points(link_id), lines.points(link_id))
                rect, conflict = labels[link_id]
                if (
                    by is None
                    or not surface.moves(before[link_id], by)
                    or not _is_exact((rect.x, rect.y, *by))
                ):
                    redo.add(link_id)
                elif by != (0.0, 0.0):
                    moves[link_id] = by
                    labels[link_id] = rect.moved(*by), conflict
                    self._reaches[link_id] = before[link_id].moved(*by)
        for link_id in redo:
            self._reaches[link_id] = _reach(lines, link_id)
        lost, won = _Areas(left), _Areas(taken)
        redo |= {
            link_id
            for link_id in self._labelled - redo
            if lost.meet(before[link_id]) or won.meet(self._reaches[link_id])
        }
        more = redo
        while more:
            region = union([self._reaches[link_id] for link_id in redo])
            geometry, boxes = geometry_near(region)
            near = redo | self._context(lines, redo, region)
            around = _surroundings(lines, near, geometry, {key: lines.rects[key] for key in boxes})
            kept = {link_id: labels[link_id][0] for link_id in self._labelled - redo}
            labels.update(place_labels(_wanted(lines, redo), around, kept))
            more = self._unsettled(old, lines, redo, before, moves)
            redo |= more
        return {link_id for link_id in self._labelled if labels[link_id] != old.labels.get(link_id)}

    def _unsettled(
        self,
        old: Lines,
        lines: Lines,
        redo: set[str],
        before: Mapping[str, Rect],
        moves: Mapping[str, Point],
    ) -> set[str]:
        """Return labels after some others that do not lie to them as they did."""
        found: set[str] = set()
        still = Point(0.0, 0.0)
        # By how they moved: those that moved as a label did lie to it as before.
        strays: dict[Point | None, tuple[list[str], list[Rect], list[Rect]]] = {}
        for link_id in sorted(redo):
            was, now = old.labels.get(link_id), lines.labels[link_id][0]
            move: Point | None = None
            if was is not None and (was[0].width, was[0].height) == (now.width, now.height):
                move = Point(now.x - was[0].x, now.y - was[0].y)
            ids, places_before, places = strays.setdefault(move, ([], [], []))
            ids.append(link_id)
            places.append(now)
            if was is not None:
                places_before.append(was[0])
        for move, (ids, places_before, places) in strays.items():
            lost, won = _Areas(places_before), _Areas(places)
            found.update(
                link_id
                for link_id in self._labelled - redo
                if ids[0] < link_id
                and moves.get(link_id, still) != move
                and (won.meet(self._reaches[link_id]) or lost.meet(before[link_id]))
            )
        return found

    def _context(self, lines: Lines, labelled: set[str], region: Rect) -> set[str]:
        """Return the links whose lines lie where some labels look."""
        assert self._reliance is not None
        assert lines.frame is not None
        reaches = [self._reaches[link_id] for link_id in labelled]
        columns = lines.frame.spans[0]
        # A gutter lies between its columns.
        first = max(0, bisect_left(columns, region.x, key=_start) - 1)
        last = bisect_right(columns, region.right, key=_start)
        areas = _Areas(reaches)
        return {
            link_id
            for link_id in self._reliance.crossing(2 * first, 2 * last)
            if areas.meet(lines.extent(link_id))
        }


def _start(span: Span) -> float:
    return span.start


def _regrouped(
    old: Lines, ways: Mapping[str, PlannedWay], touched: set[str]
) -> Mapping[str, frozenset[str]]:
    """Return the members of bundles after some links changed."""
    groups: dict[str, frozenset[str]] | None = None
    for link_id in touched:
        before, after = old.ways.get(link_id), ways.get(link_id)
        was = before.group if before is not None else None
        now = after.group if after is not None else None
        if was == now:
            continue
        if groups is None:
            groups = dict(old.groups)
        if was is not None:
            members = groups[was] - {link_id}
            if members:
                groups[was] = members
            else:
                del groups[was]
        if now is not None:
            groups[now] = groups.get(now, frozenset()) | {link_id}
    return old.groups if groups is None else groups


def _wanted(lines: Lines, link_ids: Iterable[str]) -> list[Wanted]:
    assert lines.frame is not None
    return [
        wanted_label(lines.ways[link_id], lines.points(link_id), lines.frame)
        for link_id in sorted(link_ids)
    ]


def _surroundings(
    lines: Lines, link_ids: Iterable[str], geometry: RouteGeometry, boxes: Mapping[str, Rect]
) -> Surroundings:
    points = {link_id: lines.points(link_id) for link_id in while_wanted(link_ids)}
    return Surroundings(
        points,
        {link_id: group for link_id in points if (group := lines.ways[link_id].group) is not None},
        [*boxes.values(), *geometry.obstacles],
        [(line.y, line.left, line.right) for line in geometry.lines],
    )


def _reach(lines: Lines, link_id: str) -> Rect:
    """Return where the label of a link looks."""
    link = lines.ways[link_id].link
    extent = lines.extent(link_id)
    dx = link.label_width + _AROUND
    dy = max(link.label_height, link.narrow_height) + _AROUND
    return Rect(extent.x - dx, extent.y - dy, extent.width + 2 * dx, extent.height + 2 * dy)


def _moved_by(old: tuple[Point, ...], new: tuple[Point, ...]) -> Point | None:
    """Return how far all corners moved, None if not all moved the same way."""
    if len(old) != len(new):
        return None
    dx, dy = new[0].x - old[0].x, new[0].y - old[0].y
    for one, two in zip(old, new, strict=True):
        if two.x - one.x != dx or two.y - one.y != dy:
            return None
    return Point(dx, dy)


def _is_exact(values: Iterable[float]) -> bool:
    return all((value * _EXACT).is_integer() for value in values)


class _Areas:
    """Rectangles by where they are along the journey, so that only near ones are looked at."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self._cells: dict[int, list[Rect]] = {}
        for rect in rects:
            for cell in _cells_of(rect):
                self._cells.setdefault(cell, []).append(rect)

    def meet(self, rect: Rect) -> bool:
        """Say whether any of them shares a place with a rectangle, or touches it."""
        if not self._cells:
            return False
        left, top = rect.x, rect.y
        right, bottom = left + rect.width, top + rect.height
        for cell in _cells_of(rect):
            for other in self._cells.get(cell, ()):
                if (
                    left <= other.x + other.width
                    and other.x <= right
                    and top <= other.y + other.height
                    and other.y <= bottom
                ):
                    return True
        return False


def _cells_of(rect: Rect) -> range:
    return range(int(rect.x // _CELL), int((rect.x + rect.width) // _CELL) + 1)
