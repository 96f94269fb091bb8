"""Fields of many records at once, as the inspector shows and sets them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from pydantic import ValidationError

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.model.element import MARKS, Element
from cxdesigner.model.record import Record
from cxdesigner.model.schema import REFERENCES
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


class Mixed:
    """Stands for a field that differs between the records."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "MIXED"


MIXED: Final = Mixed()
_NOTHING: Any = object()

# Places, order and ends have commands of their own that keep the rest in step.
_STRUCTURE = frozenset(
    {
        "id",
        "order",
        "unknown",
        "lane_id",
        "step_id",
        "end_step_id",
        "after_lane_id",
        "parent_id",
        "source_id",
        "target_id",
    }
)


def field_value(view: RecordView, record_ids: Collection[str], field: str) -> Any:
    """Return the value that all records have in a field, or ``MIXED``; None when none has it."""
    # Asked for each field of thousands of records.
    records, found = view.records, _NOTHING
    for key in record_ids:
        value = getattr(records.get(key), field, _NOTHING)
        if value is found or value is _NOTHING:
            continue
        if found is _NOTHING:
            found = value
        elif value != found:
            return MIXED
    return None if found is _NOTHING else found


def field_merge_key(record_ids: Collection[str], field: str) -> str:
    """Return the merge key by which turning one control of the inspector becomes one undo step."""
    return f"field:{','.join(sorted(record_ids))}:{field}"


def set_field(
    tx: Transaction, record_ids: Collection[str], field: str, value: Any
) -> tuple[str, ...]:
    """Set a field of all records that have it.

    Raises
    ------
    EditError
        If the value cannot be stored there (wrong type, not finite).
    """
    changed: list[str] = []
    for key in record_ids:
        record = tx.view.find(key)
        if record is None or field not in type(record).model_fields:
            continue
        if field in _STRUCTURE and not _is_free(record, field):
            raise ValueError(f"{field} is changed by a command of its own")
        try:
            tx.put(record.replace(**{field: value}))
        except (ValidationError, TypeError, ValueError) as error:
            raise EditError(_("This value cannot be used here: {value}"), value=value) from error
        changed.append(key)
    return tuple(changed)


def can_last(element: Element, field: str) -> bool:
    """Say whether a time belongs at an element: something is done there, or it is there already."""
    return element.kind not in ("evidence", "note") or getattr(element, field) is not None


def set_time(
    tx: Transaction, element_ids: Collection[str], field: str, value: Any
) -> tuple[str, ...]:
    """Set a time of those of some elements that can have it; of all if it belongs at none."""
    found = (tx.view.get(Element, key) for key in element_ids)
    lasting = [one.id for one in found if one is not None and can_last(one, field)]
    set_field(tx, lasting or element_ids, field, value)
    return tuple(element_ids)


def _is_free(record: Record, field: str) -> bool:
    """Say whether a field that names a place elsewhere is an ordinary one here."""
    if field in ("id", "order", "unknown") or isinstance(record, Element):
        return False
    return not any(reference.field == field for reference in REFERENCES.get(type(record), ()))


def toggle_mark(tx: Transaction, element_ids: Collection[str], mark: str) -> tuple[str, ...]:
    """Set a mark on elements, or take it off if all of them have it."""
    elements = [el for el in (tx.view.get(Element, key) for key in element_ids) if el is not None]
    everywhere = all(mark in element.marks for element in elements)
    for element in elements:
        rest = tuple(known for known in element.marks if known != mark)
        tx.put(element.replace(marks=rest if everywhere else with_mark(rest, mark)))
    return tuple(element.id for element in elements)


def with_mark(marks: tuple[str, ...], mark: str) -> tuple[str, ...]:
    """Return marks with one more, most urgent first."""
    return tuple(sorted({*marks, mark}, key=_urgency))


def _urgency(mark: str) -> tuple[int, str]:
    return (MARKS.index(mark), "") if mark in MARKS else (len(MARKS), mark)
