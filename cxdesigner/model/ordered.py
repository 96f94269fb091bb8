"""Records that have a place among others: which types, and among which others."""

from __future__ import annotations

from collections.abc import Iterable

from cxdesigner.model.element import Element, Parked
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step

ORDERED: tuple[type[Record], ...] = (Lane, LaneRow, Stage, Step, Element, Parked, Persona)
"""Types with an order key."""


def group_of(record: Record) -> object:
    """Return among which others of its type a record has a place: a cell, a lane, a stage, all."""
    match record:
        case Element():
            return record.lane_id, record.step_id
        case LaneRow():
            return record.lane_id
        case Stage():
            return record.parent_id
    return None


def neighbours(records: Iterable[Record]) -> dict[object, list[Record]]:
    """Return records of one type by the group in which they have a place, in the order given."""
    found: dict[object, list[Record]] = {}
    for record in records:
        found.setdefault(group_of(record), []).append(record)
    return found
