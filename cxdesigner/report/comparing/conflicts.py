"""What two sides want otherwise, in the words of a reader."""

from __future__ import annotations

from typing import Any

from cxdesigner.analysis.words import noted
from cxdesigner.base.i18n import _, listed
from cxdesigner.model.comparison import subject_id
from cxdesigner.model.merge import Conflict
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.report.comparing.words import (
    field_words,
    language_words,
    named,
    record_words,
    value_words,
)


class ConflictWords:
    """Tells conflicts between two sides in the language in use, with texts in ``language``."""

    def __init__(
        self, base: RecordView, ours: RecordView, theirs: RecordView, language: str
    ) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self._language = language

    def title(self, conflict: Conflict) -> str:
        """Return what a conflict is about: sort and name, and of what it is known."""
        view, record = self._there(conflict.record_id)
        if record is None:
            return conflict.record_id
        words, name = record_words(record), named(view, record, self._language)
        about = view.find(subject_id(record))
        if about is not None and about is not record:
            name = named(view, about, self._language)
        return _quoted(words, name)

    def sentence(self, conflict: Conflict) -> str:
        """Return both wishes and which was kept, as one sentence."""
        match conflict.kind:
            case "field":
                return self._field(conflict)
            case "edit_delete":
                return _("Ours changed it, theirs deleted it. Kept: the changed one.")
            case "delete_edit":
                return _("Ours deleted it, theirs changed it. Kept: the changed one.")
            case "needed":
                return _("One side deleted it, the other put something there. Kept: both.")
            case "forgotten":
                return _(
                    "{field}: what one side chose, the other deleted. Kept: no choice."
                ).format(field=self._what(conflict))
            case "type":
                return _("Both sides use its id for different things. Kept: ours.")
            case "second":
                return _("Both sides added one; there can be one. Kept: ours.")
            case "ring":
                return _("Each side put one stage into the other. Kept: none of the two.")

    def values(self, conflict: Conflict) -> tuple[str, str]:
        """Return what ours and theirs say; '' for both where whole records are in question."""
        if conflict.kind != "field":
            return "", ""
        return (
            self._value(self._ours, conflict, conflict.ours),
            self._value(self._theirs, conflict, conflict.theirs),
        )

    def about(self, conflict: Conflict) -> str:
        """Return the id of what a conflict is seen with: the element it is about, or itself."""
        _view, record = self._there(conflict.record_id)
        return conflict.record_id if record is None else subject_id(record)

    def heading(self, conflict: Conflict) -> str:
        """Return the sort and name of what a conflict is seen with; see ``about``."""
        view, record = self._there(self.about(conflict))
        if record is None:
            return self.title(conflict)
        words, name = record_words(record), named(view, record, self._language)
        return _quoted(words, name)

    def what(self, conflict: Conflict) -> str:
        """Return what the sides want otherwise: the name of a field, or that one deleted it."""
        match conflict.kind:
            case "field" | "forgotten" | "ring":
                return self._of(conflict, self._what(conflict))
            case "edit_delete" | "delete_edit" | "needed":
                return self._of(conflict, _("Changed and deleted"))
            case "type":
                return self._of(conflict, _("One id, two things"))
            case "second":
                return self._of(conflict, _("Two where there can be one"))

    def _of(self, conflict: Conflict, words: str) -> str:
        """Put before it what is known about the element, where that is in question."""
        _view, record = self._there(conflict.record_id)
        if record is None or subject_id(record) == record.id:
            return words
        return f"{record_words(record)}: {words}"

    def sides(self, conflict: Conflict) -> tuple[str, str, str]:
        """Return what was there before, what ours wants and what theirs wants."""
        views = (self._base, self._ours, self._theirs)
        values = (conflict.base, conflict.ours, conflict.theirs)
        if conflict.kind in ("field", "forgotten", "ring"):
            before, ours, theirs = (
                self._value(view, conflict, value)
                for view, value in zip(views, values, strict=True)
            )
            if conflict.language and not conflict.base:
                # A plain text reads the same in every language.
                text = getattr(self._base.find(conflict.record_id), conflict.field, None)
                if isinstance(text, LocalText) and text.is_plain:
                    before = text.line() or before
            return before, ours, theirs
        known = [value if isinstance(value, Record) else None for value in values]
        if conflict.kind in ("second", "type"):
            mine, yours = known[1], known[2]
            return "", self._told(self._ours, mine, yours), self._told(self._theirs, yours, mine)
        before = "" if known[0] is None else named(self._base, known[0], self._language)
        return (
            before,
            self._state(self._ours, known[1], known[0]),
            self._state(self._theirs, known[2], known[0]),
        )

    def _state(self, view: RecordView, record: Record | None, before: Record | None) -> str:
        if record is None:
            return _("Deleted")
        told = self._told(view, record, before)
        return _("Kept") if told == "–" else _("Kept: {changes}").format(changes=told)

    def _told(self, view: RecordView, record: Record | None, other: Record | None) -> str:
        """Return in what a record differs from another one, field by field."""
        if record is None:
            return "–"
        fields = [
            name
            for name in type(record).model_fields
            if name not in ("id", "order", "unknown")
            and getattr(record, name) != getattr(other, name, None)
        ]
        said = [
            _quoted(
                field_words(type(record), name),
                value_words(view, record, name, getattr(record, name), self._language),
            )
            for name in fields
        ]
        return listed(said) or "–"

    def _field(self, conflict: Conflict) -> str:
        ours, theirs = self.values(conflict)
        return _("{field}: ours says “{ours}”, theirs says “{theirs}”. Kept: ours.").format(
            field=self._what(conflict), ours=ours, theirs=theirs
        )

    def _what(self, conflict: Conflict) -> str:
        _view, record = self._there(conflict.record_id)
        what = conflict.field if record is None else field_words(type(record), conflict.field)
        return noted(what, language_words(conflict.language)) if conflict.language else what

    def _value(self, view: RecordView, conflict: Conflict, value: Any) -> str:
        record = view.find(conflict.record_id)
        if record is None or (isinstance(value, str) and conflict.language):
            return " ".join(str(value or "–").split())
        if conflict.field == "order":
            return _("place {n}").format(n=view.positions(type(record))[record.id] + 1)
        return value_words(view, record, conflict.field, value, self._language)

    def _there(self, key: str) -> tuple[RecordView, Record | None]:
        for view in (self._ours, self._theirs, self._base):
            record = view.find(key)
            if record is not None:
                return view, record
        return self._ours, None


def _quoted(words: str, name: str) -> str:
    if words == name:
        return words
    return _("{kind} “{name}”").format(kind=words, name=name)
