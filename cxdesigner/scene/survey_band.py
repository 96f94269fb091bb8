"""The signs of surveys while they follow a blueprint: drawn again only near what changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView
from cxdesigner.scene.band import BESIDE, BandChanges, EmotionBand, Stretch
from cxdesigner.scene.blocks.emotion import BandGround
from cxdesigner.scene.blocks.free_places import FreePlaces
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.surveyed import Side, count_width, sign, surveyed_items


class SurveyBand:
    """Signs beside a curve.

    Beside a single curve those of everybody follow it sign by sign; where personas or a curve of
    evidence share the room, all are drawn as a whole.

    Attributes
    ----------
    spots
        Where signs lie; a new mapping after each change.
    """

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self.spots: Mapping[str, Point] = {}
        self._ids: set[str] = set()
        self._side: Side | None = None
        self._ground: BandGround | None = None
        self._signs: dict[str, SceneItem] = {}
        """By element. Where they lie along the journey is that of the first drawing."""

        self._counts: dict[str, Rect | None] = {}
        """Where the numbers of answers stand, by element; x is counted from the sign."""

        self._widest = 0.0
        """Width of the widest count or label of the last drawing, or more."""

    def draw(
        self,
        view: RecordView,
        sides: Sequence[Side],
        band: EmotionBand,
        near: Sequence[Stretch] | None,
        ground: BandGround,
        grid: Grid,
        *,
        curve: bool,
    ) -> BandChanges:
        """Draw signs where they are not as before.

        Parameters
        ----------
        band
            The curves as they are drawn now.
        near
            Where they are not as before, see `BandChanges.near`.
        curve
            Draw the curve calculated from evidence too.
        """
        old, known, self._ground, self._side = self._side, self._ground, ground, None
        one = band.one
        if len(sides) == 1 and one is not None and not curve:
            side = self._side = sides[0]
            if (
                old is not None
                and known is not None
                and near is not None
                and (known.axis, known.left) == (ground.axis, ground.left)
                and _is_like(old, side)
            ):
                return self._follow(view, old, side, band, known, ground, near)
        items = [
            *surveyed_items(
                view,
                sides,
                band.curves,
                band.labels,
                grid,
                ground.axis,
                self._setter,
                curve=curve,
                counts=self._counts,
            )
        ]
        self._signs, self.spots = {}, {}
        if self._side is not None:
            self._signs = {item.source_id: item for item in items if item.source_id is not None}
            self.spots = {item.id: Point(item.x, item.y) for item in items}
            self._widest = _widest(self._counts, band)
        before, self._ids = self._ids, {item.id for item in items}
        return BandChanges(items, set(), before - self._ids)

    def _follow(
        self,
        view: RecordView,
        old: Side,
        side: Side,
        band: EmotionBand,
        known: BandGround,
        ground: BandGround,
        near: Sequence[Stretch],
    ) -> BandChanges:
        places, signs, counts = side.places, self._signs, self._counts
        # Of what goes, too: others could not stand there.
        widest = max(self._widest, _widest(counts, band))
        gone = {signs.pop(key).id for key in signs.keys() - places.keys()}
        for key in counts.keys() - places.keys():
            del counts[key]
        stale = {key for key in places if key not in signs or self._is_other(view, old, side, key)}
        measured = side.evidence.measured
        self._widest = max((count_width(measured[key], self._setter) for key in stale), default=0.0)
        reach = 2 * (max(widest, self._widest) + BESIDE)
        near_signs = _Row(places)
        for start, end in near:
            stale.update(near_signs.within(start - reach, end + reach))
        stale.update(_near_edges(old, side, known, ground, reach))
        drawn = self._draw(view, side, near_signs, band, ground, stale, reach)
        self._widest = _widest(counts, band)
        moved = {
            signs[key].id for key, x in places.items() if key not in drawn and old.places[key] != x
        }
        self.spots = {signs[key].id: Point(x, signs[key].y) for key, x in places.items()}
        self._ids = set(self.spots)
        return BandChanges([signs[key] for key in drawn], moved, gone)

    def _is_other(self, view: RecordView, old: Side, side: Side, key: str) -> bool:
        """Say whether a sign tells something else than before."""
        return (
            old.evidence.measured[key] != side.evidence.measured[key]
            or old.drawn.get(key) != side.drawn.get(key)
            or self._signs[key].step_id != view.need(Element, key).step_id
        )

    def _draw(
        self,
        view: RecordView,
        side: Side,
        row: _Row,
        band: EmotionBand,
        ground: BandGround,
        stale: set[str],
        reach: float,
    ) -> set[str]:
        """Draw signs, and those that this makes print their count elsewhere.

        Counts find their places in the order of the ids, as in a drawing from scratch.
        """
        one, axis, counts, beside = band.one, ground.axis, self._counts, band.signs
        assert one is not None, "signs follow a single curve"
        waiting, drawn = sorted(stale), set[str]()
        while waiting:
            key = heappop(waiting)
            if key in drawn:
                continue
            drawn.add(key)
            x = side.places[key]
            free = FreePlaces([one], axis, ground.left, ground.right)
            for at in range(bisect_left(one.xs, x - reach), bisect_right(one.xs, x + reach)):
                free.take_marker(one.xs[at], one.ys[at])
                free.take_label(one.xs[at], band.labels[one.points[at].id])
            beside.take_up_to(x + reach, beside.first_from(x - reach), free)
            others = row.within(x - reach, x + reach)
            for other in others:
                rect = counts.get(other)
                if other < key and rect is not None:
                    free.take_label(side.places[other], rect)
            before = counts.get(key)
            item, rect = sign(view.need(Element, key), side, x, free, axis, self._setter)
            self._signs[key], counts[key] = item, rect
            if rect != before:
                for other in others:
                    if other > key:
                        heappush(waiting, other)
        return drawn


class _Row:
    """Signs from left to right."""

    def __init__(self, places: Mapping[str, float]) -> None:
        ordered = sorted((x, key) for key, x in places.items())
        self._xs = [x for x, _key in ordered]
        self._keys = [key for _x, key in ordered]

    def within(self, start: float, end: float) -> Sequence[str]:
        """Return those that lie between two x."""
        return self._keys[bisect_left(self._xs, start) : bisect_right(self._xs, end)]


def _widest(counts: Mapping[str, Rect | None], band: EmotionBand) -> float:
    """Return the width of the widest count or label."""
    rects = (*counts.values(), *band.labels.values())
    return max((rect.width for rect in rects if rect is not None), default=0.0)


def _is_like(old: Side, new: Side) -> bool:
    return (old.evidence.persona_id, old.name, old.paint, old.is_undrawn) == (
        new.evidence.persona_id,
        new.name,
        new.paint,
        new.is_undrawn,
    )


def _near_edges(
    old: Side, side: Side, known: BandGround, ground: BandGround, reach: float
) -> Iterator[str]:
    """Yield the signs so near to an edge that moved that their counts feel it."""
    for key, x in side.places.items():
        before = old.places.get(key, x)
        left, right = x - ground.left, ground.right - x
        left_before, right_before = before - known.left, known.right - before
        if (left != left_before and min(left, left_before) <= reach) or (
            right != right_before and min(right, right_before) <= reach
        ):
            yield key
