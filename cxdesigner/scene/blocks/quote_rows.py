"""Rows of call-outs: as few as will do, for room that they take is lost to the curve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cxdesigner.scene.blocks.measures import QUOTE_SIZE, eighths_up
from cxdesigner.scene.blocks.text import Typesetter

_APART = 4.0
"""Between call-outs, in a row and from row to row."""
_LEAN = 12.0
"""Of a call-out at least so much stays on either side of its point."""


class QuotePlace(NamedTuple):
    """A call-out whose place is looked for: of a point at ``x``, centred there if it can be."""

    id: str
    x: float
    width: float
    lines: int


class QuoteRows(NamedTuple):
    """Which call-out stands in which row, and how far below the scale each row begins."""

    rows: Mapping[str, int] = {}
    tops: tuple[float, ...] = ()
    height: float = 0.0


NO_QUOTES = QuoteRows()


def quote_height(setter: Typesetter, lines: int) -> float:
    """Return the height of a call-out of so many lines with the gap below it."""
    size = setter.size(QUOTE_SIZE)
    return eighths_up(size * 1.3 + (lines - 1) * setter.leading(size) + 4.0 + _APART)


def deal_quotes(
    quotes: Iterable[QuotePlace], left: float, right: float, setter: Typesetter
) -> QuoteRows:
    """Deal call-outs out to rows in which none touch, where they move aside as far as they may.

    Where points lie farther apart than here, or farther from the edges, they fit as well.
    """
    rows: dict[str, int] = {}
    ends: list[float] = []
    most: list[int] = []
    for one in sorted(quotes, key=lambda quote: (quote.x, quote.id)):
        low, high = _bounds(one, left, right)
        half = one.width / 2
        row = next((at for at, end in enumerate(ends) if end + _APART + half <= high), len(ends))
        if row == len(ends):
            ends.append(low - half - _APART)
            most.append(0)
        ends[row] = max(low, ends[row] + _APART + half) + half
        most[row] = max(most[row], one.lines)
        rows[one.id] = row
    tops = [0.0]
    for lines in most:
        tops.append(tops[-1] + quote_height(setter, lines))
    return QuoteRows(rows, tuple(tops[:-1]), tops[-1])


def stand_apart(row: Sequence[QuotePlace], left: float, right: float) -> list[float]:
    """Return the middles of the call-outs of a row, from left to right, near their points."""
    bounds = [_bounds(one, left, right) for one in row]
    gaps = [(one.width + two.width) / 2 + _APART for one, two in pairwise(row)]
    first: list[float] = []
    for at, (low, _high) in enumerate(bounds):
        first.append(max(low, first[-1] + gaps[at - 1]) if at else low)
    last = [high for _low, high in bounds]
    for at in range(len(row) - 2, -1, -1):
        last[at] = min(last[at], last[at + 1] - gaps[at])
    # Once the left one of two keeps its place as long as it can, once the right one: between both.
    lefts: list[float] = []
    for at, one in enumerate(row):
        wanted = max(one.x, lefts[-1] + gaps[at - 1] if at else one.x)
        lefts.append(min(max(wanted, first[at]), last[at]))
    rights = list(lefts)
    for at in range(len(row) - 1, -1, -1):
        wanted = min(row[at].x, rights[at + 1] - gaps[at] if at + 1 < len(row) else row[at].x)
        rights[at] = max(min(wanted, last[at]), first[at])
    return [(one + two) / 2 for one, two in zip(lefts, rights, strict=True)]


def _bounds(one: QuotePlace, left: float, right: float) -> tuple[float, float]:
    """Return the least and the greatest x of the middle of a call-out."""
    half, lean = one.width / 2, max(0.0, one.width / 2 - _LEAN)
    low = max(left + half, min(one.x - lean, right - half))
    return low, max(low, min(one.x + lean, right - half))
