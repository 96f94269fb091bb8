"""In what a text was found, in the words of a person: which record, which field, which language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.base.i18n import _, dotted
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.builtin.view import LANGUAGE_NAMES
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import ElementContent
from cxdesigner.model.view import RecordView
from cxdesigner.report.names import FIELD_NAMES, RECORD_NAMES
from cxdesigner.report.record_names import name_of

if TYPE_CHECKING:
    from cxdesigner.editor.search.hits import Hit


def field_name(hit: Hit) -> str:
    """Return what the field of a hit is called."""
    return _(FIELD_NAMES[str(hit.path[0])])


def place_words(view: RecordView, hit: Hit, language: str) -> str:
    """Return where a hit is: kind or name of the record, field, and language if another."""
    record = view.find(hit.record_id)
    words: list[str] = []
    kind = RECORD_NAMES.get(type(record)) if record is not None else None
    if kind is not None:
        words.append(_(kind))
    owner = shown_id(view, hit.record_id)
    if record is not None and not isinstance(record, Blueprint):
        # A name that is what was found says nothing new.
        subject = view.find(owner) if owner != hit.record_id else record
        if subject is not record or hit.path[0] not in ("label", "name", "text"):
            words.append(name_of(view, subject, language))
        elif isinstance(record, ElementContent):
            words.append(_(KIND_NAMES[record.kind]))
    words.append(field_name(hit))
    if hit.tag and hit.tag != language:
        words.append(LANGUAGE_NAMES.get(hit.tag, hit.tag))
    return dotted(words)


def shown_id(view: RecordView, record_id: str) -> str:
    """Return the record that the window shows a record with: the element it is about, or itself."""
    record = view.find(record_id)
    for field in ("element_id", "stage_id", "subject_id"):
        owner = getattr(record, field, None)
        if isinstance(owner, str) and owner in view:
            return owner
    return record_id


CONTEXT, CONTEXT_AFTER = 24, 80
"""Characters shown before and after a hit: as much as fits of the latter is drawn."""


def excerpt(hit: Hit) -> tuple[str, str]:
    """Return what stands before and after a hit, cut to one short line."""
    before = " ".join(hit.text[max(0, hit.start - CONTEXT) : hit.start].split("\n"))
    after = " ".join(hit.text[hit.end : hit.end + CONTEXT_AFTER].split("\n"))
    if hit.start > CONTEXT:
        before = "…" + before
    if hit.end + CONTEXT_AFTER < len(hit.text):
        after += "…"
    return before, after
