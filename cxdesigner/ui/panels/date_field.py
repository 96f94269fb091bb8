"""A date, typed or chosen in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _, language, pgettext
from cxdesigner.editor.values import parse_date
from cxdesigner.ui.panels.completing import ArrowLine
from cxdesigner.ui.panels.fields import ParsedField
from cxdesigner.ui.widgets import chevron_icon, give_tip


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
        give_tip(self.line, _("Write a date such as 2026-10-31, or press Down."))

    def parse(self, text: str) -> Any:
        return parse_date(text)

    def format(self, value: Any) -> str:
        return str(value)

    def open_calendar(self) -> QCalendarWidget:
        """Show a calendar below the line; a day that is chosen there is taken."""

        def take(text: str) -> None:
            self.line.setText(text)
            self.commit()
            self.left.emit()

        return open_calendar(self.line, self.objectName(), self.title, self.line.text(), take)


def open_calendar(
    line: QWidget, name: str, title: str, text: str, take: Callable[[str], object]
) -> QCalendarWidget:
    """Show a calendar below a line, at the day that its text is; a day chosen there is taken."""
    popup = QFrame(line, Qt.WindowType.Popup)
    popup.setObjectName(f"{name}Popup")
    popup.setAccessibleName(title)
    popup.setProperty("role", "calendar")
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    calendar = QCalendarWidget()
    calendar.setObjectName(f"{name}Calendar")
    calendar.setAccessibleName(title)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    # Longer names of the days are cut to dots.
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    plain = QTextCharFormat()
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, plain)
    for way, words in (("prev", _("Previous month")), ("next", _("Next month"))):
        # Qt draws them black whatever the theme is, and gives them no name.
        button = calendar.findChild(QToolButton, f"qt_calendar_{way}month")
        if button is not None:
            button.setIcon(chevron_icon(back=way == "prev"))
            button.setAccessibleName(words)
    days = calendar.findChild(QWidget, "qt_calendar_calendarview")
    if days is not None:
        days.setAccessibleName(title)
    if language().startswith("zh"):
        _put_year_first(calendar)
    day = QDate.fromString(text, Qt.DateFormat.ISODate)
    if day.isValid():
        calendar.setSelectedDate(day)
    box = QVBoxLayout(popup)
    box.setContentsMargins(1, 1, 1, 1)
    box.addWidget(calendar)

    def choose(chosen: QDate) -> None:
        popup.close()
        take(chosen.toString(Qt.DateFormat.ISODate))

    calendar.activated.connect(choose)
    calendar.clicked.connect(choose)
    popup.adjustSize()
    below = line.mapToGlobal(QPoint(0, line.height()))
    room = line.screen().availableGeometry()
    below.setX(max(room.left(), min(below.x(), room.right() - popup.width())))
    if below.y() + popup.height() > room.bottom():
        below.setY(line.mapToGlobal(QPoint(0, 0)).y() - popup.height())
    popup.move(below)
    popup.show()
    calendar.setFocus()
    return calendar


def _put_year_first(calendar: QCalendarWidget) -> None:
    """Head a calendar as Chinese tells a month: 2026年11月."""
    year = calendar.findChild(QToolButton, "qt_calendar_yearbutton")
    month = calendar.findChild(QToolButton, "qt_calendar_monthbutton")
    bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
    row = None if bar is None else bar.layout()
    if year is None or month is None or not isinstance(row, QHBoxLayout):
        return
    row.removeWidget(year)
    row.insertWidget(row.indexOf(month), year)

    def name(of_year: int, of_month: int) -> None:
        # Translators: where the year stands before the month; elsewhere it is not shown.
        year.setText(pgettext("calendar", "{year}").format(year=of_year))
        # Translators: the number of a month, after the year.
        month.setText(pgettext("calendar", "{month}").format(month=of_month))

    calendar.currentPageChanged.connect(name)
    name(calendar.yearShown(), calendar.monthShown())
