"""Another state beside the one worked on: table, marks, side by side."""

from collections.abc import Callable

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.record import LaneId, StepId
from cxdesigner.model.text import LocalText
from cxdesigner.ui.comparing.controller import ComparingController
from cxdesigner.ui.comparing.table import ComparisonTable, shared_width
from cxdesigner.ui.window import Window

Begin = Callable[[], ComparingController]


@pytest.fixture
def begin(window: Window, hot_pot: Document, qtbot: QtBot) -> Begin:
    """Change the hot-pot blueprint and compare it with what it was."""

    def start() -> ComparingController:
        before = hot_pot.store.snapshot()
        with hot_pot.store.transaction("Change") as tx:
            view = tx.view
            tx.put(
                view.need(Element, "c2").replace(
                    wait=Duration(12), label=LocalText.of({"zh-CN": "即时入座"})
                )
            )
            tx.put(view.need(Element, "b5").replace(step_id=StepId("step-8")))
            tx.put(
                Element(
                    id="new",
                    kind="system",
                    lane_id=LaneId("lane-support"),
                    step_id=StepId("step-2"),
                )
            )
            tx.delete(["e3"])
        window.session.host.compare(before, "as-is")
        comparing = window.comparing.controller
        assert comparing is not None
        wait_for(comparing, qtbot)
        return comparing

    return start


def wait_for(comparing: ComparingController, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: comparing.is_current and comparing.found is not None, timeout=10_000)


def signs(comparing: ComparingController) -> dict[str, tuple[str, ...]]:
    return {mark.record_id: mark.signs for mark in comparing.marks.marks}


def texts(table: ComparisonTable) -> list[list[str]]:
    """Return the rows of all groups."""
    rows = table.rows
    found = []
    for place in range(rows.rowCount()):
        top = rows.index(place, 0)
        indexes = [rows.index(row, 0, top) for row in range(rows.rowCount(top))] or [top]
        columns = range(rows.columnCount())
        found += [[index.siblingAtColumn(c).data() for c in columns] for index in indexes]
    return found


def test_the_panel_is_imported_when_it_is_wanted(window: Window) -> None:
    assert window.comparing.controller is None


def test_marks_and_table_tell_what_changed(begin: Begin) -> None:
    comparing = begin()
    found = signs(comparing)
    assert found["c2"] == ("edited",)
    assert found["b5"] == ("moved",)
    assert found["new"] == ("added",)
    assert found["e3"] == ("removed",)
    changes = texts(comparing.panel.changes)
    assert ["即时入座", "Wait", "40 min", "12 min"] in changes
    assert any(row[1] == "Removed" for row in changes)
    rows = comparing.panel.changes.rows
    top, role = rows.index(0, 0), Qt.ItemDataRole.DecorationRole
    # Each row has the sign that it has on the canvas.
    icons = [rows.index(row, 0, top).data(role) for row in range(rows.rowCount(top))]
    assert icons
    assert all(not icon.isNull() for icon in icons)
    figures = {row[0]: row[1:] for row in texts(comparing.panel.figures)}
    assert figures["Lead time, longest way"] == ["2 h 27 min", "1 h 59 min", "−28 min", "better"]
    assert "Crossings in all" in figures
    assert "Warnings" in figures


def test_the_comparison_follows_edits_and_undo(
    begin: Begin, hot_pot: Document, qtbot: QtBot
) -> None:
    comparing = begin()
    hot_pot.history.undo()
    wait_for(comparing, qtbot)
    assert comparing.found is not None
    assert not comparing.found.comparison
    assert comparing.marks.marks == ()
    assert texts(comparing.panel.changes) == []
    hot_pot.history.redo()
    wait_for(comparing, qtbot)
    assert "c2" in signs(comparing)


def test_a_row_leads_to_its_element_by_mouse_and_by_enter(begin: Begin, hot_pot: Document) -> None:
    comparing = begin()
    table = comparing.panel.changes
    rows = table.rows
    _title, found = rows.groups[0]
    at = next(r for r, row in enumerate(found) if row.subject_ids == ("b5",))
    index = rows.index(at, 0, rows.index(0, 0))
    table.scrollTo(index)
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        table.visualRect(index).center(),
    )
    assert hot_pot.selection.ids == ("b5",)
    hot_pot.selection.set(())
    table.setCurrentIndex(index)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert hot_pot.selection.ids == ("b5",)


def test_the_old_text_is_in_the_tip(begin: Begin, window: Window) -> None:
    comparing = begin()
    assert "≈ Name: 到店等位 → 即时入座" in comparing.words_of("c2").splitlines()
    mark = next(mark for mark in comparing.marks.marks if mark.record_id == "c2")
    window.canvas.reveal(mark.hot)
    place = window.canvas.mapFromScene(mark.hot.center.x, mark.hot.center.y)
    viewport = window.canvas.viewport()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    assert "到店等位" in QToolTip.text()
    QToolTip.hideText()


def test_escape_in_the_table_ends_it_cleanly(begin: Begin, window: Window) -> None:
    comparing = begin()
    comparing.panel.changes.setFocus()
    QTest.keyClick(comparing.panel.changes, Qt.Key.Key_Escape)
    assert comparing.panel.isHidden()
    assert comparing.marks.marks == ()
    assert comparing.document is None
    assert window.editors.current.widget.hasFocus()
    assert not window.actions_["compare.end"].isEnabled()


def test_marks_can_be_switched_off_and_on(begin: Begin, window: Window, qtbot: QtBot) -> None:
    comparing = begin()
    action = window.actions_["compare.overlay"]
    assert action.isChecked()
    action.trigger()
    assert comparing.marks.marks == ()
    assert not action.isChecked()
    action.trigger()
    wait_for(comparing, qtbot)
    assert comparing.marks.marks


def test_another_zoom_compares_nothing_anew(begin: Begin, hot_pot: Document, qtbot: QtBot) -> None:
    comparing = begin()
    found = comparing.found
    hot_pot.set_view(zoom=0.5)
    wait_for(comparing, qtbot)
    assert comparing.found is found
    hot_pot.set_view(emotion="off")
    wait_for(comparing, qtbot)
    assert comparing.found is not found


def test_many_marks_come_little_by_little(
    begin: Begin, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparing = begin()
    wanted = comparing.marks.marks
    action = window.actions_["compare.overlay"]
    action.trigger()
    monkeypatch.setattr("cxdesigner.ui.comparing.marks._SLICE_S", 0.0)
    action.trigger()
    assert not comparing.marks.marks
    assert not comparing.is_current
    qtbot.waitUntil(lambda: comparing.marks.marks == wanted)
    action.trigger()
    action.trigger()
    comparing.end()
    settle()
    assert not comparing.marks.marks


def test_from_afar_no_mark_is_drawn_by_itself(
    begin: Begin, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparing = begin()
    drawn: list[object] = []
    monkeypatch.setattr(
        comparing.marks.brush, "draw_item", lambda _painter, item: drawn.append(item)
    )
    window.canvas.set_zoom(1.0)
    window.canvas.viewport().repaint()
    assert drawn
    window.canvas.set_zoom(0.08)
    drawn.clear()
    window.canvas.viewport().repaint()
    ids = {mark.item.id for mark in comparing.marks.marks}
    assert not [item for item in drawn if getattr(item, "id", "") in ids]
    mark = next(mark for mark in comparing.marks.marks if mark.signs == ("added",))
    rect = mark.hot
    area = window.canvas.mapFromScene(rect.x, rect.y, rect.width, rect.height).boundingRect()
    picture = window.canvas.viewport().grab(area.adjusted(-2, -2, 2, 2)).toImage()
    ink = comparing.marks.colour("change.added").rgb()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert ink in {picture.pixel(x, y) for x, y in places}


def test_side_by_side_scrolls_and_zooms_along(begin: Begin, window: Window, qtbot: QtBot) -> None:
    comparing = begin()
    window.actions_["compare.side"].trigger()
    peer = comparing._peer
    assert peer is not None
    wait_for(comparing, qtbot)
    assert {mark.record_id for mark in peer.marks.marks} >= {"c2", "b5", "e3"}
    assert "new" not in {mark.record_id for mark in peer.marks.marks}
    settle()
    assert window.canvas.height() == peer.view.height()
    now = window.findChild(QLabel, "comparisonNowHeading")
    assert now is not None
    assert now.isVisible()
    assert now.text() == "Now"
    window.canvas.set_zoom(1.3)
    assert peer.view.zoom == pytest.approx(1.3)
    window.canvas.horizontalScrollBar().setValue(150)
    assert peer.view.horizontalScrollBar().value() == 150
    peer.view.set_zoom(0.8)
    assert window.canvas.zoom == pytest.approx(0.8)
    window.actions_["compare.side"].trigger()
    assert comparing._peer is None
    assert not now.isVisible()
    window.canvas.set_zoom(1.0)  # nothing listens any more


def test_a_click_in_the_other_state_selects_here(
    begin: Begin, window: Window, hot_pot: Document
) -> None:
    comparing = begin()
    window.actions_["compare.side"].trigger()
    peer = comparing._peer
    assert peer is not None
    QApplication.processEvents()
    peer.reveal("c2")
    rect = peer.layout_.scene.items["c2"].rect
    place: QPoint = peer.view.mapFromScene(rect.center.x, rect.center.y)
    QTest.mouseClick(
        peer.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert hot_pot.selection.ids == ("c2",)
    assert hot_pot.store.snapshot().records == hot_pot.store.records


def test_it_rests_while_another_document_is_on_screen(
    begin: Begin, window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    comparing = begin()
    window.session.files.new("outpatient")
    assert comparing.panel.isHidden()
    assert comparing.marks.marks == ()
    window.workspace.activate(hot_pot)
    qtbot.waitUntil(lambda: comparing.is_current)
    assert not comparing.panel.isHidden()
    assert "c2" in signs(comparing)
    hot_pot.set_saved()
    window.workspace.remove(hot_pot)
    assert comparing.document is None


def test_the_canvas_can_be_worked_on_meanwhile(
    begin: Begin, window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    comparing = begin()
    hands = Hands(window)
    rect = window.controller.rect_of("c4")
    assert rect is not None
    window.canvas.reveal(rect)
    hands.click(QPointF(rect.center.x, rect.center.y))
    assert hot_pot.selection.ids == ("c4",)
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    wait_for(comparing, qtbot)
    assert signs(comparing)["c4"] == ("removed",)


def test_nothing_is_cut_off_in_a_small_window(begin: Begin, window: Window, qtbot: QtBot) -> None:
    comparing = begin()
    panel = comparing.panel
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.width() == 1366)
    settle()
    right = panel.width()
    for button in panel.findChildren(QToolButton):
        place = button.mapTo(panel, QPoint(button.width(), 0))
        assert place.x() <= right
        assert button.width() >= button.sizeHint().width(), button.objectName()
    for table in (panel.changes, panel.figures):
        assert table.header().length() <= table.viewport().width()
    # The difference, which is what counts, is seen whole.
    last = panel.figures.rows.columnCount() - 1
    assert panel.figures.columnWidth(last) >= panel.figures.sizeHintForColumn(last)


def test_at_twice_the_size_it_is_still_told_what_is_compared(
    begin: Begin, window: Window, qtbot: QtBot
) -> None:
    panel = begin().panel
    window.resize(683, 384)
    settle()
    assert window.width() == 683
    heading = panel.heading
    assert heading.width() >= heading.fontMetrics().horizontalAdvance(heading.text())
    before = heading.text()
    # The whole name of a long one is in its tip; it was cut without dots.
    heading.setText("A name that is much longer than what there is room for at twice the size " * 2)
    heading.grab()
    assert heading.toolTip()
    heading.setText(before)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.width() == 1366)
    settle()
    close = panel.close_button
    assert abs(heading.geometry().center().y() - close.geometry().center().y()) <= 2


def test_short_columns_get_what_they_want() -> None:
    assert shared_width((300, 40, 200), 340) == [150, 40, 150]
    assert shared_width((30, 40, 50), 340) == [30, 40, 50]


def test_the_first_comparison_leaves_the_keys_with_the_canvas(
    window: Window, hot_pot: Document, begin: Begin
) -> None:
    window.canvas.setFocus()
    begin()
    assert window.canvas.hasFocus()
