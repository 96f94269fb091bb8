"""What the rows of a table come to, before any record is made of it.

Values are gathered by element, column and persona. What cannot be used is noted with its line:
nothing is guessed, and nothing is left out without a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeVar

from cxdesigner.base.progress import Tell, unheard
from cxdesigner.editor.data_in.cells import is_empty, read_answer, read_date, read_number, tidy
from cxdesigner.editor.data_in.columns import MEASURED, SCALED, Column
from cxdesigner.editor.data_in.header import Plot, is_known, titles
from cxdesigner.editor.data_in.names import Names, name_key
from cxdesigner.editor.data_in.wide import is_ambiguous, stranger_in, touchpoint_in
from cxdesigner.formats.tabular.sheet import Row, Sheet
from cxdesigner.model.duration import MINUTES_PER_UNIT, read_duration

Reason = Literal["nameless", "unknown", "ambiguous", "skipped", "empty", "repeated"]
"""Why a row is left out: it names no touchpoint, one that is not there, one of several of that
name, one that was left out by hand; it has no value; or the touchpoint comes again."""

_TOLD_EVERY = 2_000
_T = TypeVar("_T")


class Spot(NamedTuple):
    """Where values belong: an element (None: the whole journey), a column, a persona."""

    element_id: str | None
    column: int
    persona_id: str | None


@dataclass(slots=True)
class Values:
    """The values of one spot; ``counts`` maps each to how many gave it."""

    counts: dict[float, float] = field(default_factory=dict)
    n: float | None = None
    """Number of answers as the table states it, where one row speaks for many."""

    percent: bool = False
    date: str | None = None
    """The latest one."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote."""

    element_id: str | None
    text: str
    date: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not used; ``name`` is the touchpoint as the table writes it."""

    line: int
    reason: Reason
    name: str = ""


@dataclass(frozen=True, slots=True)
class LeftColumn:
    """A column that names no touchpoint; so many values in it are not used."""

    column: int
    reason: Reason
    name: str
    """The part of its name that most likely speaks of a touchpoint."""

    values: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that is not used: no number, no date, beyond the scale, an unknown persona."""

    line: int
    column: int
    text: str


@dataclass(slots=True)
class Tally:
    """All of it."""

    rows: int = 0
    matched: int = 0
    values: dict[Spot, Values] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    left_columns: list[LeftColumn] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def tally(
    sheet: Sheet,
    plot: Plot,
    names: Names,
    emotion_scale: tuple[float, float],
    tell: Tell = unheard,
) -> Tally:
    """Return what the rows below the header come to.

    Parameters
    ----------
    emotion_scale
        Ends of the scale of emotions where a column names no other.

    Raises
    ------
    Stopped
        If the person cancelled.
    """
    found = Tally()
    reader = _Reader(plot, names, emotion_scale, found)
    if plot.layout == "columns":
        reader.name_columns(titles(sheet, plot.header))
    rows = sheet.rows[plot.header + 1 :]
    for number, row in enumerate(reader.ordered(rows)):
        if number % _TOLD_EVERY == 0:
            tell(number, len(rows))
        reader.take(row)
    found.rows = len(rows)
    found.left_columns = reader.left_columns()
    found.left_out.sort(key=lambda one: one.line)
    found.unread.sort(key=lambda one: (one.line, one.column))
    return found


class _Reader:
    def __init__(
        self, plot: Plot, names: Names, emotion_scale: tuple[float, float], found: Tally
    ) -> None:
        self._names, self._found, self._emotion = names, found, emotion_scale
        self._one_each = plot.layout == "touchpoints"
        self._where = next(iter(plot.places("touchpoint")), None)
        self._of_columns: dict[int, str] | None = None
        self._strange: dict[int, tuple[Reason, str]] = {}
        self._unused: Counter[int] = Counter()
        self._who = next(iter(plot.places("persona")), None)
        self._n = next(iter(plot.places("n")), None)
        self._date = next(iter(plot.places("date")), None)
        self._measured = [(at, plot.columns[at]) for at in plot.places(*MEASURED)]
        self._comments = plot.places("comment")
        self._seen: set[tuple[str | None, str | None]] = set()

    def name_columns(self, named: tuple[str, ...]) -> None:
        """Take every column for what was answered about the touchpoint that it is named after.

        A column that says what it holds, such as ``NPS``, is about the whole journey; so are
        comments, and whether somebody would recommend, where they name no touchpoint.
        """
        whole = {*self._comments, *(at for at, column in self._measured if column.role == "nps")}
        self._where = None
        self._of_columns = {}
        for at in (*(at for at, _column in self._measured), *self._comments):
            found = touchpoint_in(named[at], self._names)
            if found:
                self._of_columns[at] = found
            elif found is None and (at in whole or is_known(named[at])):
                self._of_columns[at] = ""
            else:
                reason: Reason = "skipped" if found == "" else "unknown"
                if found is None and is_ambiguous(named[at], self._names):
                    reason = "ambiguous"
                self._strange[at] = reason, stranger_in(named[at])

    def left_columns(self) -> list[LeftColumn]:
        """Return the columns without a touchpoint that hold values."""
        return [LeftColumn(at, *self._strange[at], self._unused[at]) for at in sorted(self._unused)]

    def ordered(self, rows: tuple[Row, ...]) -> list[Row]:
        """Return rows in the order they are taken: of a touchpoint the latest measurement first."""
        if not self._one_each:
            return list(rows)
        dates = self._date
        keyed = [
            ("" if dates is None else read_date(row.cell(dates)) or "", row.line, row)
            for row in rows
        ]
        return [row for _date, _line, row in sorted(keyed, key=lambda one: one[:2], reverse=True)]

    def take(self, row: Row) -> None:
        place = self._element(row)
        if place is None:
            return
        element_id = place or None
        persona_id = self._persona(row)
        if self._one_each:
            if (element_id, persona_id) in self._seen:
                self._leave(row, "repeated")
                return
            self._seen.add((element_id, persona_id))
        date = self._read(row, self._date, read_date)
        n = self._read(row, self._n, _whole)
        used = False
        for at, column in self._measured:
            cell = row.cell(at)
            if is_empty(cell):
                continue
            if at in self._strange:
                self._unused[at] += 1
                continue
            read = self._value(cell, column)
            if read is None:
                self._found.unread.append(Unread(row.line, at, cell))
                continue
            used = True
            self._add(Spot(self._about(element_id, at), at, persona_id), read, n, date)
        for at in self._comments:
            if not is_empty(row.cell(at)):
                used = True
                about = self._about(element_id, at)
                self._found.comments.append(Comment(about, row.cell(at), date))
        if used:
            self._found.matched += 1
        else:
            self._leave(row, "empty")

    def _about(self, element_id: str | None, at: int) -> str | None:
        """Return what a cell is about: what its row is, or what its column is."""
        return element_id if self._of_columns is None else self._of_columns[at] or None

    def _element(self, row: Row) -> str | None:
        """Return the element of a row, '' for the whole journey, None if it is left out."""
        if self._where is None:
            return ""
        name = row.cell(self._where)
        if not name or not name_key(name):
            self._leave(row, "nameless")
            return None
        found = self._names.element(name)
        if found:
            return found
        if found == "":
            self._leave(row, "skipped")
        else:
            self._leave(row, "ambiguous" if self._names.is_ambiguous(name) else "unknown")
        return None

    def _persona(self, row: Row) -> str | None:
        if self._who is None or is_empty(row.cell(self._who)):
            return None
        found = self._names.persona(row.cell(self._who))
        if found is None:
            self._found.unread.append(Unread(row.line, self._who, row.cell(self._who)))
        return found

    def _leave(self, row: Row, reason: Reason) -> None:
        name = row.cell(self._where) if self._where is not None else ""
        self._found.left_out.append(LeftOut(row.line, reason, name))

    def _read(self, row: Row, at: int | None, read: Callable[[str], _T | None]) -> _T | None:
        if at is None or is_empty(row.cell(at)):
            return None
        found = read(row.cell(at))
        if found is None:
            self._found.unread.append(Unread(row.line, at, row.cell(at)))
        return found

    def _add(self, spot: Spot, read: tuple[float, bool], n: float | None, date: str | None) -> None:
        values = self._found.values.setdefault(spot, Values())
        value, percent = read
        if self._one_each:
            values.counts[value] = 1.0
            values.n, values.percent = n, percent
        else:
            values.counts[value] = values.counts.get(value, 0.0) + (1.0 if n is None else n)
        values.date = max(filter(None, (values.date, date)), default=None)

    def _value(self, cell: str, column: Column) -> tuple[float, bool] | None:
        """Return the value of a cell and whether it is a share in percent."""
        match column.role:
            case "duration" | "wait":
                minutes = _minutes(cell, column.unit)
                return None if minutes is None else (minutes, False)
            case "number":
                return read_number(cell)
        assert column.role in SCALED
        low, high = column.scale or self._emotion
        if self._one_each and column.role in ("nps", "csat"):
            stated = read_number(cell)
            if stated is not None and (stated[1] or column.role == "nps"):
                bottom = -100 if column.role == "nps" else 0
                # A score is no percentage, whatever sign is typed behind it.
                is_share = stated[1] and column.role != "nps"
                return (stated[0], is_share) if bottom <= stated[0] <= 100 else None
        answer = read_answer(cell, high)
        return (answer, False) if answer is not None and low <= answer <= high else None


def _whole(text: str) -> float | None:
    found = read_number(text)
    if found is None or found[1] or found[0] < 0 or found[0] != int(found[0]):
        return None
    return found[0]


def _minutes(text: str, unit: str) -> float | None:
    """Return minutes, the middle of a range; a bare number is in the unit of its column."""
    bare = read_number(text)
    if bare is not None:
        return None if bare[1] or bare[0] < 0 else bare[0] * _factor(unit)
    found = read_duration(tidy(text))
    return None if found is None or found[0] < 0 else (found[0] + found[1]) / 2


def _factor(unit: str) -> float:
    return MINUTES_PER_UNIT.get(unit.strip().casefold(), 1.0)
