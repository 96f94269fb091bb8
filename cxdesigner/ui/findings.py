"""Findings of the document on screen: local rules follow each edit, the others a moment later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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
    """What the rules say about a document, kept up to date.

    Rules that look at everything run in a thread, on an immutable snapshot.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[Finding, ...] = ()
        """Findings that nobody has suppressed, the gravest first."""

        self._document: Document | None = None
        self._live: LiveFindings | None = None
        self._job: Job | None = None
        self._disconnects: list[Callable[[], None]] = []
        self._first = Later(self._begin, FIRST_MS, parent=self)
        self._quiet = Later(self._run_whole, QUIET_MS, restart=True, parent=self)
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
        self.found = ()
        self.changed.emit()

    def refresh(self) -> None:
        """Run the rules that are due now instead of a moment later."""
        if self._document is not None:
            if self._live is None:
                self._begin()
            self._run_whole()

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
        if self._document is None or self._live is not None:
            return
        # Rules are a hundred modules: nobody should wait for them before the first paint.
        from cxdesigner.rules.live import LiveFindings

        self._live = LiveFindings(self._document.store, defer_whole=True)
        self._disconnects.append(self._live.changed.connect(self._show.request))
        self._run_whole()

    def _run_whole(self) -> None:
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
        whole = live.whole_job()
        job = self._job = Job(lambda _job: whole.run())
        job.on.done.connect(live.accept)
        job.on.ended.connect(lambda: self._over(job))
        job.start()

    def _over(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._take()

    def _take(self) -> None:
        live = self._live
        if live is None:
            return
        from cxdesigner.rules.finding import active

        self._show.cancel()
        found = active(live.findings)
        if found != self.found:
            self.found = found
        self.changed.emit()
