"""Counting for the guide of a large document, aside: one count at a time."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.ui.guide.counted import Asked, Counted
from cxdesigner.ui.workers import Job


class Counting:
    """Counts in a thread; ``take`` gets the result, ``over`` is called at the end in any case."""

    def __init__(self, take: Callable[[Counted], object], over: Callable[[], object]) -> None:
        self._take, self._over = take, over
        self._job: Job | None = None
        self._failed: Asked | None = None
        """What could not be counted: it would fail again."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being counted."""
        return self._job is None

    def start(self, asked: Asked, work: Callable[[], Counted]) -> None:
        """Count, unless something is being counted or this could not be."""
        if self._job is not None or asked == self._failed:
            return

        def fail(error: Exception) -> None:
            self._failed = asked
            raise error

        def over() -> None:
            if job is self._job:
                self._job = None
                self._over()

        job = self._job = Job(lambda _job: work())
        job.on.done.connect(self._take)
        job.on.failed.connect(fail)
        job.on.ended.connect(over)
        job.start()

    def forget(self) -> None:
        """Drop what is being counted, and what could not be: the document is another one."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._failed = None
