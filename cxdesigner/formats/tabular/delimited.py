"""Delimited text: CSV as spreadsheets write it, with the delimiter found out.

Source: RFC 4180 for the quoting; ``sep=`` in the first line is what Excel reads and writes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from cxdesigner.formats import limits
from cxdesigner.formats.tabular.sheet import Collector, Sheet, table_error

DELIMITERS = (",", ";", "\t", "|")
_SEP = re.compile(r"^\"?sep=([,;\t|])\"?\r?(?:\n|$)", re.IGNORECASE)
_LOOKED_AT = 50
"""Rows that say which delimiter it is."""


def read_delimited(text: str, name: str, delimiter: str | None = None) -> Sheet:
    """Return the table of a text; line ends and delimiters in quotes belong to the cell.

    Parameters
    ----------
    delimiter
        None finds it out: the ``sep=`` line, else the one that parts most rows alike.

    Raises
    ------
    FormatError
        If the table is too large or a quote is never closed.
    """
    first = 1
    said = _SEP.match(text)
    if said:
        text, first = text[said.end() :], 2
        delimiter = delimiter or said.group(1)
    found = delimiter or sniff(text)
    rows = Collector(name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=found, strict=False)
    before = csv.field_size_limit(len(text) + 1)
    try:
        line = first
        for cells in reader:
            rows.add(line, cells)
            line = first + reader.line_num
    except csv.Error as error:
        raise table_error(name, str(error), line=first + reader.line_num) from None
    finally:
        csv.field_size_limit(before)
    return rows.sheet()


def sniff(text: str) -> str:
    """Return the delimiter of a text: outside of quotes, in most rows equally often.

    Time grows with the length of the first rows only; nothing is tried out on the whole.
    """
    counts: dict[str, list[int]] = {delimiter: [] for delimiter in DELIMITERS}
    row = dict.fromkeys(DELIMITERS, 0)
    quoted = seen = False
    for character in text[: limits.TEXT_CHARACTERS * _LOOKED_AT]:
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character == "\n":
            if seen:
                for delimiter, number in row.items():
                    counts[delimiter].append(number)
            row, seen = dict.fromkeys(DELIMITERS, 0), False
            if len(counts[","]) >= _LOOKED_AT:
                break
            continue
        elif character in row:
            row[character] += 1
        seen = seen or not character.isspace()
    if seen:
        for delimiter, number in row.items():
            counts[delimiter].append(number)
    return max(DELIMITERS, key=lambda one: (_alike(counts[one]), -DELIMITERS.index(one)))


def _alike(numbers: Sequence[int]) -> tuple[float, int]:
    """Return the share of rows with the commonest number of a delimiter, and that number."""
    there = [number for number in numbers if number]
    if not there:
        return 0.0, 0
    # The longest run of equal numbers first: a table says so in most of its rows.
    common = max(sorted(set(there)), key=there.count)
    return there.count(common) / len(numbers), common
