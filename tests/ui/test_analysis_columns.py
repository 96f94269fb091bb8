"""What is kept free between the columns and rows of the tables of analyses."""

from __future__ import annotations

import pytest
from analysis_tables import tables_in_a_small_window
from hands import settle
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from cxdesigner.analysis.facts import Facts
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.compose import analysis_page
from cxdesigner.report.table import Row, Section, Table
from cxdesigner.scene.charts import chart
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.live import painted
from cxdesigner.ui.analysis.page_view import PageView
from cxdesigner.ui.analysis.tables import SectionTable
from cxdesigner.ui.theme import apply_theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    found = Theme.load("light")
    apply_theme(qapp, found)
    return found


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("key", ["nps", "csat", "ces", "pains", "coverage", "links", "reach"])
def test_columns_keep_away_from_each_other(
    theme: Theme, qtbot: QtBot, key: str, language: str
) -> None:
    for section, table, found in tables_in_a_small_window(theme, qtbot, key, language):
        found.setFixedHeight(found.sizeHint().height())
        drawn = found.viewport().grab().toImage()
        ground = drawn.pixelColor(0, 0)
        for row, record in enumerate(table.rows[:12]):
            band = found.visualRect(found.model_.index(row, 0)).adjusted(0, 2, 0, -2)
            high = range(band.top(), band.bottom())
            inked = [
                x
                for x in range(drawn.width())
                if any(drawn.pixelColor(x, y) != ground for y in high)
            ]
            for column in range(1, len(record.cells)):
                start = found.columnViewportPosition(column)
                before = max((x for x in inked if x < start), default=-99)
                after = min((x for x in inked if x >= start), default=9999)
                assert after - before > 11, (section.key, record.cells[column - 1 : column + 1])


def test_texts_of_several_lines_keep_away_from_the_rows_beside_them(
    theme: Theme, qtbot: QtBot
) -> None:
    rows = (Row(("One word after the other " * 4,)), Row(("Short",)))
    found = SectionTable(Section("x", "", Table(("A",), ("left",), rows)), theme)
    qtbot.addWidget(found)
    found.setFixedWidth(120)
    found.show()
    settle()
    spacing = found.fontMetrics().lineSpacing()
    lines, air = divmod(found.rowHeight(0), spacing)
    assert lines > 2
    assert air > spacing // 2, "rows are told apart from lines of one text"


def test_no_bar_flickers_below_a_picture_that_will_be_drawn_narrower(
    theme: Theme, qtbot: QtBot
) -> None:
    facts = Facts(Store(load_template("outpatient")))
    view = PageView(theme)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    scene = chart("servqual", facts, "en", width=260.0)
    assert scene is not None
    view.show_page(analysis_page("servqual", facts, "en"), painted(scene, theme), None)
    settle()
    bar = view.picture_area.horizontalScrollBar()
    for width, seen in ((320, False), (300, False), (180, True)):
        view.split.setSizes([width, 880 - width])
        view.split.splitterMoved.emit(width, 1)
        settle()
        assert view.picture.minimumWidth() > view.picture_area.viewport().width()
        assert bar.isVisible() is seen, width


def test_titles_and_notes_of_tables_begin_where_their_texts_do(theme: Theme, qtbot: QtBot) -> None:
    facts = Facts(Store(load_template("outpatient")))
    view = PageView(theme)
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    view.show_page(analysis_page("servqual", facts, "en"), None, None)
    settle()
    drawn = view.table_area.widget().grab().toImage()
    ground = drawn.pixelColor(0, 0)
    table = view.tables[0]
    label = view._rows.itemAt(0).widget()
    assert label is not None
    lefts = []
    for top, height in (
        (label.y(), label.height()),
        (view.source.y(), view.source.height()),
        (table.y() + table.horizontalHeader().height(), table.rowHeight(0)),
    ):
        lefts.append(
            min(
                x
                for x in range(drawn.width())
                for y in range(top + 2, top + height - 2)
                if drawn.pixelColor(x, y) != ground
            )
        )
    assert max(lefts) - min(lefts) <= 1, lefts


def test_a_word_after_figures_is_whole_in_the_narrowest_table(theme: Theme, qtbot: QtBot) -> None:
    rows = (Row(("Wait", "12", "merchandising")),)
    table = Table(("What", "Places", "Where"), ("left", "right", "left"), rows)
    found = SectionTable(Section("donts", "", table), theme)
    qtbot.addWidget(found)
    found.setFixedWidth(found.least_width)
    found.show()
    settle()
    index = found.model_.index(0, 2)
    option = QStyleOptionViewItem()
    found.initViewItemOption(option)
    delegate = found.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    option.rect = found.visualRect(index)
    element = QStyle.SubElement.SE_ItemViewItemText
    room = found.style().subElementRect(element, option, found).width()
    assert room - 6 >= found.fontMetrics().horizontalAdvance("merchandising")


def test_texts_keep_away_from_figures_before_them(theme: Theme, qtbot: QtBot) -> None:
    rows = (Row(("Wait", "12", "Waits to be called")), Row(("Pay", "3", "Pays"), strong=True))
    table = Table(("What", "Places", "Where"), ("left", "right", "left"), rows)
    found = SectionTable(Section("donts", "", table), theme)
    qtbot.addWidget(found)
    found.resize(400, 200)
    found.show()
    settle()
    delegate = found.itemDelegate()
    style = found.style()
    element = style.SubElement.SE_ItemViewItemText
    for row in range(2):
        edges = []
        for column in (1, 2):
            index = found.model_.index(row, column)
            option = QStyleOptionViewItem()
            found.initViewItemOption(option)
            assert isinstance(delegate, QStyledItemDelegate)
            delegate.initStyleOption(option, index)
            option.rect = found.visualRect(index)
            text = style.subElementRect(element, option, found)
            edges.append(text.right() if column == 1 else text.left())
        # More than between figures.
        assert edges[1] - edges[0] >= 15
