"""Findings of the document on screen: local rules follow each edit, the others a moment later.

What takes long runs in a thread: the import of the rules, the first run of all of them, and the
rules that look at everything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cxdesigner.editor.document import Document
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.rules.finding import Finding
    from cxdesigner.rules.live import LiveFindings

FIRST_MS = 200
"""How long after a document is shown its rules run for the first time."""

QUIET_MS = 350
"""How long nothing must change before the rules that look at everything run."""

SHOW_MS = 50


class Findings(QObject):
    """What the rules say about a document, kept up to date."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[Finding, ...] = ()
        """Findings that nobody has suppressed, the gravest first."""

        self.suppressed: tuple[Finding, ...] = ()
        """Findings that somebody decided to live with."""

        self.is_known = False
        """Whether the rules have been asked about the document at all."""

        self._document: Document | None = None
        self._live: LiveFindings | None = None
        self._job: Job | None = None
        self._disconnects: list[Callable[[], None]] = []
        self._first = Later(self._begin, FIRST_MS, parent=self)
        self._quiet = Later(self._run_due, QUIET_MS, restart=True, parent=self)
        self._show = Later(self._take, SHOW_MS, parent=self)

    @property
    def is_current(self) -> bool:
        """Whether ``found`` is about the document as it is now, all rules included."""
        return self._live is not None and not self._live.is_stale and not self._show.is_waiting

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        self._let_go()
        self._document = document
        if document is not None:
            self._disconnects.append(document.changed.connect(self._quiet.request))
            self._first.request()
        self.found = self.suppressed = ()
        self.is_known = False
        self.changed.emit()

    def refresh(self) -> None:
        """Run the rules that are due now instead of a moment later."""
        if self._document is None:
            return
        if self._live is None:
            self._begin()
        else:
            self._run_due()

    def _let_go(self) -> None:
        for later in (self._first, self._quiet, self._show):
            later.cancel()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._live is not None:
            self._live.close()
            self._live = None

    def _begin(self) -> None:
        self._first.cancel()
        if self._document is not None and self._live is None and self._job is None:
            self._start(Job(lambda _job: _load_rules()), self._follow_document, self._run_due)

    def _follow_document(self, _loaded: object) -> None:
        from cxdesigner.rules.live import LiveFindings

        if self._document is not None:
            self._live = LiveFindings(self._document.store, defer=True)
            self._disconnects.append(self._live.changed.connect(self._show.request))

    def _run_due(self) -> None:
        live = self._live
        if live is None:
            return
        if self._job is not None:
            # One after the other: the answers of this one must not come after those of the next.
            self._quiet.request()
            return
        self._quiet.cancel()
        if not live.is_stale:
            self._show.request()
            return
        due = live.due_job()
        self._start(Job(lambda _job: due.run()), live.accept, self._take)

    def _start(
        self, job: Job, take: Callable[[Any], object], afterwards: Callable[[], None]
    ) -> None:
        self._job = job
        job.on.done.connect(take)
        job.on.ended.connect(lambda: self._over(job, afterwards))
        job.start(quietly=True)

    def _over(self, job: Job, afterwards: Callable[[], None]) -> None:
        if job is self._job:
            self._job = None
            afterwards()

    def _take(self) -> None:
        live = self._live
        if live is None:
            return
        self._show.cancel()
        self.is_known = True
        every = live.findings
        # What somebody lives with comes last; nobody goes through thousands to find the first.
        first = bisect_left(every, True, key=lambda one: one.suppressed)
        self.found, self.suppressed = every[:first], every[first:]
        self.changed.emit()


def _load_rules() -> None:
    """Import the rules: a hundred modules, for which nobody should wait."""
    from cxdesigner.rules.live import LiveFindings  # noqa: F401
    from cxdesigner.rules.registry import all_rules

    all_rules()
