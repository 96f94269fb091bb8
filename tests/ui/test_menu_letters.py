"""Menus by their letters, and what Shift+F10 opens."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.ui.menus import lettered
from cxdesigner.ui.window import Window

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def titles(window: Window) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


def popup() -> QMenu | None:
    found = QApplication.activePopupWidget()
    return found if isinstance(found, QMenu) else None


def close_popups() -> None:
    while (one := QApplication.activePopupWidget()) is not None:
        one.close()
    settle()


def test_each_menu_has_a_letter_of_its_own(small_window: Window) -> None:
    found = [text[text.index("&") + 1].upper() for text in titles(small_window)]
    assert found == list("FEVIANH")


def test_a_menu_is_opened_by_its_letter(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, ALT)
    settle()
    menu = popup()
    assert menu is not None
    assert menu.objectName() == "menu-file"
    close_popups()


def test_a_shortcut_of_ones_own_keeps_its_letter(hands: Hands) -> None:
    hands.window.session.settings.update(shortcuts=(("edit.duplicate", "Alt+F"),))
    assert titles(hands.window)[0] == "F&ile"
    hands.window.session.settings.update(shortcuts=())
    assert titles(hands.window)[0] == "&File"


def test_words_without_the_letter_name_it_behind() -> None:
    assert lettered("文件", "F") == "文件(&F)"
    assert lettered("Analyse", "N") == "A&nalyse"
    assert lettered("File", "") == "File"


@pytest.mark.parametrize("editor_name", ["canvas", "table", "outline"])
def test_shift_f10_opens_what_the_menu_key_opens(
    hands: Hands, hot_pot: Document, editor_name: str
) -> None:
    hands.window.actions_[f"view.{editor_name}"].trigger()
    settle()
    hot_pot.selection.set(("c1",))
    hands.window.editors.current.widget.setFocus()
    settle()
    hands.key(Qt.Key.Key_F10, SHIFT)
    settle()
    assert popup() is not None
    assert hot_pot.selection.ids == ("c1",)
    close_popups()


def test_shift_f10_opens_the_menu_of_a_field(hands: Hands, qtbot: QtBot) -> None:
    hands.window.actions_["edit.find"].trigger()
    settle()
    field: QWidget = hands.focus
    assert isinstance(field, QLineEdit)
    hands.key(Qt.Key.Key_F10, SHIFT)
    settle()
    assert popup() is not None
    close_popups()
