"""Menus that take every key while they are open, so that nothing behind them acts on one.

Qt asks the shortcuts first, and those of the canvas (arrows, Tab, Home) count as long as the canvas
has the focus, which it keeps while a menu is open. An open menu hands Left and Right to the menu
bar, which asks them again.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QStyleOptionMenuItem, QWidget
from shiboken6 import isValid


class PopupMenu(QMenu):
    """The menu of this program; every menu is one."""

    is_plain = False
    """Whether no entry has a picture: a single one says nothing."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        if self.is_plain:
            option.icon = QIcon()

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


class StayingMenu(PopupMenu):
    """A menu of things to switch on and off: it stays open for the next one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen: QAction | None = self.activeAction()
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and chosen is not None:
            chosen.trigger()
            if event.key() != Qt.Key.Key_Space:
                self.close()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        chosen: QAction | None = self.actionAt(event.position().toPoint())
        if chosen is not None and chosen.isEnabled():
            chosen.trigger()
        else:
            super().mouseReleaseEvent(event)


class MenuBar(QMenuBar):
    """The menu bar: takes the keys that an open menu hands to it.

    Opened by keys it has the focus itself, and gives it back in the end.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    @property
    def before(self) -> QWidget | None:
        """What had the focus before this bar, while this has it."""
        before = self._before
        return before if before is not None and isValid(before) and self.hasFocus() else None

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self and old is not None:
            self._before = old

    def event(self, event: QEvent) -> bool:
        is_open = QApplication.activePopupWidget() is not None
        if event.type() == QEvent.Type.ShortcutOverride and is_open:
            event.accept()
            return True
        return super().event(event)


def open_context_menu() -> None:
    """Open what the menu key opens, for keyboards without one; X11 leaves that to programs."""
    focus = QApplication.focusWidget()
    if focus is not None:
        found = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        place = (found.toRect() if isinstance(found, QRectF) else found).center()
        why = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(why, place, focus.mapToGlobal(place))
        QApplication.sendEvent(focus, event)


def place_corners(application: QApplication) -> None:
    """Give the corners of menu bars their room: a bar may be styled before what is in them."""
    for window in application.topLevelWidgets():
        for bar in window.findChildren(QMenuBar):
            corner = bar.cornerWidget()
            if corner is not None:
                bar.setCornerWidget(corner)
