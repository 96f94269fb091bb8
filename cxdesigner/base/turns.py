"""How threads take turns."""

import sys
from threading import get_ident, main_thread
from time import process_time, sleep, thread_time

TURN_S = 0.000_1
"""How long a thread goes on when another waits for its turn, seconds; Python's own is 5 ms.

Nearly every call of Qt gives the turn away and asks for it again. While a worker is busy, each of
them would take 5 ms: to show thousands of records takes some hundred. Shorter turns gain nothing
more: it takes as long to hand one over.
"""


_STRETCH_S = 0.001
_NAP_S = 0.003
_LITTLE = 0.25
"""The work of all other threads together, as a share of that of this one, that counts for none."""


def take_short_turns() -> None:
    """Let no thread wait long for a worker that never rests."""
    sys.setswitchinterval(TURN_S)


class GivingWay:
    """Keeps work that nobody waits for from taking every second turn of those who are busy.

    ``rest`` is called again and again: after each millisecond of work it sleeps a little if other
    threads have worked meanwhile. The window's thread never does.
    """

    def __init__(self) -> None:
        self.naps = 0
        """How often it has slept."""

        self._begin()

    def _begin(self) -> None:
        self._all, self._own = process_time(), thread_time()

    def rest(self) -> None:
        """Sleep a little if others want to work."""
        worked = thread_time() - self._own
        if 0 <= worked < _STRETCH_S:
            return
        others = process_time() - self._all - worked
        if others > _LITTLE * worked and get_ident() != main_thread().ident:
            self.naps += 1
            sleep(_NAP_S)
        self._begin()
