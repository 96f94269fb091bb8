"""The ways of links in one version of a layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.counters import Counters
from cxdesigner.scene.places import Rects
from cxdesigner.scene.route import Frame, Placed, PlannedWay, Route, points_of, route_of

Groups = Mapping[str, frozenset[str]]
"""Links by the bundle they share a trunk with."""

MANY = 200
"""Links to draw anew from which on those that were there before wait."""


class Lines(Mapping[str, Route]):
    """Routes by link id, worked out when asked for; they never change.

    Attributes
    ----------
    ways
        What was planned.
    labels
        Where labels lie.
    groups
        Members of bundles.
    """

    __slots__ = ("_counters", "_points", "_routes", "frame", "groups", "labels", "rects", "ways")

    def __init__(
        self,
        ways: Mapping[str, PlannedWay],
        frame: Frame | None,
        rects: Rects,
        groups: Groups,
        counters: Counters,
        points: dict[str, tuple[Point, ...]] | None = None,
    ) -> None:
        self.ways = ways
        self.frame = frame
        self.rects = rects
        self.groups = groups
        self.labels: dict[str, Placed] = {}
        self._counters = counters
        self._points = {} if points is None else points
        self._routes: dict[str, Route] = {}

    def __getitem__(self, link_id: str) -> Route:
        found = self._routes.get(link_id)
        if found is None:
            found = route_of(self.ways[link_id], self.points(link_id), self.labels)
            self._routes[link_id] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.ways)

    def __len__(self) -> int:
        return len(self.ways)

    def __contains__(self, link_id: object) -> bool:
        return link_id in self.ways

    def points(self, link_id: str) -> tuple[Point, ...]:
        """Return the corners of a link."""
        found = self._points.get(link_id)
        if found is None:
            assert self.frame is not None, "there are no links without a frame"
            way = self.ways[link_id]
            found = points_of(way, self.frame, self.rects, self.rects.box(way.link.source))
            self._points[link_id] = found
            self._counters.routes += 1
        return found

    def extent(self, link_id: str) -> Rect:
        """Return the bounds of a link."""
        points = self.points(link_id)
        left = right = points[0].x
        top = bottom = points[0].y
        for x, y in points:
            if x < left:
                left = x
            elif x > right:
                right = x
            if y < top:
                top = y
            elif y > bottom:
                bottom = y
        return Rect(left, top, right - left, bottom - top)

    def waiting(self, link_ids: set[str], before: Lines, *, may_spread: bool) -> set[str]:
        """Return those of very many links to draw that wait until somebody looks at them.

        They were there before and, unless they `may_spread`, as far along the journey as now.
        """
        if len(link_ids) <= MANY:
            return set()
        known = {key for key in link_ids if key in before and key in self}
        if may_spread:
            return known
        return {key for key in known if self._sides(key) == before._sides(key)}

    def _sides(self, link_id: str) -> tuple[float, float]:
        xs = [point[0] for point in self.points(link_id)]
        return min(xs), max(xs)

    def points_but(self, stale: set[str]) -> dict[str, tuple[Point, ...]]:
        """Return a copy of the corners known, without those of some links."""
        if 2 * len(stale) > len(self._points):
            return {key: points for key, points in self._points.items() if key not in stale}
        found = self._points.copy()
        for link_id in stale:
            found.pop(link_id, None)
        return found

    def mates(self, link_ids: Iterable[str]) -> set[str]:
        """Return the links that share with some, themselves included where they share."""
        found: set[str] = set()
        if isinstance(link_ids, set) and len(link_ids) > len(self.groups):
            return found.union(
                *[members for members in self.groups.values() if not members.isdisjoint(link_ids)]
            )
        for link_id in link_ids:
            way = self.ways.get(link_id)
            if way is not None and way.group is not None:
                found |= self.groups[way.group]
        return found
