"""Closing all documents as the program ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from cxdesigner.editor.file_questions import unsaved
from cxdesigner.editor.files import Files
from cxdesigner.editor.questions import CANCEL, Cancelled, PathRequest, Question, settle


def close_all(files: Files, ask: Callable[[Question | PathRequest], Any]) -> bool:
    """Close every document, asking about each with changes; False if the person cancelled.

    Nothing is closed before the last answer but what was saved stays saved.
    """
    workspace = files.workspace
    for document in workspace.documents:
        if not document.is_dirty:
            continue
        workspace.activate(document)
        answer = ask(unsaved(document))
        if answer is None or answer == CANCEL:
            return False
        if answer == "save" and settle(partial(files.save, document), ask) == Cancelled():
            return False
    for document in workspace.documents:
        workspace.remove(document)
    return True
