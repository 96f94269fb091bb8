"""Cancel ends each kind of work beside the person for good, and leaves what makes sense."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hands import Hands, settle
from PySide6.QtCore import QMimeData, Qt, QThreadPool, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.lanes import add_lane
from cxdesigner.editor.document import Document
from cxdesigner.editor.questions import PathRequest
from cxdesigner.model import comparison
from cxdesigner.model.asset import Asset
from cxdesigner.model.element import Element
from cxdesigner.model.text import LocalText
from cxdesigner.qtrender import pictures
from cxdesigner.report.analysis_pages import compose
from cxdesigner.scene import contents
from cxdesigner.scene.build import LiveLayout
from cxdesigner.ui import sheets, under_way
from cxdesigner.ui.picture_copy import PNG
from cxdesigner.ui.sheets import layout_options
from cxdesigner.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


class Gate:
    """Holds work aside where it first takes a step, and counts the steps that it takes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str) -> None:
        self._reached, self._go_on = threading.Event(), threading.Event()
        self.steps = 0
        real = getattr(module, step)

        def held(*args: object, **kwargs: object) -> object:
            if threading.current_thread() is not threading.main_thread():
                self.steps += 1
                self._reached.set()
                assert self._go_on.wait(20)
            return real(*args, **kwargs)

        monkeypatch.setattr(module, step, held)

    @property
    def is_held(self) -> bool:
        return self._reached.is_set()

    def open(self) -> None:
        """Let the work go on, and wait until it has ended."""
        self._go_on.set()
        assert QThreadPool.globalInstance().waitForDone(20_000)
        settle()

    def let_go(self) -> None:
        """Let the work go on."""
        self._go_on.set()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is under way is told at once."""
    monkeypatch.setattr(under_way, "PATIENCE_MS", 0)


@pytest.fixture
def gates(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Gate]]:
    """The gates of a test; all are open at its end."""
    found: list[Gate] = []
    yield found
    for gate in found:
        gate.open()


def cancel(window: Window, gate: Gate, words: str, qtbot: QtBot) -> None:
    """Press Cancel as soon as work is told of and has begun."""
    line = window.status.under_way
    qtbot.waitUntil(lambda: gate.is_held and line.isVisible())
    assert line.words.text() == words
    qtbot.mouseClick(line.button, LEFT)
    qtbot.waitUntil(line.isHidden)


# -- copy as picture -------------------------------------------------------------------------


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch, gates: list[Gate]) -> Gate:
    gates.append(Gate(monkeypatch, contents, "build_element"))
    return gates[-1]


def test_a_picture_that_is_not_wanted_leaves_the_clipboard_as_it_was(
    window: Window, hands: Hands, drawing: Gate, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("mine")
    window.actions_["edit.copy_picture"].trigger()
    cancel(window, drawing, "Drawing the picture…", qtbot)
    said = "No picture was copied; the clipboard is as it was."
    assert window.status.message.text() == said
    drawing.open()
    assert drawing.steps == 1, "it ends before the next element"
    assert QApplication.clipboard().text() == "mine"
    assert not QApplication.clipboard().mimeData().hasFormat(PNG)
    assert window.status.message.text() == said


# -- pictures --------------------------------------------------------------------------------


def test_pictures_that_are_not_wanted_are_not_added(
    window: Window,
    hands: Hands,
    hot_pot: Document,
    monkeypatch: pytest.MonkeyPatch,
    gates: list[Gate],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for path in paths:
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(0x336699)
        assert image.save(str(path))
    gates.append(Gate(monkeypatch, pictures, "read_picture"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    hands.drop_data(mime, hands.middle("c3"))
    cancel(window, gates[-1], "Reading pictures…", qtbot)
    assert window.status.message.text() == "No picture was added."
    gates[-1].open()
    assert gates[-1].steps == 1, "it ends before the next picture"
    assert hot_pot.store.count(Asset) == 0
    assert not hot_pot.is_dirty


# -- comparison ------------------------------------------------------------------------------


@pytest.fixture
def comparing(monkeypatch: pytest.MonkeyPatch, gates: list[Gate]) -> Gate:
    gates.append(Gate(monkeypatch, comparison, "_fields"))
    return gates[-1]


def test_a_comparison_that_nobody_waits_for_ends(
    window: Window, hot_pot: Document, comparing: Gate, qtbot: QtBot
) -> None:
    window.session.host.compare(hot_pot.store.snapshot(), "as-is")
    controller = window.comparing.controller
    assert controller is not None
    cancel(window, comparing, "Comparing…", qtbot)
    assert window.status.message.text() == "The comparison was cancelled."
    assert controller.panel.isHidden()
    comparing.open()
    assert comparing.steps == 1, "it ends before the next record"
    assert controller.found is None
    assert "comparison" not in window.shown_panels()


def test_a_comparison_that_is_there_stays_until_the_next_edit(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch, gates: list[Gate],
    qtbot: QtBot,
) -> None:  # fmt: skip
    window.session.host.compare(hot_pot.store.snapshot(), "as-is")
    controller = window.comparing.controller
    assert controller is not None
    qtbot.waitUntil(lambda: controller.is_current and controller.found is not None, timeout=10_000)
    before = controller.found
    gate = Gate(monkeypatch, comparison, "_fields")
    gates.append(gate)
    rename(hot_pot, "one")
    cancel(window, gate, "Comparing…", qtbot)
    said = "Cancelled: the comparison stays as it was found last."
    assert window.status.message.text() == said
    gate.open()
    assert gate.steps == 1
    assert controller.found is before
    hot_pot.set_view(zoom=0.7)
    qtbot.wait(400)
    assert controller.found is before, "another zoom asks for nothing"
    rename(hot_pot, "two")
    qtbot.waitUntil(lambda: controller.is_current and controller.found is not before)
    found = controller.found
    assert found is not None
    assert [change.id for change in found.comparison.changes] == ["c2"]


def rename(document: Document, name: str) -> None:
    with document.transaction("Rename") as tx:
        tx.put(tx.view.need(Element, "c2").replace(label=LocalText.of({"zh-CN": name})))
    document.history.break_merge()


# -- analyses --------------------------------------------------------------------------------


@pytest.fixture
def analysing(monkeypatch: pytest.MonkeyPatch, gates: list[Gate]) -> Gate:
    gates.append(Gate(monkeypatch, compose, "summary"))
    return gates[-1]


def test_a_page_that_was_stopped_says_so_and_is_worked_out_when_asked_for(
    window: Window, hot_pot: Document, analysing: Gate, qtbot: QtBot
) -> None:
    window.show_panel("analyses", True)
    panel = window.analyses.panel
    cancel(window, analysing, "Analysing…", qtbot)
    assert panel.stopped.isVisible()
    assert panel._stopped_words.text() == "Stopped before this page was worked out."
    analysing.open()
    assert analysing.steps == 1, "it ends before the next summary"
    assert panel.view.page is None
    hot_pot.set_view(zoom=0.7)
    panel.resize(panel.width() - 90, panel.height())
    hot_pot.selection.set(("c3",))
    qtbot.wait(500)
    assert analysing.steps == 1, "nothing begins again by itself"
    assert panel.stopped.isVisible()
    qtbot.mouseClick(panel.again, LEFT)
    qtbot.waitUntil(lambda: panel.live.is_current)
    assert panel.view.page is not None
    assert panel.stopped.isHidden()
    assert panel.isAncestorOf(QApplication.focusWidget())


def test_an_edit_works_out_a_page_that_was_stopped(
    window: Window, hot_pot: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    gates: list[Gate],
) -> None:  # fmt: skip
    window.show_panel("analyses", True)
    panel = window.analyses.panel
    qtbot.waitUntil(lambda: panel.live.is_current)
    before = panel.live.shown
    gate = Gate(monkeypatch, compose, "summary")
    gates.append(gate)
    rename(hot_pot, "one")
    cancel(window, gate, "Analysing…", qtbot)
    words = "Stopped: what you see is as it was before the latest changes."
    assert panel._stopped_words.text() == words
    assert panel.live.shown is before
    gate.open()
    rename(hot_pot, "two")
    qtbot.waitUntil(lambda: panel.live.is_current and panel.live.shown is not before)
    assert panel.stopped.isHidden()


def test_analyses_that_are_not_wanted_on_paper_leave_no_file(
    window: Window, hot_pot: Document, analysing: Gate, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "analyses.pdf"

    def answer(question: object) -> Path:
        assert isinstance(question, PathRequest)
        return target

    monkeypatch.setattr(window.session.host, "ask", answer)
    window.analyses.run("export")
    cancel(window, analysing, "Exporting…", qtbot)
    assert window.status.message.text() == "The export was cancelled; no file was written."
    analysing.open()
    assert analysing.steps == 1
    assert not target.exists()


# -- layout ----------------------------------------------------------------------------------


@pytest.fixture
def laying(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch, gates: list[Gate]
) -> Gate:
    """Every document is large, and what is laid out aside waits at its first element."""
    monkeypatch.setattr(sheets, "LARGE", 0)
    monkeypatch.setattr(sheets, "REFRAMED", 0)
    gates.append(Gate(monkeypatch, contents, "build_element"))
    return gates[-1]


def insert_lane(document: Document) -> None:
    document.run("Insert lane", add_lane, "support")


def is_as_from_scratch(window: Window, document: Document) -> bool:
    fresh = LiveLayout(document.store, layout_options(document)).scene
    return dict(window.controller.scene.items) == dict(fresh.items)


def test_cancel_takes_back_the_edits_that_a_canvas_would_have_to_be_laid_out_for(
    window: Window, hot_pot: Document, laying: Gate, qtbot: QtBot
) -> None:
    controller, layout = window.controller, window.controller.layout
    lanes = len(hot_pot.store.lanes)
    insert_lane(hot_pot)
    rename(hot_pot, "later")
    assert window.canvas.tool is None
    cancel(window, laying, "Laying out…", qtbot)
    assert window.status.message.text() == "2 changes were taken back. Redo brings them back."
    assert len(hot_pot.store.lanes) == lanes
    assert controller.is_current
    assert controller.layout is layout
    assert window.canvas.tool is not None
    laying.open()
    assert laying.steps == 1, "it ends before the next element"
    assert is_as_from_scratch(window, hot_pot)
    hot_pot.redo()
    hot_pot.redo()
    assert len(hot_pot.store.lanes) == lanes + 1
    assert hot_pot.store.need(Element, "c2").label.text("zh-CN") == "later"
    qtbot.waitUntil(lambda: controller.is_current)
    assert is_as_from_scratch(window, hot_pot)


def test_edits_of_before_stay(
    window: Window, hot_pot: Document, laying: Gate, qtbot: QtBot
) -> None:
    rename(hot_pot, "earlier")
    hot_pot.undo()
    hot_pot.redo()
    insert_lane(hot_pot)
    cancel(window, laying, "Laying out…", qtbot)
    assert window.status.message.text() == "1 change was taken back. Redo brings it back."
    assert hot_pot.store.need(Element, "c2").label.text("zh-CN") == "earlier"


def test_cancel_does_again_what_was_undone(
    window: Window, hot_pot: Document, laying: Gate, qtbot: QtBot
) -> None:
    controller = window.controller
    laying.let_go()
    insert_lane(hot_pot)
    qtbot.waitUntil(lambda: controller.is_current)
    lanes = len(hot_pot.store.lanes)
    with pytest.MonkeyPatch.context() as patch:
        gate = Gate(patch, contents, "build_element")
        hot_pot.undo()
        assert len(hot_pot.store.lanes) == lanes - 1
        cancel(window, gate, "Laying out…", qtbot)
        assert window.status.message.text() == "What had been taken back is there again."
        assert len(hot_pot.store.lanes) == lanes
        assert controller.is_current
        gate.open()


@pytest.mark.parametrize(
    "otherwise", [{"emotion": "off"}, {"language": "en"}, {"hidden_lanes": ("lane-support",)}]
)
def test_cancel_looks_at_the_document_as_it_is_drawn(
    window: Window, hot_pot: Document, laying: Gate, qtbot: QtBot, otherwise: dict[str, object]
) -> None:
    controller, layout, state = window.controller, window.controller.layout, hot_pot.view_state
    hot_pot.set_view(**otherwise)
    # The drawing there is follows edits meanwhile; they stay.
    rename(hot_pot, "meanwhile")
    cancel(window, laying, "Laying out…", qtbot)
    assert window.status.message.text() == "The blueprint is shown as before."
    assert hot_pot.view_state.without_place == state.without_place
    assert controller.is_current
    assert controller.layout is layout
    assert hot_pot.store.need(Element, "c2").label.text("zh-CN") == "meanwhile"
    laying.open()
    assert laying.steps == 1
    assert is_as_from_scratch(window, hot_pot)


def test_where_nothing_leads_back_the_layout_cannot_be_cancelled(
    window: Window, hot_pot: Document, laying: Gate, qtbot: QtBot
) -> None:
    line = window.status.under_way
    hot_pot.undo()
    rename(hot_pot, "one")
    hot_pot.undo()
    # An edit after an undo: what was drawn is no longer in the history.
    (sheet,) = (one for one in window.controller._sheets.values() if one.document is hot_pot)
    sheet._drawn = hot_pot.view_state, -1
    insert_lane(hot_pot)
    qtbot.waitUntil(lambda: laying.is_held and line.isVisible())
    assert line.button.isHidden()
    assert not window.session.context.host.works
    laying.open()
    qtbot.waitUntil(lambda: window.controller.is_current)
