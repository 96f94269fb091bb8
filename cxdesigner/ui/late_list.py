"""Lists and trees that measure their rows when somebody sees them."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget


class LateRows:
    """Rows are measured once after a new style, not at once and for each part of it.

    A list or tree of Qt measures all its rows for each of several events that a new theme brings,
    even where nobody sees it: thousands of cards or problems, two or three times. A view that has
    this leaves them to it, and says when it is seen.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view
        self._is_stale = False
        """Whether rows look different since they were seen last."""

    def restyled(self) -> None:
        """Measure the rows soon, or when somebody sees them."""
        self._is_stale = not self._view.isVisible()
        if not self._is_stale:
            self._view.scheduleDelayedItemsLayout()

    def seen(self) -> None:
        """Measure what looks different."""
        if self._is_stale:
            self.restyled()


class LateList(QListView):
    """A list with late rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._late = LateRows(self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._late.restyled()
            return QFrame.event(self, event)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._late.seen()
