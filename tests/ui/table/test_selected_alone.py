"""What the program selects in the table is selected alone, whatever keys are held."""

from __future__ import annotations

from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from table_hands import CTRL, SHIFT, Cells

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element


def test_undo_by_keys_leaves_no_other_cell_selected(cells: Cells, hot_pot: Document) -> None:
    first, second = [one.id for one in hot_pot.store.of_type(Element)][:2]
    before = cells.text(first, "actor")
    cells.click(first, "actor")
    cells.hands.type("Ops")
    cells.hands.key(Qt.Key.Key_Return)
    cells.click(second, "actor")
    handle = cells.hands.window.windowHandle()
    assert handle is not None
    # Through the window itself: Qt then knows that Ctrl is held, as it does of a person's keys.
    QTest.keyClick(handle, Qt.Key.Key_Z, CTRL)
    settle()
    assert cells.text(first, "actor") == before
    assert hot_pot.selection.ids == (first,)
    assert cells.view.selected_rows() == [cells.row(first)]


def test_a_right_click_selects_its_cell_alone_whatever_keys_are_held(
    cells: Cells, hot_pot: Document
) -> None:
    first, second = [one.id for one in hot_pot.store.of_type(Element)][:2]
    handle = cells.hands.window.windowHandle()
    assert handle is not None
    for keys in (CTRL, SHIFT):
        cells.click(first, "actor")
        index = cells.table.model.index(cells.row(second), cells.column("actor"))
        port = cells.view.viewport()
        at = port.mapTo(cells.hands.window, cells.view.visualRect(index).center())
        # Through the window itself: Qt then knows that the key is held.
        QTest.mousePress(handle, Qt.MouseButton.RightButton, keys, at)
        QTest.mouseRelease(handle, Qt.MouseButton.RightButton, keys, at)
        settle()
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
            settle()
        assert cells.view.selected_rows() == [cells.row(second)]
