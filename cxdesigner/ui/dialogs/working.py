"""What is going on while a person has to wait, how far it is, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.ui.dialogs.frame import FramedDialog


class WorkingDialog(FramedDialog):
    """Words, a bar and a button; ``stopped`` says that the person pressed it."""

    stopped = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__("workingDialog", words, parent)
        self.progress = QProgressBar()
        self.progress.setObjectName("workingProgress")
        self.progress.setAccessibleName(words)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.body.addWidget(self.progress)
        self.cancel = self.add_cancel()
        self.setMinimumWidth(420)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many steps of how many are done."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def reject(self) -> None:
        """Ask for an end; whoever shows the dialog closes it when that has come."""
        self.cancel.setEnabled(False)
        self.cancel.setText(_("Stopping …"))
        self.stopped.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():
            event.ignore()
            self.reject()
        else:
            event.accept()
