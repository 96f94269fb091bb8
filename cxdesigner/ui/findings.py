"""Findings of the document on screen: rules run in a thread a moment after the last edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cxdesigner.editor.document import Document
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.rules.finding import Finding

QUIET_MS = 350
"""How long nothing must change before the rules run."""


class Findings(QObject):
    """What the rules say about a document, kept up to date.

    A run reads an immutable snapshot; its result is dropped if the document has changed since.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[Finding, ...] = ()
        """Findings that nobody has suppressed, the gravest first."""

        self.is_current = False
        """Whether ``found`` is about the document as it is now."""

        self._document: Document | None = None
        self._disconnect: Callable[[], None] = lambda: None
        self._job: Job | None = None
        self._later = Later(self._run, QUIET_MS, restart=True, parent=self)

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        self._disconnect()
        self._stop()
        self._document = document
        self.found, self.is_current = (), False
        if document is not None:
            self._disconnect = document.changed.connect(self._outdated)
            self._later.request()
        self.changed.emit()

    def refresh(self) -> None:
        """Run the rules now instead of a moment later."""
        if self._document is not None:
            self._later.cancel()
            self._run()

    def _outdated(self, _patch: object) -> None:
        self._stop()
        self.is_current = False
        self._later.request()

    def _stop(self) -> None:
        self._later.cancel()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _run(self) -> None:
        document = self._document
        if document is None:
            return
        if self._job is not None:
            self._job.cancel()
        snapshot = document.store.snapshot()

        def work(_job: Job) -> tuple[Finding, ...]:
            # Rules are a hundred modules: nobody should wait for them before the first paint.
            from cxdesigner.rules.finding import active
            from cxdesigner.rules.runner import run

            return active(run(snapshot))

        job = self._job = Job(work)
        job.on.done.connect(lambda found: self._take(job, found))
        job.start()

    def _take(self, job: Job, found: tuple[Finding, ...]) -> None:
        if job is self._job:
            self.found, self.is_current = found, True
            self.changed.emit()
