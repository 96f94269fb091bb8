"""Fields that hold several words or texts, of many records at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cxdesigner.editor.commands.text import with_language
from cxdesigner.model.record import Record
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def _holders(view: RecordView, record_ids: Collection[str], field: str) -> list[Record]:
    records = view.records
    found = [rec for key in record_ids if (rec := records.get(key)) is not None]
    kinds = {kind for kind in {type(rec) for rec in found} if field in kind.model_fields}
    return [rec for rec in found if type(rec) in kinds]


def words_in(
    view: RecordView, record_ids: Collection[str], field: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that all records have in a field, and those that only some have."""
    lists = [getattr(record, field) for record in _holders(view, record_ids, field)]
    union = tuple(dict.fromkeys(word for words in lists for word in words))
    everywhere = tuple(word for word in union if all(word in words for words in lists))
    return everywhere, tuple(word for word in union if word not in everywhere)


def toggle_word(
    tx: Transaction,
    record_ids: Collection[str],
    field: str,
    word: str,
    order: Sequence[str] = (),
) -> tuple[str, ...]:
    """Add a word to a field of records, or take it away if all of them have it.

    Parameters
    ----------
    order
        Words in the order in which they are kept; others follow as they came.
    """
    records = _holders(tx.view, record_ids, field)
    everywhere = all(word in getattr(record, field) for record in records)
    places = {known: place for place, known in enumerate(order)}
    for record in records:
        rest = [known for known in getattr(record, field) if known != word]
        if not everywhere:
            rest = sorted([*rest, word], key=lambda known: places.get(known, len(places)))
        tx.put(record.replace(**{field: tuple(rest)}))
    return tuple(record.id for record in records)


def set_lines(
    tx: Transaction, record_ids: Collection[str], field: str, lines: Sequence[str], language: str
) -> tuple[str, ...]:
    """Set the texts of a field of records in a language; other languages keep theirs by place.

    Raises
    ------
    EditError
        If a text is too long.
    """
    records = _holders(tx.view, record_ids, field)
    for record in records:
        before: tuple[LocalText, ...] = getattr(record, field)
        after = tuple(
            with_language(
                tx.view, before[place] if place < len(before) else LocalText(), line, language
            )
            for place, line in enumerate(lines)
        )
        tx.put(record.replace(**{field: after}))
    return tuple(record.id for record in records)
