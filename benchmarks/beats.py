"""A timer in the window that beats, by which one sees how long the window stood still."""

from __future__ import annotations

from time import perf_counter, process_time, thread_time

from PySide6.QtCore import QTimer

_BEAT_MS = 4


class Beats:
    """The longest times between two beats."""

    def __init__(self) -> None:
        self._last = self._now()
        self.longest_s = (0.0, 0.0, 0.0)
        """Wall clock; seconds of the processor of the window's thread, and of all threads."""

        self._timer = QTimer()
        self._timer.timeout.connect(self.beat)
        self._timer.start(_BEAT_MS)

    @staticmethod
    def _now() -> tuple[float, float, float]:
        return perf_counter(), thread_time(), process_time()

    @property
    def busy_s(self) -> float:
        """How long the window's thread worked at most between two beats."""
        return self.longest_s[1]

    def start(self) -> None:
        """Count from now on."""
        self.longest_s = (0.0, 0.0, 0.0)
        self._last = self._now()

    def beat(self) -> None:
        """Take note of the time since the last beat."""
        now = self._now()
        wall, busy, every = (one - other for one, other in zip(now, self._last, strict=True))
        self.longest_s = (
            max(self.longest_s[0], wall),
            max(self.longest_s[1], busy),
            max(self.longest_s[2], every),
        )
        self._last = now
