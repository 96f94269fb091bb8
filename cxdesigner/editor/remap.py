"""References of copied records, led to their copies."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesigner.model.record import Record
from cxdesigner.model.schema import REFERENCES


def is_whole(record: Record, ids: Mapping[str, str]) -> bool:
    """Say whether everything that a record cannot be without was pasted."""
    for reference in REFERENCES.get(type(record), ()):
        value = getattr(record, reference.field)
        if reference.on_delete == "cascade" and value is not None and value not in ids:
            return False
    return True


def remapped(record: Record, ids: Mapping[str, str]) -> Record:
    """Return a record that points at the new records, or at none where there is none."""
    changes: dict[str, object] = {}
    for reference in REFERENCES.get(type(record), ()):
        value = getattr(record, reference.field)
        if reference.many:
            changes[reference.field] = tuple(ids[key] for key in value if key in ids)
        elif value is not None:
            changes[reference.field] = ids.get(value)
    return record.replace(**changes) if changes else record
