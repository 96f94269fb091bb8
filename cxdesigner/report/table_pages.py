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
_TITLE = 15.0
TEXT_SIZE, HEAD_SIZE = 9.0, 8.5
PAD = 4.0
"""At each side of a cell, points."""

_RULE = 0.4
_ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and how it is set."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a cell; ``paint`` is a paint token.

    Where a ``marked`` one comes to lie is told with the picture of a table.
    """

    text: str
    style: FontStyle = "regular"
    paint: str = "ink"
    marked: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells for the columns; a row with ``heads`` has one cell, which heads those below it."""

    cells: tuple[Cell, ...]
    heads: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with what stands above it; never without a column. '' is left out."""

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


def table_picture(
    table: PrintedTable, language: str, width: float
) -> tuple[Scene, tuple[Rect, ...]]:
    """Return a table as one picture without a sheet, as high as it gets.

    Returns
    -------
    tuple of (Scene, tuple of Rect)
        The picture, and where the marked rows and cells lie in it.
    """
    form = _Form((width, _ENDLESS), 0.0, TEXT_SIZE)
    return _Writer(table, Typesetter(language), 1, form).picture()


Lines = tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """What a table is set on: width and height, the margin around, the size of the title."""

    size: tuple[float, float]
    margin: float
    title: float


_SHEET = _Form(SHEET, _MARGIN, _TITLE)


class _Writer:
    """Fills sheets with one table, from top to bottom."""

    def __init__(
        self, table: PrintedTable, setter: Typesetter, first: int, form: _Form = _SHEET
    ) -> None:
        self._table, self._setter, self._number, self._form = table, setter, first, form
        self._left = form.margin
        self._room = form.size[0] - 2 * form.margin
        total = sum(column.share for column in table.columns)
        self._widths = [self._room * column.share / total for column in table.columns]
        self._lefts = [self._left + sum(self._widths[:at]) for at in range(len(self._widths))]
        self._drawn: list[Primitive] = []
        self._spoken: list[str] = []
        self._marked: list[Rect] = []
        self._top = form.margin
        self._floor = form.size[1] - form.margin

    def picture(self) -> tuple[Scene, tuple[Rect, ...]]:
        """Return the whole table, and where it is marked."""
        self._heading(is_first=True)
        for row in self._table.rows:
            self._draw(row, self._lines(row))
            self._spoken.append(_said(row))
        width = self._form.size[0]
        items = MappingProxyType({":table": self._item(width, self._top)})
        return Scene(items, width, self._top, self._setter.language), tuple(self._marked)

    def pages(self) -> Iterator[Page]:
        """Yield the sheets."""
        self._heading(is_first=True)
        for row in self._table.rows:
            lines = self._lines(row)
            full = self._floor - self._form.margin - 60.0
            # A heading stays with what it heads.
            wanted = self._height(lines) + (24.0 if row.heads else 0.0)
            if self._top + min(wanted, full) > self._floor:
                yield self._turned()
            while True:
                lines = self._draw(row, lines)
                if not any(lines):
                    break
                yield self._turned()
            self._spoken.append(_said(row))
        yield self._page()

    def _turned(self) -> Page:
        page = self._page()
        self._drawn, self._spoken, self._top = [], [], self._form.margin
        self._number += 1
        self._heading(is_first=False)
        return page

    def _heading(self, *, is_first: bool) -> None:
        table, setter = self._table, self._setter
        start = self._top
        if table.title:
            size = setter.size(self._form.title if is_first else TEXT_SIZE, table.title)
            self._drawn += setter.line(table.title, self._left, self._top, size, "bold")
            self._top += setter.leading(size)
        if is_first and table.remark:
            small = setter.size(TEXT_SIZE, table.remark)
            lines = setter.wrap(table.remark, "regular", small, self._room)
            self._drawn += setter.lines(
                lines, self._left, self._top, small, "regular", "ink.secondary"
            )
            self._top += len(lines) * setter.leading(small)
        if is_first:
            self._spoken += [table.title, table.remark]
        self._top += 6.0 if self._top > start else 0.0
        heads = [
            setter.wrap(column.title, "bold", setter.size(HEAD_SIZE, column.title), width - 2 * PAD)
            for column, width in zip(table.columns, self._widths, strict=True)
        ]
        size = setter.size(HEAD_SIZE, "".join(column.title for column in table.columns))
        most = max((len(lines) for lines in heads), default=1)
        height = most * setter.leading(size) + 2 * PAD if most else _RULE
        self._drawn.append(RectShape(self._left, self._top, self._room, height, fill="ui.hover"))
        for at, lines in enumerate(heads):
            self._set(at, lines, size, "bold", "ink.secondary")
        self._top += height

    def _lines(self, row: TableRow) -> list[Lines]:
        widths = [self._room] if len(row.cells) == 1 else self._widths
        return [
            self._setter.wrap(
                cell.text, cell.style, self._setter.size(TEXT_SIZE, cell.text), width - 2 * PAD
            )
            for cell, width in zip(row.cells, widths, strict=False)
        ]

    def _leading(self) -> float:
        return self._setter.leading(self._setter.size(TEXT_SIZE, "汉"))

    def _height(self, lines: Sequence[Lines]) -> float:
        most = max((len(one) for one in lines), default=0)
        return max(1, most) * self._leading() + 2 * PAD

    def _draw(self, row: TableRow, lines: list[Lines]) -> list[Lines]:
        """Draw as many lines as there is room for; return those that are left."""
        most = max(1, int((self._floor - self._top - 2 * PAD) / self._leading()))
        for at, cell in enumerate(row.cells[: len(lines)]):
            size = self._setter.size(TEXT_SIZE, cell.text)
            self._set(at, lines[at][:most], size, cell.style, cell.paint)
        height = self._height([one[:most] for one in lines])
        self._mark(row, height)
        self._top += height
        self._drawn.append(RectShape(self._left, self._top, self._room, _RULE, fill="footer.rule"))
        return [one[most:] for one in lines]

    def _mark(self, row: TableRow, height: float) -> None:
        if row.marked:
            self._marked.append(Rect(self._left, self._top, self._room, height))
            return
        for at, cell in enumerate(row.cells):
            if cell.marked:
                self._marked.append(Rect(self._lefts[at], self._top, self._widths[at], height))

    def _set(self, at: int, lines: Lines, size: float, style: FontStyle, paint: str) -> None:
        align = self._table.columns[at].align
        left, width = self._lefts[at], self._widths[at]
        places = {"left": left + PAD, "center": left + width / 2, "right": left + width - PAD}
        self._drawn += self._setter.lines(
            lines, places[align], self._top + PAD, size, style, paint, align
        )

    def _page(self) -> Page:
        width, height = self._form.size
        setter = self._setter
        size = setter.size(HEAD_SIZE)
        self._drawn += setter.line(
            str(self._number),
            width - self._form.margin,
            height - 30.0,
            size,
            "regular",
            "footer.ink",
            "right",
        )
        scene = Scene(MappingProxyType({":table": self._item(width, height)}), width, height)
        return Page(scene, width, height, number=self._number, name=self._table.title)

    def _item(self, width: float, height: float) -> SceneItem:
        bounds = Rect(0.0, 0.0, width, height)
        drawn = tuple(self._drawn)
        item = SceneItem(":table", "summary", Layer.FRAME, 0.0, 0.0, bounds, drawn)
        spoken = " · ".join(text for text in self._spoken if text)
        return replace(item, label=self._table.title, description=spoken)


def _said(row: TableRow) -> str:
    return " · ".join(cell.text for cell in row.cells if cell.text)


def plain_rows(rows: Iterable[Sequence[str]], empty: str = "") -> tuple[TableRow, ...]:
    """Return rows of plain texts; without any, one row that says so."""
    found = tuple(TableRow(tuple(Cell(text) for text in row)) for row in rows)
    return found or (TableRow((Cell(empty or _("Nothing here yet"), paint="ink.secondary"),)),)
