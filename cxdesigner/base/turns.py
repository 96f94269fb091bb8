"""How threads take turns."""

import sys
import time
from collections.abc import Callable, Iterable
from threading import get_ident, main_thread
from time import process_time, sleep, thread_time
from typing import Any, TypeVar

TURN_S = 0.000_1
"""How long a thread goes on when another waits for its turn, seconds; Python's own is 5 ms.

Nearly every call of Qt gives the turn away and asks for it again. While a worker is busy, each of
them would take 5 ms: to show thousands of records takes some hundred. Shorter turns gain nothing
more: it takes as long to hand one over.
"""


_OFTEN = 16
"""Calls between two looks at the clocks."""

_STRETCH_S = 0.001
_NAP_S = 0.003
_LITTLE = 0.25
"""The work of others, as a share of that of this thread, that counts for none."""


_RUN = 4_000

T = TypeVar("T")


def sorted_in_turns(items: Iterable[T], key: Callable[[T], Any]) -> list[T]:
    """Return items sorted; in pieces, because no other thread runs while one list is sorted."""
    found = list(items)
    if len(found) > _RUN:
        runs = (found[at : at + _RUN] for at in range(0, len(found), _RUN))
        # What is in order piece by piece is put together in a fraction of the time.
        found = [item for run in runs for item in sorted(run, key=key)]
    return sorted(found, key=key)


def take_short_turns() -> None:
    """Let no thread wait long for a worker that never rests."""
    sys.setswitchinterval(TURN_S)


def others_worked() -> float:
    """Return how long the window's thread has worked, seconds.

    Where the system does not tell that, what all other threads have worked.
    """
    if sys.platform == "linux":
        window = main_thread().ident
        return time.clock_gettime(time.pthread_getcpuclockid(window)) if window else 0.0
    else:
        return process_time() - thread_time()


class GivingWay:
    """Keeps the work of a thread from taking every second turn of a window that is busy.

    ``rest`` is called again and again: after each millisecond of work it sleeps a little if the
    window has worked meanwhile. The window's thread itself never does.
    """

    def __init__(self) -> None:
        self.naps = 0
        """How often it has slept."""

        self._calls = 0
        self._begin()

    def _begin(self) -> None:
        self._others, self._own = others_worked(), thread_time()

    def rest(self) -> None:
        """Sleep a little if the window has something to do."""
        self._calls += 1
        if self._calls % _OFTEN:
            return
        worked = thread_time() - self._own
        if 0 <= worked < _STRETCH_S:
            return
        others = others_worked() - self._others
        if others > _LITTLE * worked and get_ident() != main_thread().ident:
            self.naps += 1
            sleep(_NAP_S)
        self._begin()
