"""The best free place for each label on the finished drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.progress import while_wanted
from cxdesigner.base.quick import quick
from cxdesigner.scene.route.labels import PADDING, SNAP, Align, extent

_TILE = 96.0
_STROKE = 4
_HEAD = 6
_FREE = (0, 0)
_SLIDES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.0, 1.0)
_OVERHANG = 8.0  # of a label over its own line, less than the distance to the next one, points


@quick
@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to place.

    Attributes
    ----------
    points
        The route of its link.
    segment
        Index of the segment it should lie on.
    y
        The height reserved for it at a vertical segment, or None.
    narrow
        Width and height it has with more lines; (0, 0) if it has but one shape.
    """

    id: str
    width: float
    height: float
    points: tuple[Point, ...]
    segment: int
    y: float | None
    align: Align
    narrow: tuple[float, float] = (0.0, 0.0)

    @property
    def narrower(self) -> Wanted:
        """The label in its narrow shape."""
        return replace(self, width=self.narrow[0], height=self.narrow[1], narrow=(0.0, 0.0))


class _Tiles:
    """Rectangles by tile, so that only near ones are looked at."""

    def __init__(self, areas: Iterable[Rect]) -> None:
        self._tiles: dict[tuple[int, int], list[tuple[Rect, str]]] = {
            tile: [] for area in areas for tile in _tiles_of(area)
        }

    def add(self, rect: Rect, owner: str = "") -> None:
        """Note a rectangle where it lies in one of the areas."""
        tiles = self._tiles
        for tile in _tiles_of(rect):
            found = tiles.get(tile)
            if found is not None:
                found.append((rect, owner))

    def hits(self, rect: Rect) -> Iterator[tuple[Rect, str]]:
        """Yield the rectangles that share a place with one; some twice."""
        for tile in _tiles_of(rect):
            for other in self._tiles.get(tile, ()):
                if other[0].intersects(rect):
                    yield other


def _tiles_of(rect: Rect) -> list[tuple[int, int]]:
    rows = range(int(rect.y // _TILE), int((rect.y + rect.height) // _TILE) + 1)
    columns = range(int(rect.x // _TILE), int((rect.x + rect.width) // _TILE) + 1)
    return [(column, row) for column in columns for row in rows]


Placed = tuple[Rect, bool]
"""Where a label lies, and whether it hides something there."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What labels keep clear of.

    Attributes
    ----------
    routes
        Points of all links by id.
    groups
        Key of the bundle by link id; its links count as one.
    solid
        Boxes and other things a label must not cover.
    lines
        Named lines as ``(y, left, right)``.
    """

    routes: Mapping[str, Sequence[Point]]
    groups: Mapping[str, str]
    solid: Sequence[Rect]
    lines: Sequence[tuple[float, float, float]]


def place_labels(
    wanted: Sequence[Wanted], around: Surroundings, kept: Mapping[str, Rect] | None = None
) -> dict[str, Placed]:
    """Return a place for each label, the earlier ones first.

    Labels cover no box, no other label, no named line, and as few other links as can be. A label
    depends on those before it, in the order of their ids: `kept` has places of others.
    """
    if not wanted:
        return {}
    others = sorted(kept.items()) if kept else []
    passed = 0
    areas = [area for label in while_wanted(wanted) for area in _areas(label)]
    solid, strokes, heads = _Tiles(areas), _Tiles(areas), _Tiles(areas)
    left = min(area.x for area in areas)
    right = max(area.right for area in areas)
    for box in around.solid:
        solid.add(box.grown(1.0))
    for id_, points in while_wanted(around.routes.items()):
        if max(points[0].x, points[-1].x) < left and max(point.x for point in points) < left:
            continue
        if min(points[0].x, points[-1].x) > right and min(point.x for point in points) > right:
            continue
        owner = around.groups.get(id_, id_)
        for one, two in pairwise(points):
            strokes.add(_stroke(one, two), owner)
        heads.add(_stroke(points[-1], _toward(points[-1], points[-2])), owner)
    placed: dict[str, Placed] = {}
    for label in while_wanted(wanted):
        while passed < len(others) and others[passed][0] < label.id:
            solid.add(others[passed][1])
            passed += 1
        own = around.groups.get(label.id, label.id)
        ground = solid, strokes, heads
        found = _best(label, own, *ground, around.lines)
        if found[1] != _FREE and label.narrow[0]:
            # Broken into more lines it may hide less.
            narrow = _best(label.narrower, own, *ground, around.lines)
            found = narrow if narrow[1] < found[1] else found
        placed[label.id] = found[0], found[1][0] > 0
        solid.add(placed[label.id][0])
    return placed


def _best(
    label: Wanted,
    own: str,
    solid: _Tiles,
    strokes: _Tiles,
    heads: _Tiles,
    lines: Sequence[tuple[float, float, float]],
) -> tuple[Rect, tuple[int, int]]:
    """Return the best place, and how much of what must and of what should be seen it hides."""
    best: Rect | None = None
    least = (1 << 30, 1 << 30)
    for place in _candidates(label):
        rect = _snapped(place)
        grown = rect.grown(1.0)
        hard = len({id(other) for other, _ in solid.hits(grown)})
        hard += sum(
            1
            for y, left, right in lines
            if grown.y < y < grown.bottom and grown.x < right and left < grown.right
        )
        if (hard, 0) >= least:
            continue
        soft = _hidden(rect, own, strokes) + _HEAD * len({owner for _, owner in heads.hits(rect)})
        if (hard, soft) < least:
            best, least = rect, (hard, soft)
            if least == _FREE:
                break
    assert best is not None, "every label has candidates"
    return best, least


def _snapped(rect: Rect) -> Rect:
    """Return a rectangle at whole steps, so that it can be moved without a rounding error."""
    return Rect(round(rect.x * SNAP) / SNAP, round(rect.y * SNAP) / SNAP, rect.width, rect.height)


def _hidden(rect: Rect, own: str, strokes: _Tiles) -> int:
    """Weigh the links under a label: those along it more than those that cross it."""
    weights: dict[str, int] = {}
    for stroke, owner in strokes.hits(rect):
        if owner != own:
            width = min(stroke.right, rect.right) - max(stroke.x, rect.x)
            weights[owner] = max(weights.get(owner, 0), _STROKE + int(width / 8))
    return sum(weights.values())


def _toward(end: Point, other: Point) -> Point:
    """Return the place where a head of 8 pt begins."""
    dx, dy = other.x - end.x, other.y - end.y
    return Point(end.x + max(-8.0, min(8.0, dx)), end.y + max(-8.0, min(8.0, dy)))


def _areas(label: Wanted) -> Iterator[Rect]:
    """Yield where a label could come to lie: around each segment of its link."""
    dx = label.width + 8 * PADDING
    dy = max(label.height, label.narrow[1]) + 8 * PADDING
    for one, two in pairwise(label.points):
        left, top = min(one.x, two.x) - dx, min(one.y, two.y) - dy
        yield Rect(left, top, max(one.x, two.x) + dx - left, max(one.y, two.y) + dy - top)


def _stroke(one: Point, two: Point) -> Rect:
    x, y = min(one.x, two.x), min(one.y, two.y)
    return Rect(x - 0.7, y - 0.7, abs(one.x - two.x) + 1.4, abs(one.y - two.y) + 1.4)


def _candidates(label: Wanted) -> Iterator[Rect]:
    points, width, height = label.points, label.width, label.height
    order = [label.segment, *(i for i in range(len(points) - 1) if i != label.segment)]
    first = True
    for index in order:
        one, two = points[index], points[index + 1]
        if one.y == two.y:
            yield from _on_level(one, two, width, height)
        else:
            if first and label.y is not None:
                for left in (extent(one.x, width, label.align)[0], *_lefts(one.x, width)):
                    yield Rect(left, label.y - height / 2, width, height)
            yield from _on_plumb(one, two, width, height)
        first = False
    for index in order:
        yield from _beside(points[index], points[index + 1], width, height)


def _on_level(one: Point, two: Point, width: float, height: float) -> Iterator[Rect]:
    low, high = min(one.x, two.x), max(one.x, two.x)
    y = one.y - height / 2
    room = high - low - width - 2 * PADDING
    if room <= 0:
        yield Rect((low + high - width) / 2, y, width, height)
        return
    for slide in _SLIDES:
        yield Rect(low + PADDING + room * slide, y, width, height)


def _lefts(x: float, width: float) -> tuple[float, ...]:
    """Return left edges for a label at a plumb line: on it, mostly to one side of it, beside it."""
    overhang = min(width / 2, _OVERHANG)
    return (
        x - width / 2,
        x - overhang,
        x + overhang - width,
        extent(x, width, "right")[0],
        extent(x, width, "left")[0],
    )


def _on_plumb(one: Point, two: Point, width: float, height: float) -> Iterator[Rect]:
    low, high = min(one.y, two.y), max(one.y, two.y)
    room = high - low - height - 2 * PADDING
    for left in _lefts(one.x, width):
        if room <= 0:
            yield Rect(left, (low + high - height) / 2, width, height)
            continue
        for slide in _SLIDES:
            yield Rect(left, low + PADDING + room * slide, width, height)


def _beside(one: Point, two: Point, width: float, height: float) -> Iterator[Rect]:
    """Yield places next to a segment and, for short ones, shifted out of the way."""
    low_x, high_x = min(one.x, two.x), max(one.x, two.x)
    low_y, high_y = min(one.y, two.y), max(one.y, two.y)
    if one.y == two.y:
        for gap in (PADDING, 3 * PADDING):
            for y in (one.y - gap - height, one.y + gap):
                for slide in _SLIDES:
                    yield Rect(low_x + (high_x - low_x - width) * slide, y, width, height)
        return
    for gap in (3 * PADDING, 6 * PADDING):
        for x in (one.x + gap, one.x - gap - width):
            for slide in _SLIDES:
                yield Rect(x, low_y + (high_y - low_y - height) * slide, width, height)
