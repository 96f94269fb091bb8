"""Words about what the filter of a document hides in a list."""

from __future__ import annotations

from cxdesigner.base.i18n import format_number, ngettext


def hidden_text(count: int) -> str:
    """Say how many rows the filter of the document leaves out; '' for none."""
    if not count:
        return ""
    words = ngettext("{count} hidden by the filter", "{count} hidden by the filter", count)
    return words.format(count=format_number(count))
