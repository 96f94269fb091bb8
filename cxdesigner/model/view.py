"""Reading a set of records: by id, by type, and through indexes kept in step by patches."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar

from cxdesigner.base.turns import sorted_in_turns
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element, ElementContent
from cxdesigner.model.index import IdIndex
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Change
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.schema import references_of
from cxdesigner.model.stage import Stage, Step

R = TypeVar("R", bound=Record)

Cell = tuple[str, str | None]
"""Lane id and step id; the step is None for what spans the whole journey."""

_Step = tuple[Record, bool]
"""A record that came (true) or went."""

_EMPTY: Mapping[str, Record] = MappingProxyType({})
_FEW = 32  # records that come or go and are sorted in one by one


class RecordView:
    """A set of records that can be read but not changed through this class.

    A ``Store`` is a view that changes in transactions; ``snapshot()`` is a view that never does.
    Everything that reads a blueprint (layout, rules, analyses, exports) takes a view.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {}
        self._by_type: dict[type[Record], dict[str, Record]] = {}
        self._referring, self._outgoing, self._incoming = IdIndex(), IdIndex(), IdIndex()
        self._cells: dict[Cell, tuple[tuple[str, str], ...]] = {}
        self._sorted: dict[type[Record], tuple[Record, ...]] = {}
        self._positions: dict[type[Record], Mapping[str, int]] = {}
        self._behind: dict[type[Record], tuple[tuple[Record, ...], list[_Step]]] = {}
        for record in records:
            self._add(record)

    # -- reading -----------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    @property
    def records(self) -> MappingProxyType[str, Record]:
        """All records by id; a live read-only mapping."""
        return MappingProxyType(self._records)

    def find(self, record_id: str | None) -> Record | None:
        """Return a record of any type, or None."""
        return None if record_id is None else self._records.get(record_id)

    def get(self, record_type: type[R], record_id: str | None) -> R | None:
        """Return the record of a type with an id, or None if there is none of that type."""
        record = self.find(record_id)
        return record if isinstance(record, record_type) else None

    def need(self, record_type: type[R], record_id: str) -> R:
        """Return the record of a type with an id.

        Raises
        ------
        KeyError
            If there is no record of this type with this id.
        """
        record = self._records[record_id]
        if not isinstance(record, record_type):
            raise KeyError(record_id)
        return record

    def of_type(self, record_type: type[R]) -> tuple[R, ...]:
        """Return the records of a type, sorted by order key where they have one, else by id."""
        found = self._sorted.get(record_type)
        if found is None:
            found = self._sorted[record_type] = self._sort(record_type)
        return found  # type: ignore[return-value]

    def count(self, record_type: type[Record]) -> int:
        """Return how many records of a type there are."""
        return len(self._by_type.get(record_type, _EMPTY))

    @property
    def blueprint(self) -> Blueprint:
        """The record of the document itself; a default one if the set holds none."""
        members = self.of_type(Blueprint)
        return members[0] if members else Blueprint(id="blueprint")

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """Lanes from top to bottom."""
        return self.of_type(Lane)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Lines from top to bottom, by the lane they are placed after."""
        positions = self.positions(Lane)
        return tuple(
            sorted(self.of_type(Line), key=lambda ln: (positions.get(ln.after_lane_id, 0), ln.id))
        )

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Stages of both levels in order of time."""
        return self.of_type(Stage)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Steps from left to right."""
        return self.of_type(Step)

    @property
    def personas(self) -> tuple[Persona, ...]:
        """Personas in their order; the first is the one shown when nothing else is said."""
        return self.of_type(Persona)

    def positions(self, record_type: type[Record]) -> Mapping[str, int]:
        """Return id → place (0…) of the records of a type in their order."""
        found = self._positions.get(record_type)
        if found is None:
            found = {record.id: place for place, record in enumerate(self.of_type(record_type))}
            self._positions[record_type] = found
        return found

    def elements_in(self, lane_id: str, step_id: str | None) -> tuple[Element, ...]:
        """Return the elements that start in a cell, from top to bottom (order key, then id)."""
        keys = self._cells.get((lane_id, step_id), ())
        return tuple(self._records[key] for _, key in keys)  # type: ignore[misc]

    def is_filled(self, lane_id: str, step_id: str | None) -> bool:
        """Say whether any element starts in a cell."""
        return (lane_id, step_id) in self._cells

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells that hold at least one element, in no particular order."""
        return iter(self._cells)

    def outgoing(self, element_id: str) -> tuple[Link, ...]:
        """Return the links that start at an element, sorted by id."""
        return tuple(self._records[key] for key in sorted(self._outgoing.of(element_id)))  # type: ignore[misc]

    def incoming(self, element_id: str) -> tuple[Link, ...]:
        """Return the links that end at an element, sorted by id."""
        return tuple(self._records[key] for key in sorted(self._incoming.of(element_id)))  # type: ignore[misc]

    def links_of(self, element_id: str) -> tuple[Link, ...]:
        """Return the links that touch an element at either end, sorted by id."""
        keys = self._outgoing.of(element_id) | self._incoming.of(element_id)
        return tuple(self._records[key] for key in sorted(keys))  # type: ignore[misc]

    def referring(self, record_id: str, record_type: type[R]) -> tuple[R, ...]:
        """Return the records of a type that refer to a record, sorted by id."""
        found: list[R] = []
        for key in sorted(self._referring.of(record_id)):
            record = self._records[key]
            if isinstance(record, record_type):
                found.append(record)
        return tuple(found)

    def referring_ids(self, record_id: str) -> frozenset[str]:
        """Return the ids of all records that refer to a record."""
        return frozenset(self._referring.of(record_id))

    def snapshot(self) -> RecordView:
        """Return an independent view of the records as they are now; safe to read in a thread."""
        found = RecordView()
        self._copy_to(found)
        return found

    def _copy_to(self, found: RecordView) -> None:
        """Give an empty view the records and indexes of this one."""
        # What is sorted is never changed in place, nor what lies in a cell.
        for kind in tuple(self._behind):
            self.of_type(kind)
        found._records = self._records.copy()
        found._by_type = {kind: members.copy() for kind, members in self._by_type.items()}
        found._referring = self._referring.copy()
        found._cells = self._cells.copy()
        found._outgoing, found._incoming = self._outgoing.copy(), self._incoming.copy()
        found._sorted = self._sorted.copy()
        found._positions = self._positions.copy()

    def _become(self, other: RecordView) -> None:
        """Take the records and indexes of another view, which is not to be used again."""
        self._records = other._records
        self._by_type = other._by_type
        self._referring = other._referring
        self._cells = other._cells
        self._outgoing, self._incoming = other._outgoing, other._incoming
        self._sorted, self._positions, self._behind = other._sorted, other._positions, other._behind

    # -- keeping in step (used by Store) -----------------------------------------------------

    def _apply(self, changes: Mapping[str, Change]) -> None:
        for before, _ in changes.values():
            if before is not None:
                self._remove(before)
        for _, after in changes.values():
            if after is not None:
                self._add(after)

    def _sort(self, record_type: type[Record]) -> tuple[Record, ...]:
        """Sort records; those that were sorted before a few changes follow them."""
        behind, key = self._behind.pop(record_type, None), _sort_key(record_type)
        if behind is None:
            return tuple(sorted_in_turns(self._by_type.get(record_type, _EMPTY).values(), key))
        members = list(behind[0])
        for record, is_there in behind[1]:
            if is_there:
                insort(members, record, key=key)
            else:
                del members[bisect_left(members, key(record), key=key)]
        return tuple(members)

    def _note(self, record: Record, *, is_there: bool) -> None:
        """Take note that sorted records lack one or have one too many, until somebody reads."""
        kind = type(record)
        self._positions.pop(kind, None)
        known = self._sorted.pop(kind, None)
        if known is not None:
            self._behind[kind] = known, [(record, is_there)]
        elif (behind := self._behind.get(kind)) is not None:
            behind[1].append((record, is_there))
            if len(behind[1]) > _FEW:
                # To sort them all is quicker then.
                del self._behind[kind]

    def _add(self, record: Record) -> None:
        kind = type(record)
        self._records[record.id] = record
        self._by_type.setdefault(kind, {})[record.id] = record
        self._note(record, is_there=True)
        for _, target in references_of(record):
            self._referring.add(target, record.id)
        if isinstance(record, Element):
            cell = (record.lane_id, record.step_id)
            keys = (*self._cells.get(cell, ()), (record.order, record.id))
            self._cells[cell] = tuple(sorted(keys))
        elif isinstance(record, Link):
            self._outgoing.add(record.source_id, record.id)
            self._incoming.add(record.target_id, record.id)

    def _remove(self, record: Record) -> None:
        kind = type(record)
        del self._records[record.id]
        del self._by_type[kind][record.id]
        self._note(record, is_there=False)
        for _, target in references_of(record):
            self._referring.discard(target, record.id)
        if isinstance(record, Element):
            cell = (record.lane_id, record.step_id)
            here = (record.order, record.id)
            self._cells[cell] = tuple(key for key in self._cells[cell] if key != here)
            if not self._cells[cell]:
                del self._cells[cell]
        elif isinstance(record, Link):
            self._outgoing.discard(record.source_id, record.id)
            self._incoming.discard(record.target_id, record.id)

    def index_state(self) -> tuple[object, ...]:
        """Return everything the indexes hold, for comparison with rebuilt ones in tests."""
        return (
            dict(self._records),
            {kind: dict(members) for kind, members in self._by_type.items() if members},
            self._referring.state(),
            dict(self._cells),
            self._outgoing.state(),
            self._incoming.state(),
        )


_ORDERED = (Lane, LaneRow, Stage, Step, ElementContent, Persona)


def _sort_key(record_type: type[Record]) -> Callable[[Record], Any]:
    # Equal keys can come from two imports; the id makes the order total, so layout is stable.
    return attrgetter("order", "id") if issubclass(record_type, _ORDERED) else attrgetter("id")
