"""Cells of the table that are filled from others."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from table_hands import CTRL, SHIFT, Cells

from cxdesigner.editor.document import Document


def test_fill_down_by_keys_and_by_the_handle(cells: Cells, hot_pot: Document) -> None:
    ids = cells.table.model.ids
    cells.click(ids[0], "owner")
    cells.hands.type("Team")
    cells.hands.key(Qt.Key.Key_Return)
    cells.click(ids[0], "owner")
    cells.click(ids[2], "owner", SHIFT)
    cells.hands.key("d", CTRL)
    assert [cells.text(key, "owner") for key in ids[:4]] == ["Team"] * 3 + [""]
    handle = cells.view.handle_place()
    assert handle is not None
    port = cells.view.viewport()
    target = cells.view.visualRect(cells.table.model.index(4, cells.column("owner"))).center()
    cells.hands.press_at(QPointF(handle.center()), port)
    cells.hands.move_to(QPointF(target), port)
    cells.hands.release_at(QPointF(target), port)
    assert [cells.text(key, "owner") for key in ids[:6]] == ["Team"] * 5 + [""]
    cells.hands.key("z", CTRL)
    assert [cells.text(key, "owner") for key in ids[:5]] == ["Team"] * 3 + ["", ""]


def test_filling_down_what_changes_nothing_says_why(cells: Cells, hot_pot: Document) -> None:
    ids, message = cells.table.model.ids, cells.hands.window.status.message
    cells.click(ids[0], "owner")
    cells.click(ids[2], "owner", SHIFT)
    mark = hot_pot.history.mark
    cells.hands.key("d", CTRL)
    assert hot_pot.history.mark == mark
    assert message.text() == "The cell to fill from is empty."
    cells.click(ids[0], "owner")
    cells.hands.type("Team")
    cells.hands.key(Qt.Key.Key_Return)
    for _again in range(2):
        cells.click(ids[0], "owner")
        cells.click(ids[1], "owner", SHIFT)
        cells.hands.key("d", CTRL)
    assert message.text() == "The cells hold the same already."
