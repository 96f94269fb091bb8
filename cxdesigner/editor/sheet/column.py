"""A column of the table as data: what it shows, what a typed text means, how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal

from cxdesigner.base.i18n import _
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.values import Choices, folded
from cxdesigner.model.store import Transaction

Editor = Literal["text", "lines", "choice", "marks", "words"]
"""How a cell is edited: a line, some lines, one of a list, several of a list, a line with words."""

Part = Literal["", "stage", "step", "lane", "row"]
"""Which part of the place of a row a column holds; a place is changed as a whole."""

Read = Callable[[Reading, Any], str]
Parse = Callable[[Reading, Any, str], Any]
Write = Callable[[Transaction, Reading, str, Any], object]
WriteNew = Callable[[Transaction, Reading, str, Any, Collection[str]], object]
"""The ids at the end are those of all rows that the paste made."""

Rank = Callable[[Reading, Any], Any]

_DIGITS = re.compile(r"(\d+)")


def natural(text: str) -> tuple[tuple[int, int, str], ...] | None:
    """Return a key that sorts texts as people do, 2 before 10; None for no text."""
    if not text:
        return None
    parts = _DIGITS.split(folded(text))
    # isdecimal also holds for digits that int() reads in other scripts.
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


@dataclass(frozen=True, slots=True)
class Column:
    """A column for records of one type.

    ``read`` gives the text of a cell, ``parse`` what a text means (None for the record of a row
    that is not there yet), ``write`` stores it. A column without ``parse`` is for reading only.
    Whatever ``read`` gives, ``parse`` understands as the same value.
    """

    key: str
    label: str
    """Marked for translation; names of the person's own are in ``own_label``."""

    read: Read
    parse: Parse | None = None
    write: Write | None = None
    write_new: WriteNew | None = None
    """Writes the cell of a row made by a paste; called when all of its rows are there."""

    editor: Editor = "text"
    part: Part = ""
    own_label: str = ""
    clearable: bool = True
    """Whether the cell can be empty."""

    shown: bool = True
    """Whether the column is shown until the person says otherwise."""

    """Pixels until the person says otherwise."""

    is_number: bool = False
    is_title: bool = False
    choices: Callable[[Reading, Any], Choices] | None = None
    words: Callable[[Reading, Any], tuple[str, ...] | None] | None = None
    """Words used before, for completion; None for a cell that can have several lines."""

    also: tuple[str, ...] = ()
    """Other names that tables made elsewhere have for it, marked for translation."""

    rank: Rank | None = None
    """A value to sort by, None for an empty cell; by default the text as people sort it."""

    @property
    def title(self) -> str:
        """The words in the header."""
        return self.own_label or _(self.label)

    @property
    def is_editable(self) -> bool:
        """Whether the cells can be changed."""
        return self.parse is not None

    def sort_key(self, reading: Reading, record: Any) -> Any:
        """Return what a row is sorted by; None for an empty cell."""
        if self.rank is not None:
            return self.rank(reading, record)
        return natural(self.read(reading, record))
