"""What a test leaves behind is named and taken away before the next one begins."""

import pytest
from left_behind import take_away
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot


def test_a_button_is_let_go_whose_window_has_gone() -> None:
    widget = QWidget()
    QTest.mousePress(widget, Qt.MouseButton.RightButton)
    del widget
    assert take_away() == ["RightButton held down"]
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


def test_a_double_click_ends_with_a_release(qtbot: QtBot) -> None:
    """What Qt calls a double click is the second press alone."""
    widget = QWidget()
    qtbot.addWidget(widget)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton)
    assert take_away() == ["LeftButton held down"]


def test_menus_and_dialogs_are_closed_from_the_last_to_the_first(qtbot: QtBot) -> None:
    dialog = QDialog(objectName="question")
    menu, more = QMenu(dialog, objectName="menu"), QMenu(dialog, objectName="more")
    qtbot.addWidget(dialog)
    dialog.open()
    for one in (menu, more):
        one.addAction("x")
        one.popup(QPoint())
    assert take_away() == [
        "open menu or popup: QMenu 'more'",
        "open menu or popup: QMenu 'menu'",
        "open modal window: QDialog 'question'",
    ]
    assert not take_away()


def test_a_cursor_that_says_wait_is_taken_away() -> None:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    assert take_away() == ["cursor WaitCursor"]
    assert QApplication.overrideCursor() is None


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the mouse", extend=True)
def test_mouse_and_keys_are_free_again(qtbot: QtBot) -> None:
    widget = QWidget(objectName="greedy")
    qtbot.addWidget(widget)
    widget.show()
    widget.grabMouse()
    widget.grabKeyboard()
    assert take_away() == ["mouse grabbed by QWidget 'greedy'", "keys grabbed by QWidget 'greedy'"]
    assert not take_away()
