"""In which order jobs work."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cxdesigner.ui import workers
from cxdesigner.ui.workers import Job


@pytest.fixture
def go() -> Iterator[threading.Event]:
    """Lets the job go on that somebody waits for."""
    found = threading.Event()
    yield found
    found.set()


def test_what_nobody_waits_for_works_after_what_somebody_waits_for(
    qtbot: QtBot, go: threading.Event
) -> None:
    order: list[str] = []

    def awaited(_job: Job) -> None:
        go.wait(5)
        order.append("awaited")

    Job(awaited).start()
    quiet = Job(lambda _job: order.append("quiet")).start(quietly=True)
    qtbot.wait(50)
    assert order == []
    go.set()
    qtbot.waitUntil(lambda: quiet.is_over)
    assert order == ["awaited", "quiet"]


def test_it_does_not_wait_for_what_takes_long(
    qtbot: QtBot, go: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_PATIENCE_MS", 20)
    long = Job(lambda _job: go.wait(5)).start()
    quiet = Job(lambda _job: None).start(quietly=True)
    qtbot.waitUntil(lambda: quiet.is_over)
    assert not long.is_over
    go.set()
    qtbot.waitUntil(lambda: long.is_over)
