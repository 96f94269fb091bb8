"""From the menu, or from a version control system, to one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
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
    window.commit_fields()
    document = window.session.document

    def reveal(record_id: str) -> None:
        if record_id in document.store:
            document.selection.set((record_id,))
            window.editors.reveal(record_id)

    dialog = MergeDialog(window.session, reveal, window)
    if versions is not None:
        dialog.take_versions(versions)
    if dialog.exec() and dialog.merging is not None:
        try:
            merge_into(document, dialog.merging, dialog.name)
        except EditError as error:
            window.report(error)
        else:
            window.status.tell(_("Merged with “{name}”.").format(name=dialog.name))
    dialog.deleteLater()
