"""What is let go goes little by little, but never becomes more and more."""

from __future__ import annotations

import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cxdesigner.ui import letting_go


class Drawing:
    """Something large that can be watched while it goes."""


@pytest.fixture(autouse=True)
def _busy(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[None]:
    """Let somebody wait for a job all the time."""
    monkeypatch.setattr(letting_go, "_QUIET_MS", 5)
    with monkeypatch.context() as patch:
        patch.setattr(letting_go, "are_awaited", lambda: True)
        yield
    qtbot.waitUntil(lambda: not letting_go.is_letting_go())


def given_up(count: int) -> list[weakref.ref[Drawing]]:
    """Let go so many things and return what tells whether they are still there."""
    drawings = [Drawing() for _ in range(count)]
    traces = [weakref.ref(drawing) for drawing in drawings]
    letting_go.let_go(*drawings)
    return traces


def test_a_drawing_waits_as_long_as_somebody_waits_for_a_job(qtbot: QtBot) -> None:
    traces = given_up(5)
    qtbot.wait(50)
    assert all(trace() is not None for trace in traces)


def test_many_go_nevertheless(qtbot: QtBot) -> None:
    traces = given_up(letting_go._MANY)
    qtbot.waitUntil(lambda: all(trace() is None for trace in traces))


def test_what_goes_rests_unless_many_are_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    rests: list[float] = []
    monkeypatch.setattr(letting_go, "sleep", rests.append)
    letting_go._rest()
    given_up(letting_go._MANY)
    letting_go._rest()
    assert rests == [letting_go._REST_S]
