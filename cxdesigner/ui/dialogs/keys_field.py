"""A field that takes the keys one presses."""

from __future__ import annotations

import sys

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from cxdesigner.base.i18n import _

_ALONE = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_Meta,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_unknown,
    }
)
_FIRST_DIGIT = 2 if sys.platform == "win32" else 10
"""What the system calls the place of the key 1; 2 to 9 and 0 follow."""
_LEAVE = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})


class KeysField(QLineEdit):
    """Shows keys and takes others when they are pressed; Tab and Escape lead out of it."""

    pressed = Signal(str)
    """Portable name of the keys pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keysField")
        self.setAccessibleName(_("Keys"))
        self.setPlaceholderText(_("Press the keys"))
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        # Keys, not characters: an input method would swallow them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        combination = event.keyCombination()
        key = combination.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if key in _ALONE:
            return
        if plain and key in _LEAVE:
            super().keyPressEvent(event)
            return
        held = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = _digit_of(event)
        if _is_sign(key) and digit is not None and held & Qt.KeyboardModifier.ShiftModifier:
            # Qt finds both, Ctrl+( and Ctrl+Shift+9, on it: commands have it with the digit.
            key = digit
        elif _is_sign(key):
            # What Shift makes of a key is another key: with Shift as well, Qt finds it on none.
            held &= ~Qt.KeyboardModifier.ShiftModifier
        sequence = QKeySequence(QKeyCombination(held, key))
        self.pressed.emit(sequence.toString(QKeySequence.SequenceFormat.PortableText))
        event.accept()


def _is_sign(key: Qt.Key) -> bool:
    """Say whether a key writes a sign such as ``@``: no letter, digit or space."""
    return Qt.Key.Key_Space < key <= Qt.Key.Key_ydiaeresis and not chr(key).isalnum()


def _digit_of(event: QKeyEvent) -> Qt.Key | None:
    """Return the digit of a key in the upper row, whatever Shift makes of it; None for others."""
    place = event.nativeScanCode() - _FIRST_DIGIT
    return Qt.Key(Qt.Key.Key_0 + (place + 1) % 10) if 0 <= place < 10 else None


def written(shortcut: str) -> str:
    """Return portable keys as the system writes them."""
    keys = QKeySequence.fromString(shortcut, QKeySequence.SequenceFormat.PortableText)
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
