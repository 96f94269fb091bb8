"""Long work aside: the window lives on, and the person can cancel."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.base.errors import CxError
from cxdesigner.base.progress import Stopped, Tell
from cxdesigner.editor import files as files_module
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView
from cxdesigner.qtrender import printing
from cxdesigner.scene import page
from cxdesigner.scene.items import PageSet
from cxdesigner.ui import aside as aside_module
from cxdesigner.ui.aside import WindowAside
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.working import WorkingDialog
from cxdesigner.ui.printing import print_document
from cxdesigner.ui.sheets import Sheet
from cxdesigner.ui.window import Window
from cxdesigner.ui.workers import Job

ANSWER = 42


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is done aside is shown at once."""
    monkeypatch.setattr(aside_module, "PATIENCE_MS", 0)
    monkeypatch.setattr(files_module, "LARGE", 0)
    monkeypatch.setattr(files_module, "LARGE_BYTES", 0)


def when_shown(act: Callable[[WorkingDialog], object]) -> None:
    """Do something with the dialog as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WorkingDialog):
            act(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


class Load:
    """Something large that a job knows."""


def test_what_was_made_aside_is_not_kept_with_its_job(window: Window) -> None:
    made = WindowAside(window)("Making", lambda _tell: Load())
    watched = weakref.ref(made)
    del made
    gc.collect()
    # Each of the last sixteen documents that were opened, closed or not.
    assert watched() is None


def test_an_error_does_not_bring_along_what_its_job_knew(window: Window, qtbot: QtBot) -> None:
    watched: list[weakref.ref[Load]] = []
    found: list[bool] = []

    def deeper(load: Load) -> None:
        raise CxError(type(load).__name__)

    def work(_job: Job) -> None:
        load = Load()
        watched.append(weakref.ref(load))
        try:
            deeper(load)
        except CxError as error:
            raise CxError("outer") from error

    job = Job(work)
    job.on.failed.connect(lambda error: found.append(watched[0]() is None and bool(str(error))))
    job.start()
    qtbot.waitUntil(lambda: job.is_over)
    # Exports of 20,000 elements that failed let 0.1 s of objects go in the window's thread.
    assert found == [True]


def test_short_work_shows_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is short takes long where others keep the processor busy.
    monkeypatch.setattr(aside_module, "PATIENCE_MS", 60_000)
    threads: list[threading.Thread] = []

    def work(tell: Tell) -> int:
        tell(0, 1)
        threads.append(threading.current_thread())
        return ANSWER

    assert WindowAside(window)("Working", work) == ANSWER
    assert threads[0] is not threading.main_thread()
    assert not window.findChildren(WorkingDialog)


def test_the_window_lives_while_work_goes_on(window: Window, impatient: None) -> None:
    go_on = threading.Event()
    seen: list[tuple[str, float]] = []

    def work(tell: Tell) -> int:
        tell(1, 3)
        assert go_on.wait(20)
        return ANSWER

    def act(dialog: WorkingDialog) -> None:
        share = dialog.progress.value() / dialog.progress.maximum()
        if share <= 1 / 3:
            QTimer.singleShot(5, lambda: act(dialog))
            return
        seen.append((dialog.windowTitle(), share))
        go_on.set()

    when_shown(act)
    assert WindowAside(window)("Working", work) == ANSWER
    ((title, share),) = seen
    assert title == "Working"
    assert 1 / 3 < share < 1
    assert QApplication.activeModalWidget() is None


def test_an_error_comes_to_whoever_asked(window: Window) -> None:
    def work(_tell: Tell) -> int:
        raise CxError("no luck")

    with pytest.raises(CxError, match="no luck"):
        WindowAside(window)("Working", work)


def test_cancel_leaves_work_that_may_be_dropped(
    window: Window, impatient: None, qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    ends: list[str] = []

    def work(tell: Tell) -> int:
        begun.set()
        assert go_on.wait(20)
        try:
            tell(1, 2)
        except Stopped:
            ends.append("stopped")
            raise
        return ANSWER

    def act(dialog: WorkingDialog) -> None:
        # What has not begun when it is cancelled never does.
        assert begun.wait(20)
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)

    when_shown(act)
    with pytest.raises(Stopped):
        WindowAside(window)("Working", work, may_drop=True)
    assert not ends
    go_on.set()
    qtbot.waitUntil(lambda: bool(ends))


def test_cancel_waits_for_work_that_must_end(window: Window, impatient: None, qtbot: QtBot) -> None:
    """What was done before it heard of the end counts: a file that is written is saved."""
    begun, go_on = threading.Event(), threading.Event()

    def work(_tell: Tell) -> int:
        begun.set()
        assert go_on.wait(20)
        return ANSWER

    def act(dialog: WorkingDialog) -> None:
        assert begun.wait(20)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.cancel.isEnabled()
        QTimer.singleShot(30, go_on.set)

    when_shown(act)
    assert WindowAside(window)("Working", work) == ANSWER


def test_a_large_file_opens_laid_out_and_follows_edits(
    editor: Editor, cxd: Path, impatient: None, qtbot: QtBot
) -> None:
    made: list[object] = []
    prepare = editor.files.prepare

    def watched(document: object) -> object:
        made.append((threading.current_thread(), prepare(document)))  # type: ignore[arg-type]
        return made[-1][1]  # type: ignore[index]

    editor.files.prepare = watched
    document, _notes = editor.files.open(cxd)
    thread, sheet = made[0]  # type: ignore[misc]
    assert thread is not threading.main_thread()
    assert isinstance(sheet, Sheet)
    assert document.prepared is None
    assert editor.window.controller.layout is sheet.layout
    element = document.store.of_type(Element)[0]
    with document.transaction("Delete") as tx:
        tx.delete((element.id,))
    assert element.id not in editor.window.controller.scene.items
    save = editor.window.actions_["file.save"]
    qtbot.waitUntil(save.isEnabled)
    save.trigger()
    assert not document.is_dirty


def test_sheets_for_the_printer_are_composed_aside(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    real = page.compose

    def noting(view: RecordView, options: page.PageOptions | None = None) -> PageSet:
        threads.append(threading.current_thread())
        return real(view, options)

    asked: list[object] = []
    monkeypatch.setattr(page, "compose", noting)
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: asked.append(dialog.objectName()))
    print_document(window)
    assert asked == ["printDialog"]
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
    monkeypatch.setattr(window.session.files, "aside", _stopped)
    print_document(window)
    assert asked == ["printDialog"]


def test_the_plan_in_front_is_what_is_printed(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[PageSet] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(printing, "print_pages", lambda pages, *_rest, **_kw: printed.append(pages))
    hot_pot.set_view(editor="plan")
    print_document(window)
    hot_pot.set_view(editor="canvas")
    print_document(window)
    plan, drawing = printed
    assert {page.name for page in plan.pages} == {"行动计划", "责任分配矩阵（RACI）"}
    assert "行动计划" not in {page.name for page in drawing.pages}


def test_paper_is_printed_on_also_after_a_slide_was_exported(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[PageSet] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(printing, "print_pages", lambda pages, *_rest, **_kw: printed.append(pages))
    window.session.settings.update(page_size="16:9")
    print_document(window)
    assert round(printed[0].pages[0].width) == 1191


def test_without_a_printer_on_windows_the_person_is_told(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's dialog would not open there, and would say nothing."""
    asked: list[QPrintDialog] = []
    monkeypatch.setattr(QPrintDialog, "exec", asked.append)
    monkeypatch.setattr(QPrinter, "outputFormat", lambda _self: QPrinter.OutputFormat.PdfFormat)
    monkeypatch.setattr(sys, "platform", "win32")
    print_document(window)
    assert not asked
    assert window.status.message.text() == "There is no printer here."


def _stopped(_words: str, _work: object, *, may_drop: bool = False) -> None:
    raise Stopped
