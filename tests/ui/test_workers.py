"""In which order jobs work, what they leave behind, and how they end with the program."""

import gc
import itertools
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from cxdesigner.base.progress import reached, while_wanted
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


def test_it_lets_the_window_show_first_what_has_changed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = [Job(lambda _job: None).start(quietly=kind) for kind in (True, False)]
    qtbot.waitUntil(lambda: earlier[1].is_over)
    # Neither the breath of an earlier one nor that after what was waited for counts for this one.
    monkeypatch.setattr(workers, "_BREATH_MS", 400)
    order: list[str] = []
    QTimer.singleShot(250, lambda: order.append("shown"))
    quiet = Job(lambda _job: order.append("quiet")).start(quietly=True)
    qtbot.waitUntil(lambda: quiet.is_over)
    assert order == ["shown", "quiet"]


class Knows:
    """Something large that whoever hears of a job knows."""


def traces_of_work(qtbot: QtBot) -> list[weakref.ref[object]]:
    """Let a job work; return traces of it and of what its listeners knew."""
    knows = Knows()
    heard: list[object] = []
    job = Job(lambda _job: len(str(knows)))
    job.on.done.connect(lambda _result: heard.append(type(knows)))
    # As findings do: the listener knows the job, and the job the listener.
    job.on.ended.connect(lambda: heard.append(type(job)))
    job.start()
    qtbot.waitUntil(lambda: job.is_over)
    assert heard == [Knows, Job]
    return [weakref.ref(knows), weakref.ref(job)]


def test_a_job_that_has_ended_keeps_nothing_that_its_listeners_knew(qtbot: QtBot) -> None:
    traces = traces_of_work(qtbot)
    # Its thread may not have left it yet.
    assert workers.wait_for_all()
    gc.collect()
    assert [trace() for trace in traces] == [None, None]


def test_a_cancelled_job_tells_its_end_only_and_lets_go_at_once(
    qtbot: QtBot, go: threading.Event
) -> None:
    knows = Knows()
    heard: list[object] = []
    trace = weakref.ref(knows)
    job = Job(lambda _job: go.wait(5))
    job.on.done.connect(partial(heard.append, knows))
    job.on.failed.connect(partial(heard.append, knows))
    job.on.ended.connect(lambda: heard.append("ended"))
    job.start()
    job.cancel()
    del knows
    assert trace() is None
    go.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert heard == ["ended"]


def test_the_share_that_work_has_reached_is_told_once_each(qtbot: QtBot) -> None:
    heard: list[float] = []

    def work(_job: Job) -> None:
        for step in range(10_000):
            reached(step // 1_000 / 10)

    job = Job(work)
    job.on.progressed.connect(lambda done, total: heard.append(done / total))
    job.start()
    qtbot.waitUntil(lambda: job.is_over)
    assert heard == [step / 10 for step in range(10)]


def test_what_tells_its_share_ends_there_once_it_is_stopped(
    qtbot: QtBot, go: threading.Event
) -> None:
    begun = threading.Event()
    ends: list[str] = []

    def work(_job: Job) -> None:
        reached(0.5)
        begun.set()
        go.wait(5)
        # Not another one than before: it is told of the end all the same.
        reached(0.5)
        ends.append("went on")

    job = Job(work)
    job.on.stopped.connect(lambda: ends.append("stopped"))
    job.start()
    assert begun.wait(5)
    job.stop()
    job.cancel()
    assert ends == ["stopped"], "at once, and once"
    go.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert ends == ["stopped"]


class Receiver(QObject):
    """Something of a window."""

    def __init__(self, heard: list[object]) -> None:
        super().__init__()
        self._heard = heard

    def hear(self, result: object) -> None:
        """Take a result."""
        self._heard.append(result)


def test_what_came_to_its_end_before_it_was_stopped_is_told(
    qtbot: QtBot, go: threading.Event
) -> None:
    begun = threading.Event()
    heard: list[object] = []

    def work(_job: Job) -> str:
        begun.set()
        go.wait(5)
        return "result"

    job = Job(work)
    job.on.done.connect(heard.append)
    job.start()
    assert begun.wait(5)
    job.stop()
    go.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert heard == ["result"]


def test_what_was_stopped_on_its_way_lets_go_of_what_it_knew(
    qtbot: QtBot, go: threading.Event
) -> None:
    traces: list[weakref.ref[Knows]] = []
    shared = {"of": "the window"}

    def work(_job: Job) -> None:
        knows, known = Knows(), shared
        traces.append(weakref.ref(knows))
        for _turn in while_wanted(itertools.count()):
            go.wait(5)
        assert known

    job = Job(work)
    job.on.failed.connect(lambda error: pytest.fail(str(error)))
    job.start()
    qtbot.waitUntil(lambda: bool(traces))
    job.stop()
    go.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert workers.wait_for_all()
    assert traces[0]() is None
    assert shared, "what others know stays as it is"


def test_what_qt_has_deleted_hears_nothing_more(qtbot: QtBot, go: threading.Event) -> None:
    heard: list[object] = []
    gone, here = Receiver(heard), Receiver(heard)
    job = Job(lambda _job: go.wait(5))
    job.on.done.connect(gone.hear)
    job.on.done.connect(here.hear)
    job.start()
    shiboken6.delete(gone)
    go.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert heard == [True]


SCRIPT = """
import sys, threading
from PySide6.QtWidgets import QApplication
from cxdesigner.ui.workers import Job
application = QApplication([])
begun = threading.Event()
def work(job):
    begun.set()
    while not job.is_cancelled:
        threading.Event().wait(0.01)
    threading.Event().wait({after})
Job(work).start()
begun.wait(5)
if {is_late}:
    Job(lambda job: None).start(quietly=True)
sys.exit(3)
"""


@pytest.mark.parametrize("is_late", [False, True])
def test_a_program_that_ends_while_a_job_works_ends_in_silence(is_late: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(after=0.3, is_late=is_late)],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "")
