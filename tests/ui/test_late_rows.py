"""Trees of many rows measure them when somebody sees them, not whenever a style comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTabWidget
from pytestqt.qtbot import QtBot

from cxdesigner.ui.wrapping_tree import ChevronTree

ROWS = 50


class Rows(QStyledItemDelegate):
    """Says how high rows are, and counts who asks."""

    height, asked = 20, 0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        self.asked += 1
        return QSize(80, self.height)


@pytest.fixture
def tabs(qtbot: QtBot) -> QTabWidget:
    made = QTabWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tree(tabs: QTabWidget, qtbot: QtBot) -> ChevronTree:
    made = ChevronTree()
    model = QStandardItemModel(made)
    for number in range(ROWS):
        model.appendRow(QStandardItem(f"Row {number}"))
    made.setModel(model)
    made.setItemDelegate(Rows(made))
    tabs.addTab(made, "rows")
    tabs.addTab(ChevronTree(), "another")
    tabs.show()
    qtbot.waitExposed(tabs)
    return made


def rows_of(tree: ChevronTree) -> Rows:
    delegate = tree.itemDelegate()
    assert isinstance(delegate, Rows)
    return delegate


def height_of_all(tree: ChevronTree) -> int:
    return tree.visualRect(tree.model().index(1, 0)).height()


def test_a_tree_that_nobody_sees_measures_nothing_for_a_new_style(
    tree: ChevronTree, tabs: QTabWidget, qtbot: QtBot
) -> None:
    tabs.setCurrentIndex(1)
    rows = rows_of(tree)
    rows.asked = 0
    tabs.setStyleSheet("QTreeView { color: red; }")
    qtbot.wait(20)
    assert rows.asked == 0


def test_it_measures_them_when_it_is_seen_again(
    tree: ChevronTree, tabs: QTabWidget, qtbot: QtBot
) -> None:
    tabs.setCurrentIndex(1)
    rows_of(tree).height = 31
    tabs.setStyleSheet("QTreeView { color: red; }")
    tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: height_of_all(tree) == 31)


def test_a_tree_that_is_seen_follows_a_new_style(
    tree: ChevronTree, tabs: QTabWidget, qtbot: QtBot
) -> None:
    rows_of(tree).height = 31
    tabs.setStyleSheet("QTreeView { color: red; }")
    qtbot.waitUntil(lambda: height_of_all(tree) == 31)
