"""A file that cannot be read: what is wrong with it, and a repaired copy for who wants one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxdesigner.base.errors import CxError, DamagedFileError
from cxdesigner.base.i18n import _
from cxdesigner.editor.files import SUFFIX
from cxdesigner.editor.questions import CANCEL, Choice, Question
from cxdesigner.ui.dialogs import questions

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


def say_or_repair(error: CxError, window: Window) -> None:
    """Say what is wrong; for a damaged document offer to open what can be saved of it."""
    path = error.params.get("path")
    is_document = isinstance(path, Path) and path.suffix.lower() == SUFFIX
    if not (isinstance(error, DamagedFileError) and is_document and isinstance(path, Path)):
        questions.say_error(error, window)
        return
    answer = questions.ask(
        Question(
            "damaged",
            error.message,
            (Choice("repair", _("Open a repaired copy")), Choice(CANCEL, _("Close"))),
            _("What can be read is opened as a new document. Your file stays as it is."),
        ),
        window,
    )
    if answer == "repair":
        open_repaired(path, window)


def open_repaired(path: Path, window: Window) -> None:
    """Open what can be saved of a damaged document, as one with unsaved changes."""
    from cxdesigner.formats.repair import repair, repair_summary
    from cxdesigner.formats.storage import read_file

    try:
        repaired = repair(read_file(path), path.name)
    except CxError as error:
        questions.say_error(error, window)
        return
    name = _("{name} (repaired)").format(name=path.stem)
    window.session.files.open_recovered(repaired.records, None, name)
    window.status.tell(repair_summary(repaired))
