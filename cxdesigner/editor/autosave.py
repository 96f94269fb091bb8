"""Work is never lost: every commit goes to a crash journal, and what a crash left is offered.

The journal lies outside of the person's file, which only saving touches. Writing happens on a
thread of its own; the window calls ``tick`` about twice a second.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cxdesigner.base.i18n import _
from cxdesigner.base.signal import Signal
from cxdesigner.base.system_words import reason_of
from cxdesigner.editor.document import Document
from cxdesigner.editor.files import Files
from cxdesigner.editor.storage import FileStamp
from cxdesigner.editor.workspace import Workspace
from cxdesigner.formats.journal import Journal, Leftover, discard, leftovers
from cxdesigner.formats.storage import Stamp
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record

TICK_S = 0.5
"""How often ``Autosave.tick`` has to be called so that no edit waits longer than a second."""


class Worker(Protocol):
    """Runs jobs one after the other."""

    def submit(self, job: Callable[[], None], /) -> Future[None]:
        """Run a job later, or at once."""
        ...


@dataclass(slots=True)
class _Watched:
    """One document and its journal."""

    document: Document
    journal: Journal | None = None
    begun: bool = False
    jobs: list[Future[None]] = field(default_factory=list)
    recovered_from: Path | None = None
    disconnect: Callable[[], None] | None = None


class Autosave:
    """Journals of all documents of a workspace.

    A journal begins with the first change of a document, at once where no file holds what was
    opened, and goes after a verified save. Closing with unsaved changes moves it into a bin for
    30 days.
    """

    def __init__(
        self,
        workspace: Workspace,
        files: Files,
        *,
        worker: Worker | None = None,
        folder: Path | None = None,
        enabled: Callable[[], bool] = lambda: True,
    ) -> None:
        self._files = files
        self._folder = folder
        self._enabled = enabled
        self._pool = ThreadPoolExecutor(1, "journal") if worker is None else None
        self._worker: Worker = worker or self._pool  # type: ignore[assignment]
        self._watched: dict[int, _Watched] = {}
        self._problem = ""
        self._recovers = False
        self.problem_changed: Signal[str] = Signal()
        """Emitted with a sentence when the journal cannot be written, with '' when it can again."""

        workspace.opened.connect(self._open)
        workspace.closed.connect(self._close)
        files.saved.connect(self._saved)
        for document in workspace.documents:
            self._open(document)

    @property
    def problem(self) -> str:
        """Why changes are not kept at present, for a banner that stays; '' when they are."""
        return self._problem

    def tick(self) -> None:
        """Bring what was appended to the disk, and hear whether it worked."""
        for watched in self._watched.values():
            self._listen(watched)
            journal = watched.journal
            if journal is not None and not journal.is_synced:
                self._submit(watched, journal.sync)

    def flush(self) -> None:
        """Return when everything is on the disk; for the moment before something risky."""
        self.tick()
        for watched in self._watched.values():
            for job in watched.jobs:
                job.exception()
            self._listen(watched)

    def shut_down(self) -> None:
        """End the thread; journals of documents that are still open stay for recovery."""
        self.flush()
        if self._pool is not None:
            self._pool.shutdown()

    # -- recovery ----------------------------------------------------------------------------

    def offers(self) -> tuple[Leftover, ...]:
        """Return what ended sessions left behind, oldest first."""
        return leftovers(self._folder)

    def recover(self, offer: Leftover) -> Document:
        """Open what a session left, with unsaved changes; the journal stays until it is saved.

        Saving asks if the file has changed since that session read it.
        """
        head = offer.replay.head
        name = _("{title} (recovered)").format(title=offer.title or _("Untitled"))
        self._recovers = True
        try:
            document = self._files.open_recovered(
                offer.replay.records, offer.document, name, base_sha256=head.base_sha256
            )
        finally:
            self._recovers = False
        if offer.document is not None:
            document.file_stamp = FileStamp(Stamp(head.base_sha256, 0, 0))
        self._watched[id(document)].recovered_from = offer.path
        return document

    def decline(self, offer: Leftover) -> None:
        """Put what a session left into the bin, where it stays for 30 days."""
        try:
            discard(offer.path)
        except OSError:
            # It is offered again at the next start.
            pass

    # -- following the documents -------------------------------------------------------------

    def _open(self, document: Document) -> None:
        watched = _Watched(document)
        self._watched[id(document)] = watched
        document.store.recorders.append(lambda patch: self._record(watched, patch))
        # What is recovered has its journal already.
        if document.path is None and document.is_dirty and not self._recovers and self._enabled():
            self._start(watched, tuple(document.store.records.values()))

    def _record(self, watched: _Watched, patch: Patch) -> None:
        if not self._enabled() or self._watched.get(id(watched.document)) is not watched:
            return
        self._listen(watched)
        store = watched.document.store
        journal = watched.journal
        if watched.begun and (journal is None or not journal.needs_restart):
            self._submit(watched, lambda: _append(watched, patch))
            return
        # The base is the state before this change, so that the journal knows there is one.
        records = store.records.copy()
        for key, (before, _after) in patch.changes.items():
            if before is None:
                records.pop(key, None)
            else:
                records[key] = before
        self._start(watched, tuple(records.values()))
        self._submit(watched, lambda: _append(watched, patch))

    def _start(self, watched: _Watched, base: tuple[Record, ...]) -> None:
        path, stamp = watched.document.path, watched.document.file_stamp
        sha256 = stamp.stamp.sha256 if stamp is not None else ""
        watched.begun = True
        self._submit(watched, lambda: self._begin(watched, base, path, sha256))

    def _begin(
        self, watched: _Watched, base: tuple[Record, ...], path: Path | None, sha256: str
    ) -> None:
        if watched.journal is None:
            watched.journal = Journal(base, document=path, base_sha256=sha256, folder=self._folder)
        else:
            watched.journal.restart(base, document=path, base_sha256=sha256)

    def _saved(self, document: Document) -> None:
        watched = self._watched.get(id(document))
        if watched is None:
            return
        self._submit(watched, lambda: _end(watched, keep=False))
        watched.begun = False
        if watched.recovered_from is not None:
            leftover, watched.recovered_from = watched.recovered_from, None
            self._submit(watched, lambda: discard(leftover))

    def _close(self, document: Document) -> None:
        watched = self._watched.pop(id(document), None)
        if watched is None:
            return
        keep = document.is_dirty
        self._submit(watched, lambda: _end(watched, keep=keep))
        if watched.recovered_from is not None:
            # The person has seen it and decided; the bin keeps it for 30 days.
            leftover = watched.recovered_from
            self._submit(watched, lambda: discard(leftover))

    # -- the thread --------------------------------------------------------------------------

    def _submit(self, watched: _Watched, job: Callable[[], None]) -> None:
        watched.jobs.append(self._worker.submit(job))

    def _listen(self, watched: _Watched) -> None:
        """Take note of the jobs that are done."""
        waiting: list[Future[None]] = []
        problem: str | None = None
        for job in watched.jobs:
            if not job.done():
                waiting.append(job)
                continue
            error = job.exception()
            if error is None:
                problem = "" if problem is None else problem
            else:
                reason = reason_of(error, writing=True)
                problem = _("Changes are not kept for recovery: {reason}. Save soon.").format(
                    reason=reason
                )
                if watched.journal is None:
                    # Nothing was begun: the next change tries again.
                    watched.begun = False
        watched.jobs[:] = waiting
        if problem is not None and problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)


def _append(watched: _Watched, patch: Patch) -> None:
    if watched.journal is None:
        raise OSError(_("the journal could not be begun"))
    watched.journal.append(patch)


def _end(watched: _Watched, *, keep: bool) -> None:
    if watched.journal is not None:
        journal, watched.journal = watched.journal, None
        journal.close(keep=keep)
