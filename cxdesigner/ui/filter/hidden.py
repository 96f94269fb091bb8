"""Words about what the filter of a document hides in a list."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.base.i18n import _, format_number, ngettext
from cxdesigner.editor.document import Document


def hidden_text(count: int) -> str:
    """Say how many rows the filter of the document leaves out; '' for none."""
    if not count:
        return ""
    words = ngettext("{count} hidden by the filter", "{count} hidden by the filter", count)
    return words.format(count=format_number(count))


def through_filters(
    document: Document,
    record_id: str,
    has_row: Callable[[], bool],
    narrow: Callable[[], object],
    show_rows: Callable[[], object],
) -> str:
    """Get the row of a selected record shown that a filter hides; return what to say about it.

    Parameters
    ----------
    has_row
        Whether the list shows the record now.
    narrow
        Takes up at once what the filter of the document lets through.
    show_rows
        Clears the filter of the list itself: words, values of a column.
    """
    said = ""
    if document.filtering.let_through(record_id):
        said = _("The filter hides this row; it is shown until you select another.")
        narrow()
    if not has_row():
        said = _("The filter of this list hid the row, so it was cleared.")
        show_rows()
    return said if has_row() else ""
