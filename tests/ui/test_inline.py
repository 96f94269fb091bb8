"""Texts edited in their place, also through an input method."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.model.text import MAX_LENGTH
from cxdesigner.ui.canvas.inline import COMMIT_MS

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def label(hands: Hands, element_id: str) -> str:
    return hands.document.store.need(Element, element_id).label.text("zh-CN")


def begin(hands: Hands, element_id: str) -> None:
    hands.click(hands.middle(element_id))
    hands.key(Qt.Key.Key_F2)
    assert hands.editor.is_open
    assert hands.focus is hands.editor


def compose(hands: Hands, preedit: str) -> None:
    QApplication.sendEvent(hands.focus, QInputMethodEvent(preedit, []))


@pytest.mark.parametrize("way", ["F2", "double click"])
def test_an_edit_begins(hands: Hands, way: str) -> None:
    if way == "double click":
        hands.double_click(hands.middle("c2"))
    else:
        hands.click(hands.middle("c2"))
        hands.key(Qt.Key.Key_F2)
    assert hands.editor.toPlainText() == "到店等位"
    hands.type("New")
    hands.key(Qt.Key.Key_Return)
    assert not hands.editor.is_open
    assert label(hands, "c2") == "New"
    assert hands.focus is hands.canvas


def test_typing_on_a_selected_element_replaces_its_text_from_the_first_letter_on(
    hands: Hands,
) -> None:
    hands.click(hands.middle("c2"))
    hands.type("Wait")
    hands.key(Qt.Key.Key_Return)
    assert label(hands, "c2") == "Wait"


def test_one_undo_takes_a_whole_edit_back(hands: Hands, qtbot: QtBot) -> None:
    begin(hands, "c2")
    hands.type("Wait")
    qtbot.waitUntil(lambda: label(hands, "c2") == "Wait", timeout=3000)
    hands.type(" here")
    hands.key(Qt.Key.Key_Return)
    assert label(hands, "c2") == "Wait here"
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert label(hands, "c2") == "到店等位"
    assert not hands.document.history.can_undo


def test_typing_without_a_pause_is_committed_within_a_second(hands: Hands, qtbot: QtBot) -> None:
    assert COMMIT_MS <= 1000
    begin(hands, "c2")
    before = hands.document.store.revision

    def typed() -> bool:
        hands.type("a")
        return hands.document.store.revision > before

    qtbot.waitUntil(typed, timeout=4000)
    assert hands.editor.is_open


def test_escape_brings_the_text_back_though_some_of_it_was_committed(
    hands: Hands, qtbot: QtBot
) -> None:
    begin(hands, "c2")
    hands.type("Gone")
    qtbot.waitUntil(lambda: label(hands, "c2") == "Gone", timeout=3000)
    hands.type(" too")
    hands.key(Qt.Key.Key_Escape)
    assert label(hands, "c2") == "到店等位"
    assert not hands.editor.is_open
    assert hands.document.selection.ids == ("c2",)


def test_shift_and_enter_break_the_line(hands: Hands) -> None:
    begin(hands, "c2")
    hands.type("a")
    hands.key(Qt.Key.Key_Return, SHIFT)
    hands.type("b")
    hands.key(Qt.Key.Key_Return)
    assert label(hands, "c2") == "a\nb"


def test_tab_goes_on_in_the_lane_below_and_shift_tab_back(hands: Hands) -> None:
    begin(hands, "c2")
    hands.type("One")
    below = hands.document.store.elements_in("lane-frontstage", step_of(hands, "c2"))
    hands.key(Qt.Key.Key_Tab)
    assert label(hands, "c2") == "One"
    assert hands.document.selection.primary == below[0].id
    hands.key(Qt.Key.Key_Backtab, SHIFT)
    assert hands.document.selection.primary == "c2"


def step_of(hands: Hands, element_id: str) -> str:
    return hands.document.store.need(Element, element_id).step_id or ""


# -- input methods ---------------------------------------------------------------------------


def test_what_an_input_method_commits_is_the_text(hands: Hands) -> None:
    begin(hands, "c2")
    hands.compose("d", "de", "deng", commit="等")
    hands.compose("w", "wei", commit="位")
    hands.key(Qt.Key.Key_Return)
    assert label(hands, "c2") == "等位"


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab]
)
def test_keys_belong_to_the_input_method_while_it_is_composing(hands: Hands, key: Qt.Key) -> None:
    begin(hands, "c2")
    compose(hands, "deng")
    assert hands.editor.is_composing
    hands.key(key)
    assert hands.editor.is_open
    hands.compose(commit="等")
    assert not hands.editor.is_composing
    hands.key(Qt.Key.Key_Return)
    assert label(hands, "c2") == "等"


def test_what_is_being_composed_is_not_committed_to_the_document(
    hands: Hands, qtbot: QtBot
) -> None:
    begin(hands, "c2")
    hands.compose(commit="等")
    compose(hands, "wei")
    qtbot.waitUntil(lambda: label(hands, "c2") == "等", timeout=3000)
    assert hands.editor.is_composing
    hands.compose(commit="位")
    hands.key(Qt.Key.Key_Return)
    assert label(hands, "c2") == "等位"


def test_candidates_are_shown_at_the_cursor_within_the_editor(hands: Hands) -> None:
    begin(hands, "c2")
    hands.type("ab")
    rect = hands.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert hands.editor.rect().contains(rect.toRect())
    assert rect.x() > 0
    assert hands.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_an_input_method_begins_on_what_is_selected(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    assert hands.focus is hands.canvas
    assert hands.canvas.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    compose(hands, "d")
    # The focus stays until a word is chosen, else the input method would drop its first key.
    assert hands.focus is hands.canvas
    assert hands.editor.is_open
    assert hands.editor.is_composing
    corner = hands.canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).topLeft()
    assert hands.editor.geometry().contains(corner.toPoint())
    hands.key(Qt.Key.Key_Return)
    compose(hands, "deng")
    hands.compose(commit="等")
    assert hands.focus is hands.editor
    hands.compose("w", "wei", commit="位")
    hands.key(Qt.Key.Key_Return)
    assert label(hands, "c2") == "等位"
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert label(hands, "c2") == "到店等位"


def test_an_input_method_writes_into_an_empty_cell(hands: Hands) -> None:
    count = len(hands.labels())
    hands.click(hands.middle("c2"))
    while hands.document.selection.cell is None:
        hands.key(Qt.Key.Key_Down)
    cell = hands.document.selection.cell
    hands.compose("d", "dian", commit="点餐")
    hands.key(Qt.Key.Key_Return)
    assert [el.label.text("zh-CN") for el in hands.document.store.elements_in(*cell)] == ["点餐"]
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert len(hands.labels()) == count


def test_no_input_method_begins_where_nothing_can_be_written(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Escape)
    assert not hands.canvas.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    compose(hands, "d")
    assert not hands.editor.is_open


# -- type to build ---------------------------------------------------------------------------


def test_enter_makes_the_next_step_and_escape_drops_it(hands: Hands) -> None:
    records = dict(hands.document.store.records)
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Return)
    assert hands.editor.is_open
    hands.type("x")
    hands.key(Qt.Key.Key_Escape)
    assert dict(hands.document.store.records) == records


def test_an_element_made_and_named_is_one_undo_step(hands: Hands) -> None:
    records = dict(hands.document.store.records)
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Return)
    hands.type("New")
    hands.key(Qt.Key.Key_Return)
    assert "New" in hands.labels()
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert dict(hands.document.store.records) == records


def test_a_letter_in_an_empty_cell_makes_what_the_lane_holds(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    while hands.document.selection.cell is None:
        hands.key(Qt.Key.Key_Down)
    cell = hands.document.selection.cell
    assert hands.canvas.overlay.cursor.place is not None
    hands.type("Hi")
    hands.key(Qt.Key.Key_Return)
    assert [el.label.text("zh-CN") for el in hands.document.store.elements_in(*cell)] == ["Hi"]
    assert hands.canvas.overlay.cursor.place is None


def test_a_click_selects_an_empty_cell_and_escape_leaves_it(hands: Hands) -> None:
    column, role = next(
        (n, "evidence")
        for n, step in enumerate(hands.document.store.steps)
        if not hands.document.store.elements_in("lane-evidence", step.id)
    )
    hands.click(hands.cell(role, column))
    assert hands.document.selection.cell is not None
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.selection.cell is None


# -- place -----------------------------------------------------------------------------------


def test_the_element_grows_under_the_editor_and_its_neighbours_make_room(
    hands: Hands, qtbot: QtBot
) -> None:
    before = hands.window.controller.scene.items["c2"].rect.height
    begin(hands, "c2")
    hands.type("a long text that needs more lines than the one that was there before it")
    qtbot.waitUntil(
        lambda: hands.window.controller.scene.items["c2"].rect.height > before + 5, timeout=3000
    )
    rect = hands.window.controller.scene.items["c2"].rect
    others = [
        item.rect for item in hands.window.controller.scene.of_kind("element") if item.id != "c2"
    ]
    assert not any(rect.intersects(other) for other in others)
    settle()
    height = rect.height * hands.canvas.scale_factor
    assert hands.editor.height() >= round(height) - 1


def test_the_type_in_the_editor_follows_the_zoom_and_stays_readable(hands: Hands) -> None:
    hands.canvas.set_zoom(1.0)
    begin(hands, "c2")
    at_full_size = hands.editor.font().pixelSize()
    hands.canvas.set_zoom(2.0)
    assert hands.editor.font().pixelSize() == pytest.approx(2 * at_full_size, abs=1)
    hands.canvas.set_zoom(0.3)
    assert hands.editor.font().pixelSize() == 12


def test_the_editor_lies_over_its_element_after_scrolling(hands: Hands) -> None:
    hands.canvas.set_zoom(1.3)
    begin(hands, "c2")
    bar = hands.canvas.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    settle()
    corner = hands.canvas.mapFromScene(hands.window.controller.scene.items["c2"].rect.x, 0)
    assert hands.editor.x() == corner.x() + hands.port.x()


def test_a_stage_is_edited_over_its_header(hands: Hands) -> None:
    stage = hands.document.store.stages[1]
    bar, middle = hands.header(stage.id)
    hands.double_click_header(bar, middle)
    assert hands.editor.is_open
    assert hands.editor.geometry().intersects(bar.geometry())
    hands.type("Order")
    hands.key(Qt.Key.Key_Return)
    found = hands.document.store.find(stage.id)
    assert found is not None
    assert hands.document.store.stages[1].name.text("zh-CN") == "Order"


def test_a_text_ends_at_the_longest_that_can_be_stored(hands: Hands) -> None:
    begin(hands, "c2")
    QApplication.clipboard().setText("x" * (MAX_LENGTH + 50))
    hands.key(Qt.Key.Key_V, CONTROL)
    hands.key(Qt.Key.Key_Return)
    assert len(label(hands, "c2")) == MAX_LENGTH


def test_shortcuts_of_the_window_still_work_while_typing(hands: Hands, qtbot: QtBot) -> None:
    begin(hands, "c2")
    hands.type("Kept")
    zoom = hands.canvas.zoom
    hands.key(Qt.Key.Key_Minus, CONTROL)
    assert hands.canvas.zoom < zoom
    hands.key(Qt.Key.Key_Delete)
    assert hands.document.store.get(Element, "c2") is not None


def test_an_emotion_is_typed_and_enter_leads_back(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier | SHIFT)
    hands.type("1.5")
    hands.key(Qt.Key.Key_Return)
    assert hands.focus is hands.canvas
    emotions = hands.document.store.referring("c2", Emotion)
    assert 1.5 in [emotion.value for emotion in emotions]


def test_a_mark_has_one_key(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    before = set(hands.document.store.need(Element, "c2").marks)
    hands.key(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert set(hands.document.store.need(Element, "c2").marks) ^ before == {"mot"}
