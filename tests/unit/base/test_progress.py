"""Progress is heard in the right share, and a stop reaches the work."""

import pytest

from cxdesigner.base.progress import (
    Passes,
    Stopped,
    heard_by,
    in_silence,
    part,
    reached,
    through,
    wanted_until,
    while_wanted,
)


def test_where_nobody_listens_nothing_happens() -> None:
    reached(0.5)
    with part(0.2, 0.4):
        assert list(through("abc")) == ["a", "b", "c"]


def test_parts_are_shares_of_the_whole_and_nest() -> None:
    heard: list[float] = []
    with heard_by(heard.append):
        with part(0.0, 0.5), part(0.5, 1.0):
            reached(0.5)
        for _item in through([1, 2, 3, 4]):
            pass
        reached(1.0)
    assert heard == [0.0, 0.25, 0.375, 0.0, 0.25, 0.5, 0.75, 1.0]
    reached(0.1)
    assert heard[-1] == 1.0


def test_what_is_done_in_silence_is_not_heard() -> None:
    heard: list[float] = []
    with heard_by(heard.append):
        with in_silence(), part(0.0, 0.5):
            reached(0.5)
        reached(1.0)
    assert heard == [1.0]


def test_many_things_are_told_of_now_and_then() -> None:
    heard: list[float] = []
    with heard_by(heard.append):
        assert len(list(through(range(250), 100))) == 250
    assert heard == [0.0, 0.4, 0.8]


def test_passes_come_nearer_to_the_end_and_never_reach_it() -> None:
    heard: list[float] = []
    passes = Passes()
    with heard_by(heard.append):
        for _round in range(5):
            for _item in passes.through("ab"):
                pass
    assert heard == sorted(heard)
    assert heard[:4] == [0.0, 0.25, 0.5, 0.625]
    assert heard[-1] < 1.0


def test_a_stop_ends_the_work_and_the_listening() -> None:
    def stop(share: float) -> None:
        if share >= 0.5:
            raise Stopped

    done: list[int] = []
    with pytest.raises(Stopped), heard_by(stop), part(0.0, 1.0):
        done.extend(through(range(10)))
    assert done == [0, 1, 2, 3, 4]
    reached(0.9)


def test_work_that_nobody_wants_any_more_ends_between_two_things() -> None:
    done: list[int] = []
    with pytest.raises(Stopped), wanted_until(lambda: len(done) == 3):
        done.extend(while_wanted(range(10)))
    assert done == [0, 1, 2]
    assert list(while_wanted(range(4))) == [0, 1, 2, 3]


def test_where_nobody_can_stop_it_things_are_gone_through_as_they_are() -> None:
    things = [1, 2]
    assert while_wanted(things) is things
