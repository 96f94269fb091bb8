"""What copying takes along, worked out aside where that is much."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.editor.document import Document
from cxdesigner.editor.fragment import Fragment, copy_fragment
from cxdesigner.editor.many import MANY, extent
from cxdesigner.model.giving_view import GivingView


def copied(document: Document, ids: Sequence[str], words: str) -> Fragment:
    """Return what copying some records takes along; aside if that is much.

    Raises
    ------
    Stopped
        If the person cancelled.
    """
    view, language = document.store, document.language
    if extent(view, ids) < MANY:
        return copy_fragment(view, ids, language)
    snapshot = GivingView(view)
    return document.aside(
        words, lambda _tell: copy_fragment(snapshot, ids, language), may_drop=True
    )
