"""Records as canonical JSON: one line each, keys sorted, defaults left out.

The same record always gives the same text, and the text gives an equal record back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from cxdesigner.model.duration import Duration
from cxdesigner.model.record import OpaqueRecord, Part, Record
from cxdesigner.model.text import LocalText

NESTED = "."
"""Joins field and sub-field in the names of unknown fields inside a part: ``plan.budget``."""

TYPE_KEY = "type"
"""Field of a file that holds the type of the record."""

_EXACT_INTEGER = 2.0**53

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def canonical(value: Any) -> str:
    """Return JSON text with sorted keys, no spaces and characters as they are.

    Raises
    ------
    ValueError
        If a number is not finite.
    """
    return _encode(value)


def record_line(record: Record) -> str:
    """Return the canonical JSON text of a record, without a line feed."""
    if isinstance(record, OpaqueRecord):
        return record.body
    return _encode(record_to_raw(record))


def record_to_raw(record: Record) -> dict[str, Any]:
    """Return the JSON object of a record: its type and every field that has no default value."""
    raw = _part_to_raw(record)
    raw[TYPE_KEY] = record.TYPE
    for name, text in record.unknown:
        outer, dot, inner = name.partition(NESTED)
        if not dot or outer not in type(record).model_fields:
            raw[name] = json.loads(text)
        else:
            raw.setdefault(outer, {})[inner] = json.loads(text)
    return raw


def key_of(kind: type[Part], field: str) -> str:
    """Return the name of a field in files; that of a metric's type may not hide the record's."""
    return f"{kind.TYPE}_type" if field == TYPE_KEY and issubclass(kind, Record) else field


@cache
def _fields(kind: type[Part]) -> tuple[tuple[str, str, Any], ...]:
    return tuple(
        (name, key_of(kind, name), ... if field.is_required() else field.default)
        for name, field in kind.model_fields.items()
        if name != "unknown"
    )


def _part_to_raw(part: Part) -> dict[str, Any]:
    values = part.__dict__
    raw: dict[str, Any] = {}
    for name, key, default in _fields(type(part)):
        value = values[name]
        # Most fields hold their default object itself.
        if value is not default and value != default:
            raw[key] = value_to_raw(value)
    return raw


def value_to_raw(value: Any) -> Any:
    """Return the JSON value of a field; whole numbers lose their decimal point."""
    match value:
        case str() | bool() | int() | None:
            return value
        case LocalText():
            return value.to_json()
        case float():
            return int(value) if value.is_integer() and abs(value) < _EXACT_INTEGER else value
        case tuple() | list():
            return [value_to_raw(item) for item in value]
        case Duration():
            return value_to_raw(value.to_json())
        case Part():
            return _part_to_raw(value)
        case Mapping():
            return {key: value_to_raw(item) for key, item in value.items()}
    raise TypeError(type(value).__name__)
