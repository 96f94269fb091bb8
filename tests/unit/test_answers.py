"""An answer that no dialog asks for does not wait for the dialog of the next test."""

from answers import take_away, wait_to_answer
from pytestqt.qtbot import QtBot


def test_an_answer_that_nobody_asks_for_is_named_and_taken_away(qtbot: QtBot) -> None:
    looked, done = [0], [0]

    def look() -> None:
        looked[0] += 1

    def found() -> object:
        return lambda: done.append(1)

    wait_to_answer("nobody", look)
    wait_to_answer("somebody", found)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(done) == 2)
    assert take_away() == ["nobody"]
    before = looked[0]
    qtbot.wait(50)
    assert looked[0] == before
    assert done == [0, 1]
