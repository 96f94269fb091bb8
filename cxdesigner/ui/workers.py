"""Long work off the window's thread, with a way to cancel; results come back to the window."""

from __future__ import annotations

import atexit
import logging
import threading
import traceback
from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar, TypeVarTuple

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtCore import Signal as QtSignal

from cxdesigner.base import collector
from cxdesigner.base.apart import take_apart
from cxdesigner.base.progress import Stopped, heard_by, wanted_until
from cxdesigner.base.signal import Signal
from cxdesigner.base.turns import GivingWay

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

log = logging.getLogger(__name__)

_SHARES = 200
"""Steps in which work tells how far it is: as many as a bar has pixels."""

LEAST_THREADS = 4
"""Nobody who waits for a file should wait for the rules and an export before it."""


class JobSignal(Signal[*Ts]):
    """What a job tells the window's thread; what Qt has deleted hears nothing more."""

    __slots__ = ()

    def connect(self, listener: Callable[[*Ts], object]) -> Callable[[], None]:
        receiver = getattr(listener, "__self__", None)
        if not isinstance(receiver, QObject):
            return super().connect(listener)

        def hear(*args: *Ts) -> None:
            if shiboken6.isValid(receiver):
                listener(*args)

        return super().connect(hear)


class JobSignals:
    """What can be heard of a job; listeners are let go when it ends.

    No signals of Qt: whatever is connected to these is kept as long as their object, unseen by the
    collector.
    """

    def __init__(self) -> None:
        self.done: JobSignal[Any] = JobSignal()
        self.failed: JobSignal[Exception] = JobSignal()
        self.progressed: JobSignal[int, int] = JobSignal()
        self.stopped: JobSignal[()] = JobSignal()
        self.ended: JobSignal[()] = JobSignal()

    def let_go_of_results(self) -> None:
        """Tell nobody anything but that it is stopped, and the end."""
        for signal in (self.done, self.failed, self.progressed):
            signal.drop(signal.listeners())

    def let_go(self) -> None:
        """Tell nobody anything more."""
        self.let_go_of_results()
        for signal in (self.stopped, self.ended):
            signal.drop(signal.listeners())


class _Post(QObject):
    """Brings what jobs tell to the window's thread."""

    message = QtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.message.connect(self._open)

    def _open(self, tell: Callable[[], object]) -> None:
        tell()


@cache
def _post() -> _Post:
    # Qt's objects go as the program ends: by then no job may be telling anything.
    atexit.register(wait_for_all, -1)
    return _Post()


def _forget_frames(error: BaseException) -> None:
    """Let go here what the work knew: else it goes with the error, in the window's thread."""
    cause: BaseException | None = error
    while cause is not None:
        traceback.clear_frames(cause.__traceback__)
        cause = cause.__context__


def _left_by(stopped: Stopped) -> list[object]:
    """Return what work knew that was stopped."""
    left: list[object] = []
    trace = stopped.__traceback__
    # Its caller goes on.
    while trace is not None and (trace := trace.tb_next) is not None:
        left.extend(trace.tb_frame.f_locals.values())
    _forget_frames(stopped)
    return left


def _nothing(_job: Job) -> None:
    """Take the place of work that is done, so that what it knows can go."""


class Job:
    """One piece of work in a thread of its own.

    ``work(job)`` reads snapshots only, calls ``job.progress(n, total)`` now and then, and returns
    the result; which share it has ``reached`` is told as well. What it does ``while_wanted`` ends
    early once the job is stopped. The signals of ``on`` are delivered in the window's thread, which
    makes the job: ``done`` with the result or ``failed`` with the exception unless it was
    cancelled, ``stopped`` at once when somebody asks for an end, and always ``ended``. Whoever
    receives them cancels the job before it goes.
    """

    def __init__(self, work: Callable[[Job], Any]) -> None:
        self._work = work
        self._cancelled = threading.Event()
        self._shares = -1
        self._post = _post()
        self.on = JobSignals()
        self.is_over = False

    def _end(self) -> None:
        self.is_over = True
        try:
            self.on.ended.emit()
        finally:
            self.on.let_go()
            _running.discard(self)
            _awaited.discard(self)
            if not _awaited:
                QTimer.singleShot(_BREATH_MS, _begin_rested)

    def start(self, *, quietly: bool = False) -> Job:
        """Start the work.

        Parameters
        ----------
        quietly
            Nobody waits for it: one such job works after the other, when the window has shown what
            has changed, and after those that somebody waits for unless these take long, because
            each that works takes turns from the window.
        """
        _running.add(self)
        if quietly:
            _held[self] = False
            QTimer.singleShot(_BREATH_MS, partial(_rested, self))
            return self
        _awaited.add(self)
        pool = QThreadPool.globalInstance()
        pool.setMaxThreadCount(max(LEAST_THREADS, pool.maxThreadCount()))
        pool.start(self._run)
        return self

    def stop(self) -> None:
        """Ask the work to end; if it comes to a result all the same, that is told."""
        if not self.is_cancelled:
            self._cancelled.set()
            self.on.stopped.emit()

    def cancel(self) -> None:
        """Ask the work to end; its result is dropped."""
        self.stop()
        self.on.let_go_of_results()

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
        if self.is_cancelled:
            raise Stopped
        self._tell(self.on.progressed.emit, done, total)

    def _hear(self, share: float) -> None:
        shares = round(share * _SHARES)
        if shares != self._shares or self.is_cancelled:
            self._shares = shares
            self.progress(shares, _SHARES)

    def _tell(self, hear: Callable[..., None], *args: object) -> None:
        # It may be cancelled on the way: then nobody is connected any more.
        self._post.message.emit(partial(hear, *args))

    def _run(self) -> None:
        left: list[object] = []
        try:
            work, self._work = self._work, _nothing
            if self.is_cancelled:
                raise Stopped
            # The collector would go through what the work makes, and the window would wait.
            wanted = wanted_until(self._cancelled.is_set)
            with collector.paused(), wanted, heard_by(self._hear):
                result = work(self)
            del work
        except Stopped as stopped:
            left = _left_by(stopped)
        except Exception as error:
            log.info("job failed: %s", type(error).__name__)
            _forget_frames(error)
            self._tell(self.on.failed.emit, error)
        else:
            self._tell(self.on.done.emit, result)
        self._tell(self._end)
        # To let half a drawing go in one go would hold the window.
        take_apart(left, rest=GivingWay().rest)


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
_awaited: set[Job] = set()
_held: dict[Job, bool] = {}
"""Quiet jobs that wait → whether the window has shown what has changed before each of them.

Those for which it has wait for jobs that somebody waits for.
"""

_BREATH_MS = 100
_PATIENCE_MS = 6_000


def are_awaited() -> bool:
    """Say whether jobs work that somebody waits for."""
    return bool(_awaited)


def _rested(job: Job) -> None:
    """Let a quiet job begin unless somebody waits for another one."""
    if job in _held and _awaited:
        _held[job] = True
        QTimer.singleShot(_PATIENCE_MS, partial(_begin, job))
    else:
        _begin(job)


def _begin_rested() -> None:
    if not _awaited:
        for job in [job for job, has_rested in _held.items() if has_rested]:
            _begin(job)


def _begin(job: Job) -> None:
    if _held.pop(job, None) is not None:
        _quiet_pool().start(job._run)


@cache
def _quiet_pool() -> QThreadPool:
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    return pool


def wait_for_all(timeout_ms: int = 5000) -> bool:
    """Cancel all work and wait for its end, however long if negative; say whether it ended."""
    for job in tuple(_running):
        job.cancel()
    for job in tuple(_held):
        _begin(job)
    is_done = QThreadPool.globalInstance().waitForDone(timeout_ms)
    return _quiet_pool().waitForDone(timeout_ms) and is_done
