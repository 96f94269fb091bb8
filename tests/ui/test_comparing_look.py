"""How the table of a comparison looks: nothing cut, figures at the right, signs of the canvas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hands import settle
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.report.table import Row, Section, Table
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.comparing.panel import ComparisonPanel
from cxdesigner.ui.comparing.table import ComparisonTable, Look, Shown
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.wrapping_tree import WrappingTree

LONG = "Customer actions · Arrive and wait · Step 3"


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot) -> ComparisonTable:
    theme = Theme.load("light")
    # It keeps room free beside the texts of a cell.
    apply_theme(qapp, theme)
    holder = WrappingTree()
    qtbot.addWidget(holder)
    made = ComparisonTable("comparisonTable", "What has changed", holder)
    made.resize(420, 300)
    holder.resize(440, 320)
    holder.show()
    rows = (
        Row(("Waits", "Place", LONG, LONG, "better")),
        Row(("Waits", "Time", "1 h", "2 h", "worse")),
    )
    look = Look(lambda row: Shown(row.cells), theme)
    made.show_groups(["Name", "What", "Before", "Now", ""], [("Elements", rows)], look, (3,))
    settle()
    return made


def place(table: ComparisonTable, row: int, column: int) -> QModelIndex:
    return table.rows.index(row, column, table.rows.index(0, 0))


def test_what_is_long_goes_on_in_another_line(table: ComparisonTable) -> None:
    long, short = (table.visualRect(place(table, row, 2)).height() for row in range(2))
    assert long > 1.5 * short
    metrics = table.fontMetrics()
    room = table.visualRect(place(table, 0, 2)).adjusted(4, 0, -12, 0)
    wrapped = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), LONG)
    assert wrapped.height() <= long


def test_texts_of_several_lines_keep_away_from_the_rows_beside_them(
    table: ComparisonTable,
) -> None:
    spacing = table.fontMetrics().lineSpacing()
    _lines, air = divmod(table.visualRect(place(table, 0, 2)).height(), spacing)
    assert air >= 6, "rows are told apart from lines of one text"


def test_a_row_of_short_texts_has_one_line(table: ComparisonTable) -> None:
    short = table.visualRect(place(table, 1, 0)).height()
    assert short < 2 * table.fontMetrics().lineSpacing()


def test_columns_of_figures_stand_at_the_right_with_their_headings(table: ComparisonTable) -> None:
    role, sideways = Qt.ItemDataRole.TextAlignmentRole, Qt.Orientation.Horizontal
    for column in range(5):
        head = Qt.AlignmentFlag(table.rows.headerData(column, sideways, role))
        assert bool(head & Qt.AlignmentFlag.AlignRight) is (column == 3)
        cell = Qt.AlignmentFlag(place(table, 0, column).data(role) or Qt.AlignmentFlag.AlignLeft)
        assert bool(cell & Qt.AlignmentFlag.AlignRight) is (column == 3)


class Read(tuple[str, ...]):
    """Texts of a row that note when they are read."""

    reads = 0

    def __iter__(self) -> Iterator[str]:
        Read.reads += 1
        return super().__iter__()

    def __getitem__(self, at: Any) -> Any:
        Read.reads += 1
        return super().__getitem__(at)


def test_of_thousands_of_changes_those_in_sight_are_made(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = Read(("+ Added", "Wait", "Added", "", "Wait"))
    rows = tuple(Row(cells, (f"e{number}",)) for number in range(3_000))
    table = Table(("", "Name", "What", "Before", "Now"), ("left",) * 5, rows)
    panel = ComparisonPanel((), Theme.load("light"))
    qtbot.addWidget(panel)
    panel.resize(900, 400)
    panel.show()
    settle()
    monkeypatch.setattr(Read, "reads", 0)
    panel.show_changes(Section("summary", ""), (Section("element", "Elements", table),))
    settle()
    model = panel.changes.model()
    assert model.rowCount(model.index(0, 0)) == len(rows)
    assert model.index(2_999, 0, model.index(0, 0)).data() == "Wait"
    top = panel.changes.rows.index(0, 0)
    assert not panel.changes.isExpanded(top)
    panel.changes.expand(top)
    panel.changes.scrollToBottom()
    settle()
    assert Read.reads < len(rows)


def test_what_was_folded_or_unfolded_stays_so(table: ComparisonTable) -> None:
    look = Look(lambda row: Shown(row.cells), Theme.load("light"))
    few, many = (
        tuple(Row(("Waits", "Place", "A", "B", "")) for _n in range(n)) for n in (3, 2_000)
    )

    def unfolded() -> list[bool]:
        table.show_groups(
            ["Name", "What", "Before", "Now", ""],
            [("Elements", many), ("Links", many), ("Lanes", few), ("Steps", few)],
            look,
        )
        return [table.isExpanded(table.rows.index(place, 0)) for place in range(4)]

    assert unfolded() == [False, False, True, True]
    table.expand(table.rows.index(0, 0))
    table.collapse(table.rows.index(2, 0))
    assert unfolded() == [True, False, False, True]
    assert unfolded() == [True, False, False, True]


@pytest.fixture
def small(qtbot: QtBot) -> ComparisonPanel:
    """A comparison in a window on a small screen, with six changes and four figures."""
    cells = ("+ Added", "Wait", "Added", "", "Wait")
    rows = tuple(Row(cells, (f"e{number}",)) for number in range(6))
    panel = ComparisonPanel((), Theme.load("light"))
    qtbot.addWidget(panel)
    panel.resize(560, 260)
    panel.show()
    head = Table(("", "Name", "What", "Before", "Now"), ("left",) * 5, rows)
    panel.show_changes(Section("summary", ""), (Section("element", "Elements", head),))
    figures = tuple(Row((f"Figure {number}", "1", "2", "+1", "better")) for number in range(4))
    panel.show_figures(Section("f", "", Table(("", "", "", "", ""), ("left",) * 5, figures)))
    settle(6)
    return panel


def test_on_a_small_screen_the_page_scrolls_and_not_its_tables_too(
    small: ComparisonPanel,
) -> None:
    assert small.area.verticalScrollBar().maximum() > 0
    for table in (small.changes, small.figures):
        assert table.verticalScrollBar().maximum() == 0
    high = small.changes.height()
    small.changes.collapse(small.changes.rows.index(0, 0))
    settle(6)
    assert small.changes.height() < high


def test_a_row_that_keys_lead_to_comes_into_sight(small: ComparisonPanel) -> None:
    table, port = small.changes, small.area.viewport()
    table.setCurrentIndex(table.rows.index(0, 0))
    for _press in range(6):
        QTest.keyClick(table, Qt.Key.Key_Down)
        settle()
        row = table.visualRect(table.currentIndex())
        place = QRect(table.viewport().mapTo(port, row.topLeft()), row.size())
        assert port.rect().top() <= place.top()
        assert place.bottom() <= port.rect().bottom()
    assert table.currentIndex().row() == 5
