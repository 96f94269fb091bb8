"""From the menu, or from a version control system, to one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.merging import Versions, merge_into
from cxdesigner.ui.merging.dialog import MergeDialog

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


def merge_versions(window: Window, versions: Versions | None = None) -> None:
    """Let the person merge another version into the document on screen.

    Raises
    ------
    EditError
        If no blueprint is open.
    """
    dialog = _dialog(window)
    if versions is not None:
        dialog.take_versions(versions)
        _run(window, dialog)
    elif dialog.ask_first():
        _run(window, dialog)
    dialog.deleteLater()


def merge_file(window: Window) -> None:
    """Merge what another program has made of the document's file into the document.

    Saving writes the result over that file then, without asking again.

    Raises
    ------
    CxError
        If the file cannot be read.
    """
    document = window.session.document
    try:
        theirs, stamp = window.session.files.read_again(document)
    except Stopped:
        return
    dialog = _dialog(window)
    saved = document.history.at_saved()
    base = document.history.at_start() if saved is None else saved
    dialog.take_views((document.name, theirs), (_("As it was read or saved here"), base))
    if _run(window, dialog):
        document.file_stamp = stamp
    dialog.deleteLater()


def _dialog(window: Window) -> MergeDialog:
    window.commit_fields()
    document = window.session.document

    def reveal(record_id: str) -> None:
        if record_id in document.store:
            document.selection.set((record_id,))
            window.editors.reveal(record_id)

    return MergeDialog(window.session, reveal, window)


def _run(window: Window, dialog: MergeDialog) -> bool:
    """Show the dialog; say whether the document holds both versions then."""
    if not dialog.exec() or dialog.merging is None:
        return False
    try:
        merge_into(window.session.document, dialog.merging, dialog.name)
    except EditError as error:
        window.report(error)
        return False
    window.status.tell(_("Merged with “{name}”.").format(name=dialog.name))
    return True
