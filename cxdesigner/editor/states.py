"""Other states of the document worked on: what it can be compared with, and merged from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import Choice
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
    if document.path is not None:
        from cxdesigner.formats.versions import kept_versions

        for version in kept_versions(document.path)[:VERSIONS_OFFERED]:
            time = f"{version.time.astimezone():%Y-%m-%d %H:%M}"
            words = _("Kept version of {time}").format(time=time)
            found.append(Choice(f"version:{version.path}", words))
    return tuple(found)


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
