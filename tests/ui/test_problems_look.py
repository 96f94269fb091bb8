"""How the list of problems looks: names stand there whole, and an empty list says what it is."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.element import MARKS, Element
from cxdesigner.model.text import EMPTY
from cxdesigner.ui.icons import ALIASES
from cxdesigner.ui.panels.problems_model import ICONS
from cxdesigner.ui.window import Window
from cxdesigner.ui.wrapping_tree import WrappingTree


@pytest.fixture
def faulty(window: Window, hot_pot: Document, qtbot: QtBot) -> Document:
    """Nobody who does f2 and f3, and the list of problems in front."""
    with hot_pot.transaction("Break something") as tx:
        for key in ("f2", "f3"):
            tx.put(hot_pot.store.need(Element, key).replace(actor=EMPTY))
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current)
    window.show_panel("problems", True)
    settle()
    assert window.problems.model.rows
    return hot_pot


def test_without_problems_the_list_says_so(window: Window, faulty: Document) -> None:
    tree = window.problems.tree
    assert not tree.accessibleDescription()
    assert not tree.isHeaderHidden()
    window.problems.search.setText("nothing like it")
    assert tree.accessibleDescription() == "No problem holds these words."
    assert tree.isHeaderHidden()
    window.problems.setFixedWidth(300)
    settle()
    assert not tree.horizontalScrollBar().isVisible()
    window.problems.search.clear()
    settle()
    assert tree.horizontalScrollBar().isVisible()
    assert not tree.isHeaderHidden()


def test_where_a_problem_is_stands_there_whole(window: Window, faulty: Document) -> None:
    window.resize(1366, 768)
    settle()
    tree, model = window.problems.tree, window.problems.model
    for finding in model.rows:
        rect = tree.visualRect(model.place_of(finding.key, 2))
        words = model.text(finding, 2)
        room = rect.adjusted(3, 0, -3, 0)
        found = tree.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
        assert found.width() <= room.width(), words
        assert found.height() <= room.height(), words


def test_in_a_wide_window_a_long_place_has_one_line(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    name = "Somebody of the house greets and leads to the table"
    with faulty.transaction("Rename") as tx:
        tx.put(faulty.store.need(Element, "f2").replace(label=name))
    window.findings.refresh()
    tree, model = window.problems.tree, window.problems.model
    qtbot.waitUntil(lambda: any(model.text(one, 2) == name for one in model.rows))
    window.resize(1900, 900)
    settle()
    assert tree.columnWidth(2) > tree.fontMetrics().horizontalAdvance(name)


def test_no_mark_has_the_sign_of_a_problem() -> None:
    marks = {ALIASES.get(f"mark-{mark}", f"mark-{mark}") for mark in MARKS}
    assert not marks & set(ICONS.values())


def test_the_name_of_a_group_has_the_width_of_all_columns(qtbot: QtBot) -> None:
    model = QStandardItemModel()
    for name in ("One", "A name that is wider than the column of codes"):
        model.appendRow([QStandardItem(name), QStandardItem("")])
    tree = WrappingTree()
    qtbot.addWidget(tree)
    tree.setModel(model)
    tree.resize(500, 200)
    tree.setColumnWidth(0, 70)
    for row in range(2):
        tree.setFirstColumnSpanned(row, QModelIndex(), True)
    tree.show()
    settle()
    short, long = (tree.visualRect(model.index(row, 0)).height() for row in range(2))
    assert long == short
