"""Items of links, drawn again only where their way, their bundle or their ground changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from cxdesigner.base.geometry import Point
from cxdesigner.scene.blocks.halo import Ground
from cxdesigner.scene.blocks.link import LinkPath, LinkSpec, label_item, link_item
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.route import Route

Shared = tuple[tuple[Point, Point], ...]


class _Drawn(NamedTuple):
    """What the drawing of a link depends on."""

    spec: LinkSpec
    route: Route
    shared: Shared
    grounds: tuple[Ground, ...]
    order: int

    def shift_from(self, old: _Drawn) -> Point | None:
        """Return how far the old drawing must be moved to be this one; None if that is not all."""
        now, then = self.route, old.route
        if (
            (self.spec is not old.spec and self.spec != old.spec)
            or len(now.points) != len(then.points)
            or len(self.shared) != len(old.shared)
            or len(self.grounds) != len(old.grounds)
            or now.source_side != then.source_side
            or now.target_side != then.target_side
        ):
            return None
        dx, dy = now.points[0].x - then.points[0].x, now.points[0].y - then.points[0].y
        for one, other in zip(now.points, then.points, strict=True):
            if one.x - other.x != dx or one.y - other.y != dy:
                return None
        for ground, before in zip(self.grounds, old.grounds, strict=True):
            if (
                ground.paint != before.paint
                or ground.top - before.top != dy
                or ground.bottom - before.bottom != dy
            ):
                return None
        for (a, b), (c, d) in zip(self.shared, old.shared, strict=True):
            if (a.x - c.x, a.y - c.y, b.x - d.x, b.y - d.y) != (dx, dy, dx, dy):
                return None
        if now.label is not None and then.label is not None:
            if now.label != then.label.moved(dx, dy):
                return None
        elif now.label is not then.label:
            return None
        return Point(dx, dy)


class LinkDrawings:
    """The items of all links by link id: the link, and its label if it has one."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self._items: dict[str, tuple[_Drawn, SceneItem, SceneItem | None]] = {}
        self._groups: dict[str, set[str]] = {}
        self._group_of: dict[str, str] = {}
        self._grounds: tuple[Ground, ...] = ()
        self._tops: list[float] = []
        self._bottoms: list[float] = []
        self.drawn = 0
        """Links drawn."""

    def update(
        self,
        specs: Mapping[str, LinkSpec],
        routes: Mapping[str, Route],
        orders: Mapping[str, int],
        changed: Iterable[str],
        grid: Grid,
    ) -> dict[str, tuple[SceneItem, SceneItem | None] | None]:
        """Draw what changed; returns the items of these links, None for those that are gone.

        Parameters
        ----------
        orders
            Reading order of elements.
        changed
            Links whose spec, route or source changed; with other grounds all are drawn.
        """
        grounds = grounds_of(grid)
        wanted = set(changed)
        if grounds != self._grounds:
            self._grounds = grounds
            self._tops = [ground.top for ground in grounds]
            self._bottoms = [ground.bottom for ground in grounds]
            wanted |= routes.keys()
        mates: set[str] = set()
        for link_id in wanted:
            mates |= self._regroup(link_id, routes.get(link_id))
        result: dict[str, tuple[SceneItem, SceneItem | None] | None] = {}
        for link_id in wanted | mates:
            route = routes.get(link_id)
            if route is None:
                if self._items.pop(link_id, None) is not None:
                    result[link_id] = None
                continue
            spec = specs[link_id]
            order = orders[spec.source_id]
            shared = self._shared(link_id, order, specs, routes, orders)
            known = self._items.get(link_id)
            drawn = _Drawn(spec, route, shared, self._below(route), order)
            if known is not None:
                old = known[0]
                if old.route is route and old.spec is spec and old[2:] == drawn[2:]:
                    continue
                shift = drawn.shift_from(old)
                if shift is not None:
                    item, label = known[1], known[2]
                    item = item.placed(item.x + shift.x, item.y + shift.y, order)
                    if label is not None:
                        label = label.placed(label.x + shift.x, label.y + shift.y, order)
                    self._items[link_id] = (drawn, item, label)
                    result[link_id] = (item, label)
                    continue
            path = LinkPath(route.points, route.source_side, route.target_side, route.label)
            item = link_item(spec, path, grounds, shared, self._setter, order)
            label = None
            if route.label is not None and spec.label:
                label = label_item(spec, route.label, self._setter, order)
            self._items[link_id] = (drawn, item, label)
            self.drawn += 1
            result[link_id] = (item, label)
        return result

    def _below(self, route: Route) -> tuple[Ground, ...]:
        """Return the grounds that a route passes over."""
        points = route.points
        low = high = points[0][1]
        for _x, y in points:
            if y < low:
                low = y
            elif y > high:
                high = y
        # Grounds are sorted and do not overlap: those passed over are neighbours.
        first = bisect_left(self._bottoms, low)
        last = bisect_right(self._tops, high)
        return self._grounds[first:last]

    def _regroup(self, link_id: str, route: Route | None) -> set[str]:
        """Keep the members of bundles; returns the links that share with a link now or did."""
        mates: set[str] = set()
        before = self._group_of.pop(link_id, None)
        if before is not None:
            self._groups[before].discard(link_id)
            mates |= self._groups[before]
        if route is not None and route.group is not None:
            members = self._groups.setdefault(route.group, set())
            mates |= members
            members.add(link_id)
            self._group_of[link_id] = route.group
        return mates

    def _shared(
        self,
        link_id: str,
        order: int,
        specs: Mapping[str, LinkSpec],
        routes: Mapping[str, Route],
        orders: Mapping[str, int],
    ) -> Shared:
        """Return the segments that links of the same bundle draw before a link."""
        group = self._group_of.get(link_id)
        if group is None or len(self._groups[group]) < 2:
            return ()
        earlier = sorted(
            (orders[specs[other].source_id], other)
            for other in self._groups[group]
            if other != link_id
        )
        return tuple(
            segment
            for key in earlier
            if key < (order, link_id)
            for segment in pairwise(routes[key[1]].points)
        )


def grounds_of(grid: Grid) -> tuple[Ground, ...]:
    """Return the colours below links, from top to bottom."""
    found = [Ground(lane.y, lane.y + lane.height, f"lane.{lane.role}.tint") for lane in grid.lanes]
    band = grid.emotion_rect
    if band is not None and grid.lanes:
        found.append(Ground(band.y, band.bottom, "emotion.band.fill"))
    return tuple(sorted(found, key=lambda ground: ground.top))
