"""Wide tables: a column for each touchpoint, a row for each person who answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cxdesigner.editor.data_in.cells import read_number, tidy
from cxdesigner.editor.data_in.columns import Column
from cxdesigner.editor.data_in.names import Names
from cxdesigner.editor.headings import BRACKETS

_PARTS = re.compile(r"\s*(?:——|[：:|｜]|\s[-–—]\s|\?|？)\s*")
_SCALE = re.compile(r"[\d\s.…~至到-]+")
_CSAT = ((1, 5), (1, 7), (1, 10))


def touchpoint_in(title: str, names: Names) -> str | None:
    """Return the element that the name of a column speaks of.

    The whole name, what stands in brackets (``How satisfied were you? [Check in]``), or a part of
    it between dashes, colons and question marks. '' if it was left out by hand, None if there is no
    such element.
    """
    for words in _candidates(title):
        found = names.element(words)
        if found is not None:
            return found
    return None


def stranger_in(title: str) -> str:
    """Return the part of a name that most likely speaks of a touchpoint, to be matched by hand."""
    plain = " ".join(title.split())
    inside = [words for words in _insides(title) if not _SCALE.fullmatch(words)]
    if inside:
        return inside[-1]
    parts = [part for part in _PARTS.split(BRACKETS.sub("", plain).strip()) if part]
    return parts[-1] if parts else plain


def is_ambiguous(title: str, names: Names) -> bool:
    """Say whether several elements have the name that a column speaks of."""
    return any(names.is_ambiguous(words) for words in _candidates(title))


def wide_columns(
    titles: Sequence[str], cells: Sequence[Sequence[str]], names: Names
) -> dict[int, Column]:
    """Return the columns that hold answers about the touchpoint they are named after.

    All of them are on one scale, the smallest usual one that holds every answer. So are columns
    whose every cell is such an answer: their touchpoint has another name in the blueprint. Empty
    where fewer than two are named after touchpoints.

    Parameters
    ----------
    cells
        The cells of each column that are not empty.
    """
    found: list[int] = []
    answers: list[float] = []
    for at, title in enumerate(titles):
        if not touchpoint_in(title, names) or not cells[at]:
            continue
        numbers = [read_number(cell) for cell in cells[at]]
        known = [one[0] for one in numbers if one is not None and not one[1]]
        if len(known) * 2 >= len(cells[at]):
            found.append(at)
            answers += known
    if len(found) < 2:
        return {}
    column = _column(min(answers), max(answers))
    low, high = column.scale or (min(answers), max(answers))
    # What is answered on the same scale is a touchpoint too, perhaps under another name.
    for at, there in enumerate(cells):
        numbers = [read_number(cell) for cell in there]
        if numbers and all(one is not None and low <= one[0] <= high for one in numbers):
            found.append(at)
    return dict.fromkeys(found, column)


def _column(low: float, high: float) -> Column:
    if low < 0:
        return Column("emotion")
    for first, last in _CSAT:
        if high <= last:
            # Who asks from 0 to 10 has answers of 0.
            return Column("csat", 0 if low < first else first, last)
    return Column("number")


def _candidates(title: str) -> Iterator[str]:
    plain = " ".join(tidy(title).split())
    yield title.strip()
    yield plain
    yield from reversed(list(_insides(title)))
    bare = BRACKETS.sub("", plain).strip()
    yield bare
    yield from reversed([part for part in _PARTS.split(bare) if part])


def _insides(title: str) -> Iterator[str]:
    for found in BRACKETS.finditer(title):
        words = " ".join(found["inside"].split())
        if words:
            yield words
