"""A file that cannot be read: what is wrong with it, and a repaired copy for who wants one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxdesigner.base.errors import CxError, DamagedFileError
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.files import SUFFIX
from cxdesigner.editor.questions import CANCEL, Choice, Question
from cxdesigner.formats.repair import Repaired, repair, repair_summary
from cxdesigner.formats.storage import read_file
from cxdesigner.ui.dialogs import questions

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


def say_or_repair(error: CxError, window: Window) -> None:
    """Say what is wrong; offer to open what can be saved of a damaged document, if anything can."""
    path = error.params.get("path")
    repaired = None
    is_ours = isinstance(path, Path) and path.suffix.lower() == SUFFIX
    if isinstance(error, DamagedFileError) and isinstance(path, Path) and is_ours:
        repaired = _repaired(path)
        if repaired is None:
            # Not the line to type for a repair, which would save nothing either.
            error.hint = _(
                "Nothing in it can be saved. Open a copy of it, if there is one, or ask for it "
                "again."
            )
    if repaired is None or not isinstance(path, Path):
        questions.say_error(error, window)
        return
    summary = repair_summary(repaired)
    kept = _("What can be read is opened as a new document. Your file stays as it is.")
    answer = questions.ask(
        Question(
            "damaged",
            error.message,
            (Choice("repair", _("Open a repaired copy")), Choice(CANCEL, _("Close"))),
            f"{summary}\n{kept}",
        ),
        window,
    )
    if answer == "repair":
        name = _("{name} (repaired)").format(name=path.stem)
        try:
            window.session.files.open_recovered(repaired.records, None, name)
        except Stopped:
            window.status.tell(_("Opening was cancelled."))
            return
        window.status.tell(summary)


def _repaired(path: Path) -> Repaired | None:
    try:
        return repair(read_file(path), path.name)
    except CxError:
        return None
