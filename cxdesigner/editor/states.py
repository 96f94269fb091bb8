"""Other states of the document worked on: what it can be compared with, and merged from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.actions import Choice
from cxdesigner.editor.document import Document
from cxdesigner.editor.session import Session
from cxdesigner.model.view import RecordView

VERSIONS_OFFERED = 8


def states(session: Session) -> Sequence[Choice]:
    """List what there is besides the document as it is now.

    The blueprint as it was opened, the saved file, other open blueprints, kept versions.
    """
    document = session.workspace.active
    if document is None:
        return ()
    found = [Choice("opened", _("The blueprint as it was opened"))]
    if document.path is not None and os.path.isfile(document.path):
        found.append(Choice("saved", _("The file as it was saved last")))
    for number, other in enumerate(session.workspace.documents):
        if other is not document:
            found.append(Choice(f"tab:{number}", other.name))
    for path, time in _kept(document)[:VERSIONS_OFFERED]:
        found.append(Choice(f"version:{path}", _("Kept version of {time}").format(time=time)))
    return tuple(found)


def versions(session: Session) -> Sequence[Choice]:
    """List the versions kept of the active document's file by their paths, newest first."""
    document = session.workspace.active
    return () if document is None else tuple(Choice(*one) for one in _kept(document))


def open_version(session: Session, key: str) -> None:
    """Open a kept version beside the document; its file stays as it is.

    Raises
    ------
    CxError
        If it cannot be read.
    """
    document = session.document
    stem = document.path.stem if document.path is not None else document.name
    time = dict(_kept(document)).get(key, "")
    name = _("{name} – version of {time}").format(name=stem, time=time)
    try:
        session.files.open_copy(Path(key), name)
    except Stopped:
        return
    session.host.tell(_("This is an earlier version. Save it under a name to keep it."))


def _kept(document: Document) -> list[tuple[str, str]]:
    """Return path and time, in words, of the versions kept of a document's file, newest first."""
    if document.path is None:
        return []
    from cxdesigner.formats.versions import kept_versions

    return [
        (str(one.path), f"{one.time.astimezone():%Y-%m-%d %H:%M}")
        for one in kept_versions(document.path)
    ]


def state_of(session: Session, key: str) -> RecordView:
    """Return a state by its key: one of ``states``, or ``file:`` and a path.

    Raises
    ------
    CxError
        If its file cannot be read.
    Stopped
        If the person cancelled.
    """
    document = session.document
    sort, _colon, which = key.partition(":")
    match sort:
        case "opened":
            return document.history.at_start()
        case "tab":
            return session.workspace.documents[int(which)].store.snapshot()
        case "saved" if document.path is not None:
            return session.files.read(document.path)
    return session.files.read(Path(which))
