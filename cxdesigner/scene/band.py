"""The emotion curves while they follow a blueprint: drawn again only near what changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cxdesigner.base.curve import Bezier, bezier, tangent_at
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.blocks.curve_line import PIECE, count_of_pieces, curve_piece, piece_id
from cxdesigner.scene.blocks.curve_match import Match, dirty_points, matched
from cxdesigner.scene.blocks.emotion import (
    BandGround,
    Labels,
    emotion_items,
    find_label,
    label_width,
    point_item,
)
from cxdesigner.scene.blocks.feeling import EmotionCurve, PlacedCurve, heights
from cxdesigner.scene.blocks.free_places import FreePlaces
from cxdesigner.scene.blocks.quote import quote_items
from cxdesigner.scene.blocks.signs_beside import SignsBeside
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import SceneItem

BESIDE = 16.0
"""How far beside its point a label begins at the most, and a little more."""


Stretch = tuple[float, float]
"""From one x to another."""


class BandChanges(NamedTuple):
    """What a drawing of the curves came to.

    Attributes
    ----------
    items
        What was drawn.
    moved
        Ids of what looks as before at another place.
    gone
        Ids of what is there no more.
    near
        Stretches along the journey within which something is not as before; None: anywhere.
    """

    items: list[SceneItem]
    moved: set[str]
    gone: set[str]
    near: Sequence[Stretch] | None = None


class EmotionBand:
    """Curves with their points, labels and quotes.

    Of a single curve what changed is drawn again, with the labels that this makes move, also by
    signs of surveys that came, went or changed; several curves share their room and are drawn as a
    whole.

    Attributes
    ----------
    curves
        As they were drawn last.
    spots
        Where points and pieces of the curve lie; a new mapping after each change.
    """

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self.curves: tuple[EmotionCurve, ...] = ()
        self.spots: Mapping[str, Point] = {}
        self._ids: set[str] = set()
        self._quotes: set[str] = set()
        self._one: PlacedCurve | None = None
        self._places: dict[str, int] = {}
        self._labels: Labels = {}
        self._ground: BandGround | None = None
        self._signs = SignsBeside.of((), ())

    @property
    def one(self) -> PlacedCurve | None:
        """The curve, where it is a single one that can be followed."""
        return self._one

    @property
    def signs(self) -> SignsBeside:
        """Signs of surveys beside that curve."""
        return self._signs

    @property
    def labels(self) -> Mapping[str, Rect]:
        """Where values are printed, by id of the emotion; x is counted from the point."""
        return self._labels

    def draw(self, curves: tuple[EmotionCurve, ...], ground: BandGround) -> BandChanges:
        """Draw curves where they are not as before."""
        old, known = self._one, self._ground
        self.curves, self._ground = curves, ground
        if (
            old is None
            or known is None
            or len(curves) != 1
            or (known.axis, known.left, known.paint) != (ground.axis, ground.left, ground.paint)
            or known.folded != ground.folded
            or not _is_like(old.curve, curves[0])
        ):
            return self._draw_all(curves, ground)
        return self._follow(old, curves[0], known, ground)

    def _draw_all(self, curves: tuple[EmotionCurve, ...], ground: BandGround) -> BandChanges:
        items, drawn, self._labels = emotion_items(curves, ground, self._setter)
        self._one = None
        if len(drawn) == 1 and len(drawn[0].points) == len(curves[0].points) > 1:
            self._one = drawn[0]
        before, self._ids = self._ids, {item.id for item in items}
        self._quotes = {item.id for item in items if item.kind == "quote"}
        self.spots = {}
        if self._one is not None:
            self._places = _numbered(self._one.curve)
            self.spots = _Spots(self._one, self._places, ground.axis.top)
            self._signs = SignsBeside.of(self._one.xs, ground.signs)
        return BandChanges(items, set(), before - self._ids)

    # ---- a single curve

    def _follow(
        self, old: PlacedCurve, curve: EmotionCurve, known: BandGround, ground: BandGround
    ) -> BandChanges:
        axis, setter = ground.axis, self._setter
        match = matched(old.curve.points, curve.points)
        ys = old.ys if curve.points is old.curve.points else heights(curve.points, axis)
        dirty = dirty_points(match, old.xs, curve.xs, len(old.xs))
        one = PlacedCurve(
            curve, curve.points, curve.xs, ys, _segments(old, match, curve.xs, ys, dirty)
        )
        items: list[SceneItem] = []
        moved: set[str] = set()
        self._draw_pieces(old, one, match, dirty, ground, items, moved)
        beside, self._signs = self._signs, SignsBeside.of(one.xs, ground.signs)
        others = beside.changes(self._signs, match.before, one.xs)
        drawn = self._draw_points(old, one, match, dirty, others, known, ground, items)
        before_xs = old.xs
        moved.update(
            [
                curve.points[at].id
                for at, (was, x) in enumerate(zip(match.before, curve.xs, strict=True))
                if was >= 0 and before_xs[was] != x and at not in drawn
            ]
        )
        gone = set()
        if curve.points is not old.curve.points:
            self._places = _numbered(curve)
        if curve.points is not old.curve.points:
            gone = {point.id for point in old.points} - {point.id for point in curve.points}
        for key in gone:
            self._labels.pop(key, None)
        quotes = quote_items(
            [one], setter, ground.left, ground.right, ground.quote_top, ground.quotes
        )
        items += quotes
        before, self._quotes = self._quotes, {item.id for item in quotes}
        gone |= before - self._quotes
        gone |= {
            piece_id(curve.persona_id, number)
            for number in range(count_of_pieces(one.xs), count_of_pieces(old.xs))
        }
        self._ids -= gone
        self._ids.update([item.id for item in items])
        self._one, self.spots = one, _Spots(one, self._places, axis.top)
        xs, last = one.xs, len(one.xs) - 1
        near = [(xs[max(at - 1, 0)], xs[min(at + 1, last)]) for at in drawn.union(dirty)]
        return BandChanges(items, moved, gone, [*near, *((x, x) for x in others)])

    def _draw_pieces(
        self,
        old: PlacedCurve,
        one: PlacedCurve,
        match: Match,
        dirty: Sequence[int],
        ground: BandGround,
        items: list[SceneItem],
        moved: set[str],
    ) -> None:
        stale = {
            number
            for at in dirty
            for number in ((at - 1) // PIECE, at // PIECE)
            if 0 <= number < count_of_pieces(one.xs)
        }
        if match.first < len(one.xs) or len(one.xs) != len(old.xs):
            stale.update(range(max(0, match.first - 1) // PIECE, count_of_pieces(one.xs)))
        for number in range(count_of_pieces(one.xs)):
            key = piece_id(one.curve.persona_id, number)
            x = one.xs[number * PIECE]
            if number in stale:
                piece = curve_piece(one, number, ground.axis, self._setter, ground.folded)
                items.append(piece)
            elif old.xs[number * PIECE] != x:
                moved.add(key)

    def _draw_points(
        self,
        old: PlacedCurve,
        one: PlacedCurve,
        match: Match,
        dirty: Sequence[int],
        others: Iterable[float],
        known: BandGround,
        ground: BandGround,
        items: list[SceneItem],
    ) -> set[int]:
        """Draw points that changed or whose label went elsewhere; returns their indexes.

        ``others`` are where signs of surveys are not as before.
        """
        axis, setter, xs, points = ground.axis, self._setter, one.xs, one.points
        labels = self._labels
        widest = max((rect.width for rect in labels.values()), default=0.0)
        for at in dirty:
            widest = max(widest, label_width(points[at], axis, setter))
        reach = 2 * (widest + BESIDE)
        waiting = _edges(old, one, match, known, ground, widest + BESIDE)
        for at in dirty:
            _mark(waiting, xs, at, reach)
        for x in others:
            for at in range(bisect_left(xs, x - reach), bisect_right(xs, x + reach)):
                waiting[at] = 1
        signs, met = self._signs, 0
        drawn: set[int] = set()
        places: FreePlaces | None = None
        marked = last = -1
        for at in range(len(xs)):
            if not waiting[at]:
                continue
            x, y, point = xs[at], one.ys[at], points[at]
            if places is None or last != at - 1:
                places = FreePlaces([one], axis, ground.left, ground.right)
                marked = at
                while marked and x - xs[marked - 1] <= reach:
                    marked -= 1
                for earlier in range(marked, at):
                    places.take_label(xs[earlier], labels[points[earlier].id])
                met = signs.first_from(x - reach)
            met = signs.take_up_to(x + reach, met, places)
            while marked < len(xs) and xs[marked] - x <= reach:
                places.take_marker(xs[marked], one.ys[marked])
                marked += 1
            last = at
            label = find_label(point, x, y, places, axis, setter)
            has_changed = match.before[at] < 0
            if labels.get(point.id) != label:
                labels[point.id] = label
                has_changed = True
                _mark(waiting, xs, at, reach)
            if has_changed:
                drawn.add(at)
                items.append(point_item(point, x, y, label, one.curve, ground, setter))
        return drawn


class _Spots(Mapping[str, Point]):
    """Where the points and pieces of one drawing of a curve lie."""

    __slots__ = ("_curve", "_places", "_top")

    def __init__(self, curve: PlacedCurve, places: dict[str, int], top: float) -> None:
        self._curve = curve
        self._places = places
        self._top = top

    def __getitem__(self, key: str) -> Point:
        curve = self._curve
        at = self._places[key]
        if at < 0:
            return Point(curve.xs[(-1 - at) * PIECE], self._top)
        return Point(curve.xs[at], curve.ys[at])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _numbered(curve: EmotionCurve) -> dict[str, int]:
    """Return the points of a curve by id, and its pieces counted down from -1."""
    found = {point.id: at for at, point in enumerate(curve.points)}
    for number in range(count_of_pieces(curve.xs)):
        found[piece_id(curve.persona_id, number)] = -1 - number
    return found


def _is_like(old: EmotionCurve, new: EmotionCurve) -> bool:
    return (
        (old.persona_id, old.name, old.place) == (new.persona_id, new.name, new.place)
        and len(new.points) > 1
        and (old.points is new.points or all(point.value is not None for point in new.points))
    )


def _segments(
    old: PlacedCurve,
    match: Match,
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    dirty: Sequence[int],
) -> tuple[Bezier, ...]:
    """Return the stretches of a curve: those between points that are not dirty are as before."""
    if not dirty:
        return old.segments
    found = [old.segments[min(max(was, 0), len(old.segments) - 1)] for was in match.before[:-1]]
    for at in {one for place in dirty for one in (place - 1, place)}:
        if 0 <= at < len(found):
            slopes = tangent_at(xs, ys, at), tangent_at(xs, ys, at + 1)
            found[at] = bezier(xs[at + 1] - xs[at], ys[at], ys[at + 1], *slopes)
    return tuple(found)


def _edges(
    old: PlacedCurve,
    one: PlacedCurve,
    match: Match,
    known: BandGround,
    ground: BandGround,
    reach: float,
) -> bytearray:
    """Mark the points so near to an edge that moved that their labels feel it."""
    waiting = bytearray(len(one.xs))
    for at, x in enumerate(one.xs):
        was = match.before[at]
        x_before = old.xs[was] if was >= 0 else x
        if min(x, x_before) - ground.left > reach:
            break
        waiting[at] = was < 0 or x_before != x
    for at in range(len(one.xs) - 1, -1, -1):
        was = match.before[at]
        room = ground.right - one.xs[at]
        if was >= 0:
            room_before = known.right - old.xs[was]
            if min(room, room_before) > reach:
                break
            if room == room_before:
                continue
        waiting[at] = 1
    return waiting


def _mark(waiting: bytearray, xs: Sequence[float], at: int, reach: float) -> None:
    """Mark a point and those whose labels may meet its label."""
    first = last = at
    while first and xs[at] - xs[first - 1] <= reach:
        first -= 1
    while last + 1 < len(xs) and xs[last + 1] - xs[at] <= reach:
        last += 1
    for other in range(first, last + 1):
        waiting[other] = 1
