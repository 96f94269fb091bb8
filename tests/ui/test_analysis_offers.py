"""Pages of the analyses that have no data yet: a click leads to where it comes from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxdesigner.model.element import Element
from cxdesigner.ui.analysis.panel import AnalysisPanel
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window


def _shown(window: Window, key: str, qtbot: QtBot) -> AnalysisPanel:
    window.analyses.run(f"page.{key}")
    panel = window.analyses.panel

    def there() -> bool:
        page = panel.view.page
        return panel.live.is_current and page is not None and page.key == key

    qtbot.waitUntil(there)
    return panel


@pytest.mark.parametrize("editor_of", ["view.canvas", "view.table"])
def test_an_analysis_of_an_empty_blueprint_begins_with_a_touchpoint(
    window: Window, editor: Editor, qtbot: QtBot, editor_of: str
) -> None:
    document = editor.files.new("empty-blueprint")
    window.actions_[editor_of].trigger()
    panel = _shown(window, "emotion", qtbot)
    (offer,) = panel.view.offers
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert [element.kind for element in document.store.of_type(Element)] == ["touchpoint"]


def test_links_are_drawn_with_the_tool_that_draws_them(
    window: Window, editor: Editor, qtbot: QtBot
) -> None:
    document = editor.files.new("empty-blueprint")
    with document.transaction("Add") as tx:
        lane = next(lane for lane in tx.view.lanes if lane.role == "customer")
        step = tx.view.steps[0]
        tx.put(Element(id="e-1", lane_id=lane.id, step_id=step.id, kind="touchpoint"))
    panel = _shown(window, "links", qtbot)
    (offer,) = panel.view.offers
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.session.host.state.tool == "link"


def test_in_a_narrow_panel_a_drop_down_chooses_and_one_bar_scrolls_all(
    window: Window, editor: Editor, qtbot: QtBot
) -> None:
    editor.files.new("outpatient")
    panel = _shown(window, "pains", qtbot)
    panel.setParent(None)
    panel.resize(380, 180)
    panel.show()
    qtbot.waitUntil(lambda: not panel.pages.isVisible())
    chooser = panel.chooser
    assert chooser.isVisible()
    assert chooser.currentText() == "Pain points"
    around = 36  # its arrow and its edges
    names = [chooser.itemText(at) for at in range(chooser.count())]
    widest = max(chooser.fontMetrics().horizontalAdvance(name) for name in names)
    qtbot.waitUntil(lambda: chooser.width() >= widest + around)
    chooser.setCurrentIndex(chooser.findData("reach"))
    chooser.activated.emit(chooser.currentIndex())
    view = panel.view
    qtbot.waitUntil(lambda: view.page is not None and view.page.key == "reach")
    qtbot.waitUntil(lambda: view.whole.verticalScrollBar().isVisible())
    assert not view.picture_area.verticalScrollBar().isVisible()
    assert not view.table_area.verticalScrollBar().isVisible()
    assert view.picture_area.horizontalScrollBar().maximum() == 0
    (table,) = view.tables
    assert table.height() >= table.sizeHint().height()
    panel.resize(1000, 320)
    qtbot.waitUntil(panel.pages.isVisible)
    assert not chooser.isVisible()
    assert not view.whole.verticalScrollBar().isVisible()
    window.splitter.addWidget(panel)


def test_offers_go_on_in_a_second_row_where_a_panel_is_narrow(
    window: Window, editor: Editor, qtbot: QtBot
) -> None:
    editor.files.new("empty-blueprint")
    panel = _shown(window, "nps", qtbot)
    panel.setParent(None)
    panel.resize(380, 300)
    panel.show()
    first, second = panel.view.offers
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert panel.view.table_area.horizontalScrollBar().maximum() == 0
    window.splitter.addWidget(panel)
