"""The plan in the window: cards moved by keys and mouse, cells typed, duties by letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hands import Hands, settle
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Opportunity, PainPoint, RaciRow
from cxdesigner.model.persona import Role
from cxdesigner.model.text import EMPTY
from cxdesigner.ui.plan.column import MIME
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.plan.finish import FinishDialog
from cxdesigner.ui.window import Window

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hands(window: Window, hot_pot: Document) -> Hands:
    return Hands(window)


@pytest.fixture
def plan(hands: Hands, hot_pot: Document) -> PlanEditor:
    """The plan of the hot-pot template, opened by its keys."""
    hands.key(Keys.Key_4, Qt.KeyboardModifier.AltModifier)
    found = hands.window.editors.current
    assert isinstance(found, PlanEditor)
    return found


def status(document: Document, key: str) -> str | None:
    return document.store.need(Opportunity, key).status


def titles(plan: PlanEditor) -> list[list[str]]:
    return [[one.id for one in column.cards.actions] for column in plan.board.columns.values()]


def test_alt_4_shows_the_actions_by_value_and_selects_what_they_are_about(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    assert titles(plan) == [["o1", "o2", "o3"], [], [], [], []]
    assert hands.focus is plan.board.columns["open"]
    assert hot_pot.selection.ids == ("c2",)
    hands.key(Keys.Key_Down)
    assert hot_pot.selection.ids == ("c7",)
    assert not hot_pot.history.undo_labels


def test_ctrl_and_arrows_move_a_card_and_plain_arrows_go_along(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.key(Keys.Key_Down)
    hands.key(Keys.Key_Right, CTRL, times=2)
    assert status(hot_pot, "o2") == "doing"
    hands.wait(lambda: titles(plan) == [["o1", "o3"], [], ["o2"], [], []])
    # The card one had in hand is still the chosen one.
    assert hands.focus is plan.board.columns["doing"]
    assert plan.action_id == "o2"
    hands.key(Keys.Key_Left, times=2)
    assert plan.action_id == "o1"
    assert len(hot_pot.history.undo_labels) == 2
    hands.window.actions_["edit.undo"].trigger()
    hands.window.actions_["edit.undo"].trigger()
    hands.wait(lambda: titles(plan) == [["o1", "o2", "o3"], [], [], [], []])


def test_done_asks_what_changed_and_closes_the_feedback(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, FinishDialog)
        # What it is about comes first; Space ticks it.
        QTest.keyClick(dialog.elements, Keys.Key_Space)
        told = dialog.findChild(QCheckBox, "finishTold-fb1")
        assert told is not None
        told.setChecked(True)
        hands.press_button(dialog.accept_button)

    hands.key(Keys.Key_Right, CTRL, times=2)
    before = len(hot_pot.history.undo_labels)
    seen = hands.expect(("finishDialog", answer))
    hands.key(Keys.Key_Right, CTRL)
    assert seen == ["finishDialog"]
    idea = hot_pot.store.need(Opportunity, "o1")
    assert (idea.status, idea.changed_ids) == ("done", ("c2",))
    item = hot_pot.store.need(Feedback, "fb1")
    assert (item.closed, item.told_customer) == (True, True)
    assert len(hot_pot.history.undo_labels) == before + 1


def test_cancelling_that_question_leaves_everything(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    seen = hands.expect(("finishDialog", hands.press("cancel")))
    plan.work.move(["o2"], "done")
    assert seen == ["finishDialog"]
    assert status(hot_pot, "o2") is None
    assert not hot_pot.history.undo_labels


def test_a_card_let_go_over_another_column_is_in_it(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    source, target = plan.board.columns["open"], plan.board.columns["planned"]
    mime: QMimeData = source.cards.mimeData([source.cards.index(1)])
    assert mime.hasFormat(MIME)
    target.cards.dropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, target.rootIndex())
    settle()
    assert status(hot_pot, "o2") == "planned"
    assert target.viewport().acceptDrops()
    event = QDropEvent(
        QPointF(20, 60), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, CTRL
    )
    assert event.mimeData().hasFormat(MIME)


def test_enter_writes_a_card_and_escape_leaves_it(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.key(Keys.Key_Return)
    hands.type("Quieter")
    hands.key(Keys.Key_Return)
    assert hot_pot.store.need(Opportunity, "o1").text.text("zh-CN") == "Quieter"
    assert len(hot_pot.history.undo_labels) == 1
    hands.key(Keys.Key_F2)
    hands.type("Nothing")
    hands.key(Keys.Key_Escape)
    assert hot_pot.store.need(Opportunity, "o1").text.text("zh-CN") == "Quieter"


def test_insert_adds_and_delete_removes_the_action_and_never_the_element(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.key(Keys.Key_Insert)
    hands.type("Warm tea")
    hands.key(Keys.Key_Return)
    made = [one for one in hot_pot.store.of_type(Opportunity) if one.text.text() == "Warm tea"]
    assert [one.element_id for one in made] == ["c2"]
    assert plan.action_id == made[0].id
    hands.key(Keys.Key_Delete)
    assert made[0].id not in hot_pot.store
    assert hot_pot.store.get(Element, "c2") is not None
    assert not hands.window.actions_["edit.delete"].isEnabled()


def test_a_click_on_what_a_card_answers_shows_it_on_the_canvas(
    plan: PlanEditor, hot_pot: Document, hands: Hands, qtbot: QtBot
) -> None:
    column = plan.board.columns["open"]
    row = column.visualRect(column.cards.index(1))
    action = column.cards.actions[1]
    places = column.delegate._places(row, action, column.font())
    (answer, place) = places.answers[0]
    assert answer.record_id == "q2"
    qtbot.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    settle()
    assert hands.window.editors.name == "canvas"
    assert hot_pot.selection.ids == ("c7",)
    assert hands.window.controller.rect_of("c7") is not None


def test_ctrl_enter_shows_it_on_the_canvas_too(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.key(Keys.Key_Down)
    hands.key(Keys.Key_Return, CTRL)
    assert hands.window.editors.name == "canvas"
    assert hot_pot.selection.ids == ("c7",)


def test_cells_are_typed_over_and_what_means_nothing_is_told(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.press_button(plan.bar.tabs["table"])
    table = plan.table
    assert hands.focus is table
    keys = [column.key for column in plan.table_model.columns]
    for key, text in (("owner", "Ada"), ("due", "2026/12/1"), ("effort", "5")):
        table.setCurrentIndex(plan.table_model.index(0, keys.index(key)))
        hands.type(text)
        hands.key(Keys.Key_Return)
        assert table.choose("o1")
    idea = hot_pot.store.need(Opportunity, "o1")
    assert (idea.owner.text(), idea.due, idea.effort) == ("Ada", "2026-12-01", 5.0)
    assert len(hot_pot.history.undo_labels) == 3
    # 16 × 5 / 5: now the second is worth more.
    hands.wait(lambda: [row.id for row in plan.table_model.rows] == ["o2", "o1", "o3"])
    table.setCurrentIndex(plan.table_model.index(1, keys.index("due")))
    hands.type("soon")
    hands.key(Keys.Key_Return)
    assert hot_pot.store.need(Opportunity, "o1") == idea
    assert len(hot_pot.history.undo_labels) == 3
    table.setCurrentIndex(plan.table_model.index(1, keys.index("due")))
    hands.key(Keys.Key_Delete)
    assert hot_pot.store.need(Opportunity, "o1").due is None


def test_a_click_on_a_head_sorts_and_the_third_is_the_priority_again(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.press_button(plan.bar.tabs["table"])
    header = plan.table.horizontalHeader()
    place = [column.key for column in plan.table_model.columns].index("effort")
    orders = []
    for _click in range(3):
        x = header.sectionViewportPosition(place) + 10
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 8))
        settle()
        orders.append([row.id for row in plan.table_model.rows])
    assert orders[0][-1] == orders[1][0] == "o2"
    assert orders[2] == ["o1", "o2", "o3"]


def test_what_it_answers_is_ticked_in_a_menu(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.press_button(plan.bar.buttons["answers"])
    menu = QApplication.activePopupWidget()
    assert menu is not None
    entries = {action.objectName(): action for action in menu.actions()}
    assert entries["planAnswer-q1"].isChecked()
    assert not entries["planAnswer-q3"].isChecked()
    entries["planAnswer-q3"].trigger()
    menu.close()
    settle()
    assert hot_pot.store.need(PainPoint, "q3").opportunity_ids == ("o3", "o1")


def test_a_problem_becomes_an_action_that_says_whether_it_is_gone(
    window: Window, hot_pot: Document, hands: Hands, qtbot: QtBot
) -> None:
    with hot_pot.transaction("Break something") as tx:
        tx.put(hot_pot.store.need(Element, "f2").replace(actor=EMPTY))
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current and len(window.findings.found) >= 1)
    window.show_dialog("problems")
    finding = next(one for one in window.problems.model.rows if one.code == "C03")
    assert window.problems.choose(finding.key)
    window.actions_["problems.act"].trigger()
    settle()
    plan = window.editors.current
    assert isinstance(plan, PlanEditor)
    hands.type("Ask who")
    hands.key(Keys.Key_Return)
    (idea,) = [one for one in hot_pot.store.of_type(Opportunity) if one.findings]
    assert idea.findings == ("C03:f2",)
    assert idea.text.text() == "Ask who"
    (answer,) = next(one for one in plan.actions_ if one.id == idea.id).answers
    assert answer.code == "C03"


def test_duties_are_given_by_letters_and_proposals_taken_by_enter(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.press_button(plan.bar.tabs["roles"])
    duties = plan.roles.duties
    assert hands.focus is duties
    assert duties.selectionModel().hasSelection()
    count = len(plan.roles.table.proposed_ids)
    first = plan.roles.table.duties[0]
    assert first.is_proposed
    hands.key(Keys.Key_Return)
    hands.wait(lambda: len(plan.roles.table.proposed_ids) == count - 1)
    (row,) = hot_pot.store.of_type(RaciRow)
    hands.key(Keys.Key_Right)
    hands.type("a")
    settle()
    assert len(hot_pot.store.need(RaciRow, row.id).accountable) == 2
    # The rule speaks at once, in a column of its own.
    hands.wait(lambda: plan.roles.table.duties[0].code == "D11")
    assert plan.roles.duty_model.columns[0].key == "problem"
    assert hot_pot.selection.ids == (first.element_id,)
    hands.window.actions_["edit.undo"].trigger()
    settle()
    assert len(hot_pot.store.need(RaciRow, row.id).accountable) == 1


def test_everybody_is_confirmed_and_registered_in_one_step_each(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.press_button(plan.bar.tabs["roles"])
    hands.press_button(plan.bar.buttons["take"])
    hands.wait(lambda: plan.roles.table.proposed_ids == ())
    hands.press_button(plan.bar.buttons["register"])
    hands.wait(lambda: bool(plan.roles.register_model.rows))
    assert hot_pot.store.count(Role) == len(plan.roles.table.parties)
    assert len(hot_pot.history.undo_labels) == 2
    register = plan.roles.register
    register.setFocus()
    register.setCurrentIndex(plan.roles.register_model.index(0, 2))
    hands.type("Calm")
    hands.key(Keys.Key_Return)
    role = hot_pot.store.need(Role, plan.roles.register_model.rows[0].id)
    assert role.purpose.text() == "Calm"


def test_what_is_selected_elsewhere_is_chosen_here(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hot_pot.set_view(editor="canvas")
    settle()
    hot_pot.selection.set(("c7",))
    hands.key(Keys.Key_4, Qt.KeyboardModifier.AltModifier)
    assert plan.action_id == "o2"


def test_the_selection_becomes_an_action_for_its_pains(
    window: Window, hot_pot: Document, hands: Hands
) -> None:
    hot_pot.selection.set(("c6",))
    window.update_actions()
    window.actions_["plan.answer"].trigger()
    settle()
    assert window.editors.name == "plan"
    assert len(hot_pot.store.need(PainPoint, "q3").opportunity_ids) == 2
    assert len(hot_pot.history.undo_labels) == 1


def test_export_offers_the_plan(
    window: Window, hot_pot: Document, tmp_path_factory: Callable[..., object]
) -> None:
    from cxdesigner.ui.dialogs.export import ExportDialog
    from cxdesigner.ui.exporting import compose_pages

    dialog = ExportDialog(hot_pot, "A4", window)
    assert not dialog.plan.check.isChecked()
    plain = len(compose_pages(dialog.drawn_view, dialog.request).pages)
    dialog.plan.check.setChecked(True)
    pages = compose_pages(dialog.drawn_view, dialog.request)
    assert pages.pages[plain].name == "行动计划"
    dialog.format.edited.emit("png")
    dialog.reject()
    dialog.deleteLater()


def test_who_exports_from_the_plan_gets_the_plan(plan: PlanEditor, hot_pot: Document) -> None:
    from cxdesigner.ui.dialogs.export import ExportDialog

    dialog = ExportDialog(hot_pot, "A4", plan.window())
    assert dialog.plan.check.isChecked()
    shown = {one.objectName() for one in dialog._fields if one.isVisibleTo(dialog)}
    assert {"exportFormat", "exportPage", "exportLanguage", "exportPlan"} <= shown
    assert "exportLanes" not in shown
    dialog.reject()
    dialog.deleteLater()


def test_what_is_typed_in_a_cell_goes_to_its_own_document_when_another_is_shown(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.press_button(plan.bar.tabs["roles"])
    plan.work.add_role()
    settle()
    hands.type("Host")
    (role,) = hot_pot.store.of_type(Role)
    workspace = hands.window.workspace
    other = workspace.add(Document(hot_pot.store.records.values(), name="Other"))
    other.set_view(editor="plan")
    workspace.activate(hot_pot)
    hands.wait(lambda: bool(plan.roles.register_model.rows))
    register = plan.roles.register
    register.setFocus()
    register.setCurrentIndex(plan.roles.register_model.index(0, 0))
    register.begin("Cook")
    workspace.activate(other)
    settle()
    name = hot_pot.store.need(Role, role.id).name
    assert name.text(hot_pot.language) == "Cook"
    assert other.store.need(Role, role.id).name != name
    workspace.remove(other)
