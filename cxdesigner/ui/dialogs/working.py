"""What is going on while a person has to wait, how far it is, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.ui.dialogs.frame import FramedDialog

_FINE = 1000
_CREEP_MS = 50
_CREEP = 0.03
_NEARLY = 0.9


class WorkingDialog(FramedDialog):
    """Words, a bar and a button; ``stopped`` says that the person pressed it.

    Between two steps the bar creeps on, slower and slower, and never to the end.
    """

    stopped = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__("workingDialog", words, parent)
        self.progress = QProgressBar()
        self.progress.setObjectName("workingProgress")
        self.progress.setAccessibleName(words)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, _FINE)
        self.body.addWidget(self.progress)
        self.cancel = self.add_cancel()
        self.setMinimumWidth(420)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._shown = 0.0
        self._total = 1
        self._creep = QTimer(self)
        self._creep.setInterval(_CREEP_MS)
        self._creep.timeout.connect(self._creep_on)
        self._creep.start()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many steps of how many are done."""
        # What was shown is not taken back.
        self._shown = max(self._shown / self._total * total, float(done))
        self._total = total
        self._show()

    def _creep_on(self) -> None:
        self._shown += max(0.0, _NEARLY * self._total - self._shown) * _CREEP
        self._show()

    def _show(self) -> None:
        self.progress.setValue(round(self._shown / self._total * _FINE))

    def reject(self) -> None:
        """Ask for an end; whoever shows the dialog closes it when that has come."""
        self.cancel.setEnabled(False)
        self.cancel.setText(_("Stopping…"))
        self.stopped.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():
            event.ignore()
            self.reject()
        else:
            event.accept()
