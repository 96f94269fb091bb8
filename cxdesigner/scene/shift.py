"""Which columns, lanes and tracks came to lie elsewhere from one layout to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.arrange import Arrangement
from cxdesigner.scene.route import Frame, GridBox, Gutter

Anchors = dict[Hashable, float]


class Shift:
    """What moved between two arrangements of the same columns and bands.

    Attributes
    ----------
    columns, bands
        Those whose elements lie elsewhere.
    grounds
        Bands of which any edge lies elsewhere.
    """

    def __init__(self, before: Arrangement, after: Arrangement) -> None:
        old, new = before.grid, after.grid
        self.columns: set[int] = set()
        if old.columns is not new.columns:
            self.columns = {
                at
                for at, (one, two) in enumerate(zip(old.columns, new.columns, strict=True))
                if one.x != two.x or one.width != two.width
            }
        self.bands = {
            at
            for at, (one, two) in enumerate(zip(old.bands, new.bands, strict=True))
            if one.content_top != two.content_top
        }
        self.grounds = {
            at
            for at, (one, two) in enumerate(zip(old.bands, new.bands, strict=True))
            if one != two or old.emotion != new.emotion
        }

    def elements(self, boxes: Mapping[str, GridBox]) -> set[str]:
        """Return the elements that lie elsewhere, or are wider or narrower."""
        bands, columns = self.bands, self.columns
        if not columns:
            if not bands:
                return set()
            return {key for key, box in boxes.items() if box.lane in bands}
        return {
            key
            for key, box in boxes.items()
            if box.lane in bands or box.first in columns or box.last in columns
        }


class Surface:
    """Says whether all near a place moved the same way, so that labels there may just follow."""

    def __init__(self, before: Arrangement, after: Arrangement, old: Frame, new: Frame) -> None:
        across = _Axis(_across(before, old), _across(after, new))
        self._down = _Axis(_down(before, old), _down(after, new))
        self._across = across

    def moves(self, reach: Rect, by: Point) -> bool:
        """Say whether all within a rectangle of the layout before moved by this much."""
        return self._across.moves(reach.x, reach.right, by.x) and self._down.moves(
            reach.y, reach.bottom, by.y
        )


class _Axis:
    def __init__(self, old: Anchors, new: Anchors) -> None:
        self._is_like = old.keys() == new.keys()
        if self._is_like:
            moves = [(place, new[key] - place) for key, place in old.items()]
            self._old = _sorted(moves)
            self._new = _sorted([(place + by, by) for place, by in moves])

    def moves(self, low: float, high: float, by: float) -> bool:
        if not self._is_like:
            return False
        for (places, moves), shift in ((self._old, 0.0), (self._new, by)):
            first = bisect_left(places, low + shift - 1.0)
            while first < len(places) and places[first] <= high + shift + 1.0:
                if moves[first] != by:
                    return False
                first += 1
        return True


def _sorted(moves: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    moves.sort()
    return [place for place, _by in moves], [by for _place, by in moves]


def _across(arrangement: Arrangement, frame: Frame) -> Anchors:
    grid = arrangement.grid
    found: Anchors = {"left": 0.0, "header": grid.header_width, "right": grid.right}
    for passage, places in frame.columns.items():
        if passage % 2:
            found[passage] = places[0]
        else:
            for at, place in enumerate(places):
                found[passage, at] = place
    for at, column in enumerate(grid.columns):
        found["end", at] = column.x + column.width
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
