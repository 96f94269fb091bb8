"""Which columns came, went, and lie under another number than before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Columns(NamedTuple):
    """A run of columns that others took the place of; what lies right of it has other numbers.

    Attributes
    ----------
    at
        The first of them.
    gone, new
        How many there were, and how many there are instead.
    """

    at: int
    gone: int
    new: int

    @property
    def by(self) -> int:
        """How far the number of what lies right of them is another."""
        return self.new - self.gone

    def now(self, column: int) -> int | None:
        """Return the number of a column of before; None if it is gone."""
        if column < self.at:
            return column
        return column + self.by if column >= self.at + self.gone else None

    def before(self, column: int) -> int | None:
        """Return the number that a column had; None if it is new."""
        if column < self.at:
            return column
        return column - self.by if column >= self.at + self.new else None

    def passage_now(self, passage: int) -> int | None:
        """Return the number of a passage of before; None for those at the columns that went."""
        if passage < 2 * self.at:
            return passage
        return passage + 2 * self.by if passage > 2 * (self.at + self.gone) else None


def columns_between(old: Sequence[object], new: Sequence[object]) -> Columns | None:
    """Return what happened to columns from their keys before and after; None for nothing."""
    if old == new:
        return None
    least = min(len(old), len(new))
    first = 0
    while first < least and old[first] == new[first]:
        first += 1
    same = 0
    while same < least - first and old[-1 - same] == new[-1 - same]:
        same += 1
    return Columns(first, len(old) - first - same, len(new) - first - same)
