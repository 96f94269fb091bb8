"""Parts of the window one after the other: F6 goes to the next, Shift+F6 to the one before.

Escape leads from each of them back to the editor, and so does a part that goes with the focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cxdesigner.scene.theme import Theme

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

STRIP_PX = 2
_Reason = Qt.FocusReason
_BY_KEYS = frozenset(
    {_Reason.TabFocusReason, _Reason.BacktabFocusReason, _Reason.ShortcutFocusReason}
)

_KEPT = frozenset({_Reason.ActiveWindowFocusReason, _Reason.PopupFocusReason})
"""The focus was here before and comes back: how it first came still counts."""


class Panes(QObject):
    """Moves the focus between the parts of a window; each is found where it was left."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._left_at: dict[str, QWidget] = {}
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._remember)
        window.installEventFilter(self)

    def _parts(self) -> list[QWidget]:
        window = self._window
        page = window.front.page
        return [
            window.toolbar,
            *([page] if page is not None else []),
            window.rail,
            window.tour.panel,
            window.editors,
            window.parking,
            window.minimap,
            *([window.guide.panel] if window.guide.panel is not None else []),
            window.inspector,
            *window.comparing.panels,
            window.problems,
            *([window.analyses.panel] if window.analyses.is_shown else []),
            *([window.what_if.panel] if window.what_if.panel is not None else []),
            window.status,
        ]

    def _part_of(self, widget: QWidget | None) -> QWidget | None:
        if widget is None:
            return None
        return next((p for p in self._parts() if p is widget or p.isAncestorOf(widget)), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and isinstance(event, QKeyEvent):
            # A key that comes to the window was of no use where the focus is.
            pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
            return pressed and self._go_back()
        return False

    def _go_back(self) -> bool:
        """Give the keys to the editor; say if they were elsewhere."""
        editor = self._window.editors.current.widget
        focus = QApplication.focusWidget()
        if not editor.isVisible() or self._part_of(focus) is self._window.editors:
            return False
        editor.setFocus(_Reason.ShortcutFocusReason)
        return True

    def _remember(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and isValid(old) and old.window() is self._window:
            # Qt would go on to whatever comes next, a button of the tool bar as a rule.
            was_in = self._part_of(old)
            strayed = not old.isVisible() and self._part_of(now) is not was_in
            if was_in is not None and strayed and self._go_back():
                return
        part = self._part_of(now) if now is not None and now.window() is self._window else None
        if part is not None and now is not None:
            self._left_at[part.objectName()] = now

    def go(self, by: int) -> None:
        """Go to the next part that can take the focus, or to the one before with −1."""
        parts = self._parts()
        here = self._part_of(QApplication.focusWidget())
        start = parts.index(here) if here is not None else (-1 if by > 0 else 0)
        for step in range(1, len(parts) + 1):
            target = self._target(parts[(start + by * step) % len(parts)])
            if target is not None:
                target.setFocus(_Reason.ShortcutFocusReason)
                return

    def _target(self, part: QWidget) -> QWidget | None:
        """Return what takes the focus in a part: what had it last, else the first that can."""
        if not part.isVisible():
            return None
        if part is self._window.editors:
            return self._window.editors.current.widget
        if _takes_focus(part):
            return part
        last = self._left_at.get(part.objectName())
        # A field may have gone with what it showed.
        is_there = last is not None and isValid(last)
        if last is not None and is_there and _takes_focus(last) and part.isAncestorOf(last):
            return last
        return next((child for child in part.findChildren(QWidget) if _takes_focus(child)), None)


def _takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


class FocusStrip(QWidget):
    """A line at the top of a widget that shows that keys go there.

    Only where somebody came by keys: whoever clicks sees where they are. It lies over the headers
    of the canvas, never over what is scrolled.
    """

    def __init__(self, watched: QWidget, frame: QWidget, theme: Theme) -> None:
        super().__init__(frame)
        self.setObjectName("focusStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._watched, self._frame = watched, frame
        watched.installEventFilter(self)
        frame.installEventFilter(self)
        self.hide()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            came = event.type() == QEvent.Type.FocusIn
            if watched is self._watched and event.reason() not in _KEPT:
                self._lie_on_top()
                self.setVisible(came and event.reason() in _BY_KEYS)
        elif event.type() == QEvent.Type.Resize:
            self._lie_on_top()
        return False

    def _lie_on_top(self) -> None:
        self.setGeometry(0, 0, self._frame.width(), STRIP_PX)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(*self._theme.colour("ui.focus")))
        painter.end()
