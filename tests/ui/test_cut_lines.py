"""Lines of text without room for it: they say that there is more, and all of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.panels.typing_widgets import Line
from cxdesigner.ui.theme import style_sheet

LONG = "The guest leaves the hotel and has the receipt, the parcel and the way home"


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[Line]:
    """A line beside another one, with the style of the window."""
    around = QWidget()
    around.setStyleSheet(style_sheet(Theme.load("light")))
    made, other = Line(around), Line(around)
    made.setGeometry(5, 5, 160, 28)
    other.setGeometry(5, 40, 160, 28)
    other.setObjectName("other")
    qtbot.addWidget(around)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    other.setFocus()
    yield made
    around.close()


def ink(line: Line) -> list[int]:
    """Return the columns in which there is ink."""
    drawn = line.grab().toImage()
    ground = drawn.pixelColor(5, 14)
    inside = range(4, drawn.width() - 4)
    high = range(5, drawn.height() - 5)
    return [x for x in inside if any(drawn.pixelColor(x, y) != ground for y in high)]


def test_a_text_without_room_ends_in_dots(line: Line) -> None:
    line.setText(LONG)
    line.setCursorPosition(0)
    cut = line.grab().toImage()
    line.setText(line.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, 142))
    line.setCursorPosition(0)
    assert line.text().endswith("…")
    assert cut == line.grab().toImage()


def test_a_text_with_room_is_as_it_was(line: Line) -> None:
    line.setText("The guest")
    assert line.shown_text == "The guest"
    assert max(ink(line)) < 100


def test_what_is_cut_by_a_letter_is_told_as_well(line: Line) -> None:
    words = LONG
    while line.fontMetrics().horizontalAdvance(words) > 148:
        words = words[:-1]
    line.setText(words)
    place = QPoint(20, 10)
    event = QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place))
    QApplication.sendEvent(line, event)
    assert words.strip() in QToolTip.text()
    QToolTip.hideText()


def test_who_leaves_a_line_sees_its_start_again(line: Line) -> None:
    line.setFocus()
    QTest.keyClicks(line, LONG)
    assert line.cursorPosition() == len(LONG)
    parent = line.parentWidget()
    assert parent is not None
    other = parent.findChild(Line, "other")
    assert isinstance(other, Line)
    other.setFocus()
    assert line.cursorPosition() == 0
    assert line.text() == LONG
