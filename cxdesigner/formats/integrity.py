"""What a set of records promises as a whole: ids are unique, references lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from cxdesigner.base.i18n import _
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.record import OpaqueRecord, Record
from cxdesigner.model.schema import SINGLETONS, Reference, references_of
from cxdesigner.model.stage import Stage, Step

FaultKind = Literal["duplicate", "dangling", "self_link", "cycle", "second", "no_blueprint"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken promise.

    ``place`` is the index of the record in the sequence that was checked; None for the whole.
    ``code`` is that of the rule that knows it, or empty. ``target`` is the id that leads nowhere.
    """

    kind: FaultKind
    message: str
    place: int | None = None
    field: str = ""
    code: str = ""
    target: str = ""


def reference_code(record: Record, reference: Reference) -> str:
    """Return the code of the rule that a dangling reference breaks, or ''."""
    if isinstance(record, Link):
        return "S01"
    if isinstance(record, Step) and reference.field == "stage_id":
        return "S06"
    if reference.target is Element and reference.field == "element_id":
        return "D03"
    return ""


def faults_of(records: Iterable[Record]) -> list[Fault]:
    """Return every broken promise of a sequence of records, in their order.

    A record whose id was used before is a duplicate and takes no further part: references mean the
    first.
    """
    listed = list(records)
    faults: list[Fault] = []
    by_id: dict[str, Record] = {}
    singles: set[type[Record]] = set()
    alone: list[tuple[int, Record]] = []
    for place, record in enumerate(listed):
        if record.id in by_id:
            message = _("The id “{id}” is already used.").format(id=record.id)
            faults.append(Fault("duplicate", message, place, "id", "S04"))
            continue
        by_id[record.id] = record
        if type(record) in SINGLETONS:
            if type(record) in singles:
                message = _("There can be only one record of type {type}.")
                faults.append(Fault("second", message.format(type=record.TYPE), place, "type"))
            singles.add(type(record))
        alone.append((place, record))
    if Blueprint not in singles:
        message = _("The record of type blueprint is missing.")
        faults.append(Fault("no_blueprint", message))
    for place, record in alone:
        faults += _reference_faults(place, record, by_id)
    return sorted(faults, key=lambda fault: -1 if fault.place is None else fault.place)


def _reference_faults(place: int, record: Record, by_id: Mapping[str, Record]) -> list[Fault]:
    faults = []
    for reference, target in references_of(record):
        found = by_id.get(target)
        if found is None:
            message = _("“{target}” does not exist.").format(target=target)
        elif not (
            reference.target is None
            or isinstance(found, reference.target)
            or isinstance(found, OpaqueRecord)
        ):
            message = _("“{target}” is no record of type {type}.")
            message = message.format(target=target, type=reference.target.TYPE)
        else:
            continue
        code = reference_code(record, reference)
        faults.append(Fault("dangling", message, place, reference.field, code, target))
    if isinstance(record, Link) and record.source_id == record.target_id:
        message = _("A link cannot lead from “{id}” to itself.").format(id=record.source_id)
        faults.append(Fault("self_link", message, place, "target_id", "S02"))
    if isinstance(record, Stage) and record.parent_id is not None:
        ring = parent_ring(record, by_id)
        if ring:
            message = _("Stages contain each other in a ring: {ids}.")
            message = message.format(ids=" > ".join(ring))
            faults.append(Fault("cycle", message, place, "parent_id"))
    return faults


def parent_ring(stage: Stage, by_id: Mapping[str, Record]) -> tuple[str, ...]:
    """Return the ids of stages that contain each other, from a stage back to it; else none."""
    ring = [stage.id]
    seen = {stage.id}
    parent = by_id.get(stage.parent_id or "")
    while isinstance(parent, Stage):
        ring.append(parent.id)
        if parent.id == stage.id:
            return tuple(ring)
        if parent.id in seen:
            return ()
        seen.add(parent.id)
        parent = by_id.get(parent.parent_id or "")
    return ()
