"""Columns as wide as what stands in them, the same in both tables of a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxdesigner.report.table_pages import HEAD_SIZE, PAD, TEXT_SIZE, Column, PrintedTable
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.primitives import FontStyle

_NAMES = 0.33
"""Share of the width up to which the names at the left stay whole."""


def fitted(
    tables: tuple[PrintedTable, PrintedTable], language: str, width: float
) -> tuple[PrintedTable, PrintedTable]:
    """Return two tables of the same columns whose words are not broken if they have room."""
    setter = Typesetter(language)
    columns = range(len(tables[0].columns))
    texts = [[one for table in tables for one in _texts(table, at)] for at in columns]
    whole = [max(_width(setter, *one) for one in found) for found in texts]
    least = [max(_longest(setter, *one) for one in found) for found in texts]
    at_the_end = tables[0].columns[-1].align == "left"
    shares = _dealt(whole, least, width, at_the_end=at_the_end)
    first, second = (replace(table, columns=_shared(table.columns, shares)) for table in tables)
    return first, second


Text = tuple[str, FontStyle, float]


def _texts(table: PrintedTable, at: int) -> Iterator[Text]:
    yield table.columns[at].title, "bold", HEAD_SIZE
    for row in table.rows:
        # What stands alone in its row may go on beyond its column.
        if len(row.cells) == len(table.columns):
            cell = row.cells[at]
            for line in cell.text.split("\n"):
                yield line, cell.style, TEXT_SIZE


def _width(setter: Typesetter, text: str, style: FontStyle, size: float) -> float:
    return setter.width(text, style, setter.size(size, text)) + 2 * PAD + 1.0


def _longest(setter: Typesetter, text: str, style: FontStyle, size: float) -> float:
    lines = setter.wrap(text, style, setter.size(size, text), 1.0) if not text.isascii() else ()
    words = [line.text for line in lines] or text.split() or [""]
    return max(_width(setter, word, style, size) for word in words)


def _dealt(
    whole: Sequence[float], least: Sequence[float], width: float, *, at_the_end: bool
) -> list[float]:
    """Return the widths: whole texts where they have room, else in parts by what they lack."""
    spare = width - sum(whole)
    if spare >= 0 and at_the_end:
        return [*whole[:-1], whole[-1] + spare]
    if spare >= 0:
        return [one + spare / len(whole) for one in whole]
    if whole[0] <= width * _NAMES:
        least = (whole[0], *least[1:])
    room = max(0.0, width - sum(least))
    lack = [one - other for one, other in zip(whole, least, strict=True)]
    total = sum(lack) or 1.0
    return [one + room * part / total for one, part in zip(least, lack, strict=True)]


def _shared(columns: tuple[Column, ...], shares: Sequence[float]) -> tuple[Column, ...]:
    return tuple(
        replace(column, share=share) for column, share in zip(columns, shares, strict=True)
    )
