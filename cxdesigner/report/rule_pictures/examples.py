"""How each rule comes to speak, in the language of whoever looks.

``resources/examples/rules.json`` says how a template has to be changed for a rule to speak, or
holds a wrong and a right file; ``tools/rule_examples.py`` makes it. ``texts.json`` beside it says
the texts of the examples in the languages of the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from cxdesigner.base.i18n import LANGUAGES
from cxdesigner.base.paths import resource
from cxdesigner.formats.templates import load_template
from cxdesigner.formats.validate import record_of
from cxdesigner.model.record import Record
from cxdesigner.model.store import Store
from cxdesigner.model.text import PLAIN
from cxdesigner.model.texts import texts_of, with_text_at

_VALUE = re.compile(r"(?<=: )[^,{}\[\]\n]+")


@dataclass(frozen=True, slots=True)
class Example:
    """How a rule comes to speak: a template, and the records that differ from it."""

    template: str
    changed: tuple[Record, ...]
    gone: tuple[str, ...]
    about: tuple[str, ...]
    """Ids of what the rule speaks about then."""

    right: tuple[Record, ...] = ()
    """Records that differ from the template where the rule is silent."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of what has changed, of what the rule speaks about, and of what is gone."""
        return (*(one.id for one in self.changed), *self.about, *self.gone)


@dataclass(frozen=True, slots=True)
class FileExample:
    """Two files: reading the wrong one reports the rule, reading the right one does not.

    For what only a file can hold, because no blueprint in the editor can come to it.
    """

    wrong: str
    right: str


@cache
def examples() -> Mapping[str, Example | FileExample]:
    """Return the example of each rule by its code; none where an installation has no examples."""
    raw = _read("rules.json")
    return MappingProxyType({code: _example(one) for code, one in raw.items()})


def stores(example: Example, language: str) -> tuple[Store, Store]:
    """Return the blueprint in which the rule speaks, and the one in which it is silent."""
    records = _template(example.template, language)
    pair = Store(records), Store(records)
    changes = (example.gone, example.changed), ((), example.right)
    for store, (gone, changed) in zip(pair, changes, strict=True):
        with store.transaction("example") as tx:
            tx.delete(gone)
            for record in _in_language(changed, language):
                tx.put(record)
    return pair


def files(example: FileExample, language: str) -> tuple[str, str]:
    """Return the wrong and the right file, what people wrote in them in a language."""

    def said(found: re.Match[str]) -> str:
        return text_in(found.group(), language)

    return _VALUE.sub(said, example.wrong), _VALUE.sub(said, example.right)


def text_in(text: str, language: str) -> str:
    """Return a text of an example in a language; one that is not known stays as it is."""
    known = _texts().get(text)
    return text if known is None else known[language]


@cache
def _template(name: str, language: str) -> tuple[Record, ...]:
    return _in_language(load_template(name), language)


def _in_language(records: Iterable[Record], language: str) -> tuple[Record, ...]:
    found = []
    for record in records:
        for path, tag, text in texts_of(record):
            # What is there in several languages needs no help.
            if tag == PLAIN and text_in(text, language) != text:
                record = with_text_at(record, path, tag, text_in(text, language))
        found.append(record)
    return tuple(found)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    """Return each text of the examples by what it is in any language."""
    rows = [{LANGUAGES[0]: text, **others} for text, others in _read("texts.json").items()]
    return MappingProxyType({text: row for row in rows for text in row.values()})


def _read(name: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(resource("examples", name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


def _example(raw: dict[str, Any]) -> Example | FileExample:
    if "wrong" in raw:
        return FileExample(raw["wrong"], raw["right"])
    changed, right = (
        tuple(record_of(one, 0) for one in raw.get(side, ())) for side in ("changed", "right")
    )
    return Example(raw["template"], changed, tuple(raw["gone"]), tuple(raw["about"]), right)
