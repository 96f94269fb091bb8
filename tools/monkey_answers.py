"""Random answers to dialogs and menus that wait for one, for `tools/monkey.py`."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from shiboken6 import isValid

from cxdesigner.ui.dialogs.message import MessageBox

_KEY = Qt.Key
KEYS = (
    _KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Return, _KEY.Key_Escape,
    _KEY.Key_Tab, _KEY.Key_Backtab, _KEY.Key_Delete, _KEY.Key_Backspace, _KEY.Key_Space,
    _KEY.Key_Home, _KEY.Key_End, _KEY.Key_PageUp, _KEY.Key_PageDown, _KEY.Key_Insert,
    _KEY.Key_Menu, _KEY.Key_F2, _KEY.Key_F3, _KEY.Key_F5, _KEY.Key_F6, _KEY.Key_F8, _KEY.Key_F10,
    _KEY.Key_Plus, _KEY.Key_Minus, _KEY.Key_Slash, _KEY.Key_BracketLeft, _KEY.Key_BracketRight,
    *(_KEY(code) for code in range(_KEY.Key_A, _KEY.Key_Z + 1)),
    *(_KEY(code) for code in range(_KEY.Key_0, _KEY.Key_9 + 1)),
)  # fmt: skip

TEXTS = (
    "a", "等位叫号", "😀🎉", "x" * 3000, "", "  ", "12", "-3", "1,5", "2026-11-26", "<b>&amp;", "*",
    "核对账单并付款" * 60, "\u202eabc", "(", "5 min", "9" * 20, "=1+1", "a\nb\tc",
)  # fmt: skip

_CLOCKS_MS = (23, 30, 37, 44)
"""A timer does not ring again while its own call opens a dialog: several take turns."""

_MOST_TRIES = 14
_MENU_S = 0.4
"""A menu open for so long inside one step is one that waits for its answer."""

_LETTERS = 40


def send_text(text: str) -> None:
    """Type a text where the focus is: by keys what a keyboard has, the rest composed."""
    for letter in text[:_LETTERS]:
        focus = QApplication.focusWidget()
        if focus is not None:
            if letter.isascii() and letter.isprintable():
                QTest.keyClicks(focus, letter)
            else:
                _commit(focus, letter)
    focus = QApplication.focusWidget()
    if focus is not None and len(text) > _LETTERS:
        _commit(focus, text)


def _commit(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


class Answers:
    """Looks for dialogs all the time and does one random thing in whatever is open."""

    def __init__(self, chance: random.Random, folder: Path, note: Callable[..., object]) -> None:
        self._chance, self._folder, self._note = chance, folder, note
        self.pressed: list[str] = []
        """Object names of the buttons pressed in this step."""

        self._dialog: QWidget | None = None
        self._tries = 0
        self._began = time.monotonic()
        self._clocks = [QTimer() for _clock in _CLOCKS_MS]
        for clock, interval in zip(self._clocks, _CLOCKS_MS, strict=True):
            clock.setInterval(interval)
            clock.timeout.connect(self._look)
            clock.start()
        # No other program is started.
        QDesktopServices.openUrl = staticmethod(lambda *_url: True)  # type: ignore[method-assign]

    def begin_step(self) -> None:
        """Note that another step begins."""
        self._began = time.monotonic()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            self._dialog = None
            self._answer_menu()
            return
        if dialog is not self._dialog:
            self._dialog, self._tries = dialog, 0
            self._note("dialog", dialog.objectName(), type(dialog).__name__)
        self._tries += 1
        match dialog:
            case QFileDialog():
                self._choose_file(dialog)
            case MessageBox():
                self._choose_button(dialog)
            case QDialog() if self._tries > _MOST_TRIES:
                dialog.reject()
            case _:
                self._fiddle(dialog)

    def _answer_menu(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is None or time.monotonic() - self._began < _MENU_S:
            return
        entries = [one for one in popup.actions() if one.isEnabled() and not one.isSeparator()]
        if isinstance(popup, QMenu) and entries and self._chance.random() < 0.6:
            popup.setActiveAction(self._chance.choice(entries))
            QTest.keyClick(popup, Qt.Key.Key_Return)
        else:
            popup.close()

    def _choose_file(self, dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field is None or self._tries > _MOST_TRIES or self._chance.random() < 0.4:
            dialog.reject()
            return
        names = ("a.cxd", "破.cxd", "missing.cxd", "x.csv", "p.svg", "q.pdf")
        field.setText(str(self._folder / self._chance.choice(names)))
        dialog.accept()

    def _choose_button(self, box: MessageBox) -> None:
        if self._chance.random() < 0.2:
            QTest.keyClick(box, Qt.Key.Key_Escape)
        else:
            self._click(self._chance.choice(box.findChildren(QAbstractButton)))

    def _click(self, button: QAbstractButton) -> None:
        self._note("button", button.objectName())
        self.pressed.append(button.objectName())
        button.click()

    def _fiddle(self, dialog: QWidget) -> None:
        parts = [one for one in dialog.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        if not parts or self._chance.random() < 0.1:
            QTest.keyClick(dialog, self._chance.choice((Qt.Key.Key_Escape, Qt.Key.Key_Return)))
            return
        part = self._chance.choice(parts)
        if isinstance(part, QAbstractButton):
            self._click(part)
        elif isinstance(part, QComboBox) and part.count():
            part.setCurrentIndex(self._chance.randrange(part.count()))
        elif isinstance(part.parent(), QAbstractItemView):
            at = QPoint(self._chance.randrange(part.width() + 1), self._chance.randrange(200))
            QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=at)
        else:
            part.setFocus()
            send_text(self._chance.choice(TEXTS))
            if isValid(part):
                QTest.keyClick(part, self._chance.choice(KEYS))
