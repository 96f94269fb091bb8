"""The collector of garbage is let in and kept out as said, and loses nothing for good."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from cxdesigner.base import collector


class _Loop:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _collector_as_before() -> Iterator[None]:
    was_enabled, threshold = gc.isenabled(), gc.get_threshold()
    gc.enable()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)
    if not was_enabled:
        gc.disable()


def test_pause_ends_with_the_block() -> None:
    with collector.paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_pause_ends_when_the_block_raises() -> None:
    with pytest.raises(LookupError), collector.paused():
        raise LookupError
    assert gc.isenabled()


def test_inner_pause_does_not_end_the_outer_one() -> None:
    with collector.paused():
        with collector.paused():
            pass
        assert not gc.isenabled()


def test_decorated_function_runs_in_a_pause() -> None:
    @collector.paused()
    def is_enabled() -> bool:
        return gc.isenabled()

    assert [is_enabled(), is_enabled()] == [False, False]
    assert gc.isenabled()


def test_sweep_frees_what_settled() -> None:
    loop = _Loop()
    trace = weakref.ref(loop)
    collector.settle()
    del loop
    gc.collect()
    assert trace() is not None
    collector.sweep()
    assert trace() is None


def test_once_taken_over_only_a_turn_in_its_thread_collects() -> None:
    collected_in: list[int] = []

    def make_much() -> None:
        with collector.paused():
            loop = _Loop()
            weakref.finalize(loop, lambda: collected_in.append(threading.get_ident()))
            del loop
        # More objects than Python waits for before it collects.
        assert [[number] for number in range(2 * gc.get_threshold()[0])]

    gc.set_threshold(500)
    gc.collect()
    collector.take_over()
    try:
        work = threading.Thread(target=make_much)
        work.start()
        work.join()
        assert collected_in == []
        kept = [[number] for number in range(20_000)]
        collector.turn()
        assert kept
        assert collected_in == [threading.get_ident()]
    finally:
        collector.hand_back()
    assert gc.isenabled()


def test_what_lasts_counts_for_its_own_pause_alone() -> None:
    gc.disable()
    with collector.paused(lasting=True):
        pass
    gc.enable()
    gc.collect()
    with collector.paused():
        loop = _Loop()
    trace = weakref.ref(loop)
    del loop
    gc.collect()
    assert trace() is None


def test_a_turn_takes_what_a_burst_left_for_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "_TOO_MANY", 30_000)
    gc.collect()
    collector.take_over()
    try:
        before = gc.get_freeze_count()
        kept = [[number] for number in range(40_000)]
        collector.turn()
        assert gc.get_freeze_count() >= before + len(kept)
    finally:
        collector.hand_back()


def test_a_turn_counts_what_is_new_and_not_what_went_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(collector, "_TOO_MANY", 30_000)
    gc.collect()
    collector.take_over()
    try:
        old: list[object] = [[] for _ in range(60_000)]
        gc.freeze()
        new: list[object] = [[] for _ in range(40_000)]
        # A layout goes while its successor comes: Python takes the one off the count of the other.
        old.clear()
        new += [[] for _ in range(16_000)]
        assert gc.get_count()[0] < 30_000
        known = gc.get_freeze_count()
        collector.turn()
        assert gc.get_freeze_count() >= known + len(new)
    finally:
        collector.hand_back()


def test_overlapping_pauses_of_threads_end_with_the_last() -> None:
    first, second = collector.paused(), collector.paused()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_what_a_burst_leaves_is_taken_for_granted_until_a_sweep() -> None:
    with collector.paused():
        loop = _Loop()
        kept: list[list[int]] = [[] for _ in range(collector.BURST + 1000)]
    trace = weakref.ref(loop)
    del loop
    gc.collect()
    assert trace() is not None
    assert len(kept) > collector.BURST
    collector.sweep()
    assert trace() is None


def test_a_small_pause_leaves_all_to_the_collector() -> None:
    gc.collect()
    with collector.paused():
        loop = _Loop()
    trace = weakref.ref(loop)
    del loop
    gc.collect()
    assert trace() is None


def test_what_lasts_is_taken_for_granted_be_it_ever_so_little() -> None:
    gc.collect()
    with collector.paused(lasting=True):
        loop = _Loop()
    trace = weakref.ref(loop)
    del loop
    gc.collect()
    assert trace() is not None
    collector.sweep()
    assert trace() is None


def test_tidying_frees_what_is_new_and_takes_the_rest_for_granted() -> None:
    settled = _Loop()
    collector.settle()
    new, kept = _Loop(), _Loop()
    traces = weakref.ref(settled), weakref.ref(new), weakref.ref(kept)
    del settled, new
    collector.tidy()
    assert [trace() is None for trace in traces] == [False, True, False]
    del kept
    gc.collect()
    assert traces[2]() is not None


@pytest.mark.parametrize(
    ("closed", "left", "is_worth_it"),
    [
        ([1_000], 5_000, [True]),
        ([400, 400, 400], 5_000, [False, False, True]),
        # 0.6 s of the window for each of them, until then.
        ([1_000, 20_000, 79_000], 20_000, [False, False, True]),
        ([100_000, 100_000], 200_000, [False, True]),
        ([40], 20, [True]),
        ([40], 0, [True]),
        ([40], 5_000, [False]),
    ],
)
def test_small_documents_are_swept_away_as_well_when_they_are_many_or_alone(
    closed: list[int], left: int, is_worth_it: list[bool]
) -> None:
    departures = collector.Departures()
    assert [departures.note(count, left) for count in closed] == is_worth_it


def test_what_was_swept_away_does_not_count_again() -> None:
    departures = collector.Departures()
    assert not departures.note(999, 5_000)
    departures.sweep()
    assert not departures.note(1, 5_000)


def test_what_was_closed_beside_much_is_swept_away_when_nobody_waits() -> None:
    departures, loop = collector.Departures(), _Loop()
    trace = weakref.ref(loop)
    collector.settle()
    del loop
    departures.tidy()
    assert trace() is not None
    assert not departures.note(1_000, 20_000)
    departures.tidy()
    assert trace() is None
