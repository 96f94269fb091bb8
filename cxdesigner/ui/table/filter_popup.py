"""The values of one column to choose from: rows shown have one of those ticked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import plain_label

_ITEM_PX = 24
_VALUE = Qt.ItemDataRole.UserRole


class FilterPopup(QFrame):
    """A list with boxes, a line to search in it, and buttons to take or drop the choice."""

    chosen = Signal(object)
    """The texts let through (a frozenset), or None for all."""

    def __init__(
        self, parent: QWidget, title: str, values: tuple[str, ...], allowed: frozenset[str] | None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filterPopup")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.values = values
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(8)
        box.addWidget(plain_label(title, "strong"))
        self.search = TextLine()
        self.search.setObjectName("filterSearch")
        self.search.setAccessibleName(_("Search these values"))
        self.search.setPlaceholderText(_("Search these values"))
        self.search.textChanged.connect(self._narrow)
        box.addWidget(self.search)
        self.list = QListWidget()
        self.list.setObjectName("filterValues")
        self.list.setAccessibleName(title)
        for text in values:
            item = QListWidgetItem(" ".join(text.split()) or _("(empty)"))
            item.setData(_VALUE, text)
            item.setSizeHint(QSize(0, _ITEM_PX))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsSelectable
            )
            on = allowed is None or text in allowed
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        box.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.all = self._button("filterAll", _("All"), row)
        self.all.clicked.connect(lambda: self._tick(True))
        self.none = self._button("filterNone", _("None"), row)
        self.none.clicked.connect(lambda: self._tick(False))
        row.addStretch(1)
        self.take = self._button("filterTake", _("Filter"), row)
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        box.addLayout(row)
        self.setFixedWidth(272)
        self.list.setFixedHeight(min(260, max(80, _ITEM_PX * len(values) + 8)))

    def _button(self, name: str, text: str, row: QHBoxLayout) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        row.addWidget(button)
        return button

    def open_at(self, place: QPoint) -> None:
        """Show it below a place of the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = min(place.y(), room.bottom() - self.height())
        self.move(max(room.left(), left), max(room.top(), top))
        self.show()
        self.search.setFocus()

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = item.text().casefold()
            item.setHidden(not all(word in text for word in wanted))

    def _tick(self, on: bool) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _take(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        searching = bool(self.search.text().strip())
        ticked = {
            item.data(_VALUE)
            for item in items
            # While searching, what is found is what is meant.
            if item.checkState() == Qt.CheckState.Checked and not (searching and item.isHidden())
        }
        self.chosen.emit(None if len(ticked) == len(items) else frozenset(ticked))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            event.accept()
            return
        super().keyPressEvent(event)
