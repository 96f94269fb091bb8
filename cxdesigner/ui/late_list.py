"""Lists and trees that measure their rows when somebody sees them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget


class LateRows(QObject):
    """Rows of a view are measured once after a new style, not at once and for each part of it.

    A list or tree of Qt measures all its rows for each of several events that a new theme brings,
    even where nobody sees it: thousands of cards or problems, two or three times.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._is_stale = False
        """Whether rows look different since they were seen last."""

        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._restyled()
            QFrame.event(self._view, event)
            return True
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._restyled()
        return False

    def _restyled(self) -> None:
        """Measure the rows soon, or when somebody sees them."""
        self._is_stale = not self._view.isVisible()
        if not self._is_stale:
            self._view.scheduleDelayedItemsLayout()


class LateList(QListView):
    """A list with late rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        LateRows(self)
