"""The line at the foot that tells of work beside the person: when it is there, and its Cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from hands import Hands, settle
from PySide6.QtCore import QRect, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from small import act

from cxdesigner.base.i18n import _
from cxdesigner.base.progress import reached
from cxdesigner.editor.commands.lanes import add_lane
from cxdesigner.editor.document import Document
from cxdesigner.ui import under_way
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.under_way import UnderWay
from cxdesigner.ui.window import Window
from cxdesigner.ui.workers import Job

Keys = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier

Begin = Callable[..., Job]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is under way is told at once."""
    monkeypatch.setattr(under_way, "PATIENCE_MS", 0)


@pytest.fixture
def go() -> Iterator[threading.Event]:
    """Lets work go on that waits."""
    found = threading.Event()
    yield found
    found.set()
    QThreadPool.globalInstance().waitForDone(20_000)


@pytest.fixture
def line(window: Window) -> UnderWay:
    return window.status.under_way


@pytest.fixture
def begin(line: UnderWay, go: threading.Event) -> Begin:
    """Tell of a job that waits, after it has told some shares."""

    def start(words: str, *shares: float, of: object = None, may_end: bool = True) -> Job:
        def work(_job: Job) -> None:
            for share in shares:
                reached(share)
            assert go.wait(20)

        job = Job(work)
        line.tell(words, job, job.cancel if may_end else None, of)
        return job.start()

    return start


def test_work_that_is_done_in_a_moment_is_not_told_of(
    line: UnderWay,
    begin: Begin,
    go: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(under_way, "PATIENCE_MS", 60_000)
    seen: list[bool] = []
    line.changed.connect(lambda: seen.append(line.isVisible()))
    job = begin("Working …", 0.5)
    settle(5)
    go.set()
    qtbot.waitUntil(lambda: job.is_over)
    settle()
    assert seen == []


def test_it_is_there_with_words_and_goes_with_the_work(
    line: UnderWay, begin: Begin, go: threading.Event, impatient: None, qtbot: QtBot
) -> None:
    begin("Working …")
    qtbot.waitUntil(line.isVisible)
    assert line.words.text() == "Working …"
    assert line.bar.accessibleName() == "Working …"
    assert line.button.accessibleName() == "Cancel: Working …"
    go.set()
    qtbot.waitUntil(line.isHidden)


def test_the_bar_shows_the_share_that_work_tells_and_never_less(
    line: UnderWay, begin: Begin, impatient: None, qtbot: QtBot
) -> None:
    begin("Working …", 0.25, 0.5, 0.125)
    qtbot.waitUntil(line.isVisible)
    qtbot.waitUntil(lambda: line.bar.value() * 2 == line.bar.maximum())
    settle(5)
    assert line.bar.value() * 2 == line.bar.maximum()


def test_of_work_that_tells_no_share_the_bar_only_says_that_it_goes_on(
    line: UnderWay, begin: Begin, impatient: None, qtbot: QtBot
) -> None:
    begin("Working …")
    qtbot.waitUntil(line.isVisible)
    assert (line.bar.minimum(), line.bar.maximum()) == (0, 0)


def test_of_several_works_the_longest_is_told_of_and_cancelled(
    line: UnderWay, begin: Begin, impatient: None, qtbot: QtBot
) -> None:
    first, second = begin("First …"), begin("Second …", 0.5)
    qtbot.waitUntil(line.isVisible)
    settle()
    assert line.words.text() == "First …"
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert first.is_cancelled
    assert not second.is_cancelled
    qtbot.waitUntil(lambda: line.words.text() == "Second …")
    assert line.isVisible()


def test_work_about_another_document_is_not_told_of(
    line: UnderWay,
    begin: Begin,
    editor: Editor,
    hot_pot: Document,
    impatient: None,
    qtbot: QtBot,
) -> None:
    hot_pot.run("Insert lane", add_lane, "support")
    begin("Working …", of=hot_pot)
    qtbot.waitUntil(line.isVisible)
    editor.files.new("empty-blueprint")
    qtbot.waitUntil(line.isHidden)
    assert not editor.session.context.host.works
    editor.workspace.activate(hot_pot)
    qtbot.waitUntil(line.isVisible)


def test_what_begins_anew_at_once_is_told_of_at_once(
    line: UnderWay, begin: Begin, impatient: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layout that came in vain makes room for the next one: the line would come and go."""
    first = begin("Working …")
    qtbot.waitUntil(line.isVisible)
    seen: list[bool] = []
    monkeypatch.setattr(under_way, "PATIENCE_MS", 60_000)
    first.stop()
    begin("Working …")
    line.changed.connect(lambda: seen.append(line.isVisible()))
    settle(5)
    assert all(seen)
    assert line.isVisible()


def test_it_is_cancelled_by_keys_and_escape_alone_is_for_others(
    hands: Hands, line: UnderWay, begin: Begin, impatient: None
) -> None:
    window = hands.window
    cancel = window.actions_["edit.cancel_work"]
    assert not cancel.isEnabled()
    job = begin("Working …")
    hands.wait(cancel.isEnabled)
    hands.document.selection.set(("c3",))
    hands.key(Keys.Key_Escape)
    assert not job.is_cancelled
    assert hands.document.selection.ids == ()
    hands.key(Keys.Key_Escape, SHIFT)
    assert job.is_cancelled
    hands.wait(line.isHidden)
    hands.wait(lambda: not cancel.isEnabled())


def test_it_is_found_in_the_palette(hands: Hands, begin: Begin, impatient: None) -> None:
    job = begin("Working …")
    hands.wait(lambda: hands.window.session.context.host.works)
    hands.key(Keys.Key_K, CTRL)
    hands.type("being worked out")
    hands.key(Keys.Key_Return)
    hands.wait(lambda: job.is_cancelled)


def test_the_keys_reach_the_button_in_the_foot_and_come_back_when_it_goes(
    hands: Hands, line: UnderWay, begin: Begin, impatient: None
) -> None:
    job = begin("Working …")
    hands.wait(line.isVisible)
    line.button.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Keys.Key_Space)
    assert job.is_cancelled
    hands.wait(line.isHidden)
    hands.wait(lambda: QApplication.focusWidget() is hands.canvas)


def test_what_nothing_can_be_done_without_has_no_cancel(
    line: UnderWay, begin: Begin, window: Window, impatient: None, qtbot: QtBot
) -> None:
    begin("Working …", may_end=False)
    qtbot.waitUntil(line.isVisible)
    assert line.button.isHidden()
    assert not window.session.context.host.works


def places(window: Window) -> list[QRect]:
    status = window.status
    return [widget.geometry() for widget in status._controls]


def test_what_stands_at_the_right_stays_where_it_is(
    window: Window, hot_pot: Document, begin: Begin, impatient: None, qtbot: QtBot
) -> None:
    line, status = window.status.under_way, window.status
    hot_pot.selection.set(("c3",))
    qtbot.waitUntil(lambda: bool(status.facts.text()) and status.hint.isVisible())
    before, high = places(window), status.height()
    begin("Working …", 0.5)
    qtbot.waitUntil(line.isVisible)
    settle()
    assert places(window) == before
    assert status.height() == high
    assert line.geometry().right() < before[0].left()


def test_it_is_whole_on_a_small_screen(
    small_window: Window, go: threading.Event, impatient: None, qtbot: QtBot
) -> None:
    act(small_window, "file.new")
    status = small_window.status
    line = status.under_way
    qtbot.waitUntil(lambda: bool(status.facts.text()))
    before = places(small_window)
    for words in (
        _("Laying out…"),
        _("Drawing the picture…"),
        _("Comparing…"),
        _("Analysing…"),
        _("Exporting…"),
    ):
        job = Job(lambda _job: go.wait(20))
        line.tell(words, job, job.cancel)
        job.start()
        qtbot.waitUntil(lambda words=words: line.isVisible() and line.words.text() == words)  # type: ignore[misc]
        settle()
        assert places(small_window) == before
        for widget in (line.words, line.bar, line.button):
            assert is_whole(widget, status), (words, widget.objectName())
        job.cancel()
        qtbot.waitUntil(line.isHidden)


def is_whole(widget: QWidget, around: QWidget) -> bool:
    """Say whether a widget has the room that it wants, within another one."""
    corner = widget.mapTo(around, widget.rect().topLeft())
    wanted = min(widget.sizeHint().width(), widget.maximumWidth())
    is_inside = around.rect().contains(QRect(corner, widget.size()))
    return is_inside and widget.width() >= wanted


def test_the_window_of_another_language_begins_without_it(
    editor: Editor, begin: Begin, go: threading.Event, impatient: None, qtbot: QtBot
) -> None:
    old = editor.window
    job = begin("Working …", 0.5)
    qtbot.waitUntil(old.status.under_way.isVisible)
    editor.settings.update(language="zh-CN")
    qtbot.waitUntil(lambda: editor.window is not old)
    go.set()
    qtbot.waitUntil(lambda: job.is_over)
    settle()
    assert editor.window.status.under_way.isHidden()
