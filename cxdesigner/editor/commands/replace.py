"""Replacing what was found."""

from __future__ import annotations

from collections.abc import Iterable

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.search.hits import Hit, replaced_text
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import MAX_LENGTH
from cxdesigner.model.texts import text_at, with_text_at


def replace_hits(tx: Transaction, hits: Iterable[Hit]) -> tuple[str, ...]:
    """Put ``Hit.new`` in the place of each hit; return the ids of the records changed.

    Hits in texts that are not as they were when they were found are passed over.

    Raises
    ------
    EditError
        If a text would become too long.
    """
    by_text: dict[tuple[object, ...], list[Hit]] = {}
    for hit in hits:
        by_text.setdefault(hit.place, []).append(hit)
    changed: dict[str, None] = {}
    for group in by_text.values():
        first = group[0]
        record = tx.view.find(first.record_id)
        if record is None or text_at(record, first.path, first.tag) != first.text:
            continue
        length = len(first.text) + sum(len(hit.new) - len(hit.found) for hit in group)
        if length > MAX_LENGTH:
            raise EditError(
                _("A text would become too long: {length} characters, at most {limit}."),
                length=length,
                limit=MAX_LENGTH,
            )
        new = replaced_text(first.text, group)
        if new != first.text:
            tx.put(with_text_at(record, first.path, first.tag, new))
            changed[first.record_id] = None
    return tuple(changed)
