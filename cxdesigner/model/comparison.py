"""What differs between two states of a blueprint, record by record, by identity.

Order keys are not compared: a record has moved when it stands between others than before. Of many
records that changed places among each other, the fewest that explain it are said to have moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from cxdesigner.base.kept import kept_property
from cxdesigner.base.progress import reached, while_wanted
from cxdesigner.model.changed_places import ChangedPlaces
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import RaciRow
from cxdesigner.model.matching import matched_ids, with_ids
from cxdesigner.model.record import OpaqueRecord, Record
from cxdesigner.model.schema import RECORD_TYPES
from cxdesigner.model.texts import text_fields
from cxdesigner.model.view import Cell, RecordView

Aspect = Literal[
    "added",
    "removed",
    "moved",
    "reworded",
    "reowned",
    "retimed",
    "rescored",
    "marked",
    "reconnected",
    "changed",
]
ASPECTS: tuple[Aspect, ...] = (
    "added",
    "removed",
    "moved",
    "reworded",
    "reowned",
    "retimed",
    "rescored",
    "marked",
    "reconnected",
    "changed",
)
"""What can have happened to a record, in the order in which it is told."""

Relation = Literal["lineage", "ids", "content"]
"""Why records are the same: one lineage; most ids in common; alike by name and place only."""

_ASPECT_OF_FIELD: Mapping[str, Aspect] = {
    **dict.fromkeys(("owner", "actor", "third_party"), "reowned"),
    **dict.fromkeys(("work", "wait", "std", "max"), "retimed"),
    **dict.fromkeys(("marks", "start", "end", "abandon"), "marked"),
    **dict.fromkeys(("source_id", "target_id", "both"), "reconnected"),
    **dict.fromkeys(
        (
            "value", "severity", "frequency", "impact", "effort", "target", "n", "counts",
            "promoters", "passives", "detractors", "experience", "expectation", "importance",
            "ideal", "perception", "weight", "level", "satisfaction", "weighted", "gap",
        ),
        "rescored",
    ),
    **dict.fromkeys(
        (
            "lane_id", "step_id", "end_step_id", "row_id", "stage_id", "parent_id",
            "after_lane_id", "order",
        ),
        "moved",
    ),
}  # fmt: skip

_UNLIKE: frozenset[str] = frozenset({"id", "order"})
"""Fields that are not compared as they are: identity, and the key of a place."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; of ``order`` both are places (0…) among their neighbours."""

    name: str
    aspect: Aspect
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that is not as it was; one of ``before`` and ``after`` can be None."""

    id: str
    """By which the record is known in both states: the id of ``before`` where there is one."""

    before: Record | None
    after: Record | None
    """With its own id, which can be another where two unrelated blueprints are compared."""

    fields: tuple[FieldChange, ...] = ()

    @property
    def record(self) -> Record:
        """The record as it is now, else as it was."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """What happened to it, each once, in the order of ``ASPECTS``."""
        if self.before is None:
            return ("added",)
        if self.after is None:
            return ("removed",)
        found = {one.aspect for one in self.fields}
        return tuple(aspect for aspect in ASPECTS if aspect in found)


@dataclass(frozen=True)
class Comparison:
    """What differs between two states: changes sorted by type as files list them, then by id."""

    before: RecordView
    after: RecordView
    relation: Relation
    changes: tuple[RecordChange, ...]
    after_ids: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Id by which a record is known → its id in ``after``, where they differ."""

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of_type(self, *kinds: type[Record]) -> tuple[RecordChange, ...]:
        """Return the changes of records of some types."""
        return tuple(one for one in self.changes if isinstance(one.record, kinds))

    @kept_property
    def by_subject(self) -> Mapping[str, tuple[RecordChange, ...]]:
        """Return subject → changes of it and of what is known about it; see ``subject_of``."""
        found: dict[str, list[RecordChange]] = {}
        for change in self.changes:
            found.setdefault(self.subject_of(change), []).append(change)
        return MappingProxyType({key: tuple(changes) for key, changes in found.items()})

    def subject_of(self, change: RecordChange) -> str:
        """Return what a change is seen with: the element that the record is about, or itself.

        What is there now is called by its id in ``after``. So is what is gone by its own id, with
        ``GONE`` before it where ``after`` uses that id for something else.
        """
        key = subject_id(change.record)
        if change.after is not None:
            return key
        if key not in self._gone:
            return self.after_ids.get(key, key)
        return GONE + key if key in self.after else key

    def id_now(self, key: str) -> str | None:
        """Return the id in ``after`` of a record of ``before``; None if it is gone."""
        return None if key in self._gone else self.after_ids.get(key, key)

    @kept_property
    def swapped(self) -> Mapping[str, RecordChange]:
        """Return id of an element → the change of the one that it changed places with.

        Two elements that stand in each other's cell: read together that is one move.
        """
        found: dict[str, RecordChange] = {}
        waiting: dict[tuple[Cell, Cell], list[RecordChange]] = {}
        for change in self.of_type(Element):
            if change.before is None or change.after is None:
                continue
            way = self._cell(change.before, is_old=True), self._cell(change.after)
            if way[0] == way[1]:
                continue
            partners = waiting.get(way[::-1])
            if partners:
                partner = partners.pop(0)
                found[change.id], found[partner.id] = partner, change
            else:
                waiting.setdefault(way, []).append(change)
        return MappingProxyType(found)

    def _cell(self, element: Record, *, is_old: bool = False) -> Cell:
        assert isinstance(element, Element)
        lane, step = element.lane_id, element.step_id
        if is_old:
            return self.after_ids.get(lane, lane), step and self.after_ids.get(step, step)
        return lane, step

    @kept_property
    def _gone(self) -> frozenset[str]:
        return frozenset(change.id for change in self.changes if change.after is None)

    def aspects_of(self, subject: str) -> tuple[Aspect, ...]:
        """Return what happened to a record or to what is known about it."""
        found: set[Aspect] = set()
        for change in self.by_subject.get(subject, ()):
            if subject_id(change.record) == change.record.id:
                found.update(change.aspects)
            else:
                found.add(_aspect_of_attached(change))
        return tuple(aspect for aspect in ASPECTS if aspect in found)


GONE = "was:"
"""Before the id of what is gone, where ``after`` uses the id for something else."""


def subject_id(record: Record) -> str:
    """Return the record that a person sees a record with: the element it is about, or itself."""
    for name in ("element_id", "subject_id"):
        owner = getattr(record, name, None)
        if isinstance(owner, str):
            return owner
    return record.id


def _aspect_of_attached(change: RecordChange) -> Aspect:
    if isinstance(change.record, RaciRow):
        return "reowned"
    if change.before is not None and change.after is not None:
        return change.aspects[0]
    return "rescored" if change.record.TYPE in ("emotion", "metric") else "changed"


def compare(before: RecordView, after: RecordView) -> Comparison:
    """Return what differs between two blueprints, or two states of one.

    Records are the same if they have the same id and type. Two blueprints of which neither lineage
    nor most ids are shared are matched by content first: stages, lanes, lines and elements by role,
    name and place. The result says which of these it was.
    """
    relation = relation_of(before, after)
    ids: Mapping[str, str] = {}
    known = after
    if relation == "content":
        ids = matched_ids(before, after)
        known = RecordView(with_ids(record, ids) for record in while_wanted(after))
    own = {new: old for old, new in ids.items() if new != old}
    changes: list[RecordChange] = []
    places = ChangedPlaces(before, known)
    kinds: tuple[type[Record], ...] = (*RECORD_TYPES, OpaqueRecord)
    done, total = 0, max(1, len(before), len(known))
    for kind in kinds:
        old = {record.id: record for record in before.of_type(kind)}
        new = {record.id: record for record in known.of_type(kind)}
        reached(min(1.0, done / total))
        done += max(len(old), len(new))
        for key in while_wanted(sorted(old.keys() | new.keys())):
            first, second = old.get(key), new.get(key)
            shown = after.find(own.get(key, key)) if second is not None else None
            if first is None or second is None:
                changes.append(RecordChange(key, first, shown))
                continue
            fields = tuple(_fields(first, second, places, whole=relation != "content"))
            if fields:
                changes.append(RecordChange(key, first, shown, fields))
    return Comparison(before, after, relation, tuple(changes), MappingProxyType(own))


def relation_of(before: RecordView, after: RecordView) -> Relation:
    """Return by what two blueprints can be compared.

    A common lineage is one. Without it, at least half of the elements of the smaller one must be
    there in the other with the same id and the same name: ids that people write, such as ``c1``,
    are found in many blueprints.
    """
    one, other = before.blueprint, after.blueprint
    if one.lineage_id and one.lineage_id == other.lineage_id:
        return "lineage"
    elements = before.of_type(Element)
    least = min(len(elements), after.count(Element))
    if not least:
        return "ids" if one.id == other.id else "content"
    alike = 0
    for element in elements:
        twin = after.get(Element, element.id)
        alike += twin is not None and twin.label == element.label
    return "ids" if 2 * alike >= least else "content"


def _fields(
    before: Record, after: Record, places: ChangedPlaces, *, whole: bool
) -> Iterator[FieldChange]:
    texts = text_fields(type(before))
    # Most records of two states of one blueprint are the same objects.
    for name in type(before).model_fields if before is not after else ():
        if name in _UNLIKE or (not whole and name == "lineage_id"):
            continue
        old, new = getattr(before, name), getattr(after, name)
        if old == new or _is_same_time(old, new):
            continue
        if name == "after_lane_id" and places.is_passed(before, after):
            continue
        usual: Aspect = "reworded" if name in texts else "changed"
        yield FieldChange(name, _ASPECT_OF_FIELD.get(name, usual), old, new)
    moved = places.moved(before, after)
    if moved is not None:
        yield FieldChange("order", "moved", *moved)


def _is_same_time(old: Any, new: Any) -> bool:
    """Say whether two ways of writing a time mean the same: 90, ``1h30``."""
    if not isinstance(old, Duration) or not isinstance(new, Duration):
        return False
    return old.span is not None and old.span == new.span
