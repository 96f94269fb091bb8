"""A layout that is worked out aside ends early once nobody wants it any more."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import settle
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.base.progress import Stopped
from cxdesigner.editor import files as files_module
from cxdesigner.editor.commands.lanes import add_lane
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.model.text import LocalText
from cxdesigner.scene import contents
from cxdesigner.scene.build import LiveLayout
from cxdesigner.ui import aside as aside_module
from cxdesigner.ui import sheets, under_way, workers
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.working import WorkingDialog
from cxdesigner.ui.sheets import layout_options
from cxdesigner.ui.window import Window
from cxdesigner.ui.workers import Job


class Gate:
    """Holds the first layout aside at its first element, and counts what each thread draws."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        self.drawn: dict[object, int] = {}
        """Elements by layout, in the order in which they began; else by thread."""

        self.left: list[object] = []
        """What work that was stopped knew."""

        real, apart, laid_out = contents.build_element, workers.take_apart, sheets.laid_out
        # A thread of the pool that has ended a layout may draw pictures of the first page.
        local = threading.local()

        def laying(*args: object) -> object:
            local.layout = object()
            try:
                return laid_out(*args)  # type: ignore[arg-type]
            finally:
                del local.layout

        def counting(*args: object) -> object:
            thread = threading.get_ident()
            if thread != threading.main_thread().ident:
                is_first, key = not self.drawn, getattr(local, "layout", thread)
                self.drawn[key] = self.drawn.get(key, 0) + 1
                if is_first:
                    self.reached.set()
                    assert self.go_on.wait(20)
            return real(*args)  # type: ignore[arg-type]

        def noting(things: list[object], **options: object) -> None:
            self.left.extend(things)
            apart(things, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(contents, "build_element", counting)
        monkeypatch.setattr(workers, "take_apart", noting)
        monkeypatch.setattr(sheets, "laid_out", laying)
        monkeypatch.setattr(sheets, "LARGE", 0)
        monkeypatch.setattr(sheets, "REFRAMED", 0)

    @property
    def is_held(self) -> bool:
        """Whether the first layout waits."""
        return self.reached.is_set()

    def open(self) -> None:
        """Let the first layout go on, and wait until every thread has ended."""
        self.go_on.set()
        assert QThreadPool.globalInstance().waitForDone(20_000)
        settle()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def another_lane(document: Document) -> None:
    document.run("Insert lane", add_lane, "support")


def without_curve(document: Document) -> None:
    document.set_view(emotion="off")


def with_curve_on_lanes(document: Document) -> None:
    document.set_view(emotion="overlay")


def many_titles(document: Document) -> None:
    with document.transaction("Rename") as tx:
        for element in document.store.of_type(Element):
            tx.put(element.replace(label=LocalText.of(f"{element.label} 2")))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (without_curve, with_curve_on_lanes),
        (without_curve, another_lane),
        (without_curve, many_titles),
        (another_lane, another_lane),
        (another_lane, many_titles),
        (another_lane, without_curve),
    ],
)
def test_where_more_has_changed_the_next_one_begins_at_once(
    window: Window,
    hot_pot: Document,
    gate: Gate,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    first: Callable[[Document], None],
    then: Callable[[Document], None],
) -> None:
    """With 20,000 elements the one in vain kept a processor busy for seconds, and came first."""
    controller = window.controller
    monkeypatch.setattr(sheets, "MANY", 20)
    shown: list[int] = []
    controller.shown.connect(lambda: shown.append(len(controller.scene.items)))
    first(hot_pot)
    qtbot.waitUntil(lambda: gate.is_held)
    shown.clear()
    then(hot_pot)
    qtbot.waitUntil(lambda: controller.is_current)
    layout = controller.layout
    gate.open()
    in_vain, wanted = gate.drawn.values()
    assert in_vain == 1
    assert wanted == len(hot_pot.store.of_type(Element))
    assert controller.layout is layout
    assert len(shown) == 1
    fresh = LiveLayout(hot_pot.store, layout_options(hot_pot)).scene
    assert dict(controller.scene.items) == dict(fresh.items)


def test_names_of_summits_that_change_do_not_begin_it_again(
    window: Window, hot_pot: Document, gate: Gate, qtbot: QtBot
) -> None:
    """Where stages are collapsed they are read from the records; each nudge would begin anew."""
    hot_pot.set_view(collapsed_stages=frozenset({hot_pot.store.stages[0].id}), emotion="overlay")
    qtbot.waitUntil(lambda: gate.is_held)
    (sheet,) = window.controller._sheets.values()
    job, before = sheet._job, layout_options(hot_pot).summits
    felt = hot_pot.store.of_type(Emotion)[-1]
    for value in (2.0, -2.0):
        with hot_pot.transaction("Feeling") as tx:
            tx.put(felt.replace(value=value))
        settle()
    assert layout_options(hot_pot).summits != before
    assert sheet._job is job is not None
    gate.open()


@pytest.mark.parametrize("first", [another_lane, without_curve])
def test_what_is_taken_back_needs_no_other_one(
    window: Window,
    hot_pot: Document,
    gate: Gate,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    first: Callable[[Document], None],
) -> None:
    controller, before = window.controller, window.controller.layout
    monkeypatch.setattr(under_way, "PATIENCE_MS", 0)
    first(hot_pot)
    qtbot.waitUntil(lambda: gate.is_held)
    qtbot.waitUntil(window.status.under_way.isVisible)
    if first is another_lane:
        hot_pot.undo()
    else:
        hot_pot.set_view(emotion="band")
    assert controller.is_current
    qtbot.waitUntil(window.status.under_way.isHidden)
    gate.open()
    assert list(gate.drawn.values()) == [1]
    assert controller.layout is before
    assert any(isinstance(thing, LiveLayout) for thing in gate.left), "it goes little by little"


def test_that_of_a_document_that_was_closed_ends(
    window: Window, hot_pot: Document, gate: Gate, qtbot: QtBot
) -> None:
    without_curve(hot_pot)
    qtbot.waitUntil(lambda: gate.is_held)
    hot_pot.set_saved()
    window.workspace.remove(hot_pot)
    gate.open()
    assert next(iter(gate.drawn.values())) == 1


def test_the_program_does_not_wait_for_it_at_the_end(
    editor: Editor, hot_pot: Document, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Job.cancel

    layouts: list[Job] = []

    def making(work: Callable[[Job], object]) -> Job:
        layouts.append(Job(work))
        return layouts[-1]

    def cancel(job: Job) -> None:
        real(job)
        if job in layouts:
            gate.go_on.set()

    monkeypatch.setattr(sheets, "Job", making)
    without_curve(hot_pot)
    qtbot.waitUntil(lambda: gate.is_held)
    monkeypatch.setattr(Job, "cancel", cancel)
    editor.end()
    assert list(gate.drawn.values()) == [1]


def test_cancel_ends_that_of_a_file_that_is_opened(
    editor: Editor, cxd: Path, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WorkingDialog) and gate.is_held:
            qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
        else:
            QTimer.singleShot(5, cancel)

    monkeypatch.setattr(aside_module, "PATIENCE_MS", 0)
    monkeypatch.setattr(files_module, "LARGE_BYTES", 0)
    documents = editor.workspace.documents
    QTimer.singleShot(0, cancel)
    with pytest.raises(Stopped):
        editor.files.open(cxd)
    gate.open()
    assert list(gate.drawn.values()) == [1]
    assert editor.workspace.documents == documents
