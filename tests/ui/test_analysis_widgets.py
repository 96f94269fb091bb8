"""Parts of the analysis panel by themselves: a table that is too narrow, the list of pages."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from cxdesigner.analysis.facts import Facts
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.compose import analysis_page
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.page_view import PageView
from cxdesigner.ui.analysis.pages_list import PagesList
from cxdesigner.ui.analysis.tables import SectionTable, head_widths
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
    found.setFixedWidth(sum(found._least) + 2)
    settle()
    for column, text in enumerate(found.model_.table.columns):
        _full, broken = head_widths(metrics, text)
        assert broken + 8 <= found.columnWidth(column), text
        option = QStyleOptionViewItem()
        found.initViewItemOption(option)
        if found.model_.table.align[column] == "right":
            # What the theme puts around a number is not taken from it.
            index = found.model_.index(0, column)
            wanted = found.itemDelegate().sizeHint(option, index).width()
            assert found.columnWidth(column) >= wanted, text
    assert header.height() >= 2 * metrics.lineSpacing()
    found.setFixedWidth(1400)
    settle()
    assert header.height() < 2 * metrics.lineSpacing()


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
