"""Keys that change what a drag means, pressed or let go while the pointer rests."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools import ToolHost

_TYPES = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


def with_key(event: PointerEvent, key: int, held: bool) -> PointerEvent:
    """Return a pointer event as it is with a key held or let go."""
    if key == Qt.Key.Key_Alt:
        return replace(event, alt=held)
    return replace(event, control=held) if key == Qt.Key.Key_Control else event


class HeldKeys(QObject):
    """Tells the tool in use of keys that are pressed and let go on the canvas."""

    def __init__(self, host: ToolHost) -> None:
        super().__init__(host.canvas)
        self._host = host
        host.canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        tool = self._host.canvas.tool
        if tool is None or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        if event.type() in _TYPES:
            tool.hold(event.key(), event.type() == QEvent.Type.KeyPress)
        elif event.key() == Qt.Key.Key_Alt and tool.is_dragging:
            # Else the menu bar takes the focus when Alt is let go.
            event.accept()
            return True
        return False
