"""One raw record against the model: the record, or what is wrong with it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxdesigner.base.i18n import _, listed
from cxdesigner.formats import limits
from cxdesigner.formats.canonical_json import NESTED, TYPE_KEY, canonical, key_of
from cxdesigner.formats.cxd_scan import strings, subject_of
from cxdesigner.formats.problems import Problem
from cxdesigner.model.asset import Asset, Style
from cxdesigner.model.duration import Duration
from cxdesigner.model.record import OpaqueRecord, Part, Record, is_record_id
from cxdesigner.model.schema import TYPE_BY_NAME
from cxdesigner.model.text import LocalText, clean_text

PAINT = re.compile(r"#[0-9a-f]{6}\Z|[a-z][a-z0-9._-]{0,40}\Z")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF")


class Invalid(Exception):
    """Why a raw record is none of the model."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(*problems)
        self.problems = problems


def record_of(raw: Any, line: int) -> Record:
    """Return the record that a raw JSON value stands for.

    Fields and types that the model does not know are kept: in ``unknown``, or as a whole in an
    ``OpaqueRecord``.

    Raises
    ------
    Invalid
        If a known field holds what it cannot hold.
    """

    def wrong(message: str, field: str = "") -> Invalid:
        return Invalid((Problem(message, line, subject=subject_of(raw), field=field),))

    if not isinstance(raw, dict):
        raise wrong(_("Expected a record in braces."))
    name = raw.get("type")
    if not isinstance(name, str) or not name:
        raise wrong(_("Expected the type of the record."), "type")
    kind = TYPE_BY_NAME.get(name)
    if kind is None:
        return _opaque(raw, name, wrong)
    for field, message in _oversize(raw, kind):
        raise wrong(message, field)
    values, unknown = _split(raw, kind)
    try:
        record = kind.model_validate({**values, "unknown": unknown})
    except ValidationError as error:
        subject = subject_of(raw)
        raise Invalid(
            tuple(
                Problem(
                    _reason(detail),
                    line,
                    subject=subject,
                    field=_path(kind, detail["loc"]),
                    unknown_word=detail["type"] == "literal_error",
                )
                for detail in error.errors(include_url=False)
            )
        ) from None
    if kind is Style or kind is Asset:
        for field, message in _content_faults(record):
            raise wrong(message, field)
    return record


def type_name(record: Record) -> str:
    """Return the name of the type of a record in files."""
    return record.type_name if isinstance(record, OpaqueRecord) else record.TYPE


def _opaque(raw: dict[str, Any], name: str, wrong: Any) -> Record:
    key = raw.get("id")
    if not isinstance(key, str) or not is_record_id(key):
        raise wrong(_("Expected an id of letters, digits and . _ : -"), "id")
    return OpaqueRecord(id=key, type_name=clean_text(name), body=canonical(raw))


def _split(
    raw: dict[str, Any], kind: type[Record]
) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
    """Return the values of known fields, and the unknown ones as sorted pairs."""
    fields = keys_of(kind)
    parts = parts_of(kind)
    values: dict[str, Any] = {}
    unknown: list[tuple[str, str]] = []
    for key, value in raw.items():
        if key == TYPE_KEY:
            continue
        field = fields.get(key)
        if field is None:
            unknown.append((key, canonical(value)))
            continue
        # Nearly everything in a document passes here: texts first.
        if isinstance(value, str):
            values[field] = clean_text(value)
            continue
        part = parts.get(field)
        if part is not None and isinstance(value, dict):
            inner = {}
            for name, item in value.items():
                if name in part.model_fields:
                    inner[name] = _strict(item)
                else:
                    unknown.append((f"{key}{NESTED}{name}", canonical(item)))
            values[field] = inner
        else:
            values[field] = _strict(value)
    return values, tuple(sorted(unknown))


@cache
def keys_of(kind: type[Record]) -> dict[str, str]:
    """Return name in files → name of the field."""
    return {key_of(kind, name): name for name in kind.model_fields if name != "unknown"}


def _strict(value: Any) -> Any:
    """Return a JSON value as strict records want it: tuples for lists, clean text."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return tuple(_strict(item) for item in value)
    return value


@cache
def parts_of(kind: type[Record]) -> dict[str, type[Part]]:
    """Return the fields that hold a part, by name."""
    found = {}
    for name, field in kind.model_fields.items():
        annotation = field.annotation
        options = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else ()
        for option in options:
            if isinstance(option, type) and issubclass(option, Part):
                found[name] = option
    return found


def _oversize(raw: dict[str, Any], kind: type[Record]) -> Iterator[tuple[str, str]]:
    for key, value in raw.items():
        if isinstance(value, str):
            most = limits.WORD_CHARACTERS
            if kind is Asset and key == "data":
                if len(value) > limits.IMAGE_BYTES * 4 // 3 + 4:
                    megabytes = limits.IMAGE_BYTES // 1_000_000
                    yield key, _("The image has more than {most} MB.").format(most=megabytes)
            elif len(value) > most:
                yield key, _("The text is longer than {most} characters.").format(most=most)
        elif isinstance(value, list):
            if len(value) > limits.LIST_ITEMS:
                yield key, _("More than {most} entries.").format(most=limits.LIST_ITEMS)
            elif any(len(text) > limits.WORD_CHARACTERS for _name, text in strings(value)):
                most = limits.WORD_CHARACTERS
                yield key, _("The text is longer than {most} characters.").format(most=most)


def _content_faults(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what types cannot say: colours that are none, images that are not what they claim."""
    if isinstance(record, Style):
        for role, paint in record.paints:
            if not PAINT.match(paint) or not PAINT.match(role):
                yield "paints", _("Expected a colour such as #1a2b3c or the name of a paint.")
                return
    elif isinstance(record, Asset):
        try:
            data = base64.b64decode(record.data, validate=True)
        except (binascii.Error, ValueError):
            yield "data", _("Expected an image in base64.")
            return
        if hashlib.sha256(data).hexdigest() != record.sha256:
            yield "sha256", _("The image is not the one that was stored: its checksum differs.")
        elif not data.startswith(_PICTURES):
            yield "data", _("Expected a PNG, JPEG, GIF or WebP image.")


def _path(kind: type[Record], location: tuple[int | str, ...]) -> str:
    path = key_of(kind, str(location[0])) if location else ""
    for part in location[1:]:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def _reason(detail: ErrorDetails) -> str:
    """Return what was expected, in words; pydantic's own are for programmers."""
    kind = detail["type"]
    context = detail.get("ctx", {})
    found = _shown(detail.get("input"))
    match kind:
        case "missing":
            return _("This field must be there.")
        case "literal_error":
            words = listed(re.findall(r"'([^']*)'", context.get("expected", "")))
            return _("Expected one of {words}, found {found}.").format(words=words, found=found)
        case "string_type":
            return _("Expected a text, found {found}.").format(found=found)
        case "bool_type":
            return _("Expected true or false, found {found}.").format(found=found)
        case "int_type":
            return _("Expected a whole number, found {found}.").format(found=found)
        case "float_type":
            return _("Expected a number, found {found}.").format(found=found)
        case "finite_number":
            return _("Expected a finite number.")
        case "tuple_type":
            return _("Expected a list, found {found}.").format(found=found)
        case "value_error":
            cause = str(context.get("error", ""))
            return f"{cause[:1].upper()}{cause[1:]}."
    return f"{detail['msg']}."


def _shown(value: object) -> str:
    """Return a short picture of a wrong value."""
    if isinstance(value, LocalText | Duration | Part):
        return type(value).__name__
    try:
        text = canonical(value)
    except (TypeError, ValueError):
        text = type(value).__name__
    return text if len(text) <= 40 else f"{text[:37]}…"
