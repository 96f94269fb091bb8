"""Two changes of one blueprint brought together, record by record and field by field.

What only one side changed is taken. Where both changed the same thing in different ways, ours is
kept and the conflict is told, so that nothing is lost in silence. The result always is a whole
blueprint: what would point at nothing is mended, and told where it costs something.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cxdesigner.model.asset import Style
from cxdesigner.model.blueprint import SeverityOverride
from cxdesigner.model.insight import RaciRow
from cxdesigner.model.link import Link
from cxdesigner.model.merge_order import in_turn
from cxdesigner.model.merge_told import mend_told, without_twins
from cxdesigner.model.method import CemFactor, ServqualRow
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import OpaqueRecord, Record
from cxdesigner.model.schema import (
    KEPT_WHILE_USED,
    RECORD_TYPES,
    REFERENCES,
    SINGLETONS,
    references_of,
    type_order,
    without_references,
)
from cxdesigner.model.stage import Stage
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

ConflictKind = Literal[
    "field", "edit_delete", "delete_edit", "needed", "forgotten", "type", "second", "ring"
]  # fmt: skip
"""Both changed a field; we edited and they deleted, or the other way round; one deleted what
something of the other cannot be without (it stays), or what it refers to (it forgets it); one id,
two types; two records where there can be one; stages that would contain each other."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that both sides want otherwise; the result has ``ours`` unless ``kept`` differs."""

    record_id: str
    kind: ConflictKind
    field: str = ""
    language: str = ""
    """Tag of the text in question; '' for anything else, and for plain texts."""

    base: Any = None
    ours: Any = None
    theirs: Any = None
    """Values of the field, or whole records (None = deleted)."""

    kept: Literal["ours", "theirs"] = "ours"
    is_text: bool = dataclasses.field(default=False, compare=False)
    """Whether the values are texts that somebody wrote, in one language or in none."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The records of the result as files list them, and what both sides wanted otherwise."""

    records: tuple[Record, ...]
    conflicts: tuple[Conflict, ...]


def merge(base: RecordView, ours: RecordView, theirs: RecordView) -> Merged:
    """Return what both sides made of a blueprint.

    A record that one side deleted and the other changed stays, and so does what something kept
    cannot be without; both are conflicts. Conflicts come in the order of the records in files.
    """
    return _Merge(base, ours, theirs).merged()


class _Merge:
    def __init__(self, base: RecordView, ours: RecordView, theirs: RecordView) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self._sides = (base, ours, theirs)
        self._records: dict[str, Record] = {}
        self._conflicts: list[Conflict] = []

    def merged(self) -> Merged:
        for key in sorted({*self._base.records, *self._ours.records, *self._theirs.records}):
            record = self._one(key)
            if record is not None:
                self._records[key] = record
        self._keep_what_went_along()
        self._keep_single()
        self._keep_ends_apart()
        self._restore_needed()
        self._forget_gone()
        self._open_rings()
        self._drop_unused()
        mend_told(self._records, self._ours, self._theirs)
        for record in in_turn(self._records.values(), self._base, self._ours, self._theirs):
            self._records[record.id] = record
        ordered = sorted(self._records.values(), key=type_order)
        told = without_twins(self._conflicts, self._records, self._ours, self._theirs)
        return Merged(tuple(ordered), tuple(sorted(told, key=self._place)))

    def _one(self, key: str) -> Record | None:
        base, ours, theirs = (view.find(key) for view in self._sides)
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        if ours is None or theirs is None:
            kind: ConflictKind = "delete_edit" if ours is None else "edit_delete"
            kept: Literal["ours", "theirs"] = "theirs" if ours is None else "ours"
            self._conflicts.append(
                Conflict(key, kind, base=base, ours=ours, theirs=theirs, kept=kept)
            )
            return theirs if ours is None else ours
        if type(ours) is not type(theirs) or isinstance(ours, OpaqueRecord):
            self._conflicts.append(Conflict(key, "type", base=base, ours=ours, theirs=theirs))
            return ours
        return self._fields(base if type(base) is type(ours) else None, ours, theirs)

    def _fields(self, base: Record | None, ours: Record, theirs: Record) -> Record:
        changes: dict[str, Any] = {}
        for name, info in type(ours).model_fields.items():
            one, other = getattr(ours, name), getattr(theirs, name)
            if one == other:
                continue
            usual = None if info.is_required() else info.default
            before = getattr(base, name) if base is not None else usual
            value = self._value(ours, name, before, one, other)
            if value != one:
                changes[name] = value
        return ours.replace(**changes) if changes else ours

    def _value(self, record: Record, name: str, base: Any, ours: Any, theirs: Any) -> Any:
        if theirs == base:
            return ours
        if ours == base:
            return theirs
        if all(isinstance(value, LocalText) for value in (base, ours, theirs)):
            return self._text(record, name, base, ours, theirs)
        if name == "unknown" or _is_set(record, name):
            merged = _together(base, ours, theirs, is_pairs=name == "unknown")
            if merged is not None:
                return merged
        self._conflicts.append(Conflict(record.id, "field", name, "", base, ours, theirs))
        return ours

    def _text(
        self, record: Record, name: str, base: LocalText, ours: LocalText, theirs: LocalText
    ) -> LocalText:
        before, one, other = (dict(text.entries) for text in (base, ours, theirs))
        merged: dict[str, str] = {}
        for tag in sorted({*before, *one, *other}):
            first, mine, yours = (texts.get(tag, "") for texts in (before, one, other))
            if mine != yours and first not in (mine, yours):
                told = Conflict(record.id, "field", name, tag, first, mine, yours, is_text=True)
                self._conflicts.append(told)
            value = yours if mine == first else mine
            if value:
                merged[tag] = value
        if "" in merged and len(merged) > 1:
            # One side made a text of several languages of a plain one: both cannot be.
            self._conflicts.append(Conflict(record.id, "field", name, "", base, ours, theirs))
            return ours
        return LocalText.of(merged) if merged else LocalText()

    # -- a whole blueprint --------------------------------------------------------------------

    def _keep_what_went_along(self) -> None:
        """Keep the links, feelings and figures of what stays although one side deleted it.

        They went with it, and nobody wanted them gone for themselves.
        """
        for one in self._conflicts:
            if one.kind in ("edit_delete", "delete_edit"):
                side = self._ours if one.kept == "ours" else self._theirs
                for record in going_along(one.record_id, side, self._records):
                    if record.id in self._base:
                        self._records[record.id] = record

    def _keep_single(self) -> None:
        """Keep ours where each side made one of which there can be one, e.g. a feeling."""
        first: dict[tuple[object, ...], Record] = {}
        for record in sorted(self._records.values(), key=lambda one: one.id not in self._ours):
            name = _single_name(record)
            if name is None:
                continue
            known = first.setdefault(name, record)
            is_twin = known is not record and record.id not in self._ours
            if is_twin and (known.id not in self._theirs or type(record) in SINGLETONS):
                self._conflicts.append(Conflict(record.id, "second", ours=known, theirs=record))
                self._drop(record.id)

    def _keep_ends_apart(self) -> None:
        """Keep our ends of a link that would lead from an element to itself."""
        for link in list(self._records.values()):
            if not isinstance(link, Link) or link.source_id != link.target_id:
                continue
            mine, yours = self._ours.get(Link, link.id), self._theirs.get(Link, link.id)
            if mine is None or yours is None:
                continue
            for name in ("source_id", "target_id"):
                one, other = getattr(mine, name), getattr(yours, name)
                if one != other:
                    base = getattr(self._base.get(Link, link.id), name, None)
                    self._conflicts.append(Conflict(link.id, "field", name, "", base, one, other))
            ends = {"source_id": mine.source_id, "target_id": mine.target_id}
            self._records[link.id] = link.replace(**ends)

    def _restore_needed(self) -> None:
        """Bring back what kept records cannot be without, if one side deleted it."""
        queue = list(self._records.values())
        while queue:
            record = queue.pop()
            if self._records.get(record.id) is not record:
                continue
            for reference, target in references_of(record):
                if reference.on_delete != "cascade" or self._leads(reference.target, target):
                    continue
                lost = self._ours.find(target) or self._theirs.find(target)
                if lost is None or target in self._records:
                    # What it needs is another sort of thing now; that was told already.
                    self._drop(record.id)
                    break
                self._bring_back(target, "needed")
                queue.append(lost)

    def _bring_back(self, key: str, kind: ConflictKind | None) -> None:
        mine, yours = self._ours.find(key), self._theirs.find(key)
        lost = mine or yours
        assert lost is not None
        self._records[key] = lost
        if kind is not None:
            kept: Literal["ours", "theirs"] = "ours" if mine is not None else "theirs"
            base = self._base.find(key)
            self._conflicts.append(
                Conflict(key, kind, base=base, ours=mine, theirs=yours, kept=kept)
            )

    def _drop(self, key: str) -> None:
        """Delete a record with all that cannot be without it."""
        if self._records.pop(key, None) is None:
            return
        for other in list(self._records.values()):
            if any(
                target == key and reference.on_delete == "cascade"
                for reference, target in references_of(other)
            ):
                self._drop(other.id)

    def _forget_gone(self) -> None:
        """Let kept records forget what is deleted, as deleting does (``schema.REFERENCES``)."""
        for record in list(self._records.values()):
            gone: set[str] = set()
            for reference, target in references_of(record):
                if self._leads(reference.target, target):
                    continue
                if reference.target in KEPT_WHILE_USED and target not in self._records:
                    # One side took the last use of a picture away, the other uses it anew.
                    self._bring_back(target, None)
                    continue
                gone.add(target)
                if target not in _targets(self._base.find(record.id)):
                    base, ours, theirs = (
                        getattr(view.find(record.id), reference.field, None) for view in self._sides
                    )
                    self._conflicts.append(
                        Conflict(record.id, "forgotten", reference.field, "", base, ours, theirs)
                    )
            if gone:
                self._records[record.id] = without_references(record, frozenset(gone))

    def _leads(self, kind: type[Record] | None, target: str) -> bool:
        found = self._records.get(target)
        return found is not None and (
            kind is None or isinstance(found, kind) or isinstance(found, OpaqueRecord)
        )

    def _open_rings(self) -> None:
        """Take stages out of each other where each side put one into the other."""
        for record in list(self._records.values()):
            if not isinstance(record, Stage):
                continue
            seen = {record.id}
            above = self._records.get(record.parent_id or "")
            while isinstance(above, Stage) and above.id not in seen:
                seen.add(above.id)
                above = self._records.get(above.parent_id or "")
            if above is not None and above.id == record.id:
                self._conflicts.append(
                    Conflict(
                        record.id,
                        "ring",
                        "parent_id",
                        ours=_parent(self._ours, record.id),
                        theirs=_parent(self._theirs, record.id),
                    )
                )
                self._records[record.id] = record.replace(parent_id=None)

    def _drop_unused(self) -> None:
        """Drop pictures that the merge left without a user; those that had none stay."""
        used = {
            target for record in self._records.values() for _ref, target in references_of(record)
        }
        for record in list(self._records.values()):
            if not isinstance(record, tuple(KEPT_WHILE_USED)) or record.id in used:
                continue
            if any(view.referring_ids(record.id) for view in (self._ours, self._theirs)):
                del self._records[record.id]

    def _place(self, conflict: Conflict) -> tuple[Any, ...]:
        record = self._records.get(conflict.record_id)
        order = (
            (len(RECORD_TYPES), "", conflict.record_id) if record is None else type_order(record)
        )
        return *order, conflict.field, conflict.language


def going_along(key: str, view: RecordView, there: Container[str]) -> Iterator[Record]:
    """Yield what cannot be without a record and is not there, as far as all else it needs is.

    Who iterates puts each record where ``there`` sees it before going on.
    """
    queue = [key]
    while queue:
        needed = queue.pop()
        for other_id in sorted(view.referring_ids(needed)):
            record = view.find(other_id)
            if record is None or other_id in there:
                continue
            targets = [t for ref, t in references_of(record) if ref.on_delete == "cascade"]
            if needed in targets and all(target in there for target in targets):
                yield record
                queue.append(other_id)


def _is_set(record: Record, name: str) -> bool:
    """Say whether a field holds words without an order, of which each side may add and remove."""
    return name in _SETS or any(
        reference.field == name and reference.many for reference in REFERENCES.get(type(record), ())
    )


_SETS = frozenset(
    "marks factors modules servqual drivers principles senses maister tags info_varies collects "
    "collects_ok component_exempt languages loyalty_drivers".split()
)


def _together(
    base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...], *, is_pairs: bool
) -> tuple[Any, ...] | None:
    """Return ours with what the other side added and without what it removed.

    None where both sides gave one key different values.
    """
    if not all(isinstance(value, tuple) for value in (base, ours, theirs)):
        return None
    kept = [one for one in ours if one in theirs or one not in base]
    added = [one for one in theirs if one not in base and one not in ours]
    merged = tuple(kept + added)
    if is_pairs:
        if len({key for key, _value in merged}) != len(merged):
            return None
        return tuple(sorted(merged))
    return merged


def _parent(view: RecordView, key: str) -> str | None:
    stage = view.get(Stage, key)
    return None if stage is None else stage.parent_id


def _targets(record: Record | None) -> frozenset[str]:
    return frozenset() if record is None else frozenset(key for _ref, key in references_of(record))


_SINGLE: Mapping[type[Record], tuple[str, ...]] = {
    Emotion: ("persona_id", "element_id"),
    RaciRow: ("element_id",),
    CemFactor: ("factor",),
    ServqualRow: ("dim",),
    SeverityOverride: ("code",),
    Style: ("subject_id",),
}
"""Types of which there is one for each of something, by the fields that name it."""


def _single_name(record: Record) -> tuple[object, ...] | None:
    kind = type(record)
    if kind in SINGLETONS:
        return (kind,)
    fields = _SINGLE.get(kind)
    return None if fields is None else (kind, *(getattr(record, name) for name in fields))
