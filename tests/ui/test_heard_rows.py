"""A screen reader is told the rows of a tree as they stand now, whatever was read before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import settle
from outline_hands import OutlineHands, outline_of_its_own
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTreeView, QTreeWidget, QTreeWidgetItem

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.outline.commands import add_below
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline import editor as outline_editor
from cxdesigner.ui.wrapping_tree import ChevronTree, ChevronTreeWidget

STEP_1 = Key("step", "step-1")


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    """Qt keeps what was read, and is told of changes, while somebody listens only."""
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was_active)


@pytest.fixture(params=[2, 400], ids=["rows made late", "all rows"])
def hands(
    program: Editor, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[OutlineHands]:
    monkeypatch.setattr(outline_editor, "OPEN_ALL", request.param)
    with outline_of_its_own(program) as found:
        settle()
        yield found


def heard(tree: QTreeView) -> list[str]:
    """Return the names of all cells below the headings, as a screen reader reads them."""
    spoken, columns = QAccessible.queryAccessibleInterface(tree), tree.model().columnCount()
    cells = [spoken.child(at) for at in range(columns, spoken.childCount())]
    assert None not in cells
    return [cell.text(QAccessible.Text.Name) for cell in cells]


def shown(tree: QTreeView, role: Qt.ItemDataRole) -> list[str]:
    """Return what the rows that can be scrolled to say."""
    found: list[str] = []
    index: QModelIndex = tree.model().index(0, 0)
    while index.isValid():
        columns = range(tree.model().columnCount())
        found += [index.siblingAtColumn(column).data(role) for column in columns]
        index = tree.indexBelow(index)
    return found


def test_rows_are_heard_as_they_stand_now(hands: OutlineHands) -> None:
    tree, document = hands.outline.tree, hands.document

    def is_told_as_shown() -> bool:
        settle()
        told = heard(tree)
        return told == shown(tree, Qt.ItemDataRole.AccessibleTextRole) and len(told) > 6

    assert is_told_as_shown()
    index = hands.model.index_at(STEP_1)
    for change in (tree.expand, tree.collapse, tree.expand, tree.collapse):
        change(index)
        assert is_told_as_shown()
    for change_all in (tree.expandAll, tree.collapseAll, tree.expandAll):
        change_all()
        assert is_told_as_shown()
    tree.setFocus()
    tree.setCurrentIndex(hands.model.index_at(STEP_1))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Asterisk, Qt.Key.Key_Left):
        hands.key(key)
        assert is_told_as_shown()
    document.run("Add", add_below, "queue")
    assert is_told_as_shown()
    document.run("Delete", delete_records, ["queue"])
    assert is_told_as_shown()
    document.undo()
    assert is_told_as_shown()
    document.undo()
    assert is_told_as_shown()
    for text in ("sits", "shows", ""):
        hands.outline.filter.setText(text)
        hands.outline._narrow.now()
        assert is_told_as_shown()


@pytest.mark.parametrize("made", [ChevronTree, ChevronTreeWidget])
def test_other_trees_are_heard_as_they_are_folded(made: type[QTreeView]) -> None:
    items = QTreeWidget()
    for name in ("one", "two", "three"):
        group = QTreeWidgetItem(items, [name])
        for part in ("a", "b"):
            QTreeWidgetItem(group, [f"{name} {part}"])
    tree = made()
    if isinstance(tree, QTreeWidget):
        tree = items = _filled(tree, items)
    else:
        tree.setModel(items.model())
    tree.show()
    tree.expandAll()
    settle()
    role = Qt.ItemDataRole.DisplayRole
    assert heard(tree) == shown(tree, role)
    tree.collapse(tree.model().index(0, 0))
    settle()
    assert shown(tree, role)[:2] == ["one", "two"]
    assert heard(tree) == shown(tree, role)


def _filled(tree: QTreeWidget, items: QTreeWidget) -> QTreeWidget:
    while items.topLevelItemCount():
        tree.addTopLevelItem(items.takeTopLevelItem(0))
    return tree
