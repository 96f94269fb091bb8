"""Items of links, drawn again only where their way, their bundle or their ground changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from cxdesigner.base.geometry import Point
from cxdesigner.scene.blocks.halo import Ground
from cxdesigner.scene.blocks.link import LinkPath, LinkSpec, label_item, link_item
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.counters import Counters
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.lines import Lines
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
        return Point(dx, dy)


class LinkSheet(NamedTuple):
    """All that the drawings of links depend on in one version of a layout.

    ``orders`` are the places of elements in the order of reading, ``tops`` and ``bottoms`` those
    of the grounds.
    """

    specs: Mapping[str, LinkSpec]
    lines: Lines
    orders: Mapping[str, int]
    grounds: tuple[Ground, ...]
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]

    @classmethod
    def of(
        cls, specs: Mapping[str, LinkSpec], lines: Lines, orders: Mapping[str, int], grid: Grid
    ) -> LinkSheet:
        """Return the sheet of a grid."""
        grounds = grounds_of(grid)
        return cls(
            specs,
            lines,
            orders,
            grounds,
            tuple(ground.top for ground in grounds),
            tuple(ground.bottom for ground in grounds),
        )

    def below(self, route: Route) -> tuple[Ground, ...]:
        """Return the grounds that a route passes over."""
        points = route.points
        low = high = points[0][1]
        for _x, y in points:
            if y < low:
                low = y
            elif y > high:
                high = y
        # Grounds are sorted and do not overlap: those passed over are neighbours.
        first = bisect_left(self.bottoms, low)
        last = bisect_right(self.tops, high)
        return self.grounds[first:last]

    def shared(self, link_id: str, group: str | None, order: int) -> Shared:
        """Return the segments that links of the same bundle draw before a link."""
        if group is None:
            return ()
        members = self.lines.groups[group]
        if len(members) < 2:
            return ()
        earlier = sorted(
            (self.orders[self.specs[other].source_id], other)
            for other in members
            if other != link_id
        )
        return tuple(
            segment
            for key in earlier
            if key < (order, link_id)
            for segment in pairwise(self.lines.points(key[1]))
        )


class LinkDrawings:
    """The items of links and of their labels, kept while they only move."""

    def __init__(self, setter: Typesetter, counters: Counters) -> None:
        self._setter = setter
        self._counters = counters
        self._links: dict[str, tuple[_Drawn, SceneItem]] = {}
        self._labels: dict[str, tuple[LinkSpec, SceneItem]] = {}

    def forget(self, link_id: str) -> None:
        """Forget a link that is gone."""
        self._links.pop(link_id, None)
        self._labels.pop(link_id, None)

    def link(self, sheet: LinkSheet, link_id: str) -> SceneItem:
        """Return the item of a link."""
        route, spec = sheet.lines[link_id], sheet.specs[link_id]
        order = sheet.orders[spec.source_id]
        shared = sheet.shared(link_id, route.group, order)
        drawn = _Drawn(spec, route, shared, sheet.below(route), order)
        known = self._links.get(link_id)
        item: SceneItem | None = None
        if known is not None:
            shift = drawn.shift_from(known[0])
            if shift == (0.0, 0.0) and order == known[0].order:
                return known[1]
            if shift is not None:
                item = known[1].placed(route.points[0].x, route.points[0].y, order)
        if item is None:
            path = LinkPath(route.points, route.source_side, route.target_side, route.label)
            item = link_item(spec, path, sheet.grounds, shared, self._setter, order)
            self._counters.links += 1
        self._links[link_id] = drawn, item
        return item

    def label(self, sheet: LinkSheet, link_id: str) -> SceneItem | None:
        """Return the label of a link, if it has one."""
        spec = sheet.specs[link_id]
        place, _conflict = sheet.lines.labels.get(link_id, (None, False))
        if place is None or not spec.label:
            self._labels.pop(link_id, None)
            return None
        order = sheet.orders[spec.source_id]
        known = self._labels.get(link_id)
        item: SceneItem | None = None
        if known is not None and known[0] == spec:
            bounds = known[1].bounds
            if bounds.width == place.width and bounds.height == place.height:
                item = known[1].placed(place.x, place.y, order)
        if item is None:
            item = label_item(spec, place, self._setter, order)
        self._labels[link_id] = spec, item
        return item


def grounds_of(grid: Grid) -> tuple[Ground, ...]:
    """Return the colours below links, from top to bottom."""
    found = [Ground(lane.y, lane.y + lane.height, f"lane.{lane.role}.tint") for lane in grid.lanes]
    band = grid.emotion_rect
    if band is not None and grid.lanes:
        found.append(Ground(band.y, band.bottom, "emotion.band.fill"))
    return tuple(sorted(found, key=lambda ground: ground.top))
