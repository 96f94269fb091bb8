"""Tables for a reader: what panels, documents and the terminal show in their own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: texts for the columns, and the records it is about."""

    cells: tuple[str, ...]
    subject_ids: tuple[str, ...] = ()
    strong: bool = False
    """Whether it is the one to look at, e.g. the key experience."""

    record_id: str = ""
    """Record whose figures can be typed into the cells; '' = none can."""

    fields: tuple[str, ...] = ()
    """For each cell the field of that record that it shows, '' for a cell that follows;
    ``toggle:`` stands before one that is yes or no, ``count:`` before an answer of a survey."""


@dataclass(frozen=True, slots=True)
class Table:
    """Texts in columns, in one language.

    ``columns`` are the headings, all empty where the rows explain themselves; ``align`` says how
    each column is set.
    """

    columns: tuple[str, ...]
    align: tuple[Align, ...]
    rows: tuple[Row, ...]

    @property
    def has_headings(self) -> bool:
        """Whether any column has a heading."""
        return any(self.columns)

    def follows_figures(self, column: int) -> bool:
        """Say whether a column of texts begins where figures end: it needs a gap before it."""
        return column > 0 and self.align[column - 1 : column + 1] == ("right", "left")


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a report: a table, or sentences where there is nothing to tabulate."""

    key: str
    """Name for programs and tests, e.g. ``time``."""

    title: str
    table: Table | None = None
    sentences: tuple[str, ...] = ()
    verdict: str = ""
    """What follows from the table, in one sentence; empty where the summary says it."""
