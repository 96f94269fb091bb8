"""Tables on sheets of their own: headings repeated on each, long rows going on on the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, dotted
from cxdesigner.scene.blocks.text import Align, Typesetter, has_chinese
from cxdesigner.scene.items import Layer, Outline, Page, PageSet, Scene, SceneItem
from cxdesigner.scene.measure import TextLine
from cxdesigner.scene.primitives import FontStyle, Primitive, RectShape

SHEET = (841.89, 595.28)
"""Width and height of A4 lying, points."""

_MARGIN = 40.0
_TITLE, _TITLE_AGAIN = 18.0, 12.0
TEXT_SIZE, HEAD_SIZE = 9.0, 8.5
PAD = 4.0
"""At each side of a cell, points."""

_SHEET_PAD = 6.0
_CLOSE = 2.5
"""Above and below the text of a cell, where that saves a sheet with hardly a row on it."""

_HARDLY = 0.3
_FOOT = 10.0
"""Between the lowest row and the rule above the foot."""

_RULE = 0.4
_FOOT_RULE = "footer.rule"
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


@dataclass(frozen=True, slots=True)
class Draft:
    """What one sheet of a table holds, before anybody knows which sheet of how many it will be."""

    name: str
    drawn: tuple[Primitive, ...]
    spoken: str
    filled: float
    """How much of its height is taken, 0…1."""


def drafted(tables: Iterable[PrintedTable], language: str) -> tuple[Draft, ...]:
    """Return the sheets of some tables, each beginning on a new one."""
    setter = Typesetter(language)
    return tuple(draft for table in tables for draft in _sheets(table, setter))


def _sheets(table: PrintedTable, setter: Typesetter) -> tuple[Draft, ...]:
    found = tuple(_Writer(table, setter).sheets())
    if len(found) > 1 and found[-1].filled < _HARDLY:
        closer = tuple(_Writer(table, setter, replace(_SHEET, row_pad=_CLOSE)).sheets())
        return min(found, closer, key=len)
    return found


def with_tables(pages: PageSet, drafts: Sequence[Draft]) -> PageSet:
    """Return sheets followed by those of tables: numbered on, the last one is the last of all.

    Every table has an entry in the outline.
    """
    first = len(pages.pages) + 1
    count = len(pages.pages) + len(drafts)
    setter = Typesetter(pages.language)
    added = tuple(
        _numbered(draft, number, count, pages.title, setter)
        for number, draft in enumerate(drafts, first)
    )
    starts: dict[str, int] = {}
    for page in added:
        starts.setdefault(page.name, page.number - 1)
    entries = tuple(Outline(name, place, 0.0) for name, place in starts.items())
    return replace(pages, pages=(*pages.pages, *added), outline=(*pages.outline, *entries))


def _numbered(draft: Draft, number: int, count: int, title: str, setter: Typesetter) -> Page:
    """Return a sheet with its foot: what all the sheets are about, and which of them this is."""
    width, height = SHEET
    top = height - _MARGIN + 5.0
    drawn = [*draft.drawn, RectShape(_MARGIN, top - 5.0, width - 2 * _MARGIN, 0.7, 0.0, _FOOT_RULE)]
    of = f"{number} / {count}"
    room = width - 2 * _MARGIN - 80.0
    size = setter.size(HEAD_SIZE, title)
    called = setter.measurer.truncate(title, "regular", size, room, setter.language).text
    drawn += setter.line(called, _MARGIN, top, size, paint="footer.ink")
    small = setter.size(HEAD_SIZE)
    drawn += setter.line(of, width - _MARGIN, top, small, paint="footer.ink", align="right")
    item = _item(tuple(drawn), width, height, draft.name, draft.spoken)
    scene = Scene(MappingProxyType({item.id: item}), width, height)
    return Page(scene, width, height, number=number, count=count, name=draft.name)


def _item(
    drawn: tuple[Primitive, ...], width: float, height: float, name: str, spoken: str
) -> SceneItem:
    bounds = Rect(0.0, 0.0, width, height)
    item = SceneItem(":table", "summary", Layer.FRAME, 0.0, 0.0, bounds, drawn)
    return replace(item, label=name, description=spoken)


def table_picture(
    table: PrintedTable, language: str, width: float
) -> tuple[Scene, tuple[Rect, ...]]:
    """Return a table as one picture without a sheet, as high as it gets.

    Returns
    -------
    tuple of (Scene, tuple of Rect)
        The picture, and where the marked rows and cells lie in it.
    """
    form = _Form((width, _ENDLESS), 0.0, TEXT_SIZE, PAD)
    return _Writer(table, Typesetter(language), form).picture()


Lines = tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """What a table is set on: width and height, margins, the size of the title, room in cells."""

    size: tuple[float, float]
    margin: float
    title: float
    pad: float
    foot: float = 0.0
    row_pad: float = PAD


_SHEET = _Form(SHEET, _MARGIN, _TITLE, _SHEET_PAD, _FOOT)


class _Writer:
    """Fills sheets with one table, from top to bottom."""

    def __init__(self, table: PrintedTable, setter: Typesetter, form: _Form = _SHEET) -> None:
        self._table, self._setter, self._form = table, setter, form
        self._left = form.margin
        self._room = form.size[0] - 2 * form.margin
        self._widths = self._shared_out()
        self._lefts = [self._left + sum(self._widths[:at]) for at in range(len(self._widths))]
        self._drawn: list[Primitive] = []
        self._spoken: list[str] = []
        self._marked: list[Rect] = []
        self._top = form.margin
        self._floor = form.size[1] - form.margin - form.foot

    def _shared_out(self) -> list[float]:
        """Return the widths: as shared, but no word of a heading is parted while there is room."""
        columns = self._table.columns
        total = sum(column.share for column in columns)
        widths = [self._room * column.share / total for column in columns]
        least = [self._word_width(column.title) + 2 * self._form.pad for column in columns]
        wanting = sum(max(0.0, need - has) for need, has in zip(least, widths, strict=True))
        spare = sum(max(0.0, has - need) for need, has in zip(least, widths, strict=True))
        if not wanting or wanting > spare:
            return widths
        return [
            need if need > has else has - (has - need) * wanting / spare
            for need, has in zip(least, widths, strict=True)
        ]

    def _word_width(self, title: str) -> float:
        """Width of the longest word of a heading, points; Chinese can be parted anywhere."""
        words = [] if has_chinese(title) else title.split()
        size = self._setter.size(HEAD_SIZE, title)
        return max((self._setter.width(word, "bold", size) for word in words), default=0.0)

    def picture(self) -> tuple[Scene, tuple[Rect, ...]]:
        """Return the whole table, and where it is marked."""
        self._heading(is_first=True)
        for row in self._table.rows:
            self._draw(row, self._lines(row))
            self._spoken.append(_said(row))
        width = self._form.size[0]
        item = _item(tuple(self._drawn), width, self._top, self._table.title, self._said())
        items = MappingProxyType({item.id: item})
        return Scene(items, width, self._top, self._setter.language), tuple(self._marked)

    def sheets(self) -> Iterator[Draft]:
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
        yield self._draft()

    def _turned(self) -> Draft:
        draft = self._draft()
        self._drawn, self._spoken, self._top = [], [], self._form.margin
        self._heading(is_first=False)
        return draft

    def _heading(self, *, is_first: bool) -> None:
        table, setter = self._table, self._setter
        start = self._top
        if table.title:
            title = table.title if is_first else _("{title} · continued").format(title=table.title)
            size = setter.size(self._form.title if is_first else _TITLE_AGAIN, title)
            self._drawn += setter.line(title, self._left, self._top, size, "bold")
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
        self._top += self._form.pad + 2.0 if self._top > start else 0.0
        heads = [
            setter.wrap(
                column.title,
                "bold",
                setter.size(HEAD_SIZE, column.title),
                width - 2 * self._form.pad,
            )
            for column, width in zip(table.columns, self._widths, strict=True)
        ]
        size = setter.size(HEAD_SIZE, "".join(column.title for column in table.columns))
        most = max((len(lines) for lines in heads), default=1)
        height = most * setter.leading(size) + 2 * self._form.row_pad if most else _RULE
        self._drawn.append(RectShape(self._left, self._top, self._room, height, fill="ui.hover"))
        for at, lines in enumerate(heads):
            self._set(at, lines, size, "bold", "ink.secondary")
        self._top += height

    def _lines(self, row: TableRow) -> list[Lines]:
        widths = [self._room] if len(row.cells) == 1 else self._widths
        return [
            self._setter.wrap(
                cell.text,
                cell.style,
                self._setter.size(TEXT_SIZE, cell.text),
                width - 2 * self._form.pad,
            )
            for cell, width in zip(row.cells, widths, strict=False)
        ]

    def _leading(self) -> float:
        return self._setter.leading(self._setter.size(TEXT_SIZE, "汉"))

    def _height(self, lines: Sequence[Lines]) -> float:
        most = max((len(one) for one in lines), default=0)
        return max(1, most) * self._leading() + 2 * self._form.row_pad

    def _draw(self, row: TableRow, lines: list[Lines]) -> list[Lines]:
        """Draw as many lines as there is room for; return those that are left."""
        most = max(1, int((self._floor - self._top - 2 * self._form.row_pad) / self._leading()))
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
        pad = self._form.pad
        places = {"left": left + pad, "center": left + width / 2, "right": left + width - pad}
        self._drawn += self._setter.lines(
            lines, places[align], self._top + self._form.row_pad, size, style, paint, align
        )

    def _draft(self) -> Draft:
        filled = self._top / self._form.size[1]
        return Draft(self._table.title, tuple(self._drawn), self._said(), filled)

    def _said(self) -> str:
        return dotted(self._spoken)


def _said(row: TableRow) -> str:
    return dotted(cell.text for cell in row.cells)


def plain_rows(rows: Iterable[Sequence[str]], empty: str = "") -> tuple[TableRow, ...]:
    """Return rows of plain texts; without any, one row that says so."""
    found = tuple(TableRow(tuple(Cell(text) for text in row)) for row in rows)
    return found or (TableRow((Cell(empty or _("Nothing here yet"), paint="ink.secondary"),)),)
