"""What is selected: record ids in the order in which they were chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from cxdesigner.base.signal import Signal
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView

R = TypeVar("R", bound=Record)


class Selection:
    """An ordered set of ids of existing records; the last one chosen is the primary one.

    ``changed`` is emitted after every change, not when the same ids are chosen again.
    """

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self._ids: tuple[str, ...] = ()
        self._members: frozenset[str] = frozenset()
        self.changed: Signal[()] = Signal()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, first chosen first."""
        return self._ids

    @property
    def primary(self) -> str | None:
        """The id chosen last, or None."""
        return self._ids[-1] if self._ids else None

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._members

    def set(self, record_ids: Iterable[str]) -> None:
        """Select exactly these; ids of records that do not exist are passed over."""
        found = tuple(key for key in dict.fromkeys(record_ids) if key in self._view)
        if found != self._ids:
            self._ids = found
            self._members = frozenset(found)
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

    def toggle(self, record_id: str) -> None:
        """Select a record, or no longer if it was (Shift or Ctrl and click)."""
        if record_id in self._members:
            self.remove((record_id,))
        else:
            self.add((record_id,))

    def records(self, record_type: type[R]) -> tuple[R, ...]:
        """Return the selected records of a type, first chosen first."""
        found = (self._view.get(record_type, key) for key in self._ids)
        return tuple(record for record in found if record is not None)

    def follow(self, patch: Patch) -> None:
        """Drop what a committed patch removed."""
        members = self._members
        if any(after is None and key in members for key, (_, after) in patch.changes.items()):
            self.set(self._ids)
