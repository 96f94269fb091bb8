"""Long work off the window's thread, with a way to cancel; results come back to the window."""

from __future__ import annotations

import logging
import threading
import traceback
from collections import deque
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from cxdesigner.base import collector
from cxdesigner.base.progress import Stopped

T = TypeVar("T")

log = logging.getLogger(__name__)

LEAST_THREADS = 4
"""Nobody who waits for a file should wait for the rules and an export before it."""


class JobSignals(QObject):
    """What a job tells the thread that made it."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()

    _worked = Signal(object)
    _broke = Signal(object)

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._worked.connect(self._deliver)
        self._broke.connect(self._report)

    def _deliver(self, result: object) -> None:
        # It may have been cancelled while the result was on its way.
        if not self._job.is_cancelled:
            self.done.emit(result)

    def _report(self, error: object) -> None:
        if not self._job.is_cancelled:
            self.failed.emit(error)


def _forget_frames(error: BaseException) -> None:
    """Let go here what the work knew: else it goes with the error, in the window's thread."""
    cause: BaseException | None = error
    while cause is not None:
        traceback.clear_frames(cause.__traceback__)
        cause = cause.__context__


def _nothing(_job: Job) -> None:
    """Take the place of work that is done, so that what it knows can go."""


class Job(QRunnable):
    """One piece of work in a thread of its own.

    ``work(job)`` reads snapshots only, calls ``job.progress(n, total)`` now and then, and returns
    the result. The signals of ``on`` are delivered in the thread that made the job: ``done`` with
    the result or ``failed`` with the exception unless it was cancelled, and always ``ended``.
    Whoever receives them cancels the job before it goes.
    """

    def __init__(self, work: Callable[[Job], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self._cancelled = threading.Event()
        self.on = JobSignals(self)
        self.is_over = False
        self.on.ended.connect(self._note_end)

    def _note_end(self) -> None:
        self.is_over = True

    def _rest(self) -> None:
        # Its thread may not have left it yet: it is kept until others have ended too.
        _ended.append(self)
        _running.discard(self)
        _awaited.discard(self)
        if not _awaited:
            _begin_held()

    def start(self, *, quietly: bool = False) -> Job:
        """Start the work.

        Parameters
        ----------
        quietly
            Nobody waits for it: one such job works after the other, and after those that somebody
            waits for unless these take long, because each that works takes turns from the window.
        """
        _running.add(self)
        self.on.ended.connect(self._rest)
        if quietly:
            _held.append(self)
            if _awaited:
                QTimer.singleShot(_PATIENCE_MS, _begin_held)
            else:
                _begin_held()
            return self
        _awaited.add(self)
        pool = QThreadPool.globalInstance()
        pool.setMaxThreadCount(max(LEAST_THREADS, pool.maxThreadCount()))
        pool.start(self)
        return self

    def cancel(self) -> None:
        """Ask the work to end; its result is dropped."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked the work to end."""
        return self._cancelled.is_set()

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is; call it from the worker.

        Raises
        ------
        Stopped
            If somebody asked the work to end.
        """
        if self._cancelled.is_set():
            raise Stopped
        self.on.progressed.emit(done, total)

    def run(self) -> None:
        try:
            work, self._work = self._work, _nothing
            if self.is_cancelled:
                raise Stopped
            # The collector would go through what the work makes, and the window would wait.
            with collector.paused():
                result = work(self)
            del work
        except Stopped:
            pass
        except Exception as error:
            log.info("job failed: %s", type(error).__name__)
            _forget_frames(error)
            self.on._broke.emit(error)
        else:
            self.on._worked.emit(result)
        self.on.ended.emit()


def in_job(
    work: Callable[[], T],
    take: Callable[[T], object],
    fail: Callable[[Exception], object],
) -> None:
    """Do work in a thread, then give its result, or an error, to somebody in this one."""
    job = Job(lambda _job: work())
    job.on.done.connect(take)
    job.on.failed.connect(fail)
    job.start()


# A job is kept until it has ended: nothing else holds it while it runs.
_running: set[Job] = set()
_ended: deque[Job] = deque(maxlen=16)

_awaited: set[Job] = set()
_held: list[Job] = []
"""Quiet jobs that wait for those that somebody waits for."""

_PATIENCE_MS = 6_000


def are_awaited() -> bool:
    """Say whether jobs work that somebody waits for."""
    return bool(_awaited)


def _begin_held() -> None:
    for job in _held:
        _quiet_pool().start(job)
    _held.clear()


@cache
def _quiet_pool() -> QThreadPool:
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    return pool


def wait_for_all(timeout_ms: int = 5000) -> bool:
    """Cancel all work and wait for its end, e.g. before the program ends."""
    for job in tuple(_running):
        job.cancel()
    _begin_held()
    is_done = QThreadPool.globalInstance().waitForDone(timeout_ms)
    return _quiet_pool().waitForDone(timeout_ms) and is_done
