"""A list that measures its rows when somebody sees them."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QListView


class LateList(QListView):
    """Rows are measured once after a new style, not at once and for each part of it.

    A list of Qt measures all its rows for each of several events that a new theme brings, even
    where nobody sees it: thousands of cards, three times.
    """

    _is_stale = False
    """Whether rows look different since they were seen last."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._measure_later()
            return QFrame.event(self, event)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._measure_later()

    def _measure_later(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.scheduleDelayedItemsLayout()
