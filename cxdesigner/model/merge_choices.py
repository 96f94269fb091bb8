"""Conflicts of a merge decided one by one, and the blueprint that comes of the decisions.

A decision is carried out on the sides, which then want the same, and the sides are merged again: so
every result is as whole as that of a merge without decisions. What a decision touches can be in the
way of something else; such conflicts come up with the next round and are decided like the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cxdesigner.model.link import Link
from cxdesigner.model.merge import Conflict, ConflictKind, going_along, merge
from cxdesigner.model.record import Record
from cxdesigner.model.schema import SINGLETONS, references_of, type_order, without_references
from cxdesigner.model.stage import Stage
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

Choice = Literal["ours", "theirs", "both"]
"""What a conflict is decided for; ``both`` puts two texts one after the other."""

ConflictKey = tuple[str, ConflictKind, str, str]
"""Record, kind, field and language: by which a conflict is known in every round."""

_ENDS = ("source_id", "target_id")


@dataclass(frozen=True, slots=True)
class Decided:
    """What both sides and the decisions make of a blueprint."""

    records: tuple[Record, ...]
    """As files list them; where nothing is decided, as ``merge`` keeps it."""

    conflicts: tuple[Conflict, ...]
    """All there are, in the order of files: decided ones too, and those that decisions led to."""

    open_keys: frozenset[ConflictKey]
    """Those that nothing is decided about yet."""


def key_of(conflict: Conflict) -> ConflictKey:
    """Return by what a conflict is known."""
    return conflict.record_id, conflict.kind, conflict.field, conflict.language


def choices_of(conflict: Conflict) -> tuple[Choice, ...]:
    """Return how a conflict can be decided."""
    if conflict.kind == "second" and type(conflict.theirs) in SINGLETONS:
        # A blueprint has one of these, and it cannot be without it.
        return ("ours",)
    if _is_text(conflict):
        return "ours", "theirs", "both"
    return "ours", "theirs"


def both_texts(conflict: Conflict) -> str:
    """Return two texts as one: ours first, in a line if both are in one."""
    ours, theirs = str(conflict.ours), str(conflict.theirs)
    if not ours or not theirs:
        return ours or theirs
    return f"{ours}\n{theirs}" if "\n" in ours + theirs else f"{ours} / {theirs}"


def decide(
    base: RecordView,
    ours: RecordView,
    theirs: RecordView,
    choices: Mapping[ConflictKey, Choice],
) -> Decided:
    """Merge two changes of one blueprint with decisions about their conflicts.

    Parameters
    ----------
    choices
        Decisions about some of the conflicts; those about conflicts that never come up are passed
        over.
    """
    sides = {"ours": ours, "theirs": theirs}
    done: dict[ConflictKey, Conflict] = {}
    while True:
        merged = merge(base, sides["ours"], sides["theirs"])
        found = {key_of(one): one for one in merged.conflicts}
        wanted = [key for key in found if key in choices and key not in done]
        if not wanted:
            break
        done.update((key, found[key]) for key in wanted)
        first, second = Store(sides["ours"]), Store(sides["theirs"])
        with first.transaction() as mine, second.transaction() as yours:
            for key in wanted:
                _Carrying(base, mine, yours).out(found[key], choices[key])
        sides = {"ours": first, "theirs": second}
    kinds = {record.id: record for record in merged.records}
    told = {**found, **done}
    ordered = sorted(told.values(), key=lambda one: _place(one, kinds, ours, theirs))
    return Decided(merged.records, tuple(ordered), frozenset(found.keys() - done.keys()))


def _place(
    conflict: Conflict, kinds: Mapping[str, Record], ours: RecordView, theirs: RecordView
) -> tuple[object, ...]:
    key = conflict.record_id
    record = kinds.get(key) or ours.find(key) or theirs.find(key)
    assert record is not None
    return *type_order(record), conflict.field, conflict.language, conflict.kind


class _Carrying:
    """Carries one decision out on both sides."""

    def __init__(self, base: RecordView, mine: Transaction, yours: Transaction) -> None:
        self._base, self._mine, self._yours = base, mine, yours

    def out(self, conflict: Conflict, choice: Choice) -> None:
        if choice not in choices_of(conflict):
            return
        if choice == "both":
            for side in (self._mine, self._yours):
                _put_text(side, conflict, both_texts(conflict))
            return
        taken, other = (self._mine, self._yours)[:: 1 if choice == "ours" else -1]
        key = conflict.record_id
        match conflict.kind:
            case "field":
                self._take_field(conflict, taken, other)
            case "edit_delete" | "delete_edit" | "needed" | "type":
                self._take_record(key, taken, other)
            case "second":
                assert isinstance(conflict.ours, Record)
                other.delete([key if choice == "ours" else conflict.ours.id])
            case "forgotten":
                self._take_reference(conflict, taken, other)
            case "ring":
                for stage_id in _ring(self._base, self._mine.view, self._yours.view, key):
                    _copy_fields(stage_id, ("parent_id",), taken, other)

    def _take_field(self, conflict: Conflict, taken: Transaction, other: Transaction) -> None:
        record = taken.view.find(conflict.record_id)
        if record is None:
            return
        value = getattr(record, conflict.field)
        if isinstance(value, LocalText) and not isinstance(conflict.ours, LocalText):
            _put_text(other, conflict, dict(value.entries).get(conflict.language, ""))
            return
        names: tuple[str, ...] = (conflict.field,)
        there = other.view.find(conflict.record_id)
        if conflict.field in _ENDS and isinstance(there, Link):
            changed = there.replace(**{conflict.field: value})
            if changed.source_id == changed.target_id:
                # A link never ends where it starts: both ends come from one side.
                names = _ENDS
        for name in names:
            for reference, target in references_of(record):
                if reference.field == name:
                    _bring(target, taken.view, other)
        _copy_fields(conflict.record_id, names, taken, other)

    def _take_record(self, key: str, taken: Transaction, other: Transaction) -> None:
        """Make a record on the other side what it is on this one: there with its own, or gone."""
        record = taken.view.find(key)
        if record is None:
            other.delete([key])
            return
        there = other.view.find(key)
        if there is not None and type(there) is not type(record):
            other.delete([key])
        for _reference, target in references_of(record):
            _bring(target, taken.view, other)
        other.put(record)
        for along in going_along(key, taken.view, other.view):
            if along.id in self._base:
                # What it merely referred to may be gone there.
                targets = (target for _reference, target in references_of(along))
                gone = frozenset(target for target in targets if target not in other.view)
                other.put(without_references(along, gone))

    def _take_reference(self, conflict: Conflict, taken: Transaction, other: Transaction) -> None:
        """Take what one side chose, or that the other has deleted it."""
        record = taken.view.find(conflict.record_id)
        if record is None:
            return
        for reference, target in references_of(record):
            if reference.field == conflict.field:
                _bring(target, taken.view, other)
        _copy_fields(conflict.record_id, (conflict.field,), taken, other)


def _is_text(conflict: Conflict) -> bool:
    texts = (conflict.ours, conflict.theirs)
    return (
        conflict.kind == "field"
        and conflict.is_text
        and all(isinstance(text, str) and text for text in texts)
    )


def _put_text(side: Transaction, conflict: Conflict, words: str) -> None:
    record = side.view.find(conflict.record_id)
    if record is None:
        return
    texts = dict(getattr(record, conflict.field).entries)
    texts[conflict.language] = words
    kept = {tag: text for tag, text in texts.items() if text}
    side.put(record.replace(**{conflict.field: LocalText.of(kept)}))


def _copy_fields(key: str, names: tuple[str, ...], taken: Transaction, other: Transaction) -> None:
    record, there = taken.view.find(key), other.view.find(key)
    if record is not None and type(there) is type(record):
        other.put(there.replace(**{name: getattr(record, name) for name in names}))


def _bring(key: str, source: RecordView, other: Transaction) -> None:
    """Put a record where it is not, with all that it refers to."""
    for record in tuple(_with_targets(key, source)):
        if record.id not in other.view:
            other.put(record)


def _with_targets(key: str, view: RecordView) -> Iterator[Record]:
    queue, seen = [key], {key}
    while queue:
        record = view.find(queue.pop())
        if record is None:
            continue
        yield record
        fresh = {target for _reference, target in references_of(record)} - seen
        seen |= fresh
        queue += sorted(fresh)


def _ring(base: RecordView, ours: RecordView, theirs: RecordView, key: str) -> tuple[str, ...]:
    """Return the stages that would contain each other."""

    def parent(stage_id: str) -> str | None:
        first, mine, yours = (_parent(view)(stage_id) for view in (base, ours, theirs))
        return yours if mine == first else mine

    found = [key]
    above = parent(key)
    while above is not None and above not in found:
        found.append(above)
        above = parent(above)
    return tuple(found)


def _parent(view: RecordView) -> Callable[[str], str | None]:
    def found(stage_id: str) -> str | None:
        stage = view.get(Stage, stage_id)
        return None if stage is None else stage.parent_id

    return found


def put_all(tx: Transaction, records: Mapping[str, Record]) -> None:
    """Make the records of a document these and no others."""
    tx.take_as_written()
    before = tx.view.records.copy()
    for key, record in records.items():
        if before.get(key) != record:
            tx.put(record)
    tx.delete(sorted(before.keys() - records.keys()))
