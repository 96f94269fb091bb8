"""The editor of one cell lies on the cell as if the cell itself could be written in."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from table_hands import Cells

from cxdesigner.ui.table.cells import CellLines


def ink(image: QImage, place: QRect) -> tuple[int, int, int]:
    """First and last row, and the first column, of dark pixels in a part of a picture."""
    dark = [
        (x, y)
        for y in range(place.top() + 3, place.bottom() - 2)
        for x in range(place.left() + 3, place.right())
        if image.pixelColor(x, y).lightness() < 110
    ]
    rows = [y for _x, y in dark]
    return min(rows), max(rows), min(x for x, _y in dark)


@pytest.mark.parametrize("key", ["c1", "c3"])
def test_what_is_edited_stands_where_it_stood_and_needs_no_scroll_bar(
    cells: Cells, key: str
) -> None:
    cells.click(key, "label")
    viewport = cells.view.viewport()
    index = cells.table.model.index(cells.row(key), cells.column("label"))
    place = cells.view.visualRect(index)
    place.setWidth(30)
    before = ink(viewport.grab().toImage(), place)
    cells.hands.key(Qt.Key.Key_F2)
    editor = cells.editor
    assert isinstance(editor, CellLines)
    cells.hands.key(Qt.Key.Key_End)
    settle()
    assert not editor.verticalScrollBar().isVisible()
    after = ink(viewport.grab().toImage(), place)
    # The title is bold in the cell, and a pixel wider.
    assert all(abs(a - b) <= 1 for a, b in zip(after, before, strict=True)), (before, after)
    cells.hands.key(Qt.Key.Key_Escape)


def test_several_lines_that_do_not_fit_are_scrolled(cells: Cells) -> None:
    cells.click("c1", "detail")
    cells.hands.key(Qt.Key.Key_F2)
    editor = cells.editor
    assert isinstance(editor, CellLines)
    editor.setPlainText("\n".join("abcdefghijkl"))
    settle()
    assert editor.verticalScrollBar().isVisible()
    cells.hands.key(Qt.Key.Key_Escape)
