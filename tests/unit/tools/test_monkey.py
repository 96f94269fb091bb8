"""What the monkey writes down."""

from __future__ import annotations

import io

from tools.monkey import Diary


def test_a_failure_is_counted_and_told_twice_with_what_was_done_before() -> None:
    out = io.StringIO()
    diary = Diary(out)
    diary.step = 3
    diary.note("click", "button")
    for _time in range(4):
        diary.fail("exception", "Traceback\n  frames\nKeyError: x")
    assert diary.failures == {"exception: KeyError: x": 4}
    assert out.getvalue().count("FAILURE") == 2
    assert out.getvalue().count("3 click button") == 3
