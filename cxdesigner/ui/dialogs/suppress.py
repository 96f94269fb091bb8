"""Why a finding may stay: the reason is kept in the blueprint and printed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.rules.finding import Finding
    from cxdesigner.ui.window import Window


class SuppressDialog(FramedDialog):
    """A reason, and whether it counts here or in the whole blueprint."""

    def __init__(self, finding: Finding, subject: str, parent: QWidget | None = None) -> None:
        super().__init__("suppressDialog", _("Suppress this problem"), parent)
        self.body.addWidget(plain_label(f"{finding.code}  {finding.message}", wrap=True))
        self.reason = TextLine()
        self.reason.setObjectName("suppressReason")
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setPlaceholderText(_("Why may this stay as it is?"))
        self.reason.setMaxLength(500)
        self.body.addWidget(self.reason)
        hint = _("It stays in the list in grey with this reason, and in reports.")
        self.body.addWidget(plain_label(hint, "hint", wrap=True))
        self.here = QRadioButton(_("Only here: {name}").format(name=subject).replace("&", "&&"))
        self.here.setObjectName("suppressHere")
        self.everywhere = QRadioButton(_("This rule in the whole blueprint"))
        self.everywhere.setObjectName("suppressEverywhere")
        is_whole = finding.document or not finding.subjects
        self.here.setChecked(not is_whole)
        self.everywhere.setChecked(is_whole)
        for button in (self.here, self.everywhere):
            button.setVisible(not is_whole)
            self.body.addWidget(button)
        self.add_cancel()
        self.accept_button = self.add_button("suppress", _("Suppress"), default=True)
        self.accept_button.clicked.connect(self.accept)
        self.accept_button.setEnabled(False)
        self.reason.textChanged.connect(
            lambda text: self.accept_button.setEnabled(bool(text.strip()))
        )
        self.resize(480, self.sizeHint().height())
        self.reason.setFocus()


def ask_reason(window: Window, finding: Finding) -> tuple[str, bool] | None:
    """Return the reason and whether it counts everywhere; None for never mind."""
    from cxdesigner.editor.problems.words import subject_text

    document = window.document
    if document is None:
        return None
    subject = subject_text(document.store, finding, document.language)
    dialog = SuppressDialog(finding, subject, window)
    is_wanted = bool(dialog.exec())
    answer = dialog.reason.text(), dialog.everywhere.isChecked()
    dialog.deleteLater()
    return answer if is_wanted else None
