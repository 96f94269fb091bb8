"""Work that nobody waits for gives way to other threads, the window's thread to none."""

import threading
from collections.abc import Callable

import pytest

from cxdesigner.base import turns
from cxdesigner.base.turns import GivingWay


class Clock:
    """Seconds that this thread and all threads have worked, as a test wants them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.own = self.all = 0.0
        self.naps: list[float] = []
        monkeypatch.setattr(turns, "thread_time", lambda: self.own)
        monkeypatch.setattr(turns, "process_time", lambda: self.all)
        monkeypatch.setattr(turns, "sleep", self.naps.append)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def elsewhere(work: Callable[[], object]) -> None:
    """Do something in another thread than that of the window."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def worked(clock: Clock, *, own: float, others: float) -> None:
    way = GivingWay()
    clock.own += own
    clock.all += own + others
    way.rest()


def test_it_sleeps_where_others_work(clock: Clock) -> None:
    elsewhere(lambda: worked(clock, own=0.002, others=0.002))
    assert len(clock.naps) == 1


def test_it_goes_on_where_nobody_else_works(clock: Clock) -> None:
    elsewhere(lambda: worked(clock, own=0.002, others=0.0))
    assert clock.naps == []


def test_it_works_for_a_while_between_two_rests(clock: Clock) -> None:
    elsewhere(lambda: worked(clock, own=0.000_1, others=0.002))
    assert clock.naps == []


def test_the_thread_of_the_window_never_sleeps(clock: Clock) -> None:
    worked(clock, own=0.002, others=0.002)
    assert clock.naps == []
