"""Panels with tables in a narrow window: they have the place of the inspector."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from small import SCREEN, act

from cxdesigner.base.i18n import language
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.model.link import Link
from cxdesigner.report.analysis_pages.page import PAGE_KEYS
from cxdesigner.ui.window import Window

CLOSED_BY = {"tools.check": "view.problems", "view.analyses": "view.analyses"}


def opened(window: Window) -> None:
    template = {"zh-CN": "hot-pot", "zh-TW": "electronics"}.get(language(), "outpatient")
    window.session.files.new(template, language=language())
    window.resize(SCREEN)
    window.show_panel("inspector", True)
    settle(4)


@pytest.mark.parametrize("panel", ["problems", "analyses"])
def test_the_inspector_comes_back_after_what_took_its_place(
    small_window: Window, panel: str
) -> None:
    opened(small_window)
    small_window.show_panel(panel, True)
    settle(4)
    assert small_window.size() == SCREEN
    assert not small_window.inspector.isVisible()
    assert small_window.splitter.covered == {"inspector"}
    small_window.show_panel(panel, False)
    assert small_window.inspector.isVisible()
    assert not small_window.splitter.covered


def test_whoever_asks_for_the_inspector_has_both(small_window: Window) -> None:
    opened(small_window)
    small_window.show_panel("problems", True)
    act(small_window, "view.inspector")
    assert small_window.inspector.isVisible()
    assert small_window.problems.isVisible()
    act(small_window, "view.inspector")
    small_window.show_panel("problems", False)
    assert not small_window.inspector.isVisible()


def test_a_guide_takes_over_the_place_of_the_inspector(small_window: Window) -> None:
    opened(small_window)
    small_window.show_panel("problems", True)
    act(small_window, "guide.journey")
    small_window.show_panel("problems", False)
    assert not small_window.inspector.isVisible()
    act(small_window, "guide.journey")
    assert small_window.inspector.isVisible()


def test_the_inspector_comes_back_when_the_window_gets_wide(small_window: Window) -> None:
    opened(small_window)
    small_window.show_panel("problems", True)
    assert not small_window.inspector.isVisible()
    small_window.resize(800, 700)
    settle(4)
    assert not small_window.inspector.isVisible()
    small_window.resize(1200, 700)
    settle(4)
    assert small_window.inspector.isVisible()
    assert small_window.problems.isVisible()
    assert small_window.size() == QSize(1200, 700)
    assert small_window.actions_["view.inspector"].isChecked()


def test_a_wide_window_has_room_for_both(small_window: Window) -> None:
    opened(small_window)
    small_window.resize(1200, 700)
    small_window.show_panel("problems", True)
    assert small_window.inspector.isVisible()


def test_tables_of_analyses_are_seen_without_scrolling_sideways(
    small_window: Window, qtbot: QtBot
) -> None:
    opened(small_window)
    small_window.show_panel("analyses", True)
    panel = small_window.analyses.panel
    for key in PAGE_KEYS:
        panel.show_page(key)
        qtbot.waitUntil(lambda key=key: panel.view.page is not None and panel.view.page.key == key)  # type: ignore[misc]
        settle(4)
        for table in panel.view.tables:
            assert table.horizontalScrollBar().maximum() == 0, (key, table.objectName())


@pytest.mark.parametrize("panel", ["problems", "analyses"])
def test_keys_go_to_the_editor_when_the_inspector_gives_way(
    small_window: Window, panel: str, qtbot: QtBot
) -> None:
    opened(small_window)
    field = small_window.inspector.findChild(QPlainTextEdit)
    assert field is not None
    field.setFocus()
    assert field.hasFocus()
    small_window.show_panel(panel, True)
    settle(4)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert any(
        part.isAncestorOf(focus) or part is focus
        for part in (small_window.editors, small_window.splitter)
    ), focus


def test_problems_are_seen_without_scrolling_sideways(small_window: Window, qtbot: QtBot) -> None:
    opened(small_window)
    document = small_window.document
    assert document is not None
    links = [link.id for link in document.store.of_type(Link)]
    document.run("Delete", delete_records, links[: len(links) // 2])
    small_window.show_panel("problems", True)
    small_window.findings.refresh()
    qtbot.waitUntil(lambda: small_window.findings.is_current)
    settle(6)
    assert small_window.findings.found
    assert small_window.problems.tree.horizontalScrollBar().maximum() == 0
