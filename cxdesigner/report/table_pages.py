"""Tables on sheets of their own: headings repeated on each, long rows going on on the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.scene.blocks.text import Align, Typesetter
from cxdesigner.scene.items import Layer, Page, Scene, SceneItem
from cxdesigner.scene.measure import TextLine
from cxdesigner.scene.primitives import FontStyle, Primitive, RectShape

SHEET = (841.89, 595.28)
"""Width and height of A4 lying, points."""

_MARGIN = 42.0
_PAD = 4.0
_SIZE, _HEAD, _TITLE = 9.0, 8.5, 15.0
_RULE = 0.4


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and how it is set."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a cell; ``paint`` is a paint token."""

    text: str
    style: FontStyle = "regular"
    paint: str = "ink"


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells for the columns; a row with ``heads`` has one cell, which heads those below it."""

    cells: tuple[Cell, ...]
    heads: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with what stands above it; never without a column."""

    title: str
    remark: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


def table_sheets(tables: Sequence[PrintedTable], language: str, first: int) -> tuple[Page, ...]:
    """Return the sheets of some tables, each beginning on a new one; numbers go on from `first`."""
    setter = Typesetter(language)
    found: list[Page] = []
    for table in tables:
        found += _Writer(table, setter, first + len(found)).pages()
    return tuple(found)


Lines = tuple[TextLine, ...]


class _Writer:
    """Fills sheets with one table, from top to bottom."""

    def __init__(self, table: PrintedTable, setter: Typesetter, first: int) -> None:
        self._table, self._setter, self._number = table, setter, first
        room = SHEET[0] - 2 * _MARGIN
        total = sum(column.share for column in table.columns)
        self._widths = [room * column.share / total for column in table.columns]
        self._lefts = [_MARGIN + sum(self._widths[:at]) for at in range(len(self._widths))]
        self._drawn: list[Primitive] = []
        self._spoken: list[str] = []
        self._top = _MARGIN
        self._floor = SHEET[1] - _MARGIN

    def pages(self) -> Iterator[Page]:
        """Yield the sheets."""
        self._heading(is_first=True)
        for row in self._table.rows:
            lines = self._lines(row)
            full = self._floor - _MARGIN - 60.0
            # A heading stays with what it heads.
            wanted = self._height(lines) + (24.0 if row.heads else 0.0)
            if self._top + min(wanted, full) > self._floor:
                yield self._turned()
            while True:
                lines = self._draw(row, lines)
                if not any(lines):
                    break
                yield self._turned()
            self._spoken.append(" · ".join(cell.text for cell in row.cells if cell.text))
        yield self._page()

    def _turned(self) -> Page:
        page = self._page()
        self._drawn, self._spoken, self._top = [], [], _MARGIN
        self._number += 1
        self._heading(is_first=False)
        return page

    def _heading(self, *, is_first: bool) -> None:
        table, setter = self._table, self._setter
        size = setter.size(_TITLE if is_first else _SIZE, table.title)
        self._drawn += setter.line(table.title, _MARGIN, self._top, size, "bold")
        self._top += setter.leading(size)
        if is_first and table.remark:
            small = setter.size(_SIZE, table.remark)
            lines = setter.wrap(table.remark, "regular", small, SHEET[0] - 2 * _MARGIN)
            self._drawn += setter.lines(
                lines, _MARGIN, self._top, small, "regular", "ink.secondary"
            )
            self._top += len(lines) * setter.leading(small)
        if is_first:
            self._spoken += [table.title, table.remark]
        self._top += 6.0
        heads = [
            setter.wrap(column.title, "bold", setter.size(_HEAD, column.title), width - 2 * _PAD)
            for column, width in zip(table.columns, self._widths, strict=True)
        ]
        size = setter.size(_HEAD, "".join(column.title for column in table.columns))
        height = max((len(lines) for lines in heads), default=1) * setter.leading(size) + 2 * _PAD
        self._drawn.append(
            RectShape(_MARGIN, self._top, SHEET[0] - 2 * _MARGIN, height, fill="ui.hover")
        )
        for at, lines in enumerate(heads):
            self._set(at, lines, size, "bold", "ink.secondary")
        self._top += height

    def _lines(self, row: TableRow) -> list[Lines]:
        widths = [SHEET[0] - 2 * _MARGIN] if row.heads else self._widths
        return [
            self._setter.wrap(
                cell.text, cell.style, self._setter.size(_SIZE, cell.text), width - 2 * _PAD
            )
            for cell, width in zip(row.cells, widths, strict=False)
        ]

    def _leading(self) -> float:
        return self._setter.leading(self._setter.size(_SIZE, "汉"))

    def _height(self, lines: Sequence[Lines]) -> float:
        most = max((len(one) for one in lines), default=0)
        return max(1, most) * self._leading() + 2 * _PAD

    def _draw(self, row: TableRow, lines: list[Lines]) -> list[Lines]:
        """Draw as many lines as there is room for; return those that are left."""
        most = max(1, int((self._floor - self._top - 2 * _PAD) / self._leading()))
        for at, cell in enumerate(row.cells[: len(lines)]):
            size = self._setter.size(_SIZE, cell.text)
            self._set(at, lines[at][:most], size, cell.style, cell.paint)
        self._top += self._height([one[:most] for one in lines])
        self._drawn.append(
            RectShape(_MARGIN, self._top, SHEET[0] - 2 * _MARGIN, _RULE, fill="footer.rule")
        )
        return [one[most:] for one in lines]

    def _set(self, at: int, lines: Lines, size: float, style: FontStyle, paint: str) -> None:
        align = self._table.columns[at].align
        left, width = self._lefts[at], self._widths[at]
        places = {"left": left + _PAD, "center": left + width / 2, "right": left + width - _PAD}
        self._drawn += self._setter.lines(
            lines, places[align], self._top + _PAD, size, style, paint, align
        )

    def _page(self) -> Page:
        width, height = SHEET
        setter = self._setter
        size = setter.size(_HEAD)
        self._drawn += setter.line(
            str(self._number),
            width - _MARGIN,
            height - 30.0,
            size,
            "regular",
            "footer.ink",
            "right",
        )
        item = SceneItem(
            ":table",
            "summary",
            Layer.FRAME,
            0.0,
            0.0,
            Rect(0.0, 0.0, width, height),
            tuple(self._drawn),
        )
        spoken = " · ".join(text for text in self._spoken if text)
        item = replace(item, label=self._table.title, description=spoken)
        scene = Scene(MappingProxyType({item.id: item}), width, height)
        return Page(scene, width, height, number=self._number, name=self._table.title)


def plain_rows(rows: Iterable[Sequence[str]], empty: str = "") -> tuple[TableRow, ...]:
    """Return rows of plain texts; without any, one row that says so."""
    found = tuple(TableRow(tuple(Cell(text) for text in row)) for row in rows)
    return found or (TableRow((Cell(empty or _("Nothing here yet"), paint="ink.secondary"),)),)
