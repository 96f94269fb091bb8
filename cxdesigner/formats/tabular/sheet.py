"""One table as it was read: rows of texts, each with its number in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cxdesigner.base.errors import FormatError
from cxdesigner.base.i18n import _
from cxdesigner.formats import limits


class Row(NamedTuple):
    """Cells from left to right; ``line`` is the line of the file it begins in, from 1."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return a cell without space around it; '' beyond the end of the row."""
        return self.cells[column].strip() if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows with something in them, in the order of the file; ``name`` is '' for a text file."""

    name: str
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Book:
    """All tables of a file; ``encoding`` is '' for a workbook."""

    sheets: tuple[Sheet, ...]
    encoding: str = ""


class Collector:
    """Takes rows one by one and refuses a table that is too large."""

    def __init__(self, file: str, sheet: str = "") -> None:
        self._file, self._sheet = file, sheet
        self._rows: list[Row] = []
        self._cells = 0

    def add(self, line: int, cells: Iterable[str]) -> None:
        """Take a row; empty cells at its end, and a row without any text, are left out.

        Raises
        ------
        FormatError
            If the table has more rows, columns or cells than may be.
        """
        if line > limits.TABLE_ROWS:
            raise table_error(
                self._file,
                _("there are more than {n} rows.").format(n=f"{limits.TABLE_ROWS:,}"),
                sheet=self._sheet,
            )
        found = list(cells)
        while found and not found[-1].strip():
            found.pop()
        if not found:
            return
        if len(found) > limits.TABLE_COLUMNS:
            raise table_error(
                self._file,
                _("there are more than {n} columns.").format(n=f"{limits.TABLE_COLUMNS:,}"),
                sheet=self._sheet,
                line=line,
            )
        if max(map(len, found)) > limits.TEXT_CHARACTERS:
            for at, cell in enumerate(found, start=1):
                if len(cell) <= limits.TEXT_CHARACTERS:
                    continue
                raise table_error(
                    self._file,
                    _("the text is longer than {n} characters.").format(
                        n=f"{limits.TEXT_CHARACTERS:,}"
                    ),
                    sheet=self._sheet,
                    line=line,
                    column=at,
                )
        self._cells += len(found)
        if self._cells > limits.TABLE_CELLS:
            raise table_error(
                self._file,
                _("there are more than {n} cells.").format(n=f"{limits.TABLE_CELLS:,}"),
                sheet=self._sheet,
            )
        self._rows.append(Row(line, tuple(found)))

    def sheet(self) -> Sheet:
        """Return what was taken."""
        return Sheet(self._sheet, tuple(self._rows))


def table_error(
    file: str, reason: str, *, sheet: str = "", line: int = 0, column: int = 0, hint: str = ""
) -> FormatError:
    """Return an error that names the file and the place in it: sheet, row and column (from 1)."""
    places = [file]
    if sheet:
        places.append(_("sheet “{name}”").format(name=sheet))
    if line:
        places.append(_("row {line}").format(line=line))
    if column:
        places.append(_("column {name}").format(name=column_name(column)))
    error = FormatError("", file=file, sheet=sheet, line=line, column=column)
    # Filled here: a name may hold braces of the person's own.
    words = _("{what}: {reason}")
    error.message = words.format(what=", ".join(places), reason=reason)
    error.hint = hint
    error.args = (error.message,)
    return error


def column_name(column: int) -> str:
    """Return the letters of a column (from 1) as spreadsheets name it: A, …, Z, AA, …."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
