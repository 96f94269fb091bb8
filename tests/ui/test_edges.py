"""Edges of lists: headings begin where their cells do, and the frame of the focus is whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor, style_sheet, ui_font

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def left_of(widget: QWidget, place: QRect) -> int:
    """Return where ink begins in a part of a widget."""
    drawn = widget.grab(place).toImage()
    high = range(2, drawn.height() - 2)
    return next(
        x
        for x in range(2, drawn.width())
        if any(drawn.pixelColor(x, y).lightness() < 150 for y in high)
    )


def dressed(widget: QWidget, qtbot: QtBot) -> None:
    """Give a widget the looks of the window."""
    widget.setFont(ui_font())
    widget.setStyleSheet(style_sheet(Theme.load("light")))
    widget.resize(260, 120)
    qtbot.addWidget(widget)
    widget.show()


def beginnings(header: QHeaderView, view: QWidget, cell: QRect) -> tuple[int, int]:
    """Return where the heading of the second column begins, and where its cell does."""
    start = header.sectionViewportPosition(1)
    heading = QRect(start, 0, header.sectionSize(1) - 2, header.height())
    return left_of(header.viewport(), heading), left_of(view, cell.adjusted(0, 0, -2, 0))


@pytest.mark.parametrize("dense", [False, True])
def test_headings_of_a_table_begin_where_its_cells_do(qtbot: QtBot, dense: bool) -> None:
    table = QTableWidget(1, 2)
    table.setProperty("dense", dense)
    table.setHorizontalHeaderLabels(["I", "I"])
    table.horizontalHeader().setDefaultAlignment(_LEFT)
    table.setItem(0, 1, QTableWidgetItem("I"))
    dressed(table, qtbot)
    cell = table.visualItemRect(table.item(0, 1))
    heading, words = beginnings(table.horizontalHeader(), table.viewport(), cell)
    assert abs(heading - words) <= 1


def test_headings_of_a_tree_begin_where_its_cells_do(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    tree.setHeaderLabels(["I", "I"])
    item = QTreeWidgetItem(["I", "I"])
    tree.addTopLevelItem(item)
    dressed(tree, qtbot)
    start, width = tree.columnViewportPosition(1), tree.columnWidth(1)
    cell = tree.visualItemRect(item)
    cell = QRect(start, cell.top(), width, cell.height())
    heading, words = beginnings(tree.header(), tree.viewport(), cell)
    assert abs(heading - words) <= 1


@pytest.mark.parametrize("name", ["rulesTree", "problemsTree", "finishElements"])
def test_the_frame_of_the_focus_is_whole(qtbot: QtBot, name: str) -> None:
    view: QTreeWidget | QListWidget
    if name == "finishElements":
        view = QListWidget()
        view.addItems(["One", "Two"])
        view.setCurrentRow(0)
    else:
        view = QTreeWidget()
        view.setHeaderLabels(["Rule", "Found"])
    view.setObjectName(name)
    dressed(view, qtbot)
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    focus = qcolor(Theme.load("light"), "ui.focus")
    drawn = view.grab().toImage()
    right, foot = drawn.width() - 1, drawn.height() - 1
    across = {drawn.pixelColor(x, y).name() for x in range(8, right - 7) for y in (0, foot)}
    down = {drawn.pixelColor(x, y).name() for y in range(8, foot - 7) for x in (0, right)}
    assert across | down == {focus.name()}
