"""Menus that take every key while they are open, so that nothing behind them acts on one.

Qt asks the shortcuts first, and those of the canvas (arrows, Tab, Home) count as long as the canvas
has the focus, which it keeps while a menu is open. An open menu hands Left and Right to the menu
bar, which asks them again.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar


class PopupMenu(QMenu):
    """The menu of this program; every menu is one."""

    def add_submenu(self, title: str) -> PopupMenu:
        """Add a menu inside this one and return it."""
        made = PopupMenu(title, self)
        self.addMenu(made)
        return made

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class MenuBar(QMenuBar):
    """The menu bar: takes the keys that an open menu hands to it."""

    def event(self, event: QEvent) -> bool:
        is_open = QApplication.activePopupWidget() is not None
        if event.type() == QEvent.Type.ShortcutOverride and is_open:
            event.accept()
            return True
        return super().event(event)
