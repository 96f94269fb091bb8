"""Parts of the analysis panel by themselves: a table that is too narrow, the list of pages."""

from __future__ import annotations

import pytest
from analysis_tables import ROOM_PX, tables_in_a_small_window
from hands import settle
from line_breaks import lines_of
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.i18n import LANGUAGES, use_language
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.compose import analysis_page
from cxdesigner.report.analysis_pages.page import AnalysisPage, Summary
from cxdesigner.report.table import Row, Section, Table
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.breaking import broken_heading, head_widths
from cxdesigner.ui.analysis.crosshair import CrosshairBar
from cxdesigner.ui.analysis.page_view import PageView
from cxdesigner.ui.analysis.pages_list import PagesList
from cxdesigner.ui.analysis.tables import ROW_PX, SectionTable
from cxdesigner.ui.theme import apply_theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    found = Theme.load("light")
    apply_theme(qapp, found)
    return found


def test_headings_of_a_narrow_table_are_broken_and_not_cut(theme: Theme, qtbot: QtBot) -> None:
    facts = Facts(Store(load_template("electronics")))
    page = analysis_page("nps", facts, "en")
    found = SectionTable(next(one for one in page.sections if one.key == "nps"), theme)
    qtbot.addWidget(found)
    found.show()
    header = found.horizontalHeader()
    metrics = header.fontMetrics()
    found.setFixedWidth(found.least_width + 2)
    settle()
    for column, text in enumerate(found.model_.table.columns):
        broken = head_widths(metrics, text)[-1]
        assert broken + 8 <= found.columnWidth(column), text
        option = QStyleOptionViewItem()
        found.initViewItemOption(option)
        if found.model_.table.align[column] == "right":
            # What the theme puts around a number is not taken from it; intervals are broken.
            index = found.model_.index(0, column)
            words = found.model_.table.rows[0].cells[column]
            around = found.itemDelegate().sizeHint(option, index).width()
            around -= found.fontMetrics().horizontalAdvance(words)
            for part in words.split(" … "):
                wanted = found.fontMetrics().horizontalAdvance(part) + around
                assert found.columnWidth(column) >= wanted, text
    assert header.height() >= 2 * metrics.lineSpacing()
    found.setFixedWidth(1400)
    settle()
    assert header.height() < 2 * metrics.lineSpacing()


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("key", ["nps", "csat", "ces", "pains", "opportunities", "time", "reach"])
def test_tables_do_not_scroll_sideways_in_a_small_window(
    theme: Theme, qtbot: QtBot, key: str, language: str
) -> None:
    for section, table, found in tables_in_a_small_window(theme, qtbot, key, language):
        assert found.horizontalHeader().length() <= found.viewport().width(), section.key
        # What is broken has room for its lines.
        metrics = found.fontMetrics()
        for at, row in enumerate(table.rows[:12]):
            for column, text in enumerate(row.cells):
                room = found.columnWidth(column) - 6
                lines = -(-metrics.horizontalAdvance(text) // room)
                assert found.rowHeight(at) >= min(lines, 6) * metrics.lineSpacing(), text


def test_a_cell_shows_no_more_than_can_be_seen_and_copies_all(theme: Theme, qtbot: QtBot) -> None:
    names = " · ".join(f"Step {n}" for n in range(4_000))
    table = Table(("What", "Where"), ("left", "left"), (Row(("Wait", names)),))
    found = SectionTable(Section("donts", "", table), theme)
    qtbot.addWidget(found)
    index = found.model_.index(0, 1)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        shown = index.data(role)
        assert "Step 20" in shown
        assert "…" in shown
        assert len(shown) < 700
    assert found.tsv().endswith("Step 3999")


def test_a_long_text_has_room_before_headings_of_figures_have(theme: Theme, qtbot: QtBot) -> None:
    facts = Facts(Store(load_template("outpatient")))
    found = SectionTable(analysis_page("pains", facts, "en").sections[0], theme)
    qtbot.addWidget(found)
    found.setFixedWidth(ROOM_PX)
    found.show()
    settle()
    metrics = found.fontMetrics()
    tall = max(found.rowHeight(at) for at in range(3))
    assert tall < 25 + 4 * metrics.lineSpacing(), "no more than four lines"
    assert found.columnWidth(2) < metrics.horizontalAdvance("Severity") + 24


@pytest.mark.parametrize("count", [13, 40])
def test_a_page_has_one_scroll_bar_and_follows_the_current_row(
    theme: Theme, qtbot: QtBot, count: int
) -> None:
    rows = tuple(Row((f"Step {at}", str(at))) for at in range(count))
    section = Section("reach", "", Table(("Step", "Reach"), ("left", "right"), rows))
    page = AnalysisPage(Summary("reach", "Reach", "neutral"), (section,), None, "", "reach")
    view = PageView(theme)
    qtbot.addWidget(view)
    view.resize(700, 240)
    view.show()
    view.show_page(page, None, None)
    settle()
    (found,) = view.tables
    assert not found.verticalScrollBar().isVisible()
    assert view.table_area.verticalScrollBar().isVisible()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    found.setFocus()
    found.setCurrentIndex(found.model_.index(0, 0))
    for _row in range(count - 1):
        QTest.keyClick(found, Qt.Key.Key_Down)
    settle()
    middle = found.visualRect(found.currentIndex()).center()
    port = view.table_area.viewport()
    assert port.rect().contains(found.viewport().mapTo(port, middle))


def test_the_heading_above_the_first_page_is_in_sight(theme: Theme, qtbot: QtBot) -> None:
    pages = PagesList(theme)
    qtbot.addWidget(pages)
    pages.resize(240, 200)
    pages.show()
    pages.choose("profit")
    pages.choose("emotion")
    assert pages.visualItemRect(pages.item(0)).top() >= 0
    pages.choose("profit")
    pages.choose("cem")
    head = pages.item(pages.row(pages.item_of("cem")) - 1)
    assert pages.visualItemRect(head).top() >= 0


def test_home_leads_to_the_first_page(theme: Theme, qtbot: QtBot) -> None:
    pages = PagesList(theme)
    qtbot.addWidget(pages)
    pages.show()
    pages.choose("nps")
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert pages.currentItem() is pages.item(1)


def test_no_figure_is_shown_before_the_first_page_is_there(theme: Theme, qtbot: QtBot) -> None:
    view = PageView(theme)
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    settle()
    assert not view.crosshair.isVisible()
    assert not view.picture_area.isVisible()


def test_a_short_chinese_word_is_not_broken_in_a_cell_or_a_heading(
    theme: Theme, qtbot: QtBot
) -> None:
    facts = Facts(Store(load_template("hot-pot")))
    with use_language("zh-CN"):
        page = analysis_page("pains", facts, "zh-CN")
    found = SectionTable(page.sections[0], theme)
    qtbot.addWidget(found)
    found.show()
    metrics = found.horizontalHeader().fontMetrics()
    assert head_widths(metrics, "严重程度")[-1] == metrics.horizontalAdvance("严重程度")
    assert head_widths(metrics, "记忆中的位次")[-1] < metrics.horizontalAdvance("记忆中的位次")
    found.setFixedWidth(found.least_width + 2)
    settle()
    column = next(n for n, text in enumerate(found.model_.table.columns) if "记忆" in text)
    row = next(n for n, one in enumerate(found.model_.table.rows) if "峰值" in one.cells[column])
    option = QStyleOptionViewItem()
    found.initViewItemOption(option)
    delegate = found.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, found.model_.index(row, column))
    lines = lines_of(option.text, found.columnWidth(column) - 13)
    assert "峰值" in lines


def test_a_heading_is_broken_into_lines_about_as_long(qapp: QApplication) -> None:
    metrics = QFontMetrics(QApplication.font())
    whole = metrics.horizontalAdvance("所解决的痛点")
    assert "\n" not in broken_heading(metrics, "所解决的痛点", whole)
    broken = broken_heading(metrics, "所解决的痛点", whole - 1)
    assert broken.replace("\N{WORD JOINER}", "") == "所解决\n的痛点"
    assert broken_heading(metrics, "Solved pains", 1) == "Solved\npains"


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_the_crosshair_has_room_beside_a_table(theme: Theme, qtbot: QtBot, tongue: str) -> None:
    with use_language(tongue):
        bar = CrosshairBar()
    qtbot.addWidget(bar)
    bar.resize(290, bar.sizeHint().height())
    bar.show()
    assert bar.minimumSizeHint().width() <= 290
    assert bar.rule.toolTip() == ""


def test_intervals_are_broken_only_where_there_is_no_room_for_all(
    theme: Theme, qtbot: QtBot
) -> None:
    page = analysis_page("nps", Facts(Store(load_template("electronics"))), "en")
    found = SectionTable(next(one for one in page.sections if one.key == "nps"), theme)
    qtbot.addWidget(found)
    found.show()
    assert found.least_width < found.whole_width
    found.setFixedWidth(found.whole_width + 4)
    settle()
    cells = found.model_.table.rows[0].cells
    columns = [at for at, text in enumerate(cells) if " … " in text]
    assert columns
    for column in columns:
        needed = found.fontMetrics().horizontalAdvance(cells[column])
        assert found.columnWidth(column) > needed


def test_the_heading_of_the_first_page_is_seen_with_it(theme: Theme, qtbot: QtBot) -> None:
    pages = PagesList(theme)
    qtbot.addWidget(pages)
    pages.resize(270, 120)
    pages.show()
    settle()
    for row in range(pages.count() - 1, 0, -1):
        pages.setCurrentRow(row)
        if not pages.item(row - 1).flags():
            assert pages.visualItemRect(pages.item(row - 1)).top() >= 0
            assert pages.visualItemRect(pages.item(row)).bottom() <= pages.viewport().height()


def test_a_row_is_as_high_as_the_lines_that_are_drawn(theme: Theme, qtbot: QtBot) -> None:
    text = "门迎登记、送小食与美甲"
    table = Table(("A", "B"), ("left", "left"), (Row((text, "x")),))
    found = SectionTable(Section("x", "", table), theme)
    qtbot.addWidget(found)
    found.show()
    index = found.model_.index(0, 0)
    for width in range(90, 260):
        found.setColumnWidth(0, width)
        height = found._height(table.rows[0])
        option = QStyleOptionViewItem()
        found.initViewItemOption(option)
        delegate = found.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        option.rect.setSize(QSize(width, 200))
        element = QStyle.SubElement.SE_ItemViewItemText
        room = found.style().subElementRect(element, option, found).width()
        fits = found.fontMetrics().horizontalAdvance(text) <= room - 6
        assert (height == ROW_PX) is fits, width
