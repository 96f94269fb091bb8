"""A person's eyes and hands on the cells of the table."""

from __future__ import annotations

from hands import LEFT, PLAIN, Hands, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cxdesigner.ui.table.editor import TableEditor
from cxdesigner.ui.table.view import SheetView

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Cells:
    """A person's eyes and hands on the cells of the table."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        hands.key("2", Qt.KeyboardModifier.AltModifier)
        table = hands.window.editors.current
        assert isinstance(table, TableEditor)
        self.table = table

    @property
    def view(self) -> SheetView:
        return self.table.view

    def column(self, key: str) -> int:
        sheet = self.table.model.sheet
        assert sheet is not None
        return [column.key for column in sheet.columns].index(key)

    def row(self, row_id: str) -> int:
        return self.table.model.ids.index(row_id)

    def text(self, row_id: str, key: str) -> str:
        return self.table.model.text(self.row(row_id), self.column(key))

    def click(self, row_id: str, key: str, keys: Qt.KeyboardModifier = PLAIN) -> None:
        index = self.table.model.index(self.row(row_id), self.column(key))
        self.view.scrollTo(index)
        place = self.view.visualRect(index).center()
        QTest.mouseClick(self.view.viewport(), LEFT, keys, place)
        self.hands.presses += 1
        settle()

    def head(self, key: str, keys: Qt.KeyboardModifier = PLAIN) -> None:
        place = self.view.head.place_of(self.column(key))
        at = QPoint(place.left() + 20, place.center().y())
        QTest.mouseClick(self.view.head.viewport(), LEFT, keys, at)
        settle()

    @property
    def current(self) -> tuple[str, str]:
        index = self.view.currentIndex()
        return self.table.model.ids[index.row()], self.table.model.column(index.column()).key

    @property
    def editor(self) -> QWidget | None:
        return self.table.delegate.editor
