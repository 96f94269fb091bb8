"""Which columns, lanes and tracks came to lie elsewhere from one layout to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.arrange import Arrangement
from cxdesigner.scene.route import Columns, Frame, GridBox, Gutter

Anchors = dict[Hashable, float]


class Shift:
    """What moved between two arrangements of the same bands.

    Attributes
    ----------
    columns
        Those whose elements lie elsewhere or have another number; not those that are new.
    gutters
        Vertical gutters that lie elsewhere, are wider or narrower, or new.
    bands
        Those whose elements lie elsewhere.
    grounds
        Bands of which any edge lies elsewhere.
    """

    def __init__(self, before: Arrangement, after: Arrangement, change: Columns | None) -> None:
        old, new = before.grid, after.grid
        self.change = change
        self._count = len(new.columns)
        self.columns: set[int] = set()
        self.gutters: set[int] = set()
        at, _gone, came = change if change is not None else (len(old.columns), 0, 0)
        if old.columns is not new.columns:
            self.columns = {
                place
                for place, (one, two) in enumerate(zip(old.columns[:at], new.columns, strict=False))
                if one is not two and (one.x != two.x or one.width != two.width)
            }
            self.columns.update(range(at + came, len(new.columns)))
        if before.column_gutters is not after.column_gutters:
            left = before.column_gutters[: at + (change is None)]
            self.gutters = {
                place
                for place, (one, two) in enumerate(zip(left, after.column_gutters, strict=False))
                if one is not two and one != two
            }
            if change is not None:
                self.gutters.update(range(at, len(after.column_gutters)))
        self.bands = {
            place
            for place, (one, two) in enumerate(zip(old.bands, new.bands, strict=True))
            if one.content_top != two.content_top
        }
        self.grounds = {
            place
            for place, (one, two) in enumerate(zip(old.bands, new.bands, strict=True))
            if one != two or old.emotion != new.emotion
        }

    def passages(self, demands: Sequence[object], before: Sequence[object]) -> set[int]:
        """Return the passages that lie elsewhere, or have other tracks with other demands."""
        found = {2 * column + 1 for column in self.columns}
        found.update([2 * gutter for gutter in self.gutters])
        if self.change is not None:
            # All right of the change moved anyway.
            demands, before = demands[: self.change.at], before[: self.change.at]
        found.update(
            [
                2 * gutter
                for gutter, (one, two) in enumerate(zip(demands, before, strict=True))
                if one is not two and one != two
            ]
        )
        return found

    def elements(self, boxes: Mapping[str, GridBox]) -> set[str]:
        """Return the elements that lie elsewhere, or are wider or narrower."""
        bands, columns = self.bands, self.columns
        if not columns:
            if not bands:
                return set()
            return {key for key, box in boxes.items() if box.lane in bands}
        least = min(columns)
        if not bands and least + len(columns) == self._count:
            # All from one column on, as it is most often.
            return {key for key, box in boxes.items() if box[3] >= least}
        # Most often a few in the middle lie elsewhere by some, and all right of them by more.
        tail = self._count
        while tail - 1 in columns:
            tail -= 1
        return {
            key
            for key, box in boxes.items()
            if box[3] >= tail or box[1] in bands or box[2] in columns or box[3] in columns
        }


class Surface:
    """Says whether all near a place moved the same way, so that labels there may just follow."""

    def __init__(
        self,
        before: Arrangement,
        after: Arrangement,
        old: Frame,
        new: Frame,
        change: Columns | None,
    ) -> None:
        self._across = _Axis(_across(before, old, change), _across(after, new, None))
        self._down = _Axis(_down(before, old), _down(after, new))

    def moves(self, reach: Rect, by: Point) -> bool:
        """Say whether all within a rectangle of the layout before moved by this much."""
        return self._across.moves(reach.x, reach.right, by.x) and self._down.moves(
            reach.y, reach.bottom, by.y
        )


class _Axis:
    """How far things along an axis moved: None for what came or went."""

    def __init__(self, old: Anchors, new: Anchors) -> None:
        before: list[tuple[float, float | None]] = []
        after: list[tuple[float, float | None]] = []
        for key, place in old.items():
            now = new.get(key)
            by = None if now is None else now - place
            before.append((place, by))
            if now is not None:
                after.append((now, by))
        after += [(place, None) for key, place in new.items() if key not in old]
        self._old = _sorted(before)
        self._new = _sorted(after)

    def moves(self, low: float, high: float, by: float) -> bool:
        for (places, moves), shift in ((self._old, 0.0), (self._new, by)):
            first = bisect_left(places, low + shift - 1.0)
            while first < len(places) and places[first] <= high + shift + 1.0:
                if moves[first] != by:
                    return False
                first += 1
        return True


def _sorted(
    moves: list[tuple[float, float | None]],
) -> tuple[list[float], list[float | None]]:
    moves.sort(key=lambda move: move[0])
    return [place for place, _by in moves], [by for _place, by in moves]


def _across(arrangement: Arrangement, frame: Frame, change: Columns | None) -> Anchors:
    """Return places along the journey; what `change` replaced has keys of its own."""
    grid = arrangement.grid
    found: Anchors = {"left": 0.0, "header": grid.header_width, "right": grid.right}
    for gutter in range(len(arrangement.column_gutters)):
        key: Hashable = 2 * gutter
        if change is not None:
            now = change.passage_now(2 * gutter)
            key = ("gone", gutter) if now is None else now
        for at, place in enumerate(frame.tracks(gutter)):
            found[key, at] = place
    for at, column in enumerate(grid.columns):
        key = at
        if change is not None:
            column_now = change.now(at)
            key = ("gone", at) if column_now is None else column_now
        found["start", key] = column.x
        found["end", key] = column.x + column.width
    return found


def _down(arrangement: Arrangement, frame: Frame) -> Anchors:
    grid = arrangement.grid
    found: Anchors = {"top": 0.0, "bottom": grid.bottom}
    for at, band in enumerate(grid.bands):
        found["band", at] = band.content_top
    rows: dict[Gutter, list[float]] = frame.rows
    for gutter, places in rows.items():
        for at, place in enumerate(places):
            found[gutter, at] = place
    for line in grid.lines:
        found["line", line.line_id] = line.y
        found["pill", line.line_id] = line.pill.bottom
    if grid.emotion is not None:
        found["emotion"] = grid.emotion.top
        found["feeling"] = grid.emotion.bottom
    return found
