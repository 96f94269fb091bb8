"""Blocks of cells as text, as spreadsheets, CSV files and Markdown tables have them.

A block is a tuple of rows, each a tuple of texts; all rows are equally long.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.model.text import clean_text

Block = tuple[tuple[str, ...], ...]

MAX_CELLS = 200_000
"""Most cells that are taken from the clipboard at once."""

_MAX_CHARACTERS = 5_000_000
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BAR = re.compile(r"(?<!\\)\|")


def parse_block(text: str) -> Block:
    """Return the cells that a text stands for.

    Understands tab-separated text as spreadsheets write it (a cell in quotation marks may hold
    tabs, line ends and doubled quotation marks), Markdown tables, and text separated by commas or
    semicolons where every line has as many. Any other text is one column, a line a cell.

    Returns
    -------
    tuple of tuple of str
        Shape (rows, columns), filled up with empty cells; no rows for a text without any.

    Raises
    ------
    EditError
        If the text holds more cells than can be taken at once.
    """
    if len(text) > _MAX_CHARACTERS:
        raise _too_large()
    text = clean_text(text)
    rows = _markdown(text)
    if rows is None and "\t" not in text:
        rows = _separated(text)
    if rows is None:
        rows = _tabbed(text)
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > MAX_CELLS:
        raise _too_large()
    return tuple((*row, *("",) * (width - len(row))) for row in rows)


def tabbed_text(block: Sequence[Sequence[str]]) -> str:
    """Return a block as tab-separated text for spreadsheets; ``parse_block`` reads it back."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in block)


def html_table(block: Sequence[Sequence[str]]) -> str:
    """Return a block as an HTML table, for spreadsheets, mails and documents."""

    def cell(text: str) -> str:
        return "<td>" + html.escape(text).replace("\n", "<br>") + "</td>"

    rows = "".join(f"<tr>{''.join(cell(text) for text in row)}</tr>" for row in block)
    return f'<meta charset="utf-8"><table>{rows}</table>'


def _too_large() -> EditError:
    return EditError(
        _("This is too much to paste at once; at most {limit} cells are possible."),
        limit=f"{MAX_CELLS:,}",
    )


def _quoted(cell: str) -> str:
    if not cell or not (set(cell) & set('\t\n"|,;') or _RULE.match(cell)):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _tabbed(text: str) -> list[list[str]]:
    """Read tab-separated text; a quotation mark that does not open and close a cell is a letter."""
    rows: list[list[str]] = []
    row: list[str] = []
    at, end = 0, len(text)
    # A last line end closes the last row, as spreadsheets write it.
    while at < end:
        cell, after = _quoted_cell(text, at) if text[at] == '"' else (None, at)
        if cell is None:
            after = at
            while after < end and text[after] not in "\t\n":
                after += 1
            cell = text[at:after]
        row.append(cell)
        at = after + 1
        if after >= end or text[after] == "\n":
            rows.append(row)
            row = []
        elif at >= end:
            row.append("")
    if row:
        rows.append(row)
    return rows


def _quoted_cell(text: str, start: int) -> tuple[str | None, int]:
    """Return a quoted cell and where it ends, or None if the quotation mark is just one."""
    at = start + 1
    parts: list[str] = []
    while True:
        close = text.find('"', at)
        if close < 0:
            return None, start
        parts.append(text[at:close])
        after = close + 1
        if after < len(text) and text[after] == '"':
            parts.append('"')
            at = after + 1
            continue
        if after < len(text) and text[after] not in "\t\n":
            return None, start
        return "".join(parts), after


def _markdown(text: str) -> list[list[str]] | None:
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) < 2 or "|" not in lines[0] or not _RULE.match(lines[1]) or "|" not in lines[1]:
        return None
    body = [line for line in (lines[0], *lines[2:]) if line]
    if not all("|" in line for line in body):
        return None
    rows = []
    for line in body:
        inner = line[1:] if line.startswith("|") else line
        if inner.endswith("|") and not inner.endswith("\\|"):
            inner = inner[:-1]
        cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]
        rows.append([re.sub(r"<br\s*/?>", "\n", cell) for cell in cells])
    return rows


def _separated(text: str) -> list[list[str]] | None:
    """Read text separated by semicolons or commas, if it is such; prose with commas is not."""
    if "\n" not in text.strip("\n"):
        return None
    for delimiter in (";", ","):
        if delimiter not in text:
            continue
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        rows = [row for row in rows if row]
        widths = {len(row) for row in rows}
        if len(rows) < 2 or len(widths) != 1 or widths == {1}:
            continue
        # After a comma in a sentence comes a space.
        if widths == {2} and any(row[1].startswith(" ") for row in rows):
            continue
        return rows
    return None
