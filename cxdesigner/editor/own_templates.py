"""Templates of one's own: what is open now is kept to start from, whole or as an empty frame."""

from __future__ import annotations

import os
from pathlib import Path

from cxdesigner.base import paths
from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped, Tell
from cxdesigner.base.system_words import reason_of
from cxdesigner.editor.document import Document
from cxdesigner.editor.file_names import safe_file_name
from cxdesigner.editor.files import Files
from cxdesigner.editor.questions import (
    CANCEL,
    Answers,
    Cancelled,
    Choice,
    Done,
    NeedsAnswer,
    Outcome,
    Question,
)
from cxdesigner.editor.storage import Written
from cxdesigner.formats.own_templates import own_name, own_path, own_title
from cxdesigner.formats.version import CURRENT
from cxdesigner.model.asset import Asset, Style
from cxdesigner.model.blueprint import Blueprint, Brand, RuleSettings, SeverityOverride
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView

_REPLACE = "replace-template"

_FRAME = (
    Asset,
    Blueprint,
    Brand,
    Lane,
    LaneRow,
    Line,
    RuleSettings,
    SeverityOverride,
    Stage,
    Step,
    Style,
)
"""What an empty frame holds: all else is about one service."""

_KEPT_OF_BLUEPRINT = (
    "id",
    "unknown",
    "kind",
    "languages",
    "scale_min",
    "scale_max",
    "evidence_position",
    "component_exempt",
    "collects_ok",
)


def frame_of(view: RecordView) -> tuple[Record, ...]:
    """Return a blueprint without its content: stages, steps, lanes, rows, lines and the brand."""
    store = Store(view)
    with store.transaction() as tx:
        tx.delete([record.id for record in store if not isinstance(record, _FRAME)])
        kept = {name: getattr(tx.view.blueprint, name) for name in _KEPT_OF_BLUEPRINT}
        tx.put(Blueprint(**kept))
    return tuple(store)


def keep_as_template(
    files: Files, document: Document, title: str, answers: Answers, *, whole: bool
) -> Outcome:
    """Keep a document as a template of the person; the document stays as it is.

    Parameters
    ----------
    title
        What the template is called; asks before another one of this name is written over.
    whole
        Keep everything; else the frame alone (``frame_of``).

    Raises
    ------
    CxError
        If it cannot be written, or has no name.
    """
    path = _path(_checked(title))
    # Unlike that of ``Path`` it never fails.
    if os.path.exists(path) and answers.get(_REPLACE) is None:
        return NeedsAnswer(_replacing(path.stem))
    snapshot = document.store.snapshot()

    def write(tell: Tell) -> Written:
        view: RecordView = snapshot if whole else RecordView(frame_of(snapshot))
        return files.storage.save(path, view, expected=None, version=CURRENT, tell=tell)

    try:
        paths.ensure(path.parent)
        words = _("Saving “{name}”…").format(name=path.stem)
        files.aside_for(len(snapshot))(words, write)
    except OSError as error:
        raise _failed(path, error) from error
    except Stopped:
        return Cancelled()
    said = _("Saved the template “{name}”. “New from template” offers it.")
    return Done(said.format(name=path.stem))


def rename_template(name: str, title: str) -> str:
    """Give a template of the person another title; return its new name.

    Raises
    ------
    CxError
        If the title is taken or cannot be used; nothing has changed.
    """
    old, new = _path(own_title(name)), _path(_checked(title))
    if new == old:
        return name
    try:
        # On some disks names that differ in case are one.
        if new.exists() and not (old.exists() and new.samefile(old)):
            raise CxError(_("There is a template “{name}” already."), name=new.stem)
        os.rename(old, new)
    except OSError as error:
        raise _failed(old, error) from error
    return own_name(new.stem)


def _checked(title: str) -> str:
    words = " ".join(title.split())
    if not words:
        raise CxError(_("A template needs a name."))
    return safe_file_name(words)


def _path(title: str) -> Path:
    path = own_path(own_name(title))
    assert path is not None
    return path


def _failed(path: Path, error: OSError) -> CxError:
    return CxError(
        _("The template “{name}” could not be written: {reason}."),
        name=path.stem,
        reason=reason_of(error),
    )


def _replacing(title: str) -> Question:
    return Question(
        _REPLACE,
        _("There is a template “{name}” already. Replace it?").format(name=title),
        (Choice(CANCEL, _("Cancel")), Choice("replace", _("Replace"), destructive=True)),
    )
