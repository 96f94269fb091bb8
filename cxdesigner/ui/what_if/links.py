"""A short list of records that lead to where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

ROW_LEFT_PX = 4
"""What the ground of a chosen row reaches out before its name; what is beside it stands there."""

_MOST_ROWS = 12
_ID = Qt.ItemDataRole.UserRole


class RecordLinks(QListWidget):
    """Names of records; a click or Enter leads to one of them."""

    def __init__(self, name: str, title: str, go: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self._go = go
        self.itemClicked.connect(self._chosen)
        self.installEventFilter(self)

    def show_records(self, records: Sequence[tuple[str, str]]) -> None:
        """Show (id, name) pairs in this order."""
        known = [(self.item(n).data(_ID), self.item(n).text()) for n in range(self.count())]
        if known != list(records):
            self.clear()
            for key, name in records:
                item = QListWidgetItem(name)
                item.setData(_ID, key)
                self.addItem(item)
        rows = min(len(records), _MOST_ROWS)
        self.setFixedHeight(max(1, rows) * max(18, self.sizeHintForRow(0)) + 2 * self.frameWidth())
        self.setVisible(bool(records))

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._go(str(item.data(_ID)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._chosen(self.currentItem())
                return True
        return super().eventFilter(watched, event)
