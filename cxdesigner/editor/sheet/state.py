"""How the table of a document is looked at: rows, columns, order, filters. Never undone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

RowKind = Literal["elements", "steps"]


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns, order and filters of one of the two tables."""

    order: tuple[str, ...] = ()
    """Keys of columns from left to right; those not named come behind, in their usual order."""

    hidden: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    """Columns that the person hid, and those shown that usually are not."""

    widths: tuple[tuple[str, int], ...] = ()
    """(Key, pixels) pairs of the columns that the person made wider or narrower."""

    sort: tuple[tuple[str, bool], ...] = ()
    """(Key, descending) pairs, the most important first; none is the order of the blueprint."""

    query: str = ""
    """Words that every row shown has somewhere."""

    allowed: tuple[tuple[str, frozenset[str]], ...] = ()
    """(Key, texts) pairs: rows shown have one of the texts in the column."""

    @property
    def is_filtered(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self.query.strip() or self.allowed)

    def allowed_in(self, key: str) -> frozenset[str] | None:
        """Return the texts let through in a column; None for all."""
        return dict(self.allowed).get(key)

    def with_allowed(self, key: str, texts: frozenset[str] | None) -> Layout:
        """Let only these texts of a column through; None lets all through."""
        found = dict(self.allowed)
        found.pop(key, None)
        if texts is not None:
            found[key] = texts
        return replace(self, allowed=tuple(found.items()))

    def with_width(self, key: str, width: int) -> Layout:
        """Give a column a width."""
        return replace(self, widths=tuple({**dict(self.widths), key: width}.items()))

    def with_column(self, key: str, is_shown: bool) -> Layout:
        """Show or hide a column."""
        hidden, shown = self.hidden - {key}, self.shown - {key}
        if is_shown:
            return replace(self, hidden=hidden, shown=shown | {key})
        return replace(self, hidden=hidden | {key}, shown=shown)

    def sorted_by(self, key: str, *, more: bool = False) -> Layout:
        """Sort by a column as one click on its header does: rising, falling, not at all.

        With `more` the column is added to those sorted by already.
        """
        now = dict(self.sort)
        if key not in now:
            step: tuple[tuple[str, bool], ...] = ((key, False),)
        elif not now[key]:
            step = ((key, True),)
        else:
            step = ()
        if not more:
            return replace(self, sort=step)
        if key in now and step:
            return replace(self, sort=tuple((k, True if k == key else d) for k, d in self.sort))
        return replace(self, sort=(*((k, d) for k, d in self.sort if k != key), *step))


@dataclass(frozen=True, slots=True)
class TableState:
    """What the table of one document remembers."""

    rows: RowKind = "elements"
    elements: Layout = field(default_factory=Layout)
    steps: Layout = field(default_factory=Layout)

    @property
    def layout(self) -> Layout:
        """The layout of the table shown."""
        return self.elements if self.rows == "elements" else self.steps

    def with_layout(self, layout: Layout) -> TableState:
        """Return this state with another layout of the table shown."""
        if self.rows == "elements":
            return replace(self, elements=layout)
        return replace(self, steps=layout)
