"""Buttons for pictures that understand paste, delete and move while they have the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolButton

from cxdesigner.base.i18n import _


def paste_tip() -> str:
    """Return how a picture is brought in, in the keys of the system."""
    keys = QKeySequence(QKeySequence.StandardKey.Paste)
    text = _("Choose a file, drop one here, or paste with {keys}")
    return text.format(keys=keys.toString(QKeySequence.SequenceFormat.NativeText))


class PictureButton(QToolButton):
    """A button whose keys come before those of the window: Ctrl+V, Del, Alt with arrow keys."""

    pasted = Signal()
    removed = Signal()
    moved = Signal(int)
    """Carries -1 for earlier, 1 for later."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        # Else the window would delete the element instead of its picture.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _meaning(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match _meaning(event):
            case "paste":
                self.pasted.emit()
            case "remove":
                self.removed.emit()
            case "earlier":
                self.moved.emit(-1)
            case "later":
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)


def _meaning(event: QKeyEvent) -> str:
    if event.matches(QKeySequence.StandardKey.Paste):
        return "paste"
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    match event.key():
        case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
            return "remove"
        case Qt.Key.Key_Left if alt:
            return "earlier"
        case Qt.Key.Key_Right if alt:
            return "later"
        case _:
            return ""
