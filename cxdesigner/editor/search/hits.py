"""Finding in all texts of a document: an index kept in step by patches, and hits in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from time import perf_counter

from cxdesigner.base.signal import Signal
from cxdesigner.editor.document import Document
from cxdesigner.editor.search.pattern import Query, replacement
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.schema import RECORD_TYPES
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.texts import Path, texts_of
from cxdesigner.model.told import note_of

MOST_HITS = 20_000
"""Hits beyond this are counted no more: nobody looks at them one by one."""

_SOME = 64
"""Records that are read without a look at the clock."""

Text = tuple[Path, str, str]
"""Where a text is in its record, its language, the text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One find in one text of one record."""

    record_id: str
    path: Path
    tag: str
    text: str
    """The whole text."""

    start: int
    end: int
    new: str = ""
    """What would stand in its place."""

    @property
    def found(self) -> str:
        """What was found, as it is spelt there."""
        return self.text[self.start : self.end]

    @property
    def place(self) -> tuple[str, Path, str]:
        """The text that it is in."""
        return self.record_id, self.path, self.tag

    @property
    def key(self) -> tuple[object, ...]:
        """What makes this the same hit after another search."""
        return *self.place, self.start


class TextSearch:
    """The texts of one document, searched as often as a key is pressed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._texts: dict[str, tuple[Text, ...]] = {}
        self._order: tuple[str, ...] | None = None
        self.changed: Signal[()] = Signal()
        """A text has changed, so that what was found may not be there any more."""

        self._unread = list(document.store.records)
        """Records whose texts nobody has asked for yet."""

        self._disconnect = document.changed.connect(self._follow)

    def close(self) -> None:
        """Follow the document no longer."""
        self._disconnect()

    def read_on(self, seconds: float = inf) -> bool:
        """Read more of the document for some time; return whether all of it is read."""
        records, unread = self.document.store.records, self._unread
        end = perf_counter() + seconds
        while unread:
            for record_id in unread[-_SOME:]:
                record = records.get(record_id)
                if record is not None:
                    self._put(record)
            del unread[-_SOME:]
            self._order = None
            if perf_counter() > end:
                break
        return not unread

    def find(self, query: Query, template: str | None = None) -> tuple[Hit, ...]:
        """Return what is found, in reading order.

        Parameters
        ----------
        template
            What would be put in its place, for ``Hit.new``; None if nothing is to be replaced.

        Raises
        ------
        EditError
            If the pattern or the template cannot be understood.
        """
        if not query.text:
            return ()
        self.read_on()
        pattern = query.compiled()
        hits: list[Hit] = []
        for record_id in self._in_order():
            for path, tag, text in self._texts_of(record_id):
                for found in query.matches(pattern, text):
                    new = ""
                    if template is not None:
                        new = replacement(found, text, template, is_regex=query.is_regex)
                    hits.append(Hit(record_id, path, tag, text, found.start(), found.end(), new))
            if len(hits) >= MOST_HITS:
                break
        return tuple(hits)

    def _texts_of(self, record_id: str) -> Iterable[Text]:
        """Return the texts of a record; what a note tells is one text with that of the note."""
        store = self.document.store
        found = self._texts[record_id]
        if store.get(Insight, record_id) is not None and note_of(store, record_id) is not None:
            return (text for text in found if text[0] != ("text",))
        return found

    def _put(self, record: Record) -> bool:
        found = tuple(texts_of(record))
        before = self._texts.get(record.id, ())
        if found:
            self._texts[record.id] = found
        else:
            self._texts.pop(record.id, None)
        return found != before

    def _follow(self, patch: Patch) -> None:
        changed = False
        for record_id, (_before, after) in patch.changes.items():
            if after is None:
                changed |= self._texts.pop(record_id, None) is not None
            else:
                changed |= self._put(after)
        # Order hangs on places too.
        self._order = None
        if changed:
            self.changed.emit()

    def _in_order(self) -> tuple[str, ...]:
        if self._order is None:
            keys = _places(self.document)
            last = (len(keys), "")
            self._order = tuple(
                sorted(self._texts, key=lambda record_id: keys.get(record_id, last))
            )
        return self._order


def _places(document: Document) -> dict[str, tuple[int, str]]:
    """Return the place of each record as one reads.

    The document, stages, steps, each element with all that is known about it, the rest by type.
    """
    store = document.store
    steps, lanes = store.positions(Step), store.positions(Lane)
    base = len(steps) * (len(lanes) + 1)
    found: dict[str, tuple[int, str]] = {}
    types = {kind: place for place, kind in enumerate(RECORD_TYPES)}
    for element in store.of_type(Element):
        column = steps.get(element.step_id, 0) if element.step_id else 0
        cell = column * (len(lanes) + 1) + lanes.get(element.lane_id, 0)
        found[element.id] = (cell, f"{element.order} {element.id}")
    stages = store.positions(Stage)
    for record in store:
        if isinstance(record, Blueprint):
            found[record.id] = (-3, "")
        elif isinstance(record, Stage):
            found[record.id] = (-2, f"{stages[record.id]:06}")
        elif isinstance(record, Step):
            found[record.id] = (-1, f"{steps[record.id]:06}")
        elif not isinstance(record, Element):
            place = found.get(_owner_of(record) or "")
            if place is not None:
                found[record.id] = (place[0], f"{place[1]} {record.id}")
            else:
                found[record.id] = (base + types.get(type(record), len(types)), record.id)
    return found


_OWNER_FIELDS: dict[type[Record], str] = {Link: "source_id"} | {
    kind: "element_id" for kind in RECORD_TYPES if "element_id" in kind.model_fields
}


def _owner_of(record: Record) -> str | None:
    field = _OWNER_FIELDS.get(type(record))
    # A record that is asked for a field it does not have takes its time to say so.
    return None if field is None else getattr(record, field)


def replaced_text(text: str, hits: list[Hit]) -> str:
    """Return a text with some of its hits replaced, cleaned as it will be stored."""
    for hit in sorted(hits, key=lambda hit: -hit.start):
        text = text[: hit.start] + hit.new + text[hit.end :]
    return LocalText.of(text).text()
