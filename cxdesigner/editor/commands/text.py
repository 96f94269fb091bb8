"""Texts of records in the content language."""

from __future__ import annotations

from collections.abc import Collection

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.model.main_text import MAIN_TEXT
from cxdesigner.model.main_text import main_text as main_text
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import MAX_LENGTH, LocalText
from cxdesigner.model.view import RecordView


def text_merge_key(record_id: str, field: str, language: str) -> str:
    """Return the merge key by which typing in one field becomes one undo step."""
    return f"text:{record_id}:{field}:{language}"


def with_language(view: RecordView, text: LocalText, new: str, language: str) -> LocalText:
    """Return a text changed in the content language.

    In a blueprint of several languages a new text belongs to the language it is typed in, and a
    plain text typed over in another than the first language becomes a text of both. In a blueprint
    of one language texts stay plain.

    Raises
    ------
    EditError
        If the text is too long.
    """
    if len(new) > MAX_LENGTH:
        raise EditError(
            _("The text is too long: {length} characters, at most {limit} are possible."),
            length=len(new),
            limit=MAX_LENGTH,
        )
    languages = view.blueprint.languages
    if len(languages) < 2 or not text.is_plain:
        return text.with_text(new, language)
    if not text:
        return LocalText.of({language: new} if new else None)
    if language == languages[0]:
        return text.with_text(new, language)
    return LocalText.of({languages[0]: text.text(), language: new})


def set_text(
    tx: Transaction, record_id: str, text: str, language: str, field: str | None = None
) -> tuple[str, ...]:
    """Set a text of a record in a language; without a field its main text.

    Raises
    ------
    EditError
        If the text is too long or the record has no such text.
    """
    record = tx.view.find(record_id)
    name = field or (MAIN_TEXT.get(type(record)) if record is not None else None)
    current = getattr(record, name, None) if name is not None else None
    if record is None or name is None or not isinstance(current, LocalText):
        raise EditError(_("There is no text to change here."))
    tx.put(record.replace(**{name: with_language(tx.view, current, text, language)}))
    return (record_id,)


def set_texts(
    tx: Transaction, record_ids: Collection[str], text: str, language: str, field: str
) -> tuple[str, ...]:
    """Set the same text of several records in a language."""
    for record_id in record_ids:
        set_text(tx, record_id, text, language, field)
    return tuple(record_ids)
