"""Planning from scratch and after edits, by the same steps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from cxdesigner.base.progress import reached, while_wanted
from cxdesigner.scene.route.choice import plan_link
from cxdesigner.scene.route.claims import Claims
from cxdesigner.scene.route.columns import Columns
from cxdesigner.scene.route.edit import RouteEdit, edit_between, passages_around
from cxdesigner.scene.route.grid import STACK_GAP, TRACK, GridBox, RouteGrid, RouteLink
from cxdesigner.scene.route.gutters import exact
from cxdesigner.scene.route.labels import Reserved, labelled_near, reserve
from cxdesigner.scene.route.plan import (
    GutterDemand,
    PlannedWay,
    RoutePlan,
    column_demand,
    row_demand,
)
from cxdesigner.scene.route.ports import set_heights, set_offsets, set_straight_heights
from cxdesigner.scene.route.reach import Reach, has_corridor
from cxdesigner.scene.route.settled import label_gutter, planned_way, refresh, set_column
from cxdesigner.scene.route.strands import Port, Strand, Way
from cxdesigner.scene.route.topology import Gutter, Topology
from cxdesigner.scene.route.web import Web

CROWD = 200  # links; to plan as many anew takes more than 0.1 s
_FEW = 12  # passages; an edit of more than half of them, and more than these, is not followed
_LAID, _PLACED = 0.52, 0.75  # shares of a layout from scratch that are done then
_LABEL_MARGIN = 14.0
_LABEL_MOST = 110.0  # a longer label does not widen its gutter any more, points
_NONE = GutterDemand()


def plan_routes(grid: RouteGrid, links: Collection[RouteLink]) -> RoutePlan:
    """Plan all links of a grid.

    Parameters
    ----------
    links
        In any order; the result does not depend on it. Ends must be boxes of the grid.
    """
    return LiveRoutes().plan(grid, links)


class LiveRoutes:
    """Plans one grid again and again, doing only what an edit asks for.

    The plan is always that of `plan_routes`. Cheap are edits of boxes in one column, of links,
    and columns that come or go; a change of lanes plans everything anew.
    """

    def __init__(self) -> None:
        self._plan: RoutePlan | None = None
        self._planned_ways: dict[str, PlannedWay] = {}
        self._ways: dict[str, Way] = {}

    def __del__(self, _is_ending: Callable[[], bool] = sys.is_finalizing) -> None:
        # With the process all circles go, and modules are taken apart before what is left in them.
        if not _is_ending():
            self.untie()

    @property
    def is_crowded(self) -> bool:
        """Whether an edit plans very many links anew, as where one box bars the way of all."""
        return self._plan is not None and self._reach.usual > CROWD

    def untie(self) -> None:
        """Break the circles of what was planned, which only the collector would find else.

        For the end. The plan stays as it is.
        """
        # Somebody may have taken it apart already.
        parts = self.__dict__
        for way in parts.get("_ways", {}).values():
            way.untie()
        if "_web" in parts:
            for row in self._web.runs.values():
                row.untie()

    def plan(
        self,
        grid: RouteGrid,
        links: Collection[RouteLink],
        edit: RouteEdit | None = None,
        columns: Columns | None = None,
    ) -> RoutePlan:
        """Return the plan of a grid, as `plan_routes` does.

        Without an `edit` what changed is found out, except for `columns` that came or went.
        """
        old = self._plan
        if old is None or not replace(old.grid, columns=grid.columns).has_frame_of(grid):
            return self._planned(grid, links)
        if edit is None:
            edit = edit_between(self._web.topology, self._links, grid, links, columns)
        came = edit.columns.by if edit.columns is not None else 0
        if old.grid.columns + came != grid.columns:
            return self._planned(grid, links)
        if not edit.boxes and not edit.links and edit.columns is None:
            return old
        topology = self._web.topology
        resized = topology.resized(edit.boxes, edit.columns)
        edits = {id_: box for id_, box in edit.boxes.items() if id_ not in resized}
        gone = [topology.boxes[id_] for id_ in edits if id_ in topology.boxes]
        changed = [box for box in edits.values() if box is not None]
        passages = passages_around(gone)
        if (
            len(passages) + len(passages_around(changed)) > 2 * max(_FEW, grid.columns)
            or any(box.first != box.last for box in gone)
            or any(box.first != box.last for box in changed)
        ):
            return self._planned(grid, links)
        if edit.columns is not None:
            at, end = edit.columns.at, edit.columns.at + edit.columns.gone
            if any(at <= column < end for box in topology.across(at, end)
                   for column in (box.first, box.last)):  # fmt: skip
                return self._planned(grid, links)
            passages.update(range(2 * at, 2 * end + 1))
        dirty = {id_ for id_, link in edit.links.items() if link is not None}
        dirty.update(self._reach.of(passages))
        dirty.update(self._resize(resized))
        return self._followed(grid, edit, dirty, [box.id for box in gone], changed)

    def _resize(self, boxes: Mapping[str, GridBox]) -> set[str]:
        """Follow boxes that were resized; returns the links that depend on how high they are."""
        found: set[str] = set()
        if boxes:
            lanes = {box.lane for box in boxes.values()}
            for id_ in self._reach.of(passages_around(boxes.values())):
                way = self._ways[id_]
                one, two = way.source, way.target
                is_beside = one.lane == two.lane and one.lane in lanes
                if is_beside or one.id in boxes or two.id in boxes or has_corridor(way):
                    found.add(id_)
            self._web.follow_levels(self._web.topology.resize(boxes.values()))
        return found

    def _followed(
        self,
        grid: RouteGrid,
        edit: RouteEdit,
        dirty: set[str],
        gone: Sequence[str],
        changed: Sequence[GridBox],
    ) -> RoutePlan:
        web, reach = self._web, self._reach
        topology = web.topology
        removed = [id_ for id_, link in edit.links.items() if link is None and id_ in self._ways]
        dirty.difference_update(removed)
        for id_, link in edit.links.items():
            if link is not None:
                self._links[id_] = link
            else:
                self._links.pop(id_, None)
        lanes: set[int] = set()
        if edit.columns is not None:
            dirty |= self._lifted(dirty, removed)
            lanes = topology.update(grid, gone, ())
            gone = ()
            topology.renumber(edit.columns)
            web.renumber(edit.columns, self._widest)
            reach.renumber(edit.columns)
            places = slice(edit.columns.at, edit.columns.at + edit.columns.gone + 1)
            count = edit.columns.new + 1
            self._columns[places] = [[] for _ in range(count)]
            self._vertical[places] = [_NONE] * count
            self._gaps[places] = [{} for _ in range(count)]
        dirty.update(reach.of(passages_around(changed)))
        dirty.difference_update(removed)
        lanes |= topology.update(grid, gone, changed)
        self._web.follow_levels(lanes)
        return self._updated(grid, dirty, removed)

    def _lifted(self, dirty: set[str], removed: Sequence[str]) -> set[str]:
        """Lift links and those of their bundles; returns those to be laid again."""
        found = set(dirty)
        for id_ in (*dirty, *removed):
            way = self._ways.get(id_)
            if way is not None and way.laid is not None and way.laid[1] is not None:
                found |= self._groups[way.laid[1]]
        for id_ in (*found, *removed):
            if id_ in self._ways:
                self._lift(id_, self._ways[id_])
        return found.difference(removed)

    def _planned(self, grid: RouteGrid, links: Collection[RouteLink]) -> RoutePlan:
        before = set(self._planned_ways)
        self._planned_ways = {}
        self._links = {link.id: link for link in links}
        self.untie()
        self._ways = {}
        self._web = Web(Topology(grid))
        self._claims = Claims()
        self._reach = Reach(grid.columns)
        self._groups: dict[str, set[str]] = {}
        self._labels: dict[str, Reserved | None] = {}
        self._widest = 0.0
        self._gaps: list[dict[str, float]] = [{} for _ in range(grid.columns + 1)]
        self._columns: list[list[float]] = [[] for _ in range(grid.columns + 1)]
        self._vertical: list[GutterDemand] = [_NONE] * (grid.columns + 1)
        self._horizontal: list[GutterDemand] = [_NONE] * (grid.lanes + 1)
        self._corridors: dict[str, GutterDemand] = {}
        self._web.touched_passages.update(range(0, 2 * grid.columns + 1, 2))
        self._web.touched_gutters.update(range(grid.lanes + 1))
        return self._updated(grid, set(self._links), (), before)

    def _updated(
        self,
        grid: RouteGrid,
        dirty: set[str],
        removed: Sequence[str],
        before: Iterable[str] = (),
    ) -> RoutePlan:
        laid = self._lay(dirty, removed)
        reached(_LAID)
        changed = self._place(laid)
        reached(_PLACED)
        self._planned_ways = planned = self._planned_ways.copy()
        touched = {*before, *removed}
        for id_ in removed:
            planned.pop(id_, None)
        for id_ in while_wanted(laid | changed):
            way = planned_way(self._ways[id_], self._labels.get(id_))
            if planned.get(id_) != way:
                planned[id_] = way
                touched.add(id_)
        self._web.settled()
        self._plan = RoutePlan(
            grid,
            tuple(self._horizontal),
            tuple(self._vertical),
            planned,
            dict(self._corridors),
            tuple(map(exact, self._web.topology.level)),
            frozenset(touched),
        )
        return self._plan

    def _lay(self, dirty: set[str], removed: Sequence[str]) -> set[str]:
        """Choose ways for dirty links and lay them and those that share with them."""
        ways, web, claims = self._ways, self._web, self._claims
        topology = web.topology
        old = {id_: ways[id_] for id_ in (*dirty, *removed) if id_ in ways}
        fresh = claims.withdraw(old) | dirty
        for id_ in removed:
            del ways[id_]
        for id_ in while_wanted(dirty):
            link = self._links[id_]
            ways[id_] = Way(
                link,
                plan_link(topology, link),
                topology.boxes[link.source],
                topology.boxes[link.target],
            )
        fresh = {id_ for id_ in fresh if id_ in ways}
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
        for id_ in while_wanted(sorted(laid)):
            way = ways[id_]
            web.lay(way)
            self._reach.add(way)
            if way.group is not None:
                self._groups.setdefault(way.group, set()).add(id_)
            if way.link.label_width > 0:
                self._labels[id_] = None
                self._widest = max(self._widest, way.link.label_width)
                self._widen_gap(way)
        return laid

    def _widen_gap(self, way: Way) -> None:
        """Note the label of a link that a vertical gutter must hold."""
        gutter = label_gutter(way, way.choice)
        if gutter is not None:
            width = way.link.label_width
            if way.source.first == way.target.first:
                width = way.link.narrow_width or width
            self._gaps[gutter][way.link.id] = min(width + _LABEL_MARGIN, _LABEL_MOST)
            self._web.touched_passages.add(2 * gutter)

    def _lift(self, id_: str, way: Way) -> None:
        web = self._web
        if way.laid is None:
            return
        self._reach.discard(way)
        group = way.laid[1]
        if group is not None:
            self._groups[group].discard(id_)
        spot = self._labels.pop(id_, None)
        if spot is not None and spot.own is not None:
            web.take_run(spot.gutter, spot.own)
        gutter = label_gutter(way, way.laid[0])
        if gutter is not None and self._gaps[gutter].pop(id_, None) is not None:
            web.touched_passages.add(2 * gutter)
        web.lift(way)

    def _place(self, laid: set[str]) -> set[str]:
        """Give places to all that was touched; returns the links that changed for it."""
        web, topology = self._web, self._web.topology
        changed: set[str] = set()
        moved: list[Strand] = []
        for passage in while_wanted(web.touched_passages):
            if passage % 2:
                moved += set_offsets(topology, web.strands[passage])
        for strand in moved:
            changed.update([way.link.id for way in strand.ways])
            for turn in strand.turns:
                web.add_run(turn.gutter, turn.run)
        self._reserve(laid, changed)
        columns = {passage for passage in web.touched_passages if not passage % 2}
        for port in self._set_heights():
            changed.update([way.link.id for way in port.ways])
            if port.strand is not None:
                columns.add(port.strand.passage)
        for gutter in web.touched_gutters:
            row = web.runs[gutter]
            for run in row.settle(lambda run: refresh(topology, run)):
                changed.update([way.link.id for way in run.ways])
                columns.update(
                    [strand.passage for strand, _ in run.turns if not strand.passage % 2]
                )
            self._set_row_demand(gutter)
        for passage in while_wanted(columns):
            self._columns[passage // 2], moved = set_column(topology, web.strands[passage])
            self._set_column_demand(passage // 2)
            for strand in moved:
                changed.update([way.link.id for way in strand.ways])
        return changed

    def _reserve(self, laid: set[str], moved: set[str]) -> None:
        """Reserve room for the labels of links that changed or have a changed neighbour."""
        if not self._labels:
            return
        web, labels = self._web, self._labels
        wanted = {id_ for id_ in (*laid, *moved) if id_ in labels}
        wanted |= labelled_near(web, labels, self._widest)
        for id_ in while_wanted(wanted):
            before = labels[id_]
            after = labels[id_] = reserve(web, self._ways[id_], before)
            if before is not None and after is not None and before.align != after.align:
                moved.add(id_)

    def _set_heights(self) -> list[Port]:
        web = self._web
        moved: list[Port] = []
        for region in while_wanted(web.touched_regions):
            moved += set_straight_heights(web.topology, web.region(region))
        for region in while_wanted(web.touched_regions):
            moved += set_heights(web.topology, web.region(region))
        return moved

    # ---- demands: the same objects while they are equal

    def _set_row_demand(self, gutter: Gutter) -> None:
        row, grid = self._web.runs[gutter], self._web.topology.grid
        if isinstance(gutter, int):
            demand = row_demand(gutter, row.thickness, grid)
            if demand != self._horizontal[gutter]:
                self._horizontal[gutter] = demand
        elif not row.is_empty:
            thickness = tuple(row.thickness)
            self._corridors[gutter] = GutterDemand(len(thickness), STACK_GAP, (), thickness)
        else:
            del self._web.runs[gutter]
            self._corridors.pop(gutter, None)

    def _set_column_demand(self, gutter: int) -> None:
        thickness, across = self._columns[gutter], 0.0
        gap = self._gaps[gutter]
        if gap:
            # Beside other links in the gutter the label has to lie on one side of its own.
            across = max(gap.values()) + 2 * max(0, len(thickness) - 1) * TRACK
        demand = column_demand(gutter, thickness, across, self._web.topology.grid)
        if demand != self._vertical[gutter]:
            self._vertical[gutter] = demand
