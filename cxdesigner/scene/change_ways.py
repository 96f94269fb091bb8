"""The ways of what moved: arrows that are drawn between cards and never over them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.change_signs import FRAME_DASHES
from cxdesigner.scene.items import Scene
from cxdesigner.scene.primitives import Commands, PathShape, Primitive, RectShape, Stroke

_STRETCH = 512.0
_HEAD = 9.0
_AIR = 2.0
_LEAST = 3.0
"""Shorter pieces between two cards are left out."""


class Cards:
    """What has been put on a drawing, by stretches of the journey."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self._near: dict[int, list[Rect]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> None:
        """Take in another one."""
        for at in _stretches(rect.x, rect.right):
            self._near.setdefault(at, []).append(rect)

    def between(self, left: float, right: float) -> Iterator[Rect]:
        """Yield what may lie between two places along the journey, wide ones several times."""
        return (rect for at in _stretches(left, right) for rect in self._near.get(at, ()))


def written_cards(scene: Scene) -> Cards:
    """Return the elements of a scene and the labels of its links."""
    return Cards(item.rect for kind in ("element", "link_label") for item in scene.of_kind(kind))


def pieces_between(
    start: Point, end: Point, cards: Cards, own: Collection[Rect]
) -> list[tuple[Point, Point]]:
    """Return the pieces of a line that lie on no card other than its own."""
    near = cards.between(min(start.x, end.x), max(start.x, end.x))
    return _free(start, end, {rect.grown(_AIR) for rect in near if rect not in own})


def way_of_pieces(pieces: Iterable[tuple[Point, Point]]) -> Commands:
    """Return pieces of a line as one path."""
    return tuple(command for one, two in pieces for command in (("M", *one), ("L", *two)))


def way_shapes(start: Point, end: Point, own: Rect, cards: Cards) -> tuple[Primitive, ...]:
    """Return an arrow between two places, with gaps where cards other than its own lie."""
    pieces = pieces_between(start, end, cards, (own,))
    if not pieces:
        return ()
    way = way_of_pieces(pieces)
    first = pieces[0][0]
    shapes: tuple[Primitive, ...] = (
        PathShape(way, None, Stroke("change.moved", 1.6, FRAME_DASHES["moved"])),
        RectShape(first.x - 4, first.y - 4, 8, 8, 4, "canvas", Stroke("change.moved", 1.5)),
    )
    if math.dist(pieces[-1][1], end) > _HEAD:
        return shapes
    angle = math.atan2(end.y - start.y, end.x - start.x)
    wings = [
        (end.x - _HEAD * math.cos(angle + turn), end.y - _HEAD * math.sin(angle + turn))
        for turn in (0.45, -0.45)
    ]
    head: Commands = (("M", *wings[0]), ("L", end.x, end.y), ("L", *wings[1]), ("Z",))
    return (*shapes, PathShape(head, "change.moved"))


def _stretches(left: float, right: float) -> range:
    return range(int(left // _STRETCH), int(right // _STRETCH) + 1)


def _free(start: Point, end: Point, rects: Iterable[Rect]) -> list[tuple[Point, Point]]:
    """Return the pieces of a line that lie in none of the rectangles."""
    length = math.dist(start, end)
    covered = sorted(part for rect in rects if (part := _inside(start, end, rect)) is not None)
    pieces: list[tuple[Point, Point]] = []
    at = 0.0
    for begin, stop in (*covered, (1.0, 1.0)):
        if (begin - at) * length >= _LEAST:
            pieces.append((_along(start, end, at), _along(start, end, begin)))
        at = max(at, stop)
    return pieces


def _along(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _inside(start: Point, end: Point, rect: Rect) -> tuple[float, float] | None:
    """Return the shares of a line between which it lies in a rectangle."""
    low, high = 0.0, 1.0
    for at, by, least, most in (
        (start.x, end.x - start.x, rect.x, rect.right),
        (start.y, end.y - start.y, rect.y, rect.bottom),
    ):
        if not by:
            if not least < at < most:
                return None
            continue
        one, two = sorted(((least - at) / by, (most - at) / by))
        low, high = max(low, one), min(high, two)
    return (low, high) if low < high else None
