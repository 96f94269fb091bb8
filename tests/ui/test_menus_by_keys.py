"""Menus opened by keys while one types: what they do, they do to the text."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit


def edit_menu_by_keys(hands: Hands) -> QMenu:
    """Press Alt, go to the menu Edit and open it."""
    window = hands.window.windowHandle()
    QTest.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    settle()
    bar = hands.window.menuBar()
    assert hands.focus is bar
    bar.setActiveAction(bar.actions()[1])
    settle()
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


@pytest.fixture(params=["inspector", "canvas"])
def field(hands: Hands, request: pytest.FixtureRequest) -> QPlainTextEdit | QTextEdit:
    """A text field with the keys, half of its text selected."""
    found: QPlainTextEdit | QTextEdit
    if request.param == "canvas":
        hands.begin_edit("c1")
        found = hands.editor
    else:
        hands.document.selection.set(("c1",))
        find = hands.window.inspector.findChild
        hands.wait(lambda: find(QPlainTextEdit, "labelEdit") is not None)
        area = find(QPlainTextEdit, "labelEdit")
        assert area is not None
        area.setFocus()
        hands.wait(lambda: hands.focus is area)
        found = area
    hands.window.update_actions()
    cursor = found.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(2, cursor.MoveMode.KeepAnchor)
    found.setTextCursor(cursor)
    return found


def test_copy_of_a_menu_opened_by_keys_copies_what_is_selected_in_the_field(
    hands: Hands, field: QPlainTextEdit | QTextEdit
) -> None:
    menu = edit_menu_by_keys(hands)
    hands.window.update_actions()
    menu.setActiveAction(hands.window.actions_["edit.copy"])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert QApplication.clipboard().text() == field.toPlainText()[:2]
    assert hands.focus is field


def test_delete_of_a_menu_opened_by_keys_leaves_the_element(
    hands: Hands, field: QPlainTextEdit | QTextEdit
) -> None:
    text = field.toPlainText()
    menu = edit_menu_by_keys(hands)
    hands.window.update_actions()
    menu.setActiveAction(hands.window.actions_["edit.delete"])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert "c1" in hands.document.store
    assert field.toPlainText() == text[2:]
