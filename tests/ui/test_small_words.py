"""Words of panels and lists are whole on a small screen, or told by the pointer."""

import pytest
from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot
from small import SCREEN, act

from cxdesigner.base.i18n import language
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.report.analysis_pages.page import PAGE_KEYS
from cxdesigner.ui.dialogs.handbook import HandbookDialog
from cxdesigner.ui.dialogs.list_dialog import ListDialog
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.window import Window
from tools import text_fit

LONG_LIST = "\n".join(
    ("# Before", "Books a table for the whole family by telephone and by the small app @phone 5m W")
)


@pytest.mark.parametrize("size", [(1060, 640), (683, 344)])
def test_what_a_list_becomes_is_told_in_all_its_columns(
    window: Window, hot_pot: object, qtbot: QtBot, size: tuple[int, int]
) -> None:
    dialog = ListDialog(window.session, window.theme, window)
    dialog.resize(*size)
    dialog.show()
    dialog.text.setPlainText(LONG_LIST)
    qtbot.waitUntil(lambda: dialog.preview.topLevelItemCount() > 0)
    settle(4)
    header = dialog.preview.header()
    assert header.length() <= dialog.preview.viewport().width()
    assert all(header.sectionSize(at) >= 40 for at in range(header.count()))
    assert header.sectionSize(0) >= 180
    assert text_fit.cut_without_tip(dialog) == []
    dialog.close()
    dialog.deleteLater()


def test_an_entry_of_the_handbook_is_scrolled_to(window: Window, qtbot: QtBot) -> None:
    dialog = HandbookDialog(window.theme, window)
    dialog.show()
    settle(4)
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    wrong: list[str] = []
    for height in range(300, 460, 20):
        tree.setFixedHeight(height)
        settle(2)
        for row in range(tree.topLevelItemCount()):
            chapter = tree.topLevelItem(row)
            assert chapter is not None
            entry = chapter.child(1)
            assert entry is not None
            tree.setCurrentItem(entry)
            # By pixels Qt scrolls one less than it would take.
            seen = tree.viewport().rect().adjusted(0, 0, 0, 1)
            if not seen.contains(tree.visualItemRect(entry)):
                wrong.append(f"{height}: {entry.text(0)}")
    assert not wrong, "\n".join(wrong)
    dialog.close()
    dialog.deleteLater()


def test_words_of_the_guides_are_whole(small_window: Window, qtbot: QtBot) -> None:
    wrong: list[str] = []
    for action in ("guide.cem", "guide.journey"):
        small_window.session.files.new("electronics", language=language())
        small_window.resize(SCREEN)
        act(small_window, action)
        panel = small_window.guide.panel
        assert panel is not None
        for row in range(panel.steps.count()):
            panel.steps.setCurrentRow(row)
            settle(6)
            wrong += [f"{action} {row + 1}: {line}" for line in text_fit.cut_texts(panel)]
        act(small_window, action)
    assert not wrong, "\n".join(wrong)


def test_words_of_what_if_are_whole(small_window: Window, qtbot: QtBot) -> None:
    document = small_window.session.files.new("outpatient", language=language())
    small_window.resize(SCREEN)
    act(small_window, "tools.what_if")
    panel = small_window.what_if.panel
    assert panel is not None
    lanes = [lane.id for lane in document.store.lanes if lane.role == "support"]
    found = [one.id for one in document.store.of_type(Element) if one.lane_id in lanes]
    document.selection.set(found[:1])
    act(small_window, "tools.switch_off")
    qtbot.waitUntil(lambda: panel.failing_list.count() > 0)
    settle(6)
    assert text_fit.cut_texts(panel, rows=False) == []
    assert text_fit.cut_without_tip(panel) == []
    assert text_fit.scrolling_sideways(panel) == []


def test_the_plan_can_be_read_on_a_small_screen(small_window: Window, qtbot: QtBot) -> None:
    small_window.session.files.new("outpatient", language=language())
    small_window.resize(SCREEN)
    act(small_window, "view.plan")
    plan = small_window.editors.current
    assert isinstance(plan, PlanEditor)
    assert all(column.width() >= 140 for column in plan.board.columns.values())
    act(small_window, "plan.roles")
    for grid in (plan.roles.register, plan.roles.duties):
        assert grid.height() >= 90, grid.objectName()


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_columns_of_actions_fill_the_room(
    window: Window, hot_pot: Document, width: int
) -> None:
    window.resize(width, 700)
    act(window, "view.plan")
    act(window, "plan.table")
    plan = window.editors.current
    assert isinstance(plan, PlanEditor)
    header = plan.table.horizontalHeader()
    widths = {one.key: header.sectionSize(at) for at, one in enumerate(plan.table.grid.columns)}
    assert header.length() == plan.table.viewport().width()
    assert widths["text"] > widths["changed"] >= 112


def test_headings_of_the_analyses_are_whole(small_window: Window, qtbot: QtBot) -> None:
    small_window.resize(1366, 768)
    small_window.session.files.new("hot-pot", language=language())
    act(small_window, "tools.analyses")
    view = small_window.analyses.panel.view
    wrong: list[str] = []
    for key in PAGE_KEYS:
        small_window.show_dialog(f"analyses:page.{key}")
        qtbot.waitUntil(lambda key=key: view.page is not None and view.page.key == key)  # type: ignore[misc]
        settle(2)
        for table in view.tables:
            header = table.horizontalHeader()
            for at in range(0 if header.isHidden() else header.count()):
                text = str(table.model_.headerData(at, Qt.Orientation.Horizontal))
                need = max(map(header.fontMetrics().horizontalAdvance, text.split("\n")))
                # What the theme puts around it.
                if need + 8 > header.sectionSize(at):
                    wrong.append(f"{key}: {text}")
    assert not wrong, "\n".join(wrong)


def test_words_above_the_problems_are_whole(small_window: Window, qtbot: QtBot) -> None:
    small_window.session.files.new("outpatient", language=language())
    small_window.resize(1366, 768)
    act(small_window, "tools.check")
    assert text_fit.cut_texts(small_window.problems, rows=False) == []
