"""What is worked out beside the person, at the foot of the window: words, how far it is, Cancel.

Nothing is told of what is done in a moment, and of one thing at a time of what takes longer.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QToolButton, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.icons import icon
from cxdesigner.ui.widgets import ShortLabel, plain_tip
from cxdesigner.ui.workers import Job

PATIENCE_MS = 400
"""How long work may take before the person is told of it."""

_FINE = 1000
_BAR_PX = 48
_SIGN_PX = 13

Cancel = Callable[[], object]


class Work(QObject):
    """One piece of work that is under way."""

    changed = Signal()

    def __init__(self, line: UnderWay, words: str, cancel: Cancel | None, of: object) -> None:
        super().__init__(line)
        self.words, self.cancel, self.of = words, cancel, of
        self.share: float | None = None
        """How far it is, 0…1; None where it does not tell."""

        self.is_due = False
        """Whether it has gone on so long that the person should know."""

        self.is_over = False

    def wait(self) -> None:
        """Be due in a moment."""
        QTimer.singleShot(PATIENCE_MS, self, self._be_due)

    def follow(self, job: Job) -> None:
        """Hear how far a job is, and that nobody wants it any more."""
        job.on.progressed.connect(self._hear)
        job.on.stopped.connect(self._end)
        job.on.ended.connect(self._end)

    def _be_due(self) -> None:
        self.is_due = True
        self.changed.emit()

    def _hear(self, done: int, total: int) -> None:
        # What is tried anew does not take back what was shown.
        self.share = max(done / total, self.share or 0.0)
        self.changed.emit()

    def _end(self) -> None:
        self.is_over = True
        self.changed.emit()


class UnderWay(QWidget):
    """A line of words with a thin bar and a button; hidden while there is nothing to tell."""

    changed = Signal()
    """Another piece of work can be cancelled, or none."""

    wanted = Signal()
    """The person pressed Cancel."""

    left = Signal()
    """The keys were here, where there is nothing for them any more."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("underWay")
        self._works: list[Work] = []
        self._shown: Work | None = None
        self._document: object = None
        self._later = Later(self._show, parent=self)
        self.words = ShortLabel("underWayWords", "hint")
        self.bar = QProgressBar()
        self.bar.setObjectName("underWayProgress")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_PX)
        self.button = QToolButton()
        self.button.setObjectName("underWayCancel")
        self.button.setMaximumHeight(20)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.wanted)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(6)
        for widget in (self.words, self.bar, self.button):
            row.addWidget(widget)
        # It takes what is left beside the controls, and no more than it needs.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hide()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.button.setIcon(icon("x", theme, "ui.text.secondary", size=_SIGN_PX))

    @property
    def can_cancel(self) -> bool:
        """Whether what is told of can be cancelled."""
        return self._shown is not None and self._shown.cancel is not None

    def tell(self, words: str, job: Job, cancel: Cancel | None, of: object = None) -> None:
        """Tell of a job until it ends or nobody wants it any more.

        Parameters
        ----------
        words
            What is being done.
        cancel
            Ends the job and leaves everything in a state that makes sense; None where nothing can
            be done without its result.
        of
            The document that it is about: while another one is shown nothing is told. None for all.
        """
        work = Work(self, words, cancel, of)
        # What begins anew at once has been told of already.
        work.is_due = any(
            one.is_due and one.is_over and one.words == words and one.of is of
            for one in self._works
        )
        self._works.append(work)
        work.changed.connect(self._later.request)
        work.follow(job)
        if not work.is_due:
            work.wait()

    def cancel(self) -> None:
        """End what is told of."""
        if self._shown is not None and self._shown.cancel is not None:
            self._shown.cancel()

    def set_document(self, document: object) -> None:
        """Tell of work that is about this document."""
        self._document = document
        self._later.request()

    def _show(self) -> None:
        """Show the piece of work that has been going on longest."""
        for work in [work for work in self._works if work.is_over]:
            self._works.remove(work)
            work.deleteLater()
        told = (one for one in self._works if one.is_due and one.of in (None, self._document))
        found = next(told, None)
        if found is not None:
            self.bar.setRange(0, 0 if found.share is None else _FINE)
            self.bar.setValue(round((found.share or 0.0) * _FINE))
        if found is not self._shown:
            self._shown = found
            had_focus = self.button.hasFocus()
            if found is not None:
                self._name(found)
            self.setVisible(found is not None)
            self.changed.emit()
            if had_focus and not self.button.isVisible():
                self.left.emit()

    def _name(self, work: Work) -> None:
        self.words.setText(work.words)
        self.bar.setAccessibleName(work.words)
        words = _("Cancel: {work}").format(work=work.words)
        self.button.setAccessibleName(words)
        self.button.setToolTip(plain_tip(words))
        self.button.setVisible(work.cancel is not None)
        self._row.invalidate()
        self.setMaximumWidth(self._row.sizeHint().width())
