"""In high contrast a chosen row, and one below the pointer, has an edge, not a tint alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect
from PySide6.QtGui import QColor, QHoverEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTreeView,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from cxdesigner.editor.palette.entries import Entry
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.merging.conflicts import ConflictsTree
from cxdesigner.ui.palette_rows import EntryDelegate
from cxdesigner.ui.theme import apply_theme, qcolor
from cxdesigner.ui.wrapping_tree import ChevronTreeWidget

NAMES = ("iconList", "finishElements", "viewsList", "guideSteps", "cellWords", "filterValues")


@pytest.fixture
def contrast(qapp: QApplication) -> Iterator[Theme]:
    """The theme of high contrast, in use."""
    theme = Theme.load("high-contrast")
    apply_theme(qapp, theme)
    yield theme
    apply_theme(qapp, Theme.load("light"))


def edges(view: QAbstractItemView, rect: QRect) -> tuple[QColor, QColor]:
    """Colours in the middle of the upper and the lower edge of a row: the darkest of the last 3."""
    picture = view.viewport().grab().toImage()
    x = rect.center().x()
    upper = (picture.pixelColor(x, rect.top() + at) for at in range(3))
    lower = (picture.pixelColor(x, rect.bottom() - at) for at in range(3))
    return min(upper, key=QColor.lightness), min(lower, key=QColor.lightness)


@pytest.mark.parametrize("name", NAMES)
def test_the_chosen_row_of_a_list_has_an_edge(qtbot: QtBot, contrast: Theme, name: str) -> None:
    found = QListWidget()
    found.setObjectName(name)
    qtbot.addWidget(found)
    found.addItems(["A", "B", "C"])
    found.setCurrentRow(1)
    found.resize(200, 160)
    found.show()
    edge = qcolor(contrast, "ui.selected.border")
    assert edges(found, found.visualItemRect(found.item(1))) == (edge, edge)


def below_the_pointer(view: QAbstractItemView, rect: QRect) -> tuple[QColor, QColor]:
    """Edges of a row that the pointer rests on."""
    view.setMouseTracking(True)
    at = QPointF(rect.center())
    QApplication.sendEvent(
        view.viewport(),
        QHoverEvent(QEvent.Type.HoverMove, at, QPointF(view.viewport().mapToGlobal(at)), at),
    )
    return edges(view, rect)


@pytest.mark.parametrize("name", NAMES)
def test_the_row_of_a_list_below_the_pointer_has_an_edge(
    qtbot: QtBot, contrast: Theme, name: str
) -> None:
    found = QListWidget()
    found.setObjectName(name)
    qtbot.addWidget(found)
    found.addItems(["A", "B", "C"])
    found.resize(200, 160)
    found.show()
    edge = qcolor(contrast, "ui.hover.border")
    assert below_the_pointer(found, found.visualItemRect(found.item(1))) == (edge, edge)


def test_the_row_of_a_tree_below_the_pointer_has_an_edge(qtbot: QtBot, contrast: Theme) -> None:
    found = ChevronTreeWidget()
    qtbot.addWidget(found)
    found.addTopLevelItems([QTreeWidgetItem([name]) for name in "ABC"])
    found.show()
    edge = qcolor(contrast, "ui.hover.border")
    assert below_the_pointer(found, found.visualItemRect(found.topLevelItem(1))) == (edge, edge)


def test_the_chosen_row_of_a_table_has_an_edge(qtbot: QtBot, contrast: Theme) -> None:
    found = QTableWidget(3, 1)
    qtbot.addWidget(found)
    found.setShowGrid(False)
    item = QTableWidgetItem("B")
    found.setItem(1, 0, item)
    found.setCurrentCell(1, 0)
    found.show()
    edge = qcolor(contrast, "ui.selected.border")
    assert edges(found, found.visualItemRect(item)) == (edge, edge)


def test_the_chosen_line_of_the_palette_has_an_edge(qtbot: QtBot, contrast: Theme) -> None:
    found = QListWidget()
    found.setObjectName("paletteList")
    qtbot.addWidget(found)
    found.setItemDelegate(EntryDelegate(contrast, lambda _entry: "", found))
    found.addItem("A")
    found.item(0).setData(0x100, Entry("command", "x", "A"))
    found.setCurrentRow(0)
    found.resize(300, 100)
    found.show()
    edge = qcolor(contrast, "ui.selected.border").lightness()
    # The line is drawn smoothly, between two pixels.
    assert all(
        one.lightness() < edge + 40 for one in edges(found, found.visualItemRect(found.item(0)))
    )


@pytest.mark.parametrize("kind", [ConflictsTree, ChevronTreeWidget])
def test_a_group_folds_at_a_line_and_not_a_filled_triangle(
    qtbot: QtBot, qapp: QApplication, kind: type[QTreeView]
) -> None:
    apply_theme(qapp, Theme.load("light"))
    found = kind()
    qtbot.addWidget(found)
    model = QStandardItemModel()
    group = QStandardItem("A")
    group.appendRow(QStandardItem("B"))
    model.appendRow(group)
    if not isinstance(found, ChevronTreeWidget):
        found.setModel(model)
        index = model.index(0, 0)
    else:
        found.addTopLevelItem(item := QTreeWidgetItem(["A"]))
        item.addChild(QTreeWidgetItem(["B"]))
        index = found.indexFromItem(item)
    found.expandAll()
    found.show()
    rect = found.visualRect(index)
    picture = found.viewport().grab().toImage()
    column = rect.left() - found.indentation() // 2 - 1
    inked = [
        y
        for y in range(rect.top(), rect.bottom())
        if picture.pixelColor(column, y).lightness() < 180
    ]
    # The middle of the arrow head is as high as its line is wide.
    assert 1 <= len(inked) <= 3
