"""A date, typed or chosen in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout

from cxdesigner.base.i18n import _
from cxdesigner.editor.values import parse_date
from cxdesigner.ui.panels.completing import ArrowLine
from cxdesigner.ui.panels.fields import ParsedField
from cxdesigner.ui.widgets import plain_tip


class DateLine(ArrowLine):
    """One line of text with a calendar below it."""

    def __init__(self, choose: Callable[[], object]) -> None:
        super().__init__()
        self._choose = choose

    def show_all(self) -> None:
        """Show the calendar."""
        self._choose()


class DateField(ParsedField):
    """A day, month or year; Down or the arrow in the line opens a calendar."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title, DateLine(self.open_calendar))
        self.line.setToolTip(plain_tip(_("Write a date such as 2026-10-31, or press Down.")))

    def parse(self, text: str) -> Any:
        return parse_date(text)

    def format(self, value: Any) -> str:
        return str(value)

    def open_calendar(self) -> QCalendarWidget:
        """Show a calendar below the line; a day that is chosen there is taken."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName(f"{self.objectName()}Popup")
        popup.setAccessibleName(self.title)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setObjectName(f"{self.objectName()}Calendar")
        calendar.setAccessibleName(self.title)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = QDate.fromString(self.line.text(), Qt.DateFormat.ISODate)
        if day.isValid():
            calendar.setSelectedDate(day)
        box = QVBoxLayout(popup)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(calendar)

        def take(chosen: QDate) -> None:
            popup.close()
            self.line.setText(chosen.toString(Qt.DateFormat.ISODate))
            self.commit()
            self.left.emit()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        popup.adjustSize()
        below = self.line.mapToGlobal(QPoint(0, self.line.height()))
        room = self.line.screen().availableGeometry()
        below.setX(max(room.left(), min(below.x(), room.right() - popup.width())))
        if below.y() + popup.height() > room.bottom():
            below.setY(self.line.mapToGlobal(QPoint(0, 0)).y() - popup.height())
        popup.move(below)
        popup.show()
        calendar.setFocus()
        return calendar
