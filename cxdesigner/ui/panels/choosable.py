"""The names of the records that a field offers for choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from weakref import WeakKeyDictionary

from cxdesigner.analysis.words import noted
from cxdesigner.base import i18n
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.main_text import MAIN_TEXT, main_text
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText


class Names(Mapping[str, str]):
    """Id → name of records; equal names are told apart by a number when they are read."""

    def __init__(self, records: Iterable[tuple[str, str]]) -> None:
        self._numbered: dict[str, tuple[str, int]] = {}
        taken: dict[str, int] = {}
        for key, name in records:
            number = taken[name] = taken.get(name, 0) + 1
            self._numbered[key] = name, number

    def __getitem__(self, key: str) -> str:
        name, number = self._numbered[key]
        return name if number == 1 else noted(name, number)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbered)

    def __len__(self) -> int:
        return len(self._numbered)


_kept: WeakKeyDictionary[Store, dict[tuple[object, ...], Names]] = WeakKeyDictionary()
"""What was asked for one revision: a page of cards asks once for each card and field."""


def names_of(store: Store, kind: type[Record], language: str) -> Names:
    """Return id → name of the records of a type; equal names are told apart by a number."""
    asked = (store.revision, kind, language, i18n.language())
    kept = _kept.setdefault(store, {})
    found = kept.get(asked)
    if found is None:
        for other in [one for one in kept if one[0] != store.revision]:
            del kept[other]
        found = kept[asked] = Names(_named(store, kind, language))
    return found


def name_in(record: Record | None, language: str) -> str:
    """Return the name of a record as it is offered for choice."""
    text = main_text(record)
    name = text.line(language) if text else ""
    return name or (_nameless(record) if record is not None else "")


def _named(store: Store, kind: type[Record], language: str) -> Iterator[tuple[str, str]]:
    field = MAIN_TEXT.get(kind)
    for record in store.of_type(kind):
        # Straight to the text: there can be thousands.
        text: LocalText | None = getattr(record, field) if field else None
        yield record.id, (text.line(language) if text else "") or _nameless(record)


def _nameless(record: Record) -> str:
    match record:
        case Element():
            return _("Element without a name")
        case Opportunity():
            return _("Opportunity")
        case Persona():
            return _("Persona")
        case Stage():
            return _("Stage")
    return record.id
