"""What two sides want otherwise, in the words of a reader."""

from __future__ import annotations

from typing import Any

from cxdesigner.base.i18n import _
from cxdesigner.model.comparison import subject_id
from cxdesigner.model.merge import Conflict
from cxdesigner.model.record import Record
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
        return words if words == name else f"{words} “{name}”"

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

    def _field(self, conflict: Conflict) -> str:
        ours, theirs = self.values(conflict)
        return _("{field}: ours says “{ours}”, theirs says “{theirs}”. Kept: ours.").format(
            field=self._what(conflict), ours=ours, theirs=theirs
        )

    def _what(self, conflict: Conflict) -> str:
        _view, record = self._there(conflict.record_id)
        what = conflict.field if record is None else field_words(type(record), conflict.field)
        return f"{what} ({language_words(conflict.language)})" if conflict.language else what

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
