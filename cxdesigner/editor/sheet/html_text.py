"""What a browser or an office program copies as HTML alone, as the text it stands for."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from cxdesigner.editor.sheet.block import MAX_CELLS, tabbed_text

_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "pre", "section", "article", "blockquote"}
    | {f"h{level}" for level in range(1, 7)}
)
_WIDEST = 1000
"""Cells that one cell can take at most, as browsers hold it."""


def text_of_html(html: str) -> str:
    """Return the cells of the tables as tab-separated text; without a table the lines of text.

    Cells that were merged are one with the text and others without, as spreadsheets write them.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_row()
    return tabbed_text(reader.rows) if reader.rows else _tidy("".join(reader.words))


def _tidy(text: str) -> str:
    lines = (line.strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Collects rows of cells, and the words that stand in no table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.words: list[str] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._tables = self._unseen = self._filled = 0
        self._span = (1, 1)
        self._from_above: dict[int, int] = {}
        """Column → rows that a cell above still takes there."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._write("\n")
        elif tag in _BLOCKS:
            self._write("\n")
        elif tag == "table":
            self._tables += 1
            if self._tables == 1:
                self._from_above.clear()
        elif self._tables > 1:
            # A table within a cell is a part of its text.
            self._write("\n" if tag == "tr" else " " if tag in ("td", "th") else "")
        elif tag == "tr":
            self.end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._row = [] if self._row is None else self._row
            self._cell, given = [], dict(attrs)
            self._span = _count(given.get("colspan")), _count(given.get("rowspan"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._write("\n")
        elif tag == "table":
            if self._tables == 1:
                self.end_row()
            self._tables = max(0, self._tables - 1)
        elif self._tables <= 1 and tag == "tr":
            self.end_row()
        elif self._tables <= 1 and tag in ("td", "th"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._write(_SPACE.sub(" ", data))

    def _write(self, text: str) -> None:
        (self.words if self._cell is None else self._cell).append(text)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        self._fill_from_above()
        columns, rows = self._span
        for place in range(columns):
            if place and self._filled > MAX_CELLS:
                break
            if rows > 1:
                self._from_above[len(self._row)] = rows - 1
            self._row.append("" if place else _tidy("".join(self._cell)))
            self._filled += bool(place)
        self._cell = None

    def _fill_from_above(self) -> None:
        """Leave free in the row what cells above take of it."""
        assert self._row is not None
        while left := self._from_above.pop(len(self._row), 0):
            if left > 1:
                self._from_above[len(self._row)] = left - 1
            self._row.append("")

    def end_row(self) -> None:
        """Take the row that was begun, if any."""
        self._end_cell()
        if self._row is not None:
            self._fill_from_above()
            self.rows.append(self._row)
        self._row = None


def _count(text: str | None) -> int:
    return max(1, min(int(text), _WIDEST)) if text and text.isdecimal() else 1
