"""Cells written out for other programs, as text and as a table; very many are written aside."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cxdesigner.base.i18n import _, language, use_language
from cxdesigner.base.progress import Tell
from cxdesigner.editor.aside import at_once
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.block import html_table, tabbed_text
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.model.giving_view import GivingView

MANY = 10_000
"""Cells from which on they are written aside."""


def written_out(
    document: Document,
    reading: Reading,
    row_ids: Sequence[str],
    columns: Sequence[Column],
    chosen: Collection[tuple[int, int]] | None = None,
) -> tuple[str, str]:
    """Return cells as text and as an HTML table.

    Parameters
    ----------
    chosen
        Places (row, column) among these rows and columns; all others are empty. None: all of them.

    Raises
    ------
    Stopped
        If the person cancelled.
    """
    is_much = len(row_ids) * len(columns) >= MANY
    if is_much:
        reading = reading.on(GivingView(document.store))
    spoken = language()

    def text(row: int, column: int) -> str:
        if chosen is not None and (row, column) not in chosen:
            return ""
        record = reading.view.find(row_ids[row])
        return "" if record is None else columns[column].read(reading, record)

    def work(_tell: Tell) -> tuple[str, str]:
        with use_language(spoken):
            places = range(len(columns))
            block = [[text(row, place) for place in places] for row in range(len(row_ids))]
            return tabbed_text(block), html_table(block)

    return (document.aside if is_much else at_once)(_("Copy"), work, may_drop=True)
