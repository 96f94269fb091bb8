"""What differs in the wrong one of two tables, marked there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from cxdesigner.base.geometry import Rect, union
from cxdesigner.report.table_pages import Cell, PrintedTable, TableRow

_NEAR = 0.01
"""Points by which sums of heights may differ."""


def marked(wrong: PrintedTable, right: PrintedTable) -> PrintedTable:
    """Return the wrong table with marks on what differs from the right one.

    Rows are the same where they begin with the same text. One that only the right table has is
    marked as an empty one, unless the wrong table says that it has none at all.
    """
    pair = (wrong.rows, right.rows)
    return replace(wrong, rows=tuple(_rows(*pair, len(wrong.columns))))


def _rows(wrong: Sequence[TableRow], right: Sequence[TableRow], columns: int) -> Iterator[TableRow]:
    names, others = ([row.cells[0].text for row in rows] for rows in (wrong, right))
    for kind, a, b, c, d in SequenceMatcher(None, names, others, autojunk=False).get_opcodes():
        if kind == "equal":
            for one, other in zip(wrong[a:b], right[c:d], strict=True):
                yield _row(one, other)
            continue
        yield from (replace(row, marked=True) for row in wrong[a:b])
        says_none = any(len(row.cells) < columns for row in wrong)
        for _missing in range(0 if says_none else (d - c) - (b - a)):
            yield TableRow((Cell(""),) * columns, marked=True)


def _row(wrong: TableRow, right: TableRow) -> TableRow:
    cells = tuple(
        replace(cell, marked=cell != other)
        for cell, other in zip(wrong.cells, right.cells, strict=True)
    )
    return replace(wrong, cells=cells)


def joined(places: Sequence[Rect]) -> tuple[Rect, ...]:
    """Return marks in the order of reading, those that make a larger rectangle as one."""
    found: list[Rect] = []
    for place in places:
        for at, one in enumerate(found):
            beside = _same((one.y, one.height, one.right), (place.y, place.height, place.x))
            below = _same((one.x, one.width, one.bottom), (place.x, place.width, place.y))
            if beside or below:
                found[at] = union((one, place))
                break
        else:
            found.append(place)
    return tuple(found)


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) < _NEAR for a, b in zip(one, other, strict=True))
