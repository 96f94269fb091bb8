"""Shortcuts changed in the dialog."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.editor.palette.entries import full_title
from cxdesigner.ui.dialogs.keys_field import _FIRST_DIGIT
from cxdesigner.ui.dialogs.shortcuts import ShortcutsDialog
from cxdesigner.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> Iterator[ShortcutsDialog]:
    found = ShortcutsDialog(window.registry, window.session.settings, window)
    found.show()
    qtbot.waitExposed(found)
    yield found
    found.close()
    found.deleteLater()


def choose(dialog: ShortcutsDialog, query: str) -> None:
    dialog.search.setText(query)


def keys(window: Window, action_id: str) -> list[str]:
    return [one.toString() for one in window.actions_[action_id].shortcuts()]


def test_the_keys_pressed_work_at_once_and_are_kept(
    dialog: ShortcutsDialog, window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    choose(dialog, "actual size")
    qtbot.keyClick(dialog.keys, Qt.Key.Key_J, CTRL)
    assert keys(window, "view.zoom_100") == ["Ctrl+J"]
    assert dialog.tree.currentItem().text(1) == "Ctrl+J"
    assert window.session.settings.value.shortcuts == (("view.zoom_100", "Ctrl+J"),)
    dialog.close()
    window.canvas.set_zoom(0.5)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_J, CTRL)
    assert window.canvas.zoom == pytest.approx(1.0)
    qtbot.waitUntil(lambda: "Ctrl+J" in window.actions_["view.zoom_100"].toolTip())


def test_a_sign_that_shift_writes_works_as_it_is_shown(
    dialog: ShortcutsDialog, window: Window, qtbot: QtBot
) -> None:
    # "Ctrl+Shift+@" would stand in the list, and nothing would ever happen.
    choose(dialog, "actual size")
    qtbot.keyClick(dialog.keys, Qt.Key.Key_At, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert keys(window, "view.zoom_100") == ["Ctrl+@"]
    qtbot.keyClick(dialog.keys, Qt.Key.Key_J, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert dialog.keys.text() == "Ctrl+Shift+J"


def test_a_digit_that_shift_makes_a_sign_is_known_as_that_of_another_command(
    dialog: ShortcutsDialog, window: Window, qtbot: QtBot
) -> None:
    other = next(one for one in window.registry if "Ctrl+Shift+9" in one.shortcuts)
    choose(dialog, "actual size")
    # As a keyboard sends it on which Shift and 9 write a bracket.
    pressed = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_ParenLeft,
        CTRL | Qt.KeyboardModifier.ShiftModifier,
        _FIRST_DIGIT + 8,
        0,
        0,
        "(",
    )
    QApplication.sendEvent(dialog.keys, pressed)
    assert full_title(other) in dialog.said.text()
    assert "Ctrl+(" not in keys(window, "view.zoom_100")
    dialog.use.click()
    assert keys(window, "view.zoom_100") == ["Ctrl+Shift+9"]
    assert not keys(window, other.id)


def test_a_conflict_names_the_other_action_and_asks(
    dialog: ShortcutsDialog, window: Window, qtbot: QtBot
) -> None:
    choose(dialog, "actual size")
    qtbot.keyClick(dialog.keys, Qt.Key.Key_P, CTRL)
    assert dialog.said.text() == "Ctrl+P belongs to “Print…”."
    assert keys(window, "view.zoom_100") == ["Ctrl+0"]
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert keys(window, "file.print") == ["Ctrl+P"]
    assert not dialog.use.isVisible()
    qtbot.keyClick(dialog.keys, Qt.Key.Key_P, CTRL)
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert keys(window, "view.zoom_100") == ["Ctrl+P"]
    assert keys(window, "file.print") == []


def test_one_is_reset_and_all_are_reset(
    dialog: ShortcutsDialog, window: Window, qtbot: QtBot
) -> None:
    choose(dialog, "actual size")
    assert not dialog.reset.isEnabled()
    qtbot.keyClick(dialog.keys, Qt.Key.Key_F9)
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert keys(window, "view.zoom_100") == ["Ctrl+0"]
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert keys(window, "view.zoom_100") == []
    qtbot.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert keys(window, "view.zoom_100") == ["Ctrl+0"]
    assert window.session.settings.value.shortcuts == ()


def test_a_plain_letter_is_refused_in_plain_words(
    dialog: ShortcutsDialog, window: Window, qtbot: QtBot
) -> None:
    choose(dialog, "actual size")
    qtbot.keyClick(dialog.keys, Qt.Key.Key_J)
    assert "typing" in dialog.said.text()
    qtbot.keyClick(dialog.keys, Qt.Key.Key_Control)
    assert keys(window, "view.zoom_100") == ["Ctrl+0"]


def test_the_list_is_searched(dialog: ShortcutsDialog) -> None:
    choose(dialog, "ctrl+z")
    shown = [item.text(0) for item in dialog.items() if not item.isHidden()]
    assert "Undo" in shown
    assert len(shown) < 5
    choose(dialog, "nothing like this")
    assert [item for item in dialog.items() if not item.isHidden()] == []


def test_the_sheet_is_printed(
    dialog: ShortcutsDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: asked.append(self.objectName()) or 0)
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    assert asked == ["printDialog"]


def test_the_printed_sheet_can_be_read(
    dialog: ShortcutsDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    # A size in pixels is that of the printer's dots: a letter a third of a millimetre high.
    sizes: list[float] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: 1)

    def print_(page: QTextDocument, _printer: object) -> None:
        sizes.append(page.defaultFont().pointSizeF())

    monkeypatch.setattr(QTextDocument, "print_", print_)
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    assert len(sizes) == 1
    assert 8 <= sizes[0] <= 12
