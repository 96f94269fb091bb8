"""Chinese input methods in the in-place editor of the canvas."""

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_what_an_input_method_commits_is_the_text(hands: Hands) -> None:
    hands.begin_edit("c2")
    hands.compose("d", "de", "deng", commit="等")
    hands.compose("w", "wei", commit="位")
    hands.key(Qt.Key.Key_Return)
    assert hands.label("c2") == "等位"


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab]
)
def test_keys_belong_to_the_input_method_while_it_is_composing(hands: Hands, key: Qt.Key) -> None:
    hands.begin_edit("c2")
    hands.preedit("deng")
    assert hands.editor.is_composing
    hands.key(key)
    assert hands.editor.is_open
    hands.compose(commit="等")
    assert not hands.editor.is_composing
    hands.key(Qt.Key.Key_Return)
    assert hands.label("c2") == "等"


def test_what_is_being_composed_is_not_committed_to_the_document(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.begin_edit("c2")
    hands.compose(commit="等")
    hands.preedit("wei")
    qtbot.waitUntil(lambda: hands.label("c2") == "等", timeout=3000)
    assert hands.editor.is_composing
    hands.compose(commit="位")
    hands.key(Qt.Key.Key_Return)
    assert hands.label("c2") == "等位"


def test_candidates_are_shown_at_the_cursor_within_the_editor(hands: Hands) -> None:
    hands.begin_edit("c2")
    hands.type("ab")
    rect = hands.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert hands.editor.rect().contains(rect.toRect())
    assert rect.x() > 0
    assert hands.editor.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_an_input_method_begins_on_what_is_selected(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    assert hands.focus is hands.canvas
    assert hands.canvas.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    hands.preedit("d")
    # The focus stays until a word is chosen, else the input method would drop its first key.
    assert hands.focus is hands.canvas
    assert hands.editor.is_open
    assert hands.editor.is_composing
    corner = hands.canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).topLeft()
    assert hands.editor.geometry().contains(corner.toPoint())
    hands.key(Qt.Key.Key_Return)
    hands.preedit("deng")
    hands.compose(commit="等")
    assert hands.focus is hands.editor
    hands.compose("w", "wei", commit="位")
    hands.key(Qt.Key.Key_Return)
    assert hands.label("c2") == "等位"
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.label("c2") == "到店等位"


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
    hands.preedit("d")
    assert not hands.editor.is_open
