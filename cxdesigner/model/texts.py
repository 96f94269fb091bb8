"""Where records hold texts that people wrote: read from the types of their fields.

A new field of type ``LocalText`` is found without being named here. Fields of type ``str`` are
codes, ids and dates, but for those in ``FREE``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cxdesigner.model.blueprint import Blueprint, Comment
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.record import OpaqueRecord, Part, Record
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.text import PLAIN, LocalText

Path = tuple[str | int, ...]
"""A field, then places in tuples and fields of parts: ``("tasks", 0)``, ``("plan", "theme")``."""

FREE: Mapping[type[Record], tuple[str, ...]] = {
    Blueprint: ("version_label",),
    Element: ("tags", "info", "link_url"),
    Parked: ("tags", "info", "link_url"),
    Comment: ("author",),
    SavedView: ("channels", "owners"),
}
"""Fields of plain strings in which a person writes freely."""


@cache
def text_fields(kind: type[Part]) -> tuple[str, ...]:
    """Return the fields of a type that can hold a text, in the order of the type."""
    if issubclass(kind, OpaqueRecord):
        return ()
    free = FREE.get(kind, ()) if issubclass(kind, Record) else ()
    return tuple(
        name
        for name, field in kind.model_fields.items()
        if name in free or _holds_text(field.annotation)
    )


def _holds_text(annotation: Any) -> bool:
    if annotation is LocalText:
        return True
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return bool(text_fields(annotation))
    return any(_holds_text(argument) for argument in getattr(annotation, "__args__", ()))


def texts_of(record: Part) -> Iterator[tuple[Path, str, str]]:
    """Yield every text of a record that is not empty: where it is, its language tag, the text.

    The tag of a text without a language is ``PLAIN``.
    """
    for name in text_fields(type(record)):
        value = getattr(record, name)
        # Most fields of most records are empty.
        if value.entries if isinstance(value, LocalText) else value:
            yield from _texts_in((name,), value)


def _texts_in(path: Path, value: Any) -> Iterator[tuple[Path, str, str]]:
    match value:
        case LocalText(entries=entries):
            for tag, text in entries:
                if text:
                    yield path, tag, text
        case str():
            if value:
                yield path, PLAIN, value
        case tuple():
            for place, member in enumerate(value):
                # In pairs the first is a key.
                if _is_pair(path, value) and place == 0:
                    continue
                yield from _texts_in((*path, place), member)
        case Part():
            for inner, tag, text in texts_of(value):
                yield (*path, *inner), tag, text


def _is_pair(path: Path, value: tuple[Any, ...]) -> bool:
    return len(path) == 2 and len(value) == 2 and isinstance(value[0], str)


def text_at(record: Record, path: Path, tag: str) -> str | None:
    """Return the text at a place in a language, or None if there is none any more."""
    value: Any = record
    for key in path:
        if isinstance(key, int):
            if not isinstance(value, tuple) or key >= len(value):
                return None
            value = value[key]
        else:
            value = getattr(value, key, None)
    match value:
        case LocalText(entries=entries):
            return dict(entries).get(tag)
        case str():
            return value
    return None


def with_text_at(record: Record, path: Path, tag: str, text: str) -> Record:
    """Return a record with another text at a place where there is one in this language."""
    name = path[0]
    assert isinstance(name, str)
    return record.replace(**{name: _put(getattr(record, name), path[1:], tag, text)})


def _put(value: Any, path: Path, tag: str, text: str) -> Any:
    if not path:
        if isinstance(value, LocalText):
            return LocalText.of({**dict(value.entries), tag: text})
        return text
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        return (*value[:key], _put(value[key], rest, tag, text), *value[key + 1 :])
    changes = {key: _put(getattr(value, key), rest, tag, text)}
    return type(value).model_validate({**value.__dict__, **changes})
