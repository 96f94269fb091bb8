"""The rows of the table in their order, kept in step by patches: one edit moves one row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.sheet.state import Layout
from cxdesigner.editor.values import folded
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step


class _Falling:
    """A sort key turned round."""

    __slots__ = ("key",)

    def __init__(self, key: Any) -> None:
        self.key = key

    def __lt__(self, other: _Falling) -> bool:
        return bool(other.key < self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Falling) and bool(self.key == other.key)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Move:
    """One change of the list of rows, to be followed in order.

    ``source`` None: a row comes to ``target``; ``target`` None: the row at ``source`` goes; both:
    it moves, and ``target`` counts after it was taken out.
    """

    row_id: str
    source: int | None
    target: int | None


_NOWHERE = ("", "")

MANY = 64
"""More rows than this coming, going or moving at once are told as a whole."""


class Rows:
    """Ids of the rows shown, in order.

    A row that is shown stays shown while it is edited, even when the filter would leave it out
    now; a new row is always shown. ``refresh`` filters and sorts from scratch.

    Parameters
    ----------
    lets
        Says whether the filter of the whole document lets a record through.
    """

    def __init__(
        self,
        reading: Reading,
        columns: Mapping[str, Column],
        layout: Layout,
        lets: Callable[[Record], bool] = lambda _record: True,
    ) -> None:
        self.reading = reading
        self.columns = columns
        self.layout = layout
        self.lets = lets
        self.ids: list[str] = []
        self._keys: list[Any] = []
        self._key_of: dict[str, Any] = {}
        self._places: dict[str, int] | None = None
        self._texts: dict[str, str] = {}
        self._orders: dict[type[Record], tuple[Any, Mapping[str, tuple[str, str]]]] = {}

    # -- reading -----------------------------------------------------------------------------

    def place(self, row_id: str) -> int | None:
        """Return the place (0…) of a row, or None if it is not shown."""
        if self._places is None:
            self._places = {key: place for place, key in enumerate(self.ids)}
        return self._places.get(row_id)

    def values(self, key: str, records: Iterable[Record]) -> tuple[str, ...]:
        """Return the different texts of a column, sorted as the column sorts."""
        column = self.columns[key]
        found: dict[str, Any] = {}
        for record in records:
            text = column.read(self.reading, record)
            if text not in found:
                rank = column.sort_key(self.reading, record)
                found[text] = (rank is None, rank if rank is not None else 0)
        return tuple(sorted(found, key=lambda text: found[text]))

    # -- making anew -------------------------------------------------------------------------

    def refresh(self, records: Iterable[Record]) -> None:
        """Filter and sort all rows from scratch."""
        key_of = self._keying()
        keyed = [(key_of(rec), rec.id) for rec in records if self.accepts(rec)]
        keyed.sort(key=lambda pair: pair[0])
        self._keys = [key for key, _id in keyed]
        self.ids = [row_id for _key, row_id in keyed]
        self._key_of = {row_id: key for key, row_id in keyed}
        self._places = None

    def accepts(self, record: Record) -> bool:
        """Say whether the filters let a row through."""
        return self.lets(record) and self._holds(record)

    def _holds(self, record: Record) -> bool:
        """Say whether a row has the texts and words that are looked for here."""
        layout = self.layout
        if not layout.is_filtered:
            return True
        for key, texts in layout.allowed:
            column = self.columns.get(key)
            if column is not None and column.read(self.reading, record) not in texts:
                return False
        words = folded(layout.query).split()
        if not words:
            return True
        text = self._texts.get(record.id)
        if text is None:
            text = self._texts[record.id] = "\n".join(
                folded(column.read(self.reading, record)) for column in self.columns.values()
            )
        return all(word in text for word in words)

    def narrow(self, records: Iterable[Record], listed: Set[str] | None) -> bool:
        """Show of all records those that are listed now (None: all); say if rows came or went."""
        changed: list[tuple[str, Any]] = []
        key_of, holds_any = self._keying(), not self.layout.is_filtered
        for record in records:
            was_shown = record.id in self._key_of
            is_let = listed is None or record.id in listed
            if was_shown and not is_let:
                changed.append((record.id, None))
            elif is_let and not was_shown and (holds_any or self._holds(record)):
                changed.append((record.id, key_of(record)))
        if changed:
            self._follow_at_once(changed)
        return bool(changed)

    def forget_texts(self) -> None:
        """Read every text again when it is next searched."""
        self._texts.clear()

    # -- following ---------------------------------------------------------------------------

    def follow(self, touched: Iterable[str], added: Collection[str] = ()) -> Sequence[Move] | None:
        """Take up rows that changed, came or went; those of `added` are new in the blueprint.

        Returns
        -------
        sequence of Move or None
            What became of the list, in order; None when it was too much to tell one by one.
        """
        view, key_of = self.reading.view, self._keying()
        changed: list[tuple[str, Any]] = []
        for row_id in touched:
            self._texts.pop(row_id, None)
            record = view.find(row_id)
            was_shown = row_id in self._key_of
            if record is None:
                if was_shown:
                    changed.append((row_id, None))
            elif was_shown or row_id in added or self.accepts(record):
                key = key_of(record)
                if not was_shown or self._key_of[row_id] != key:
                    changed.append((row_id, key))
        if len(changed) > MANY:
            self._follow_at_once(changed)
            return None
        return [self._move(row_id, key) for row_id, key in changed]

    def _follow_at_once(self, changed: Sequence[tuple[str, Any]]) -> None:
        for row_id, key in changed:
            if key is None:
                del self._key_of[row_id]
            else:
                self._key_of[row_id] = key
        keyed = sorted(self._key_of.items(), key=lambda pair: pair[1])
        self.ids = [row_id for row_id, _key in keyed]
        self._keys = [key for _id, key in keyed]
        self._places = None

    def _move(self, row_id: str, key: Any) -> Move:
        source = self.ids.index(row_id) if row_id in self._key_of else None
        if source is not None:
            del self.ids[source], self._keys[source], self._key_of[row_id]
        target = None
        if key is not None:
            target = bisect_left(self._keys, key)
            self.ids.insert(target, row_id)
            self._keys.insert(target, key)
            self._key_of[row_id] = key
        self._places = None
        return Move(row_id, source, target)

    def _keying(self) -> Callable[[Record], Any]:
        """Return what gives a row the key by which it is sorted, until something changes."""
        steps, lanes = self._orders_of(Step), self._orders_of(Lane)
        chosen = [
            (self.columns[key], falls) for key, falls in self.layout.sort if key in self.columns
        ]

        def natural(record: Record) -> tuple[str, ...]:
            """Return the place in the blueprint: by step, then lane, then place in the cell."""
            if isinstance(record, Step):
                return record.order, record.id
            assert isinstance(record, Element)
            # Order keys, not positions: a step put in between leaves them as they are.
            before = steps.get(record.step_id or "", _NOWHERE)
            within = lanes.get(record.lane_id, _NOWHERE)
            return (*before, *within, record.order, record.id)

        def sorted_by(record: Record) -> tuple[Any, ...]:
            found: list[Any] = []
            for column, falls in chosen:
                rank = column.sort_key(self.reading, record)
                # Empty cells come last either way.
                found.append(rank is None)
                if rank is not None:
                    found.append(_Falling(rank) if falls else rank)
            return (*found, *natural(record))

        return sorted_by if chosen else natural

    def _orders_of(self, kind: type[Step | Lane]) -> Mapping[str, tuple[str, str]]:
        """Return id → order key and id; read once for thousands of rows."""
        members = self.reading.view.of_type(kind)
        known = self._orders.get(kind)
        # The view keeps the tuple as long as nothing of the type changes.
        if known is None or known[0] is not members:
            known = self._orders[kind] = members, {one.id: (one.order, one.id) for one in members}
        return known[1]
