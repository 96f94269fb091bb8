"""A line that completes from words used before.

The list comes while one types; Down or the arrow at the end shows all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter

from cxdesigner.ui.panels.typing_widgets import Line
from cxdesigner.ui.widgets import draw_chevron

MOST_SHOWN = 10
_ARROW_PX = 20


class ArrowLine(Line):
    """One line of text with an arrow at its end; Down or the arrow shows what can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextMargins(0, 0, _ARROW_PX - 4, 0)
        self.setMouseTracking(True)

    def show_all(self) -> None:
        """Show all that can be chosen."""
        raise NotImplementedError

    def _arrow(self) -> QRect:
        return QRect(self.width() - _ARROW_PX - 4, 0, _ARROW_PX, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        draw_chevron(painter, self._arrow(), enabled=self.isEnabled())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_arrow = self._arrow().contains(event.position().toPoint())
        shape = Qt.CursorShape.ArrowCursor if on_arrow else Qt.CursorShape.IBeamCursor
        self.setCursor(shape)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._arrow().contains(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.show_all()
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While the list is shown it gets the keys itself.
        if event.key() == Qt.Key.Key_Down:
            self.show_all()
            event.accept()
            return
        super().keyPressEvent(event)


class CompletingLine(ArrowLine):
    """One line of text with a list of words below it."""

    chosen = Signal(str)
    """A word of the list was taken."""

    def __init__(self, words: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._used = words
        self._words = QStringListModel(self)
        self.list = QCompleter(self._words, self)
        self.list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setFilterMode(Qt.MatchFlag.MatchContains)
        self.list.setMaxVisibleItems(MOST_SHOWN)
        self.list.activated.connect(self.chosen.emit)
        self.setCompleter(self.list)
        # A word that is all there is no proposal: its list would lie over the next field.
        self.textEdited.connect(lambda text: self._fill(but=text.strip()))

    def _fill(self, *, but: str = "") -> None:
        words = [word for word in self._used() if word != but]
        if words != self._words.stringList():
            self._words.setStringList(words)
        popup = self.list.popup()
        if words and popup is not None and not popup.objectName():
            # It looks like the words below a cell.
            popup.setObjectName("cellWords")
            popup.setAccessibleName(self.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.list.popup()
        if event.key() == Qt.Key.Key_Escape and popup is not None and popup.isVisible():
            popup.hide()
            event.accept()
            return
        super().keyPressEvent(event)

    def show_all(self) -> None:
        """Show every word that was used before."""
        self._fill()
        if not self._words.rowCount():
            return
        self.list.setCompletionPrefix("")
        self.list.complete()
