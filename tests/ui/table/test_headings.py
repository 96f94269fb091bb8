"""Headings of the table stand where its cells stand, and steps without names have numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from table_hands import Cells

RIGHT = Qt.AlignmentFlag.AlignRight


def test_headings_of_figures_stand_at_the_right(cells: Cells) -> None:
    head, columns = cells.view.horizontalHeader(), cells.table.work.sheet.columns
    for section, column in enumerate(columns):
        sideways, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        found = Qt.AlignmentFlag(cells.table.model.headerData(section, sideways, role))
        assert bool(found & RIGHT) is column.is_number, column.key
    # And is painted there: pixels that are not ground lie in the right half.
    section = next(at for at, one in enumerate(columns) if one.key == "work")
    head.resizeSection(section, 300)
    picture = head.viewport().grab(cells.view.horizontalHeader().place_of(section)).toImage()
    ground = picture.pixel(4, picture.height() // 2)
    columns_of_ink = [
        x
        for x in range(4, picture.width() - 12)
        if any(picture.pixel(x, y) != ground for y in range(8, picture.height() - 8))
    ]
    assert min(columns_of_ink) > picture.width() // 2


def test_the_title_of_a_sorted_column_stands_in_full_below_the_pointer(cells: Cells) -> None:
    head, sheet = cells.view.head, cells.table.work.sheet
    for column in sheet.columns:
        section = cells.column(column.key)
        cells.view.scrollTo(cells.table.model.index(0, section))
        cells.head(column.key)
        QTest.mouseMove(head.viewport(), head.viewport().rect().topLeft())
        cells.view.scrollTo(cells.table.model.index(0, section))
        QTest.mouseMove(head.viewport(), head.place_of(section).center())
        assert head._hovered == section
        assert [key for key, _falls in head.layout_.sort] == [column.key]
        assert head.shown_title(section) == sheet.head(column)


def test_a_step_without_a_name_shows_its_number(cells: Cells) -> None:
    cells.hands.window.actions_["table.rows_steps"].trigger()
    cells.hands.wait(lambda: cells.table.work.sheet.has_steps)
    model = cells.table.model
    place = [column.key for column in cells.table.work.sheet.columns].index("step")
    assert model.text(1, place) == ""
    assert model.stand_in(1, place) == "Step 2"
    said = model.index(1, place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("Step 2")
    assert model.stand_in(1, place + 1) == ""
