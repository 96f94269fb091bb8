"""The outline in the window, by keyboard and mouse."""

from collections.abc import Iterator

import pytest
from hands import settle
from outline_hands import OutlineHands, outline_of_its_own, sample
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import JOURNEY, Key, lane_row
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Stage, Step
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline.model import PROBLEMS, ROWS_MIME, TITLE

K, M = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def hands(program: Editor) -> Iterator[OutlineHands]:
    """Hands on the outline of a document of their own."""
    with outline_of_its_own(program) as found:
        yield found


def test_the_outline_comes_by_a_key_and_has_the_focus(hands: OutlineHands) -> None:
    assert hands.window.editors.name == "outline"
    assert hands.focus is hands.outline.tree
    assert hands.current == JOURNEY
    assert hands.is_open(lane_row("lane-customer", "step-1"))
    assert not hands.is_open(Key("element", "queue"))


def test_arrows_go_through_rows_and_select_what_they_show(hands: OutlineHands) -> None:
    hands.key(K.Key_Down, times=2)
    assert hands.document.selection.ids == ("brand",)
    hands.key(K.Key_Down)
    assert hands.document.selection.ids == ("stage-1",)
    hands.key(K.Key_Down, M.ShiftModifier)
    assert hands.document.selection.ids == ("stage-1", "step-1")
    hands.key(K.Key_Down)
    assert hands.current == lane_row("lane-customer", "step-1")
    assert hands.document.selection.ids == ("queue", "second")


def test_selecting_elsewhere_opens_and_shows_the_row(hands: OutlineHands) -> None:
    hands.outline.tree.collapseAll()
    hands.select("sit")
    assert hands.selected() == [Key("element", "sit")]
    assert hands.current == Key("element", "sit")
    assert hands.is_open(Key("step", "step-2"))
    hands.select("queue-flow-sit")
    assert hands.current == Key("link", "queue-flow-sit", "sit")


def test_typing_replaces_the_text_of_the_row(hands: OutlineHands) -> None:
    hands.select("host")
    hands.type("New")
    hands.key(K.Key_Return)
    assert hands.cell("frontstage", "step-1") == ["New"]
    assert hands.focus is hands.outline.tree
    hands.key("z", M.ControlModifier)
    assert hands.cell("frontstage", "step-1") == ["Shows tables"]


def test_what_was_typed_before_a_pause_is_taken(hands: OutlineHands, qtbot: QtBot) -> None:
    hands.select("host")
    hands.key(K.Key_F2)
    hands.type("New")
    qtbot.waitUntil(lambda: hands.cell("frontstage", "step-1") == ["New"], timeout=3000)
    assert hands.document.is_dirty
    hands.type("er")
    hands.key(K.Key_Return)
    assert hands.cell("frontstage", "step-1") == ["Newer"]
    hands.key("z", M.ControlModifier)
    assert hands.cell("frontstage", "step-1") == ["Shows tables"]


def test_escape_drops_what_was_typed(hands: OutlineHands) -> None:
    hands.select("host")
    hands.key(K.Key_F2)
    assert hands.outline.typing.field.selectedText() == "Shows tables"
    hands.type("x")
    hands.key(K.Key_Escape)
    assert hands.cell("frontstage", "step-1") == ["Shows tables"]
    assert not hands.document.is_dirty


def test_escape_says_what_it_drops_and_gives_it_back(hands: OutlineHands) -> None:
    hands.select("host")
    hands.key(K.Key_F2)
    hands.type("x")
    hands.key(K.Key_Escape)
    status = hands.window.status
    assert status.message.text() == "“x” was dropped."
    buttons = status.findChildren(QToolButton, "bringBack")
    hands.press_button(next(button for button in buttons if button.isVisible()))
    assert hands.cell("frontstage", "step-1") == ["x"]


def test_the_first_key_of_an_input_method_is_not_lost(hands: OutlineHands) -> None:
    hands.select("host")
    hands.compose("q", "qu", commit="取号")
    assert hands.focus is hands.outline.typing.field
    hands.type("1")
    hands.key(K.Key_Return)
    assert hands.cell("frontstage", "step-1") == ["取号1"]


def test_the_tree_keeps_the_focus_while_something_is_composed(hands: OutlineHands) -> None:
    hands.select("host")
    tree = hands.outline.tree
    QApplication.sendEvent(tree, QInputMethodEvent("q", []))
    assert tree.hasFocus()
    assert hands.outline.typing.field.isVisible()
    rect = tree.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert rect.y() > tree.viewport().y()
    QApplication.sendEvent(tree, QInputMethodEvent("", []))
    assert not hands.outline.typing.is_open
    assert not hands.document.is_dirty


def test_enter_adds_rows_below_until_one_stays_empty(hands: OutlineHands) -> None:
    hands.select("queue")
    hands.key(K.Key_Return)
    hands.type("One")
    hands.key(K.Key_Return)
    hands.type("Two")
    hands.key(K.Key_Return)
    hands.key(K.Key_Return)
    assert hands.cell("customer", "step-1") == ["Takes a number", "One", "Two", "Waits"]
    assert hands.focus is hands.outline.tree
    assert len(hands.document.history.undo_labels) == 2, "made and named in one step"


def test_keys_are_about_the_current_row_though_nothing_is_selected(hands: OutlineHands) -> None:
    stages = [stage.id for stage in hands.document.store.stages]
    hands.select(stages[0])
    hands.document.selection.clear()
    settle()
    hands.key(K.Key_Return)
    hands.type("Between")
    hands.key(K.Key_Return)
    hands.key(K.Key_Escape)
    after = [stage.name.text("en") for stage in hands.document.store.stages]
    assert len(after) == len(stages) + 1
    assert after[1] == "Between"


def test_enter_below_steps_and_stages(hands: OutlineHands) -> None:
    hands.select("step-1")
    hands.key(K.Key_Return)
    hands.type("Middle")
    hands.key(K.Key_Return)
    hands.key(K.Key_Escape)
    steps = [step.name.text("en") for step in hands.document.store.steps]
    assert steps == ["", "Middle", "", "", ""]
    hands.select("stage-2")
    hands.key(K.Key_Insert)
    hands.type("Last")
    hands.key(K.Key_Return)
    hands.key(K.Key_Return)
    assert hands.document.store.steps[-1].name.text("en") == "Last"
    assert hands.document.store.steps[-1].stage_id == "stage-2"


def test_tab_moves_to_the_next_lane_and_back(hands: OutlineHands) -> None:
    hands.select("sit")
    hands.key(K.Key_Tab)
    assert hands.cell("frontstage", "step-2") == ["Sits down"]
    assert hands.current == Key("element", "sit")
    assert hands.focus is hands.outline.tree
    hands.key(K.Key_Backtab, M.ShiftModifier)
    assert hands.cell("customer", "step-2") == ["Sits down"]
    assert not hands.document.is_dirty


def test_elements_of_a_lane_that_is_left_stay_selected(hands: OutlineHands) -> None:
    hands.select("step-2")
    hands.key(K.Key_Down)
    assert hands.current == lane_row("lane-customer", "step-2")
    hands.key(K.Key_Tab)
    assert hands.cell("frontstage", "step-2") == ["Sits down"]
    assert hands.document.selection.ids == ("sit",)
    assert hands.current == Key("element", "sit")


def test_tab_while_typing_moves_and_types_on(hands: OutlineHands) -> None:
    hands.select("sit")
    hands.type("Sits")
    hands.key(K.Key_Tab)
    hands.type("!")
    hands.key(K.Key_Return)
    assert hands.cell("frontstage", "step-2") == ["Sits!"]


def test_alt_and_arrows_move_rows(hands: OutlineHands) -> None:
    hands.select("queue")
    hands.key(K.Key_Down, M.AltModifier)
    assert hands.cell("customer", "step-1") == ["Waits", "Takes a number"]
    hands.key(K.Key_Up, M.AltModifier)
    assert hands.cell("customer", "step-1") == ["Takes a number", "Waits"]
    hands.key(K.Key_Right, M.AltModifier)
    assert hands.cell("customer", "step-2") == ["Sits down", "Takes a number"]
    assert hands.current == Key("element", "queue")
    hands.select("step-1")
    hands.key(K.Key_Down, M.AltModifier)
    assert hands.document.store.positions(Step)["step-1"] == 1
    hands.select("stage-1")
    hands.key(K.Key_Down, M.AltModifier)
    assert [stage.id for stage in hands.document.store.stages] == ["stage-2", "stage-1"]


def test_what_is_open_stays_open_when_it_moves(hands: OutlineHands) -> None:
    queue = Key("element", "queue")
    hands.select("queue")
    hands.key(K.Key_Right)
    assert hands.is_open(queue)
    hands.key(K.Key_Right, M.AltModifier)
    assert hands.is_open(queue)
    hands.key("z", M.ControlModifier)
    assert hands.is_open(queue)
    assert hands.current == queue


def test_enter_on_a_link_goes_to_its_other_end(hands: OutlineHands) -> None:
    hands.select("queue")
    hands.key(K.Key_Right)
    hands.key(K.Key_Down)
    assert hands.document.selection.ids == ("queue-flow-sit",)
    hands.key(K.Key_Return)
    assert hands.document.selection.ids == ("sit",)
    assert hands.current == Key("element", "sit")
    assert hands.document.store.count(Link) == 1


def test_delete_goes_on_to_the_next_row(hands: OutlineHands) -> None:
    hands.select("queue")
    hands.key(K.Key_Delete)
    assert hands.current == Key("element", "second")
    assert hands.document.selection.ids == ("second",)
    hands.key("z", M.ControlModifier)
    assert hands.document.selection.ids == ("queue",)
    assert hands.current == Key("element", "queue")


def test_copy_and_paste_go_into_the_selected_row(hands: OutlineHands) -> None:
    hands.select("host")
    hands.key("c", M.ControlModifier)
    hands.select("sit")
    hands.key("v", M.ControlModifier)
    assert "Shows tables" in [
        label for lane in ("frontstage", "customer") for label in hands.cell(lane, "step-2")
    ]
    hands.select("queue")
    hands.key("x", M.ControlModifier)
    assert hands.cell("customer", "step-1") == ["Waits"]


def test_the_menu_of_a_row(hands: OutlineHands) -> None:
    hands.select("step-1")
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(hands.outline.tree, QContextMenuEvent(reason, QPoint(), QPoint()))
    menu = hands.window.findChild(QMenu, "contextMenu")
    assert menu is not None
    assert "insert.step_before" in [action.objectName() for action in menu.actions()]
    menu.close()


def test_the_filter_narrows_and_gives_back(hands: OutlineHands) -> None:
    hands.select("sit")
    hands.key("l", M.ControlModifier | M.ShiftModifier)
    assert hands.focus is hands.outline.filter
    hands.type("tables")
    hands.key(K.Key_Down)
    assert hands.outline.count.text() == "1 of 5 elements"
    assert Key("element", "sit") not in hands.model.tree.nodes
    assert hands.focus is hands.outline.tree
    hands.select("host")
    hands.type("Other")
    hands.key(K.Key_Return)
    assert Key("element", "host") in hands.model.tree.nodes
    hands.key("l", M.ControlModifier | M.ShiftModifier)
    hands.key(K.Key_Escape)
    assert hands.outline.count.text() == ""
    assert Key("element", "sit") in hands.model.tree.nodes


def test_up_on_the_first_row_leads_to_the_filter(hands: OutlineHands) -> None:
    hands.key(K.Key_Up)
    assert hands.focus is hands.outline.filter


def test_rows_can_be_dragged(hands: OutlineHands) -> None:
    model = hands.model
    mime: QMimeData = model.mimeData([model.index_at(Key("element", "host"))])
    assert mime.hasFormat(ROWS_MIME)
    target = model.index_at(lane_row("lane-customer", "step-2"))
    move = Qt.DropAction.MoveAction
    assert not model.dropMimeData(mime, move, 0, 0, target)
    assert hands.cell("customer", "step-2") == ["Shows tables", "Sits down"]
    assert hands.document.history.undo_labels == ("Move rows",)
    model.dropMimeData(mime, move, -1, 0, model.index_at(Key("stage", "stage-1")))
    assert hands.window.status.message.text() == "This cannot be put here."


def test_rows_say_what_a_screen_reader_says(hands: OutlineHands) -> None:
    model = hands.model
    index = model.index_at(Key("element", "queue"))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(index, role).startswith("Touchpoint Takes a number, lane Customer actions")
    heard = [index.siblingAtColumn(column).data(role) for column in range(1, PROBLEMS)]
    assert heard == ["", "", "Emotion: +0.5", "Marks: Wait point"]
    assert index.siblingAtColumn(TITLE).data() == "Takes a number"


def test_problems_are_counted_at_their_rows(hands: OutlineHands) -> None:
    hands.window.findings.refresh()
    hands.wait(lambda: hands.window.findings.is_current)
    total = sum(
        int(hands.model.index_of(node, PROBLEMS).data() or 0)
        for node in hands.model.tree.root.walk()
        if node.key.kind == "element"
    )
    assert total > 0


def test_each_document_is_found_as_it_was_left(hands: OutlineHands) -> None:
    hands.select("sit")
    hands.outline.tree.collapse(hands.model.index_at(Key("stage", "stage-1")))
    first = hands.document
    other = hands.window.workspace.add(Document(sample().records, name="Other"))
    settle()
    assert hands.document is other
    hands.window.workspace.activate(first)
    settle()
    assert hands.outline.tree.isVisible()
    hands.document.selection.clear()
    hands.key("1", M.AltModifier)
    assert hands.outline.tree.outline() is None
    hands.key("3", M.AltModifier)
    assert Key("stage", "stage-2") in hands.model.tree.nodes


def test_another_language_of_the_content_shows_at_once(hands: OutlineHands) -> None:
    with hands.document.transaction() as tx:
        queue = tx.view.need(Element, "queue")
        tx.put(queue.replace(label={"en": "Takes a number", "zh-CN": "取号"}))
        tx.put(tx.view.blueprint.replace(languages=("en", "zh-CN")))
    hands.document.set_view(language="zh-CN")
    assert hands.model.index_at(Key("element", "queue")).data() == "取号"


def test_a_stage_deleted_elsewhere_takes_its_rows_along(hands: OutlineHands) -> None:
    hands.select("stage-2")
    with hands.document.transaction() as tx:
        tx.delete(["stage-2"])
    settle()
    assert [s.id for s in hands.document.store.of_type(Stage)] == ["stage-1"]
    assert hands.model.rowCount(QModelIndex()) == 4


def test_the_rows_reach_screen_readers(hands: OutlineHands) -> None:
    hands.select("queue")
    tree = QAccessible.queryAccessibleInterface(hands.outline.tree)
    assert tree.role() == QAccessible.Role.Tree
    assert tree.text(QAccessible.Text.Name) == "Outline"
    here = hands.outline.tree.currentIndex()
    rect = hands.outline.tree.visualRect(here)
    at = hands.outline.tree.viewport().mapToGlobal(rect.center())
    cell = tree.childAt(at.x(), at.y())
    assert cell is not None
    name = cell.text(QAccessible.Text.Name)
    assert name.startswith("Touchpoint Takes a number, lane Customer actions, step 1 of 4")
    assert cell.state().selected
