"""Routes of links, worked out anew only where something near them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cxdesigner.base.geometry import Point, Rect, union
from cxdesigner.scene.route import PlannedWay, Route, RouteGeometry, RoutePlan, realise

_AROUND = 48.0
"""What a label looks at beyond its own size, points; more than routing needs."""


class LiveWays:
    """The routes of a plan, equal to those `realise` gives for the whole.

    A label depends on what lies near its link. When something changes, all labels near it are
    placed anew, and all labels near those, until nothing near is left; the rest stays.
    """

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self._ways: dict[str, PlannedWay] = {}
        self._extents: dict[str, Rect] = {}
        self.realised = 0
        """Links whose route was worked out."""

    def update_all(self, plan: RoutePlan, geometry: RouteGeometry) -> set[str]:
        """Work out all routes; returns the links whose route changed, removed ones included."""
        self.realised += len(plan.ways)
        old, new = self.routes, realise(plan, geometry)
        changed = {link_id for link_id, route in new.items() if old.get(link_id) != route}
        changed |= old.keys() - new.keys()
        self.routes = {
            link_id: route if link_id in changed else old[link_id] for link_id, route in new.items()
        }
        self._ways = {way.link.id: way for way in plan.ways}
        for link_id in changed:
            self._note(link_id)
        return changed

    def update(
        self,
        plan: RoutePlan,
        moved: set[str],
        places: Iterable[Rect],
        geometry_near: Callable[[Rect | None, set[str]], RouteGeometry],
    ) -> set[str]:
        """Work out routes where columns and gutters lie as before.

        Parameters
        ----------
        moved
            Elements whose rectangle changed.
        places
            Rectangles that elements or their badges left or took.
        geometry_near
            Gives the geometry with at least the boxes near a rectangle and those of some elements;
            without a rectangle no labels will be placed.
        """
        ways = {way.link.id: way for way in plan.ways}
        changed = {
            link_id
            for link_id, way in ways.items()
            if self._ways.get(link_id) is not way
            or way.link.source in moved
            or way.link.target in moved
        }
        gone = self._ways.keys() - ways.keys()
        areas = list(places)
        areas += [self._extents[link_id] for link_id in (*changed, *gone)
                  if link_id in self._extents]  # fmt: skip
        self._ways = ways
        for link_id in gone:
            self.routes.pop(link_id, None)
            self._extents.pop(link_id, None)
        if not changed and not areas:
            return set(gone)
        # Their points first: labels look at where links are now.
        bare = _without_labels(plan, changed)
        everything = geometry_near(None, _ends(bare))
        for link_id, route in realise(bare, everything).items():
            extent = _bounds(route.points)
            areas.append(extent)
            self._extents[link_id] = extent
        labelled = self._near_labels(areas, changed)
        wanted = self._context(labelled) | changed
        part = replace(plan, ways=tuple(ways[link_id] for link_id in sorted(wanted)))
        region = union([self._reach(link_id) for link_id in labelled]) if labelled else None
        geometry = geometry_near(region, _ends(part))
        found = realise(part, geometry)
        self.realised += len(found)
        result = set(gone)
        for link_id in changed | labelled:
            route = found[link_id]
            if self.routes.get(link_id) != route:
                self.routes[link_id] = route
                self._note(link_id)
                result.add(link_id)
        return result

    def _note(self, link_id: str) -> None:
        route = self.routes.get(link_id)
        if route is None:
            self._extents.pop(link_id, None)
            return
        self._extents[link_id] = _bounds(route.points)

    def _reach(self, link_id: str) -> Rect:
        """Return where the label of a link looks."""
        link = self._ways[link_id].link
        extent = self._extents[link_id]
        dx, dy = link.label_width + _AROUND, link.label_height + _AROUND
        return Rect(extent.x - dx, extent.y - dy, extent.width + 2 * dx, extent.height + 2 * dy)

    def _near_labels(self, areas: list[Rect], changed: set[str]) -> set[str]:
        """Return the labelled links near some areas, near the labels of those, and so on."""
        waiting = {
            link_id: self._reach(link_id)
            for link_id, way in self._ways.items()
            if way.link.label_width > 0
        }
        found = {link_id for link_id in changed if link_id in waiting}
        edge = [*areas, *(waiting.pop(link_id) for link_id in found)]
        while edge and waiting:
            hit = [
                link_id
                for link_id, reach in waiting.items()
                if any(_meet(reach, area) for area in edge)
            ]
            found.update(hit)
            edge = [waiting.pop(link_id) for link_id in hit]
        return found

    def _context(self, labelled: set[str]) -> set[str]:
        """Return the links whose lines lie where some labels look."""
        reaches = [self._reach(link_id) for link_id in labelled]
        if not reaches:
            return set()
        outer = union(reaches)
        return {
            link_id
            for link_id, extent in self._extents.items()
            if _meet(outer, extent) and any(_meet(reach, extent) for reach in reaches)
        }


def _without_labels(plan: RoutePlan, wanted: set[str]) -> RoutePlan:
    return replace(
        plan,
        ways=tuple(
            replace(way, link=replace(way.link, label_width=0.0, label_height=0.0), label=None)
            for way in plan.ways
            if way.link.id in wanted
        ),
    )


def _ends(plan: RoutePlan) -> set[str]:
    return {end for way in plan.ways for end in (way.link.source, way.link.target)}


def _bounds(points: tuple[Point, ...]) -> Rect:
    xs = [point.x for point in points]
    ys = [point.y for point in points]
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def _meet(first: Rect, second: Rect) -> bool:
    return (
        first.x <= second.x + second.width
        and second.x <= first.x + first.width
        and first.y <= second.y + second.height
        and second.y <= first.y + first.height
    )
