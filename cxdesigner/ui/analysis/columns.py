"""How wide the columns of a table are where there is not room for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from cxdesigner.ui.analysis.breaking import head_widths

AIR_PX, LEAST_AIR_PX, HEAD_AIR_PX = 24, 12, 12
"""What a cell has beside its text, and what it needs: what the theme puts around it, and a hair;
and what a heading needs."""

NARROWEST_PX = 40
_WIDEST_PX = 260
_LEAST_FIRST_PX, _LEAST_TEXT_PX, _LONGEST_WORD_PX = 82, 66, 100
"""Of the column that names the rows, and of other texts, and of a word that is kept whole."""

_LINES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
"""Into how many lines the longest texts are broken, fewest first."""
_FIRST_LINES = 2.5
"""Up to which headings of figures are broken into two lines at the most."""

_RAGGED = 1.12
"""How much more room broken lines take than their letters."""

_BREAKS = re.compile(r"(?<=[,h时時]) |(?<=、)")
"""Where a cell of figures may be broken: within a list, and after hours."""
_NARROW_BREAKS = re.compile(r"(?<=[…,h时時]) |(?<=[、～])")
"""Where else there is no room: within an interval too."""

Cell = tuple[str, float]
"""A text, and how much wider than usual its letters are."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Widths of a column of texts, pixels."""

    full: int
    """Of the longest text with its air."""

    least: int
    gap: int = 0
    """What is kept free before the texts; it is in the other two."""

    @property
    def wanted(self) -> int:
        """The width it takes where there is room for all."""
        return max(self.least, min(self.full, _WIDEST_PX + self.gap))

    def broken(self, lines: float) -> int:
        """Return the width at which the longest text takes so many lines."""
        letters = (self.full - AIR_PX - self.gap) / lines
        more = _RAGGED if lines > 1 else 1.0
        return min(self.wanted, max(self.least, int(letters * more) + AIR_PX + self.gap))


@dataclass(frozen=True, slots=True)
class Figures:
    """Widths of a column of figures, pixels, from what it wants to what it needs."""

    wanted: int
    beside: int
    """Its heading is broken into two lines."""

    closer: int
    """Its heading is broken into three lines, and lists of figures too."""

    least: int
    """Intervals are broken as well."""


Column = Texts | Figures


def text_column(
    metrics: QFontMetrics,
    heads: QFontMetrics,
    title: str,
    cells: Sequence[Cell],
    *,
    first: bool,
    gap: int,
) -> Texts:
    """Measure a column of texts; the first one names the rows."""
    head = head_widths(heads, title)
    full = max(NARROWEST_PX, _widest(metrics, cells) + AIR_PX, head[0] + AIR_PX)
    # Chinese is broken between its words, which are short.
    words = ((one, share) for text, share in cells for one in text.split() if one.isascii())
    word = _widest(metrics, words)
    least = max(
        _LEAST_FIRST_PX if first else _LEAST_TEXT_PX,
        min(word, _LONGEST_WORD_PX) + LEAST_AIR_PX,
        head[-1] + HEAD_AIR_PX,
    )
    return Texts(full + gap, min(full, least) + gap, gap)


def figure_column(
    metrics: QFontMetrics, heads: QFontMetrics, title: str, cells: Sequence[Cell]
) -> Figures:
    """Measure a column of figures: its heading is broken before its figures are."""
    one, two, three = (width + HEAD_AIR_PX for width in _three(head_widths(heads, title)))
    full = _widest(metrics, cells)
    wanted = max(NARROWEST_PX, full + AIR_PX, one - HEAD_AIR_PX + AIR_PX)
    beside = min(wanted, max(NARROWEST_PX, full + LEAST_AIR_PX, two))
    closer = min(beside, max(_widest_piece(metrics, cells, _BREAKS), three))
    least = min(closer, max(_widest_piece(metrics, cells, _NARROW_BREAKS), three))
    return Figures(wanted, beside, closer, least)


def spread(columns: Sequence[Column], room: int) -> list[int]:
    """Return widths that fit into a room, with as few lines as that allows for.

    First headings of figures are broken, then texts; intervals come last. What wants less than
    the room is not made wider, and what has no room at its least stays at that.
    """
    for widths in _ways(columns):
        if sum(widths) <= room:
            break
    spare = room - sum(widths)
    lack = [one.wanted - width if isinstance(one, Texts) else 0
            for one, width in zip(columns, widths, strict=True)]  # fmt: skip
    if spare <= 0 or not any(lack):
        return widths
    part = min(1.0, spare / sum(lack))
    return [width + int(more * part) for width, more in zip(widths, lack, strict=True)]


def whole_width(columns: Sequence[Column]) -> int:
    """Return how much room columns need at the least with no interval broken."""
    return sum(one.least if isinstance(one, Texts) else one.closer for one in columns)


def least_width(columns: Sequence[Column]) -> int:
    """Return how much room columns need at the least."""
    return sum(one.least for one in columns)


def _ways(columns: Sequence[Column]) -> Iterator[list[int]]:
    yield [one.wanted for one in columns]
    for lines in _LINES:
        if lines <= _FIRST_LINES:
            yield [one.broken(lines) if isinstance(one, Texts) else one.beside for one in columns]
    for lines in _LINES:
        yield [one.broken(lines) if isinstance(one, Texts) else one.closer for one in columns]
    yield [one.least if isinstance(one, Texts) else one.closer for one in columns]
    yield [one.least for one in columns]


def _three(widths: tuple[int, ...]) -> tuple[int, int, int]:
    return widths[0], widths[min(1, len(widths) - 1)], widths[-1]


def _widest(metrics: QFontMetrics, cells: Iterable[Cell]) -> int:
    return int(max((metrics.horizontalAdvance(text) * share for text, share in cells), default=0))


def _widest_piece(metrics: QFontMetrics, cells: Sequence[Cell], breaks: re.Pattern[str]) -> int:
    """Return how wide a column of figures is at least, broken at some places."""
    pieces = ((piece, share) for text, share in cells for piece in breaks.split(text))
    return max(NARROWEST_PX, _widest(metrics, pieces) + LEAST_AIR_PX)
