"""Keys that a list or table of the plan has before the shortcuts of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OWN = frozenset(
    {*ENTER, *DELETE, Qt.Key.Key_F2, Qt.Key.Key_Insert, Qt.Key.Key_Space, Qt.Key.Key_Escape}
)
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def claims(event: QEvent) -> bool:
    """Say whether a key means something in the plan, whatever it means elsewhere, and take it.

    Plain keys and letters, Enter with Ctrl, arrows with Ctrl.
    """
    is_asked = event.type() == QEvent.Type.ShortcutOverride
    if is_asked and isinstance(event, QKeyEvent) and _is_own(event):
        event.accept()
        return True
    return False


def _is_own(event: QKeyEvent) -> bool:
    key, modifiers = event.key(), event.modifiers()
    if is_plain(event):
        return key in _OWN or key in _ARROWS or (bool(event.text()) and event.text().isprintable())
    others = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    return has_ctrl(event) and not modifiers & others and (key in ENTER or key in _ARROWS)


def is_plain(event: QKeyEvent) -> bool:
    """Say whether a key was pressed by itself."""
    return event.modifiers() in _PLAIN


def has_ctrl(event: QKeyEvent) -> bool:
    """Say whether Ctrl was held."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
