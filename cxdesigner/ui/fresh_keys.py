"""A key means what can be done now, also when the window has not yet caught up with a choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cxdesigner.ui.bridge import Later


class FreshKeys(QObject):
    """Brings actions up to date before a shortcut of a window is looked up.

    Else a key right after a click, while the program is busy, finds its action switched off: Tab
    would leave the canvas, and what is typed next would go nowhere.
    """

    def __init__(self, window: QWidget, update_later: Later) -> None:
        super().__init__(window)
        self._update_later = update_later
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            self._update_later.now()
        return False
