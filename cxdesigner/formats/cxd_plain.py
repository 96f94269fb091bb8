"""The short way through a document in which nothing is out of the ordinary.

Nearly every file is one that this version wrote and nobody has touched. It is decoded at once and
each value is looked at once. Whatever is wrong, unknown, from another version or merely unusual
sends the reader back to the long way (``cxd_scan``), which has line, field and words for it: this
one says nothing and never reads more than that one.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from cxdesigner.formats import limits
from cxdesigner.formats.canonical_json import TYPE_KEY
from cxdesigner.formats.cxd_scan import depth, strings
from cxdesigner.formats.validate import Invalid, keys_of, parts_of, record_of
from cxdesigner.formats.version import CURRENT, FORMAT, parse_version
from cxdesigner.model.asset import Asset, Style
from cxdesigner.model.record import Record
from cxdesigner.model.schema import TYPE_BY_NAME
from cxdesigner.model.text import clean_text

MOST_CHARACTERS = 50_000_000
"""Longer texts are not decoded at once."""

_SHORT = 40
"""Texts of so many characters come again and again: ids, kinds, names of channels."""

_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
_HEADER = frozenset({"format", "version", "application", "records"})


class _Unusual(Exception):
    """Something for the long way."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Unusual
    return found


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _Unusual
    return value


def _int(text: str) -> int:
    if len(text) > limits.NUMBER_DIGITS:
        raise _Unusual
    return int(text)


def _constant(_text: str) -> NoReturn:
    raise _Unusual


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_float, parse_int=_int
)


def plain_document(text: str) -> tuple[list[Record], str] | None:
    """Return records and the application that wrote them; None for the long way.

    References between records are not checked.
    """
    if len(text) > MOST_CHARACTERS or _HALF_CHARACTER.search(text):
        return None
    try:
        raws, application = _opened(_DECODER.decode(text))
        raws.reverse()
        reader = _Reader()
        records = []
        while raws:
            # What has become a record need not be kept until all have.
            records.append(reader.record(raws.pop()))
    except (_Unusual, ValueError, RecursionError, Invalid):
        # ``json.JSONDecodeError`` and ``pydantic.ValidationError`` are errors of value.
        return None
    return records, application


def _opened(whole: Any) -> tuple[list[Any], str]:
    if not isinstance(whole, dict) or not whole.keys() <= _HEADER or whole.get("format") != FORMAT:
        raise _Unusual
    raws, application = whole.get("records"), whole.get("application", "")
    if (
        parse_version(whole.get("version")) != CURRENT
        or not isinstance(application, str)
        or not isinstance(raws, list)
        or len(raws) > limits.RECORDS
    ):
        raise _Unusual
    return raws, application


class _Reader:
    """Makes records of raw ones; equal short texts become one object."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def record(self, raw: Any) -> Record:
        """Return the record that a raw one stands for.

        Raises
        ------
        _Unusual, Invalid, pydantic.ValidationError
            If it is for the long way.
        """
        name = raw.get(TYPE_KEY) if isinstance(raw, dict) else None
        kind = TYPE_BY_NAME.get(name) if isinstance(name, str) else None
        if kind is None:
            raise _Unusual
        if kind is Asset or kind is Style:
            return self._checked(raw)
        fields, parts, known = keys_of(kind), parts_of(kind), self._known
        values: dict[str, Any] = {}
        for key, value in raw.items():
            field = fields.get(key)
            if field is None:
                if key == TYPE_KEY:
                    continue
                raise _Unusual
            if type(value) is str:
                if len(value) <= _SHORT:
                    value = known.setdefault(value, value)
                elif len(value) > limits.WORD_CHARACTERS:
                    raise _Unusual
                if not value.isprintable():
                    value = clean_text(value)
            elif type(value) is list:
                value = self._strict(value)
            elif type(value) is dict and (field in parts or depth(value) > 1):
                return self._checked(raw)
            values[field] = value
        made: Record = kind.__pydantic_validator__.validate_python(values)
        return made

    def _checked(self, raw: dict[str, Any]) -> Record:
        if depth(raw) > limits.DEPTH:
            raise _Unusual
        record = record_of(raw, 0)
        if record.unknown:
            raise _Unusual
        return record

    def _strict(self, items: list[Any]) -> tuple[Any, ...]:
        if len(items) > limits.LIST_ITEMS or depth(items) >= limits.DEPTH:
            raise _Unusual
        if any(len(text) > limits.WORD_CHARACTERS for _name, text in strings(items)):
            raise _Unusual
        return self._tuple(items)

    def _tuple(self, items: list[Any]) -> tuple[Any, ...]:
        return tuple(
            clean_text(item)
            if isinstance(item, str)
            else self._tuple(item)
            if isinstance(item, list)
            else item
            for item in items
        )
