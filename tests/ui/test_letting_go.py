"""What was replaced goes in the end, however much work follows work that somebody waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxdesigner.ui import letting_go


@pytest.fixture
def replace(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Callable[[int], object]]:
    """Replace so many things while somebody waits for a job all the time."""
    qtbot.waitUntil(lambda: not letting_go.is_letting_go())
    monkeypatch.setattr(letting_go, "_QUIET_MS", 1)
    with monkeypatch.context() as patch:
        patch.setattr(letting_go, "are_awaited", lambda: True)
        yield lambda count: letting_go.let_go(*({} for _at in range(count)))
    qtbot.waitUntil(lambda: not letting_go.is_letting_go())


def test_a_little_rests_while_somebody_waits(replace: Callable[[int], object]) -> None:
    replace(letting_go.MOST)
    QTest.qWait(50)
    assert letting_go.is_letting_go()


def test_much_goes_though_somebody_waits(replace: Callable[[int], object], qtbot: QtBot) -> None:
    """Large steps undone one right after the other would pile up drawing upon drawing, else."""
    replace(letting_go.MOST)
    replace(1)
    qtbot.waitUntil(lambda: not letting_go.is_letting_go())


def test_what_goes_does_not_rest_while_much_is_waiting(
    replace: Callable[[int], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each drawing would take five seconds, and the next come sooner."""
    rests: list[float] = []
    monkeypatch.setattr(letting_go, "sleep", rests.append)
    replace(letting_go.MOST)
    letting_go._rest()
    replace(1)
    letting_go._rest()
    assert len(rests) == 1
