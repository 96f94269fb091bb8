"""Planning from scratch and after edits, by the same steps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from cxdesigner.scene.route.choice import ChannelChoice, plan_link
from cxdesigner.scene.route.claims import Claims
from cxdesigner.scene.route.grid import STACK_GAP, TRACK, GridBox, RouteGrid, RouteLink
from cxdesigner.scene.route.labels import SNAP, Reserved, nearby, reserve
from cxdesigner.scene.route.plan import (
    GutterDemand,
    PlannedWay,
    RoutePlan,
    column_demand,
    row_demand,
)
from cxdesigner.scene.route.ports import set_heights, set_offsets, set_straight_heights
from cxdesigner.scene.route.strands import Port, Strand, Way, Web
from cxdesigner.scene.route.topology import Gutter, Topology
from cxdesigner.scene.route.tracks import Run, set_levels

_FEW = 12  # passages; an edit of more than half of them, and more than these, is not followed
_LABEL_MARGIN = 14.0
_LABEL_MOST = 110.0  # a longer label does not widen its gutter any more, points


def plan_routes(
    grid: RouteGrid | Topology,
    links: Sequence[RouteLink],
    choices: Mapping[str, ChannelChoice] | None = None,
) -> RoutePlan:
    """Plan all links of a grid.

    Parameters
    ----------
    links
        In any order; the result does not depend on it. Ends must be boxes of the grid.
    choices
        Known choices by link id, from an earlier plan whose grid is the same in the columns
        between the ends of those links; the others are made here.
    """
    topology = grid if isinstance(grid, Topology) else Topology(grid)
    return LiveRoutes()._planned(topology, links, choices or {})


def assign_tracks(
    topology: Topology, links: Sequence[RouteLink], choices: Mapping[str, ChannelChoice]
) -> RoutePlan:
    """Give ports and tracks to links whose channels are chosen."""
    return plan_routes(topology, links, choices)


class LiveRoutes:
    """Plans one grid again and again, doing only what an edit asks for.

    The plan is always that of `plan_routes`. Cheap are edits of boxes in one column and of links;
    a change of the number of columns or lanes plans everything anew.
    """

    def __init__(self) -> None:
        self._plan: RoutePlan | None = None
        self._links: dict[str, RouteLink] = {}
        self._boxes: dict[str, GridBox] = {}

    def plan(self, grid: RouteGrid, links: Sequence[RouteLink]) -> RoutePlan:
        """Return the plan of a grid, as `plan_routes` does."""
        old = self._plan
        boxes = {box.id: box for box in grid.boxes}
        if old is None or not old.grid.has_frame_of(grid):
            return self._planned(Topology(grid), links, {})
        known_boxes, known_links = self._boxes, self._links
        changed = [
            box
            for box in grid.boxes
            if (before := known_boxes.get(box.id)) is not box and before != box
        ]
        gone = [box for id_, box in self._boxes.items() if id_ not in boxes]
        gone += [self._boxes[box.id] for box in changed if box.id in self._boxes]
        new_links = [
            link for link in links if (was := known_links.get(link.id)) is not link and was != link
        ]
        if not changed and not gone and not new_links and len(links) == len(self._links):
            return old
        passages = {
            passage
            for box in (*changed, *gone)
            for passage in range(2 * box.first, 2 * box.last + 3)
        }
        if len(passages) > max(_FEW, grid.columns) or any(
            box.first != box.last for box in (*changed, *gone)
        ):
            return self._planned(Topology(grid), links, {})
        known = {link.id for link in links}
        dirty = {link.id for link in new_links}
        removed = [id_ for id_ in self._links if id_ not in known]
        dirty.update(self._reached(passages))
        dirty.difference_update(removed)
        self._links = {link.id: link for link in links}
        self._boxes = boxes
        web = self._web
        lanes = web.topology.update(grid, gone, changed)
        if lanes:
            web.touched_regions.update(region for region in web.ports if region[0] in lanes)
        return self._updated(web.topology, dirty, removed, {})

    def _reached(self, passages: set[int]) -> Iterable[str]:
        """Yield the links whose way depends on one of some passages."""
        ordered = sorted(passages)
        if not ordered:
            return
        first, last = ordered[0], ordered[-1]
        has_corridors = len(self._web.runs) > self._web.topology.grid.lanes + 1
        for id_, way in self._ways.items():
            if way.low <= last and way.high >= first:
                index = bisect_left(ordered, way.low)
                if index < len(ordered) and ordered[index] <= way.high:
                    yield id_
            elif has_corridors and any(isinstance(gutter, str) for gutter in way.choice.gutters):
                yield id_

    def _planned(
        self,
        topology: Topology,
        links: Sequence[RouteLink],
        choices: Mapping[str, ChannelChoice],
    ) -> RoutePlan:
        self._links = {link.id: link for link in links}
        self._boxes = dict(topology.boxes)
        self._ways: dict[str, Way] = {}
        self._web = Web(topology)
        self._claims = Claims()
        self._groups: dict[str, set[str]] = {}
        self._labels: dict[str, Reserved | None] = {}
        self._rows: dict[Gutter, list[float]] = {gutter: [] for gutter in self._web.runs}
        self._columns: list[list[float]] = [[] for _ in range(topology.grid.columns + 1)]
        self._planned_ways: dict[str, PlannedWay] = {}
        self._choices: dict[str, ChannelChoice] = {}
        self._demands: dict[int, tuple[list[float], float, GutterDemand]] = {}
        return self._updated(topology, set(self._links), (), choices)

    def _updated(
        self,
        topology: Topology,
        dirty: set[str],
        removed: Sequence[str],
        choices: Mapping[str, ChannelChoice],
    ) -> RoutePlan:
        web = self._web
        laid = self._lay(topology, dirty, removed, choices)
        changed = self._place(topology, laid)
        planned, count = self._planned_ways, len(self._planned_ways)
        for id_ in sorted(laid | changed):
            planned[id_] = _planned_way(self._ways[id_], self._labels.get(id_))
            self._choices[id_] = self._ways[id_].wanted
        if len(planned) != count:
            self._planned_ways = {id_: planned[id_] for id_ in sorted(planned)}
        web.touched_passages.clear()
        web.touched_gutters.clear()
        web.touched_regions.clear()
        web.touched_runs.clear()
        self._plan = self._gathered(topology.grid)
        return self._plan

    def _lay(
        self,
        topology: Topology,
        dirty: set[str],
        removed: Sequence[str],
        choices: Mapping[str, ChannelChoice],
    ) -> set[str]:
        """Choose ways for dirty links and lay them and those that share with them."""
        ways, web, claims = self._ways, self._web, self._claims
        old = {id_: ways[id_] for id_ in (*dirty, *removed) if id_ in ways}
        fresh = claims.withdraw(old) | dirty
        for id_ in removed:
            del ways[id_], self._planned_ways[id_], self._choices[id_]
        for id_ in dirty:
            link = self._links[id_]
            wanted = choices.get(id_) or plan_link(topology, link)
            ways[id_] = Way(link, wanted, topology.boxes[link.source], topology.boxes[link.target])
        fresh.intersection_update(ways)
        laid = dirty | claims.settle(
            topology, ways, fresh, lambda way: plan_link(topology, way.link, straight=False)
        )
        # What a bundle shares is made anew with all its links.
        waiting = [*laid, *removed]
        while waiting:
            id_ = waiting.pop()
            mates: set[str] = set()
            before = old.get(id_) or ways[id_]
            if before.laid is not None and before.laid[1] is not None:
                mates |= self._groups[before.laid[1]]
            group = ways[id_].group if id_ in ways else None
            if group is not None:
                mates |= {mate for mate in claims.members(group) if ways[mate].group == group}
            mates = {mate for mate in mates if mate in ways} - laid
            laid |= mates
            waiting += mates
        for id_ in (*laid, *removed):
            self._lift(id_, old.get(id_) or ways[id_])
        web.forget_shared()
        for id_ in sorted(laid):
            way = ways[id_]
            web.lay(way)
            if way.group is not None:
                self._groups.setdefault(way.group, set()).add(id_)
            if way.link.label_width > 0:
                self._labels[id_] = None
        return laid

    def _lift(self, id_: str, way: Way) -> None:
        web = self._web
        if way.laid is None:
            return
        group = way.laid[1]
        if group is not None:
            self._groups[group].discard(id_)
        spot = self._labels.pop(id_, None)
        if spot is not None and spot.own is not None:
            web.runs[spot.gutter].pop(spot.own, None)
            web.touched_gutters.add(spot.gutter)
        web.lift(way)

    def _place(self, topology: Topology, laid: set[str]) -> set[str]:
        """Give places to all that was touched; returns the links that changed for it."""
        web = self._web
        changed: set[str] = set()
        moved: list[Strand] = []
        for passage in web.touched_passages:
            if passage % 2:
                moved += set_offsets(topology, web.strands.get(passage, ()))
        for strand in moved:
            changed.update(way.link.id for way in strand.ways)
            for turn in strand.turns:
                web.touched_runs[turn.run] = turn.gutter
                web.touched_gutters.add(turn.gutter)
        self._reserve(topology, laid, changed)
        columns = {passage for passage in web.touched_passages if not passage % 2}
        for port in self._set_heights(topology):
            changed.update(way.link.id for way in port.ways)
            if port.strand is not None:
                columns.add(port.strand.passage)
        for run in web.touched_runs:
            _refresh(topology, run)
        for gutter in web.touched_gutters:
            self._rows[gutter], tracks = set_levels(web.runs[gutter])
            for run in tracks:
                changed.update(way.link.id for way in run.ways)
                columns.update(strand.passage for strand, _ in run.turns if not strand.passage % 2)
            if isinstance(gutter, str) and not web.runs[gutter]:
                del self._rows[gutter], web.runs[gutter]
        for passage in columns:
            strands = web.strands.get(passage, {})
            self._columns[passage // 2], moved = _set_column(topology, strands)
            for strand in moved:
                changed.update(way.link.id for way in strand.ways)
        return changed

    def _reserve(self, topology: Topology, laid: set[str], moved: set[str]) -> None:
        """Reserve room for the labels of links that changed or have a changed neighbour."""
        touched = self._web.touched_passages
        for id_, before in self._labels.items():
            way = self._ways[id_]
            if id_ not in laid and id_ not in moved:
                if way.runs or not way.strands:
                    continue
                near = nearby(topology, way.strands[0].passage, way.link.label_width)
                if touched.isdisjoint(near):
                    continue
            after = reserve(self._web, way, before)
            self._labels[id_] = after
            if before is not None and after is not None and before.align != after.align:
                moved.add(id_)

    def _set_heights(self, topology: Topology) -> list[Port]:
        web = self._web
        moved: list[Port] = []
        for region in web.touched_regions:
            moved += set_straight_heights(topology, web.ports[region])
        for region in web.touched_regions:
            moved += set_heights(topology, web.ports[region])
        return moved

    def _column_demand(
        self, index: int, thickness: list[float], label: float, grid: RouteGrid
    ) -> GutterDemand:
        """Return what a vertical gutter needs: the same object while that is the same."""
        known = self._demands.get(index)
        if known is not None and known[0] is thickness and known[1] == label:
            return known[2]
        demand = column_demand(index, thickness, label, grid)
        if known is not None and known[2] == demand:
            demand = known[2]
        self._demands[index] = thickness, label, demand
        return demand

    def _gathered(self, grid: RouteGrid) -> RoutePlan:
        across: dict[int, float] = {}
        for id_ in self._labels:
            way = self._ways[id_]
            gutter = _label_gutter(way)
            if gutter is not None:
                # Beside other links in the gutter the label has to lie on one side of its own.
                tracks = max(0, len(self._columns[gutter]) - 1)
                width = way.link.label_width
                if way.source.first == way.target.first:
                    width = way.link.narrow_width or width
                need = min(width + _LABEL_MARGIN, _LABEL_MOST) + 2 * tracks * TRACK
                across[gutter] = max(across.get(gutter, 0.0), need)
        return RoutePlan(
            grid=grid,
            choices=dict(self._choices),
            horizontal=tuple(
                row_demand(index, self._rows[index], grid) for index in range(grid.lanes + 1)
            ),
            vertical=tuple(
                self._column_demand(index, thickness, across.get(index, 0.0), grid)
                for index, thickness in enumerate(self._columns)
            ),
            ways=tuple(self._planned_ways.values()),
            corridors={
                gutter: GutterDemand(len(thickness), STACK_GAP, (), tuple(thickness))
                for gutter, thickness in self._rows.items()
                if isinstance(gutter, str)
            },
        )


def _label_gutter(way: Way) -> int | None:
    """Return the vertical gutter that must hold the label of a link within a lane, if any."""
    if not way.choice.passages:
        left, right = sorted((way.source, way.target), key=lambda box: box.first)
        return right.first if right.first - left.last == 1 else None
    if way.source.lane == way.target.lane and not way.choice.gutters:
        passage = way.choice.passages[0]
        return None if passage % 2 else passage // 2
    return None


def _planned_way(way: Way, label: Reserved | None) -> PlannedWay:
    source, target = way.source_port, way.target_port
    return PlannedWay(
        link=way.link,
        choice=way.choice,
        group=way.group,
        source_y=_snapped(source.y - way.source.top) if source is not None else 0.0,
        target_y=_snapped(target.y - way.target.top) if target is not None else 0.0,
        strands=tuple(_snapped(strand.offset) for strand in way.strands),
        runs=tuple(run.level for run in way.runs),
        label=label.spot() if label is not None else None,
    )


def _snapped(place: float) -> float:
    return round(place * SNAP) / SNAP


def _refresh(topology: Topology, run: Run) -> None:
    """Find out anew where a run lies."""
    run.clear()
    for strand, from_above in run.turns:
        x = topology.x_of(strand.passage, strand.offset)
        if not strand.passage % 2:
            # Strands of one gutter have no places yet; this keeps them apart.
            x += crc32(strand.id.encode()) * 1e-12
        run.join(x, before=from_above)
    for thickness, low, high in run.labels.values():
        run.thickness = max(run.thickness, thickness)
        run.cover(low, high)


def _set_column(topology: Topology, strands: Iterable[Strand]) -> tuple[list[float], list[Strand]]:
    """Give the strands of a vertical gutter their tracks; returns those that moved."""
    runs: list[tuple[Strand, Run]] = []
    for strand in strands:
        run = Run(strand.id, TRACK)
        run.cover(strand.low, strand.high)
        for turn in strand.turns:
            y = topology.gutter_y(turn.gutter) + turn.run.level * 0.01
            run.join(y, before=turn.other < strand.passage)
        for box, side, port in strand.stubs:
            run.join(topology.lane_top[box.lane] + port.y, before=side == "right")
        runs.append((strand, run))
    thickness, _ = set_levels(run for _, run in runs)
    moved: list[Strand] = []
    for strand, run in runs:
        if strand.offset != run.level:
            strand.offset = float(run.level)
            moved.append(strand)
    return thickness, moved
