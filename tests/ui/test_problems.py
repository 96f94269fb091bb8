"""Findings in the window: counted, listed, gone to, fixed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import Filter
from cxdesigner.model.element import Element
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.text import EMPTY
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.runner import run
from cxdesigner.ui.panels.fields import AreaField
from cxdesigner.ui.window import Window


@pytest.fixture
def faulty(window: Window, hot_pot: Document, qtbot: QtBot) -> Document:
    """A touchpoint without a label, and a feeling beyond the scale."""
    with hot_pot.transaction("Break something") as tx:
        tx.put(hot_pot.store.need(Element, "c2").replace(label=EMPTY))
        emotion = emotion_at(hot_pot.store, "c3")
        assert emotion is not None
        tx.put(emotion.replace(value=9.0))
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current and len(window.findings.found) == 2)
    return hot_pot


def _of(window: Window, code: str) -> Finding:
    return next(one for one in window.problems.model.rows if one.code == code)


def test_findings_are_one_calm_counter_until_it_is_opened(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    assert window.status.problems.text() == "2 problems"
    assert window.problems.isHidden()
    qtbot.mouseClick(window.status.problems, Qt.MouseButton.LeftButton)
    assert window.problems.isVisible()
    assert len(window.problems.model.rows) == 2
    qtbot.mouseClick(window.status.problems, Qt.MouseButton.LeftButton)
    assert window.problems.isHidden()


def test_findings_follow_the_edits_and_equal_a_full_run(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    faulty.undo()
    qtbot.waitUntil(lambda: window.status.problems.text() == "No problems")
    faulty.redo()
    qtbot.waitUntil(lambda: window.findings.is_current and bool(window.findings.found))
    assert {f.key for f in window.findings.found} == {f.key for f in run(faulty.store)}


def test_a_click_selects_and_shows_what_a_finding_is_about(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    window.show_dialog("problems")
    panel = window.problems
    place = panel.tree.visualRect(panel.model.place_of(_of(window, "S23").key, 1)).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert faulty.selection.ids == ("c2",)


def test_return_goes_to_the_finding_of_the_row(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    window.show_dialog("problems")
    tree = window.problems.tree
    assert QApplication.focusWidget() is tree
    window.problems.choose(_of(window, "X02").key)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert "c3" in faulty.selection.ids


def test_a_quick_fix_is_one_undo_step(window: Window, faulty: Document, qtbot: QtBot) -> None:
    window.show_dialog("problems")
    steps = len(faulty.history.undo_labels)
    window.problems.choose(_of(window, "X02").key)
    assert window.problems.fix.text() == "Bring it to the end of the scale"
    qtbot.mouseClick(window.problems.fix, Qt.MouseButton.LeftButton)
    felt = emotion_at(faulty.store, "c3")
    assert felt is not None
    assert felt.value == 2
    assert len(faulty.history.undo_labels) == steps + 1
    qtbot.waitUntil(lambda: window.status.problems.text() == "1 problem")


def test_a_fix_that_needs_words_leads_to_the_field(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    window.show_dialog("problems")
    window.problem_work.fix(_of(window, "S23"))
    page = window.inspector.page
    assert page is not None
    label = page.by_attribute["label"]
    assert isinstance(label, AreaField)
    assert QApplication.focusWidget() is label.area
    qtbot.keyClicks(label.area, "Wait")
    qtbot.waitUntil(lambda: window.status.problems.text() == "1 problem")


def test_a_fix_that_finds_nothing_to_take_leads_to_the_field(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    with hot_pot.transaction("Forget how long it takes") as tx:
        step = hot_pot.store.need(Element, "c2")
        tx.put(step.replace(wait=None, max=None))
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current and len(window.findings.found) == 1)
    window.show_dialog("problems")
    assert _of(window, "X04").fix_label == "Enter a waiting time"
    window.problem_work.fix(_of(window, "X04"))
    assert hot_pot.store.need(Element, "c2").wait is None
    page = window.inspector.page
    assert page is not None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.by_attribute["wait"].isAncestorOf(focused)


def test_findings_of_one_document_do_not_show_in_another(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    window.session.files.new("empty-blueprint")
    qtbot.waitUntil(lambda: window.status.problems.text() == "No problems")
    window.workspace.activate(faulty)
    qtbot.waitUntil(lambda: window.status.problems.text() == "2 problems")


def test_nothing_is_said_about_a_document_before_the_rules_have_run(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    window.show_panel("problems", True)
    window.session.files.new("empty-blueprint")
    assert not window.findings.is_known
    assert window.status.problems.text() == window.problems.heading.text() == "Checking…"
    assert window.problems.tree.accessibleDescription() == ""
    qtbot.waitUntil(lambda: window.findings.is_known)
    assert window.status.problems.text() == window.problems.heading.text() == "No problems"
    assert "nothing to say" in window.problems.tree.accessibleDescription()


def test_what_is_being_written_or_filtered_out_has_no_sign(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    signs = window.problem_work.signs

    def signed() -> set[str]:
        return {key for mark in signs.marks.marks for f in mark.findings for key in f.subjects}

    qtbot.waitUntil(lambda: "c2" in signed())
    window.controller.begin_text_edit("c2")
    signs.refresh()
    assert "c2" not in signed()
    window.text_editing.finish()
    qtbot.waitUntil(lambda: "c2" in signed())
    lane = faulty.store.need(Element, "c2").lane_id
    other = next(one.id for one in faulty.store.lanes if one.id != lane)
    faulty.set_view(filter=Filter(lane_ids=(other,)))
    qtbot.waitUntil(lambda: "c2" not in signed())
    faulty.set_view(filter=Filter(lane_ids=(str(lane),)))
    qtbot.waitUntil(lambda: "c2" in signed())


def test_what_a_fix_adds_is_selected_so_that_it_gets_its_name(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    store = hot_pot.store
    column = store.need(Element, "c2").step_id
    below = [
        one.id for one in store.of_type(Element) if one.step_id == column and one.id.startswith("f")
    ]
    with hot_pot.transaction("Cut") as tx:
        tx.delete(below)
    window.findings.refresh()
    qtbot.waitUntil(lambda: any(one.code == "L03" for one in window.findings.found))
    window.show_dialog("problems")
    window.problems.choose(_of(window, "L03").key)
    known = {one.id for one in store.of_type(Element)}
    window.actions_["problems.fix"].trigger()
    (made,) = (one.id for one in store.of_type(Element) if one.id not in known)
    assert hot_pot.selection.ids == (made,)
