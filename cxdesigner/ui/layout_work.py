"""Cancel for a layout that is worked out aside: back to what is still drawn.

A canvas must not show for long what is no longer there. So whoever does not want to wait takes back
what asked for the layout: how the document is looked at, else the edits made since.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cxdesigner.base.i18n import _, ngettext

if TYPE_CHECKING:
    from cxdesigner.ui.sheets import Sheet
    from cxdesigner.ui.window import Window
    from cxdesigner.ui.workers import Job


def tell_of_layout(window: Window, sheet: Sheet, job: Job) -> None:
    """Tell at the foot of a window how far a layout is."""
    cancel = partial(_take_back, window, sheet) if sheet.can_be_taken_back else None
    window.status.under_way.tell(_("Laying out…"), job, cancel, sheet.document)


def _take_back(window: Window, sheet: Sheet) -> None:
    history = sheet.document.history
    before = len(history.undo_labels)
    sheet.take_back()
    count = before - len(history.undo_labels)
    if count > 0:
        words = ngettext(
            "{n} change was taken back. Redo brings it back.",
            "{n} changes were taken back. Redo brings them back.",
            count,
        ).format(n=count)
    elif count < 0:
        words = _("What had been taken back is there again.")
    else:
        words = _("The blueprint is shown as before.")
    window.status.tell(words)
