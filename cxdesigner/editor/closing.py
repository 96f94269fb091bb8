"""Closing all documents, or all but one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cxdesigner.editor.document import Document
from cxdesigner.editor.file_questions import EACH, unsaved, unsaved_many
from cxdesigner.editor.files import Files
from cxdesigner.editor.questions import (
    CANCEL,
    Answer,
    Cancelled,
    PathRequest,
    Question,
    settle,
)

Ask = Callable[[Question | PathRequest], Answer | None]


def close_all(files: Files, ask: Ask, but: Document | None = None) -> bool:
    """Close every document but one, asking about changes; False if the person cancelled.

    About several it is asked once. Nothing is closed before the last answer but what was saved
    stays saved.

    Raises
    ------
    CxError
        If one cannot be written; all are still open then.
    """
    workspace = files.workspace
    closed = [document for document in workspace.documents if document is not but]
    changed = [document for document in closed if document.is_dirty]
    for_all = ask(unsaved_many(changed)) if len(changed) > 1 else EACH
    if for_all is None or for_all == CANCEL:
        return False
    for document in changed:
        if for_all == "discard":
            break
        workspace.activate(document)
        answer = ask(unsaved(document)) if for_all == EACH else for_all
        if answer is None or answer == CANCEL:
            return False
        if answer == "save" and settle(partial(files.save, document), ask) == Cancelled():
            return False
    for document in closed:
        workspace.remove(document)
    return True
