"""Keys while something is dragged: some change what the drag means, the others wait for its end."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost

_TYPES = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_HELD = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Space,
)
"""Keys that mean something to a drag."""


def with_key(event: PointerEvent, key: int, held: bool) -> PointerEvent:
    """Return a pointer event as it is with a key held or let go."""
    if key == Qt.Key.Key_Alt:
        return replace(event, alt=held)
    return replace(event, control=held) if key == Qt.Key.Key_Control else event


class HeldKeys(QObject):
    """Tells the tool in use of keys that are pressed and let go on the canvas.

    While it drags something no other key does anything: what is in the hand is not to be deleted
    or moved by an arrow as well.
    """

    def __init__(self, host: ToolHost) -> None:
        super().__init__(host.canvas)
        self._host = host
        host.canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        tool = self._host.canvas.tool
        if tool is None or not isinstance(event, QKeyEvent):
            return False
        if tool.holds_something and event.key() not in _HELD:
            event.accept()
            return event.type() != QEvent.Type.KeyRelease
        if event.isAutoRepeat():
            return False
        if event.type() in _TYPES:
            tool.hold(event.key(), event.type() == QEvent.Type.KeyPress)
        elif event.key() == Qt.Key.Key_Alt and tool.is_dragging:
            # Else the menu bar takes the focus when Alt is let go.
            event.accept()
            return True
        return False
