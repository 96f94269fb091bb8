"""What lies at a point or in a rectangle of a scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import hypot

from cxdesigner.base.geometry import Point, Rect, union
from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.late import LateItems, known_of
from cxdesigner.scene.primitives import PathShape

_CELL = 160.0
_LARGE = 64
"""Things over more cells than this (lanes, lines, axes) are kept in a list of their own."""
_BADGES = 48.0
"""How far what lies on an element may reach beyond it, points."""

# What a click should find first where things lie above each other.
_RANK: dict[str, int] = {
    "emotion": 9,
    "quote": 8,
    "link_label": 7,
    "element": 6,
    "line_header": 6,
    "row_header": 5,
    "lane_header": 4,
    "stage": 5,
    "step": 4,
    "link": 4,
    "line": 3,
    "lane": 1,
}
"""Kinds that can be hit; everything else is ground."""


class SceneIndex:
    """Buckets along the journey over the items of a scene, kept in step by diffs.

    They are as high as the scene: what a growing lane pushes down stays in its bucket, and is
    looked at again when somebody points there.

    Links are hit near their line, lines near their stroke, everything else by its rectangle;
    elements by their badges as well.
    """

    def __init__(self, scene: Scene | None = None, rects: Mapping[str, Rect] | None = None) -> None:
        """Take in a scene; `rects` are those of its items that are late, if they are known."""
        self._items: dict[str, SceneItem] = {}
        self._cells: dict[int, set[str]] = {}
        self._buckets: dict[str, range | None] = {}
        self._large: set[str] = set()
        self._ways: dict[str, tuple[Point, ...]] = {}
        self._late: set[str] = set()
        self._astray: set[str] = set()
        self._source: LateItems | None = None
        items = scene.items if scene is not None else {}
        self._source = items if isinstance(items, LateItems) else None
        ranges: dict[tuple[int, int], range | None] = {}
        for key, item, is_late in while_wanted(known_of(items)):
            if is_late and item.kind == "link":
                assert self._source is not None, "what is late has a source"
                rect = rects[key] if rects is not None else self._source.rect(key)
                left, right = rect.x, rect.right
                self._late.add(key)
            else:
                item = items[key] if is_late else item
                left, right = _sides(item)
            self._items[key] = item
            place = int(left // _CELL), int(right // _CELL)
            if place not in ranges:
                # Most things share theirs with others.
                ranges[place] = _cells_between(*place)
            self._put_in(key, ranges[place])

    def apply(self, diff: SceneDiff) -> None:
        """Follow a change of the scene."""
        for key in diff.removed:
            self._remove(key)
        drawn = diff.drawn
        for item in (*drawn.added, *drawn.changed):
            self._remove(item.id)
            self._add(item)
        moved = {item.id: item for item in drawn.moved}
        self._items |= moved
        self._late.difference_update(moved)
        self._astray.update(moved)
        for key in self._ways.keys() & moved.keys():
            del self._ways[key]
        late = diff.late
        if late is not None:
            self._late |= late.ids
            self._source = late.items
            if not late.keeps_columns:
                self._astray |= late.ids

    def at(self, point: Point, tolerance: float = 0.0) -> SceneItem | None:
        """Return the uppermost item at a point, or the nearest one within `tolerance` points.

        What lies under the point itself goes before what is only near it.
        """
        best: SceneItem | None = None
        best_key = (-1.0, -1.0, "")
        for item in self._near(Rect(point.x, point.y, 0.0, 0.0).grown(tolerance)):
            rank = _RANK.get(item.kind)
            if rank is None:
                continue
            distance = self._distance(item, point)
            if distance > tolerance and distance > 0.0:
                continue
            thin = item.kind in ("link", "line")
            # Grounds must not win by lying under the point when a link is near it.
            exact = 1.0 if distance == 0.0 and rank > 3 else 0.0
            if thin or item.kind == "lane":
                exact = 0.0
            key = (exact, rank - distance / (tolerance + 1.0) * 0.9, item.id)
            if key > best_key:
                best, best_key = item, key
        return best

    def within(self, rect: Rect, *, touching: bool = False) -> tuple[SceneItem, ...]:
        """Return the items inside a rectangle, or also those that reach into it; by id."""
        found = []
        for item in self._near(rect):
            if item.kind not in _RANK:
                continue
            bounds = item.rect
            if rect.encloses(bounds) or (touching and self._reaches(item, rect)):
                found.append(item)
        return tuple(sorted(found, key=lambda item: item.id))

    # ---- buckets

    def _add(self, item: SceneItem) -> None:
        self._items[item.id] = item
        self._enter(item.id, _extent(item))

    def _enter(self, key: str, extent: Rect) -> None:
        self._put_in(key, self._cells_of(extent))

    def _put_in(self, key: str, cells: range | None) -> None:
        self._buckets[key] = cells
        if cells is None:
            self._large.add(key)
            return
        for cell in cells:
            members = self._cells.get(cell)
            if members is None:
                self._cells[cell] = {key}
            else:
                members.add(key)

    def _remove(self, key: str) -> None:
        item = self._items.pop(key, None)
        self._ways.pop(key, None)
        self._late.discard(key)
        self._astray.discard(key)
        if item is None:
            return
        cells = self._buckets.pop(key)
        if cells is None:
            self._large.discard(key)
            return
        for cell in cells:
            members = self._cells.get(cell)
            if members is not None:
                members.discard(key)
                if not members:
                    del self._cells[cell]

    @staticmethod
    def _cells_of(rect: Rect) -> range | None:
        return _cells_between(int(rect.x // _CELL), int(rect.right // _CELL))

    def _find_astray(self) -> None:
        """Put what moved along the journey into other buckets."""
        for key in tuple(self._astray):
            known, is_late = self._items[key], key in self._late
            self._remove(key)
            self._items[key] = known
            if not is_late:
                self._enter(key, _extent(known))
                continue
            assert self._source is not None, "what is late has a source"
            self._late.add(key)
            rect = self._source.rect(key)
            self._enter(key, rect if known.kind == "link" else rect.grown(_BADGES))

    def _near(self, rect: Rect) -> Iterator[SceneItem]:
        if self._astray:
            self._find_astray()
        cells = self._cells_of(rect)
        if cells is None:
            keys = set(self._items)
        else:
            keys = set(self._large)
            for cell in cells:
                keys |= self._cells.get(cell, set())
        late = self._late & keys
        for key in late:
            assert self._source is not None, "what is late has a source"
            self._items[key] = self._source[key]
            self._ways.pop(key, None)
            self._late.discard(key)
        top, bottom = rect.y - _BADGES, rect.bottom + _BADGES
        for key in keys:
            item = self._items[key]
            upper = item.y + item.bounds.y
            if upper <= bottom and top <= upper + item.bounds.height:
                yield item

    # ---- shapes

    def _way(self, item: SceneItem) -> tuple[Point, ...]:
        """Return the polyline of a link in scene coordinates."""
        way = self._ways.get(item.id)
        if way is None:
            way = self._ways[item.id] = _polyline(item)
        return way

    def _distance(self, item: SceneItem, point: Point) -> float:
        if item.kind == "link":
            way = self._way(item)
            return min((_to_segment(point, a, b) for a, b in pairwise(way)), default=1e9)
        rects = [item.rect, *(child.rect.moved(item.x, item.y) for child in item.children)]
        return min(_to_rect(point, rect) for rect in rects)

    def _reaches(self, item: SceneItem, rect: Rect) -> bool:
        if item.kind == "link":
            return any(
                _overlap(union((Rect(*a, 0.0, 0.0), Rect(*b, 0.0, 0.0))), rect)
                for a, b in pairwise(self._way(item))
            )
        return _overlap(item.rect, rect)


def _cells_between(first: int, last: int) -> range | None:
    return range(first, last + 1) if last - first < _LARGE else None


def _sides(item: SceneItem) -> tuple[float, float]:
    """Return left and right of an item with what lies on it."""
    # Written out, for it is asked of every item when a document is opened.
    bounds = item.bounds
    left = item.x + bounds.x
    right = left + bounds.width
    for child in item.children:
        start = item.x + child.x + child.bounds.x
        left, right = min(left, start), max(right, start + child.bounds.width)
    return left, right


def _extent(item: SceneItem) -> Rect:
    if not item.children:
        return item.rect
    return union((item.rect, *(child.rect.moved(item.x, item.y) for child in item.children)))


def _overlap(first: Rect, second: Rect) -> bool:
    """Say whether two rectangles meet; unlike `Rect.intersects` for ones without area as well."""
    return (
        first.x <= second.right
        and second.x <= first.right
        and first.y <= second.bottom
        and second.y <= first.bottom
    )


def _polyline(item: SceneItem) -> tuple[Point, ...]:
    for shape in item.primitives:
        if (
            isinstance(shape, PathShape)
            and shape.stroke is not None
            and shape.stroke.paint == f"link.{item.link_kind}"
        ):
            return tuple(
                Point(item.x + float(command[1]), item.y + float(command[2]))
                for command in shape.commands
                if command[0] in ("M", "L")
            )
    return ()


def _to_rect(point: Point, rect: Rect) -> float:
    dx = max(rect.x - point.x, 0.0, point.x - rect.right)
    dy = max(rect.y - point.y, 0.0, point.y - rect.bottom)
    return hypot(dx, dy)


def _to_segment(point: Point, start: Point, end: Point) -> float:
    # Segments are upright or level: the distance is that to a rectangle without area.
    return _to_rect(
        point,
        Rect(
            min(start.x, end.x),
            min(start.y, end.y),
            abs(end.x - start.x),
            abs(end.y - start.y),
        ),
    )
