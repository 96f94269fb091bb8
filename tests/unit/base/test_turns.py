"""The work of other threads gives way to the window, whose own thread gives way to none."""

import threading
import time
from collections.abc import Callable

import pytest

from cxdesigner.base import turns
from cxdesigner.base.turns import GivingWay, others_worked, sorted_in_turns


class Clock:
    """Seconds that this thread and others have worked, as a test wants them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.own = self.others = 0.0
        self.naps: list[float] = []
        monkeypatch.setattr(turns, "thread_time", lambda: self.own)
        monkeypatch.setattr(turns, "others_worked", lambda: self.others)
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
    clock.others += others
    for _call in range(turns._OFTEN):
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


def test_what_the_window_has_worked_is_told_to_other_threads() -> None:
    found: list[float] = []
    elsewhere(lambda: found.append(others_worked()))
    until = time.thread_time() + 0.03
    while time.thread_time() < until:
        pass
    elsewhere(lambda: found.append(others_worked()))
    assert found[1] > found[0]


def test_what_is_sorted_in_pieces_is_sorted_as_a_whole() -> None:
    items = [((n * 7_919) % 1_013, n) for n in range(10_000)]
    found = sorted_in_turns(items, lambda item: item[0])
    assert found == sorted(items, key=lambda item: item[0])
