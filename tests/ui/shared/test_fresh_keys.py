"""A key right after something was chosen does what it says, however busy the program is."""

from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cxdesigner.model.element import Element

K = Qt.Key


def press(hands: Hands, record_id: str, key: Qt.Key) -> None:
    """Choose something and press a key before anything else has its turn."""
    hands.canvas.setFocus()
    hands.document.selection.set((record_id,))
    QTest.keyClick(hands.canvas, key)


def test_tab_does_not_leave_the_canvas(hands: Hands) -> None:
    document = hands.document
    document.selection.clear()
    hands.window.update_actions()
    press(hands, "c1", K.Key_Tab)
    assert hands.canvas.hasFocus()
    assert document.store.links_of(document.selection.primary or "")
    assert document.selection.ids != ("c1",)


def test_delete_takes_what_was_chosen(hands: Hands) -> None:
    document = hands.document
    document.selection.clear()
    hands.window.update_actions()
    press(hands, "c2", K.Key_Delete)
    assert document.store.get(Element, "c2") is None


def test_enter_makes_the_next_step(hands: Hands) -> None:
    document = hands.document
    line = document.store.lines[0]
    document.selection.set((line.id,))
    hands.window.update_actions()
    press(hands, "c4", K.Key_Return)
    assert document.store.count(Element) == 31


def test_tab_says_that_typing_would_rename_what_is_below(hands: Hands) -> None:
    said = hands.window.status.message
    hands.click(hands.middle("c1"))
    hands.key(Qt.Key.Key_Tab)
    (below,) = hands.document.selection.ids
    name = hands.label(below).replace("\n", "")
    assert said.text() == (
        f"“{name}” is there already: what you type now takes the place of this name."
    )
    hands.window.status.tell("")
    # A new one is named by what is typed.
    hands.click(hands.middle("f1"))
    hands.key(Qt.Key.Key_Tab)
    assert hands.editor.is_open
    assert said.text() == ""
