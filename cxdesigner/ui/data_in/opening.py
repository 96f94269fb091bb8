"""From the menu, or from a file dropped on the window, to one undo step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.data_in.plan import import_data
from cxdesigner.editor.data_in.words import results
from cxdesigner.ui.data_in.dialog import DataDialog

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


def import_data_file(window: Window, path: Path | None = None) -> None:
    """Let the person bring a table in; the dialog begins with a file if one is given.

    Raises
    ------
    EditError
        If no blueprint is open.
    """
    window.commit_fields()
    document = window.session.document
    dialog = DataDialog(window.session, window.theme, window)
    if path is not None:
        dialog.read_file(path)
    if dialog.exec() and dialog.plan is not None:
        plan = dialog.plan
        try:
            document.run(_("Import survey answers"), import_data, plan)
        except EditError as error:
            window.status.tell(str(error))
        else:
            window.status.tell(_("Imported: {results}.").format(results=results(plan)))
    dialog.deleteLater()
