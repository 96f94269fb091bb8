"""Grounds that tell something: columns of a board, entries that are on, the corner of a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QTableWidget, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import icon
from cxdesigner.ui.popup_menu import PopupMenu
from cxdesigner.ui.theme import qcolor, style_sheet

LOOKS = ("light", "dark", "high-contrast")


@pytest.fixture(params=LOOKS)
def theme(request: pytest.FixtureRequest) -> Theme:
    """Each look of the window."""
    return Theme.load(request.param)


def shown(widget: QWidget, theme: Theme, qtbot: QtBot) -> QImage:
    """Return how a widget looks in a theme."""
    qtbot.addWidget(widget)
    widget.setStyleSheet(style_sheet(theme))
    widget.show()
    return widget.grab().toImage()


def colours(drawn: QImage) -> set[str]:
    """Return all colours of a picture."""
    places = ((x, y) for x in range(drawn.width()) for y in range(drawn.height()))
    return {drawn.pixelColor(x, y).name() for x, y in places}


def test_columns_stand_out_from_their_board(theme: Theme, qtbot: QtBot) -> None:
    column = QFrame()
    column.setObjectName("planColumn")
    column.resize(60, 60)
    ground = shown(column, theme, qtbot).pixelColor(30, 30)
    assert ground != qcolor(theme, "ui.panel")


def test_an_entry_that_is_on_has_a_frame_around_its_icon(theme: Theme, qtbot: QtBot) -> None:
    menu = PopupMenu()
    action = menu.addAction(icon("star", theme), "Wait point")
    action.setCheckable(True)
    edge = qcolor(theme, "ui.selected").name()
    assert edge not in colours(shown(menu, theme, qtbot))
    action.setChecked(True)
    assert edge in colours(menu.grab().toImage())


def test_the_tick_of_an_entry_is_as_quiet_as_the_entry(theme: Theme, qtbot: QtBot) -> None:
    menu = PopupMenu()
    action = menu.addAction("In a band")
    action.setCheckable(True)
    action.setChecked(True)

    def contrasts(drawn: QImage) -> list[int]:
        """Return how much each column left of the words differs from the ground."""
        ground = qcolor(theme, "ui.panel").lightness()
        high = range(6, drawn.height() - 6)
        return [
            max(abs(drawn.pixelColor(x, y).lightness() - ground) for y in high)
            for x in range(7, 24)
        ]

    loud = contrasts(shown(menu, theme, qtbot))
    assert sum(each > 60 for each in loud) >= 9, "it is as large as that of a box"
    action.setEnabled(False)
    quiet = contrasts(menu.grab().toImage())
    assert 40 < max(quiet) < max(loud) - 40


def test_a_switch_that_cannot_be_used_is_quiet_though_it_is_on(theme: Theme, qtbot: QtBot) -> None:
    bar = QToolBar()
    bar.setObjectName("mainToolbar")
    button = QToolButton()
    button.setText("Emotion curve")
    button.setCheckable(True)
    button.setChecked(True)
    bar.addWidget(button)
    loud = qcolor(theme, "ui.selected").name()
    assert loud in colours(shown(bar, theme, qtbot))
    button.setEnabled(False)
    assert loud not in colours(bar.grab().toImage())


def test_the_corner_of_a_table_is_as_plain_as_its_headings(theme: Theme, qtbot: QtBot) -> None:
    table = QTableWidget(2, 2)
    shown(table, theme, qtbot)
    headings = {qcolor(theme, token).name() for token in ("ui.panel", "ui.border")}
    corner = (
        table.grab()
        .toImage()
        .copy(0, 0, table.verticalHeader().width() - 1, table.horizontalHeader().height() - 1)
    )
    assert table.rect().contains(QPoint(corner.width(), corner.height()))
    assert colours(corner) <= headings


def test_beside_the_headings_of_a_table_there_is_no_other_ground(
    theme: Theme, qtbot: QtBot
) -> None:
    table = QTableWidget(2, 2)
    table.resize(500, 300)
    drawn = shown(table, theme, qtbot)
    below = QPoint(4, table.height() - 6)
    beside = QPoint(table.width() - 6, 6)
    ground = drawn.pixelColor(table.width() - 6, table.height() - 6)
    assert drawn.pixelColor(below) == drawn.pixelColor(beside) == ground
