"""Findings worked through in the window: grouped, lived with, fixed together, seen as signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hands import settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from rules_templates import records

from cxdesigner.editor.document import Document
from cxdesigner.model.blueprint import Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.record import ElementId
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.runner import run
from cxdesigner.ui import problem_signs
from cxdesigner.ui.canvas.problem_marks import ProblemMark
from cxdesigner.ui.dialogs.handbook import HandbookDialog
from cxdesigner.ui.window import Window

Keys = Qt.Key


@pytest.fixture
def faulty(window: Window, hot_pot: Document, qtbot: QtBot) -> Document:
    """No label at c2; two support links drawn twice; nobody who does f2 and f3."""
    store = hot_pot.store
    twins = [link for link in store.of_type(Link) if link.kind == "support"][:2]
    with hot_pot.transaction("Break something") as tx:
        tx.put(store.need(Element, "c2").replace(label=EMPTY))
        for place, link in enumerate(twins):
            tx.put(link.replace(id=f"twin-{place}"))
        for key in ("f2", "f3"):
            tx.put(store.need(Element, key).replace(actor=EMPTY))
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current and len(window.findings.found) == 5)
    window.show_dialog("problems")
    return hot_pot


def test_everything_that_is_wrong_is_seen_at_once(window: Window, faulty: Document) -> None:
    canvas, controller = window.canvas, window.controller
    canvas.set_zoom(0.1)
    window.update_actions()
    window.actions_["view.zoom_problems"].trigger()
    settle()
    rects = [controller.rect_of(key) for found in window.findings.found for key in found.subjects]
    port = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    assert rects
    assert all(rect is None or port.contains(*rect.center) for rect in rects)
    assert canvas.zoom > 0.3


def choose(window: Window, code: str) -> Finding:
    finding = next(one for one in window.problems.model.rows if one.code == code)
    assert window.problems.choose(finding.key)
    return finding


def titles(window: Window) -> list[str]:
    model = window.problems.model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_groups_tell_how_much_is_in_them(window: Window, faulty: Document, qtbot: QtBot) -> None:
    assert titles(window) == ["Errors (1)", "Warnings (4)"]
    grouping = window.problems.grouping
    grouping.setFocus()
    qtbot.keyClick(grouping, Keys.Key_Down)
    qtbot.keyClick(grouping, Keys.Key_Down)
    assert window.problems.by == "rule"
    assert [title[:3] for title in titles(window)] == ["C03", "S03", "S23"]


def test_what_is_folded_stays_folded_while_drawing(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    tree = window.problems.tree
    tree.setCurrentIndex(window.problems.model.index(1, 0))
    qtbot.keyClick(tree, Keys.Key_Left)
    with faulty.transaction("more") as tx:
        tx.put(faulty.store.need(Element, "c3").replace(label=EMPTY))
    qtbot.waitUntil(lambda: "Errors (2)" in titles(window))
    assert tree.isExpanded(window.problems.model.index(0, 0))
    assert not tree.isExpanded(window.problems.model.index(1, 0))


def test_in_a_narrow_window_the_grouping_is_whole_and_sentences_have_the_room(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    link = faulty.store.need(Link, choose(window, "S03").subjects[0])
    long = LocalText.of("A name that leaves its sentence no room " * 3)
    with faulty.transaction() as tx:
        tx.put(faulty.store.need(Element, link.source_id).replace(label=long))
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current)
    window.resize(window.minimumSizeHint().width(), 700)
    choose(window, "S03")
    settle()
    panel = window.problems
    assert panel.grouping.width() >= panel.grouping.sizeHint().width()
    tree = panel.tree
    sentence = tree.fontMetrics().horizontalAdvance(tree.currentIndex().siblingAtColumn(1).data())
    assert sentence > tree.columnWidth(1)
    assert tree.columnWidth(2) == 120


def test_words_narrow_the_list_and_escape_widens_it(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    search = window.problems.search
    search.setFocus()
    qtbot.keyClicks(search, "s03")
    assert {one.code for one in window.problems.model.rows} == {"S03"}
    qtbot.keyClick(search, Keys.Key_Return)
    assert QApplication.focusWidget() is window.problems.tree
    current = window.problems.current()
    assert current is not None
    assert current.code == "S03"
    search.setFocus()
    qtbot.keyClick(search, Keys.Key_Escape)
    assert len(window.problems.model.rows) == 5


def test_safe_fixes_of_a_kind_are_one_undo_step(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    before = len(faulty.history.undo_labels)
    choose(window, "S03")
    assert window.problems.fix_all.text() == "Fix all 2"
    qtbot.mouseClick(window.problems.fix_all, Qt.MouseButton.LeftButton)
    assert all(one.code != "S03" for one in run(faulty.store))
    assert len(faulty.history.undo_labels) == before + 1
    faulty.undo()
    assert sum(one.code == "S03" for one in run(faulty.store)) == 2


def test_fixes_that_are_a_choice_are_asked_about(
    window: Window, faulty: Document, qtbot: QtBot, answering: Callable[[str], list[str]]
) -> None:
    store = faulty.store
    with faulty.transaction("downward") as tx:
        for source in ("f1", "f2"):
            ends = {"source_id": ElementId(source), "target_id": ElementId("p1")}
            tx.put(Link(id=f"down-{source}", kind="support", **ends))
    qtbot.waitUntil(lambda: sum(one.code == "L08" for one in window.findings.found) == 2)
    choose(window, "L08")
    seen = answering("answer-cancel")
    window.actions_["problems.fix_all"].trigger()
    assert seen == ["question-fix-all"]
    assert store.need(Link, "down-f1").source_id == "f1"
    answering("answer-fix")
    window.actions_["problems.fix_all"].trigger()
    assert all(one.code != "L08" for one in run(store))
    faulty.undo()
    assert sum(one.code == "L08" for one in run(store)) == 2


def test_delete_in_the_list_asks_why_and_keeps_the_finding_in_grey(
    window: Window, faulty: Document, qtbot: QtBot, answering: Callable[[str], list[str]]
) -> None:
    choose(window, "S23")
    window.problems.tree.setFocus()

    def say() -> bool:
        dialog = QApplication.activeModalWidget()
        field = dialog.findChild(QLineEdit, "suppressReason") if dialog is not None else None
        if field is None:
            return False
        qtbot.keyClicks(field, "Named after the visit")
        qtbot.keyClick(field, Keys.Key_Return)
        return True

    from PySide6.QtCore import QTimer

    def later(tries: int = 100) -> None:
        if not say() and tries:
            QTimer.singleShot(10, lambda: later(tries - 1))

    QTimer.singleShot(10, later)
    qtbot.keyClick(window.problems.tree, Keys.Key_Delete)
    assert faulty.store.get(Element, "c2") is not None
    qtbot.waitUntil(lambda: titles(window)[-1] == "Suppressed (1)")
    (record,) = faulty.store.of_type(Suppression)
    assert (record.code, record.subject_id) == ("S23", "c2")
    assert window.status.problems.text() == "4 problems"
    choose(window, "S23")
    index = window.problems.tree.currentIndex().siblingAtColumn(3)
    assert index.data() == "Named after the visit"
    qtbot.keyClick(window.problems.tree, Keys.Key_Delete)
    qtbot.waitUntil(lambda: window.status.problems.text() == "5 problems")
    assert not faulty.store.count(Suppression)


def test_elements_carry_a_sign_that_leads_to_the_list(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    window.show_panel("problems", False)
    signs = window.problem_work.signs
    qtbot.waitUntil(lambda: bool(signs.marks.marks))
    about = {mark.findings[0].subjects[0]: mark for mark in signs.marks.marks}
    assert about["c2"].severity == "error"
    assert about["f2"].severity == "warning"
    port, place = window.canvas.viewport(), about["c2"].point
    spot: QPoint = window.canvas.mapFromScene(place.x, place.y)
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot)
    assert window.problems.isVisible()
    current = window.problems.current()
    assert current is not None
    assert current.code == "S23"
    assert faulty.selection.ids == ("c2",)


def test_signs_can_be_switched_off(window: Window, faulty: Document, qtbot: QtBot) -> None:
    signs = window.problem_work.signs
    qtbot.waitUntil(lambda: bool(signs.marks.marks))
    window.actions_["problems.marks"].trigger()
    assert not signs.marks.marks
    window.actions_["problems.marks"].trigger()
    assert signs.marks.marks


def test_the_current_finding_is_framed_on_the_canvas_and_selection_stays(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    faulty.selection.set(["c1"])
    finding = choose(window, "S03")
    frames = window.problem_work.signs.frames
    assert {item.id for item in frames.items} & set(finding.subjects)
    assert faulty.selection.ids == ("c1",)
    window.show_panel("problems", False)
    assert not frames.items


def test_what_is_put_right_is_no_longer_framed(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    finding = choose(window, "S23")
    window.problem_work.go_to(finding)
    window.canvas.setFocus()
    frames = window.problem_work.signs.frames
    assert frames.items
    with faulty.transaction() as tx:
        element = faulty.store.need(Element, "c2")
        tx.put(element.replace(label=LocalText.of("Waits")))
    qtbot.waitUntil(lambda: not frames.items)


def test_keys_go_on_with_the_finding_that_follows_what_was_fixed(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    tree = window.problems.tree
    tree.setFocus()
    choose(window, "S03")
    before = [one.key for one in window.problems.model.rows]
    place = tree.currentIndex().row()
    window.actions_["problems.fix"].trigger()
    qtbot.waitUntil(lambda: window.status.problems.text() == "4 problems")
    current = window.problems.current()
    assert current is not None
    gone = next(n for n, key in enumerate(before) if key[0] == "S03")
    assert current.key == before[gone + 1]
    assert tree.currentIndex().row() == place


def test_next_problem_goes_round(window: Window, faulty: Document, qtbot: QtBot) -> None:
    window.canvas.setFocus()
    seen = []
    for _turn in range(6):
        window.actions_["problems.next"].trigger()
        current = window.problems.current()
        assert current is not None
        seen.append(current.key)
    assert seen[0] == seen[5]
    assert len(set(seen)) == 5


def test_the_list_is_copied_as_text(window: Window, faulty: Document, qtbot: QtBot) -> None:
    choose(window, "S23")
    window.problems.tree.setFocus()
    qtbot.keyClick(window.problems.tree, Keys.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert text.startswith("Errors (1)\n- Error S23: ")
    assert text.count("\n- ") == 5


def test_explain_opens_the_page_of_the_rule(window: Window, faulty: Document, qtbot: QtBot) -> None:
    choose(window, "C03")
    window.actions_["problems.explain"].trigger()
    dialog = window.findChild(HandbookDialog)
    assert dialog is not None
    entry = dialog.current()
    assert entry is not None
    assert entry.id == "rule:C03"
    dialog.accept()
    settle()


def test_links_by_columns_are_offered_where_links_are_missing(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    store = hot_pot.store

    def props() -> list[Link]:
        return [link for link in store.of_type(Link) if link.kind == "evidence"]

    gone = [link.id for link in props()]
    gone += [link.id for link in store.links_of("f6") if link.kind == "interaction"]
    with hot_pot.transaction("Cut") as tx:
        tx.delete(gone)
    window.findings.refresh()
    qtbot.waitUntil(lambda: any(one.code == "L03" for one in window.findings.found))
    window.show_dialog("problems")
    choose(window, "L03")
    button = window.problems.buttons["draw"]
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(props()))
    with hot_pot.transaction("No label") as tx:
        tx.put(store.need(Element, "c2").replace(label=EMPTY))
    window.findings.refresh()
    qtbot.waitUntil(lambda: any(one.code == "S23" for one in window.findings.found))
    choose(window, "S23")
    assert not button.isVisible()


def test_problems_of_the_selection(window: Window, faulty: Document, qtbot: QtBot) -> None:
    window.show_panel("problems", False)
    faulty.selection.set(["f2"])
    settle()
    window.actions_["problems.here"].trigger()
    current = window.problems.current()
    assert current is not None
    assert current.subjects[0] == "f2"
    faulty.selection.set(["c5"])
    settle()
    window.actions_["problems.here"].trigger()
    assert window.status.message.text() == "The rules have nothing to say about the selection."


def test_the_template_itself_has_no_signs(window: Window, hot_pot: Document) -> None:
    assert records("A")
    window.findings.refresh()
    settle()
    assert not window.problem_work.signs.marks.marks


def test_zoom_and_place_do_not_make_the_signs_anew(
    window: Window, faulty: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = window.problem_work.signs.marks
    faulty.set_view(problem_marks=True)
    qtbot.waitUntil(lambda: bool(marks.marks))
    settle()
    made: list[int] = []
    show = marks.show_marks

    def counted(found: Sequence[ProblemMark]) -> None:
        made.append(len(found))
        show(found)

    monkeypatch.setattr(marks, "show_marks", counted)
    faulty.set_view(zoom=0.5)
    # Of thousands of signs, 0.05 s for each turn of the wheel.
    assert made == []
    faulty.set_view(problem_marks=False)
    assert made == [0]


def test_many_signs_come_little_by_little(
    window: Window, faulty: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs = window.problem_work.signs
    qtbot.waitUntil(lambda: bool(signs.marks.marks))
    wanted = signs.marks.marks
    signs.marks.show_marks(())
    monkeypatch.setattr(problem_signs, "_SLICE_S", 0.0)
    signs.refresh()
    assert not signs.marks.marks
    qtbot.waitUntil(lambda: signs.marks.marks == wanted)
    signs.refresh()
    faulty.set_view(problem_marks=False)
    settle()
    assert not signs.marks.marks
