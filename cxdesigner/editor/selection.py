"""What is selected: record ids in the order in which they were chosen, or an empty cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from cxdesigner.base.signal import Signal
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.view import Cell, RecordView

R = TypeVar("R", bound=Record)
Groups = Mapping[type[Record], tuple[Record, ...]]


class Selection:
    """An ordered set of ids of existing records; the last one chosen is the primary one.

    While no record is selected a cell of the grid may be: there the next thing comes.
    ``changed`` is emitted after every change, not when the same is chosen again.
    """

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self._ids: tuple[str, ...] = ()
        self._members: frozenset[str] = frozenset()
        self._cell: Cell | None = None
        self._via: str | None = None
        self._grouped: tuple[int, tuple[str, ...], Groups] | None = None
        self.changed: Signal[()] = Signal()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, first chosen first."""
        return self._ids

    @property
    def primary(self) -> str | None:
        """The id chosen last, or None."""
        return self._ids[-1] if self._ids else None

    @property
    def cell(self) -> Cell | None:
        """The cell of the grid that is selected, or None."""
        return self._cell

    @property
    def via(self) -> str | None:
        """What the arrows go on from beside the record that is selected.

        While a link is: the element whose links are gone through. While a collapsed stage is: the
        lane in which it was come to.
        """
        return self._via

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._members

    def set(self, record_ids: Iterable[str]) -> None:
        """Select exactly these; ids of records that do not exist are passed over."""
        known = self._view.records
        self._choose(tuple(key for key in dict.fromkeys(record_ids) if key in known), None)

    def set_link(self, link_id: str, via: str) -> None:
        """Select a link while going through those of an element."""
        self.set((link_id,))
        self._via = via

    def set_stage(self, stage_id: str, via: str) -> None:
        """Select a collapsed stage while going along a lane."""
        self.set((stage_id,))
        self._via = via

    def set_cell(self, cell: Cell) -> None:
        """Select a cell and no record; nothing is selected if there is no such lane or step."""
        self._choose((), cell if all(key in self._view for key in cell) else None)

    def _choose(self, ids: tuple[str, ...], cell: Cell | None) -> None:
        if (ids, cell) != (self._ids, self._cell):
            self._ids, self._cell = ids, cell
            self._members, self._via = frozenset(ids), None
            self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def add(self, record_ids: Iterable[str]) -> None:
        """Select these too; they become the ones chosen last."""
        more = dict.fromkeys(record_ids)
        self.set((*(key for key in self._ids if key not in more), *more))

    def remove(self, record_ids: Iterable[str]) -> None:
        """Select these no longer."""
        gone = frozenset(record_ids)
        self.set(key for key in self._ids if key not in gone)

    def toggle(self, *record_ids: str) -> None:
        """Select records, or no longer if all of them were (Shift or Ctrl and click)."""
        if self._members.issuperset(record_ids):
            self.remove(record_ids)
        else:
            self.add(record_ids)

    def records(self, record_type: type[R]) -> tuple[R, ...]:
        """Return the selected records of a type, first chosen first."""
        found = (self._view.get(record_type, key) for key in self._ids)
        return tuple(record for record in found if record is not None)

    def grouped(self, revision: int) -> Groups:
        """Return the selected records by type, first chosen first.

        Asked again and again, it does not go through thousands each time: `revision` is that of
        the records.
        """
        known = self._grouped
        if known is not None and known[0] == revision and known[1] is self._ids:
            return known[2]
        records = self._view.records
        found: dict[type[Record], list[Record]] = {}
        for key in self._ids:
            record = records[key]
            found.setdefault(type(record), []).append(record)
        groups = {kind: tuple(group) for kind, group in found.items()}
        self._grouped = revision, self._ids, groups
        return groups

    def follow(self, patch: Patch) -> None:
        """Drop what a committed patch removed."""
        if not patch.gone.isdisjoint(self._members):
            self.set(self._ids)
        if self._cell is not None and not all(key in self._view for key in self._cell):
            self.clear()
