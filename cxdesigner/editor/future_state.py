"""As-is and to-be: a copy of a blueprint is saved as the future state, and opened beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.base.progress import Stopped, Tell
from cxdesigner.editor.document import Document
from cxdesigner.editor.file_names import safe_file_name, with_suffix
from cxdesigner.editor.files import SUFFIX, Files
from cxdesigner.editor.questions import Answers, Cancelled, Done, NeedsAnswer, Outcome
from cxdesigner.editor.storage import Written
from cxdesigner.editor.view_memory import lasting
from cxdesigner.formats.version import CURRENT
from cxdesigner.model.store import Store


def save_to_be(files: Files, document: Document, answers: Answers) -> Outcome:
    """Save a copy as the future state and open it; the document stays as it is.

    The copy is of the same lineage and keeps every id, so that the two can be compared; it is
    looked at in the same way. A document without a lineage gets one, as one step that can be
    undone. Where the person cancels, nothing has changed.

    Raises
    ------
    CxError
        If it cannot be written.
    Stopped
        If the person cancelled the opening of what was saved.
    """
    answer = answers.get("to-be-path")
    if answer is None:
        request = files.save_request(document)
        stem = document.path.stem if document.path is not None else document.name
        name = safe_file_name(_("{name} – to-be").format(name=stem)) + SUFFIX
        path = (request.suggested or Path(name)).with_name(name)
        title = _("Save the future state as")
        return NeedsAnswer(replace(request, key="to-be-path", title=title, suggested=path))
    path = with_suffix(Path(answer), SUFFIX)
    if files.workspace.find(path) is not None:
        raise CxError(
            _("“{name}” is open in another window."),
            hint=_("Choose another name, or close it first."),
            name=path.name,
        )
    lineage_id = document.store.blueprint.lineage_id or new_id("lineage")
    snapshot = document.store.snapshot()

    def write(tell: Tell) -> Written:
        view = Store(snapshot)
        with view.transaction() as tx:
            tx.put(view.blueprint.replace(lineage_id=lineage_id, state="future"))
        return files.storage.save(path, view, expected=None, version=CURRENT, tell=tell)

    try:
        words = _("Saving “{name}”…").format(name=path.name)
        written = files.aside_for(len(snapshot))(words, write)
    except Stopped:
        return Cancelled()
    if not document.store.blueprint.lineage_id:
        with document.store.transaction(_("Begin a lineage")) as tx:
            tx.put(document.store.blueprint.replace(lineage_id=lineage_id))
    if document.path is None:
        # What is to be compared with stays open, and asks to be saved itself.
        document.set_unsaved()
    to_be, _notes = files.open(path)
    to_be.restore_view(lasting(document.view_state))
    return Done(
        written.note or _("Saved “{name}”; this is the future state.").format(name=path.name)
    )
