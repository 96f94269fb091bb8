"""A dark screen, while whoever presents wants eyes and ears elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from cxdesigner.base.i18n import _

_ALONE = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
                    Qt.Key.Key_AltGr})  # fmt: skip


class DarkScreen(QWidget):
    """Covers a window with black until a key or a click, which does no more than that."""

    def __init__(self, window: QWidget, back: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("presentationDark")
        self.setAccessibleName(_("Dark screen; any key brings the picture back"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._window, self._back = window, back
        self.hide()

    def cover(self) -> None:
        """Make all of the window dark."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def _end(self) -> None:
        self.hide()
        self._back.setFocus()

    def event(self, event: QEvent) -> bool:
        # Tab and Escape too are keys like others here.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() not in _ALONE:
            self._end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.fillRect(self.rect(), QColor(0, 0, 0))
        brush.end()
