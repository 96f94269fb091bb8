"""The analysis panel: opened, leafed through, followed to the canvas, filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.method import CemFactor
from cxdesigner.model.persona import Persona
from cxdesigner.report.analysis_pages.page import PAGE_KEYS
from cxdesigner.scene.charts.plane import PLOT
from cxdesigner.scene.items import part_id
from cxdesigner.ui.analysis.live import SCALE
from cxdesigner.ui.analysis.pages_list import FIGURE
from cxdesigner.ui.analysis.panel import AnalysisPanel
from cxdesigner.ui.analysis.tables import SectionTable
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop(editor: Editor, qtbot: QtBot) -> Document:
    document = editor.files.new("electronics")
    qtbot.wait(20)
    return document


@pytest.fixture
def panel(window: Window, shop: Document, qtbot: QtBot) -> AnalysisPanel:
    """The panel as a key opens it, with its first page."""
    in_front(window, qtbot)
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_F12)
    found = window.analyses.panel
    assert found.isVisible()
    settled(found, "cem", qtbot)
    return found


def test_without_a_table_the_first_page_is_that_of_the_feelings(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    in_front(window, qtbot)
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_F12)
    settled(window.analyses.panel, "emotion", qtbot)


def in_front(window: Window, qtbot: QtBot) -> None:
    """The window of the test before, going away late, takes the focus with it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def settled(panel: AnalysisPanel, key: str, qtbot: QtBot) -> None:
    def there() -> bool:
        page = panel.view.page
        return panel.live.is_current and page is not None and page.key == key

    qtbot.waitUntil(there)


def show(panel: AnalysisPanel, key: str, qtbot: QtBot) -> None:
    """Click on a page of the list."""
    row = next(
        r for r in range(panel.pages.count()) if panel.pages.item(r) is panel.pages._items[key]
    )
    item = panel.pages.item(row)
    panel.pages.scrollToItem(item)
    place = panel.pages.visualItemRect(item).center()
    qtbot.mouseClick(panel.pages.viewport(), LEFT, pos=place)
    settled(panel, key, qtbot)


def table(panel: AnalysisPanel, key: str) -> SectionTable:
    return next(one for one in panel.view.tables if one.section.key == key)


def click_row(found: SectionTable, row: int, qtbot: QtBot, column: int = 0) -> None:
    place = found.visualRect(found.model_.index(row, column)).center()
    qtbot.mouseClick(found.viewport(), LEFT, pos=place)


def type_cell(found: SectionTable, row: int, column: int, text: str, qtbot: QtBot) -> None:
    """Type into a cell: F2, the text, Enter."""
    found.setFocus()
    found.setCurrentIndex(found.model_.index(row, column))
    qtbot.keyClick(found, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_panel_is_not_made_before_it_is_wanted(window: Window, shop: Document) -> None:
    assert window.analyses._panel is None
    assert "analyses" not in window.shown_panels()


def test_a_key_opens_and_closes_it_and_the_list_shows_the_figures(
    window: Window, panel: AnalysisPanel, qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is panel.pages
    figures = {key: panel.pages.item_of(key).data(FIGURE) for key in PAGE_KEYS}
    assert figures["cem"] == "\u221218"
    assert figures["nps"] == "30"
    assert figures["servqual"] == ""
    assert panel.view.verdict.text() == "Furthest below expectation: Convenience (\u221218)"
    qtbot.keyClick(panel.pages, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert panel.live.shown is None


def test_every_page_can_be_shown(panel: AnalysisPanel, qtbot: QtBot) -> None:
    for key in PAGE_KEYS:
        show(panel, key, qtbot)
        assert panel.view.source.text()
        assert panel.view.need.isVisible() == (not panel.view.tables)


def test_a_click_on_a_row_selects_what_is_behind_it(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    click_row(table(panel, "cem"), 3, qtbot)
    assert shop.selection.ids == ("c3", "c5", "c6")
    show(panel, "pains", qtbot)
    click_row(table(panel, "pains"), 1, qtbot)
    assert shop.selection.ids == ("c5",)


def test_keys_alone_lead_from_the_list_to_the_canvas(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.pages, Qt.Key.Key_Down)
    settled(panel, "importance", qtbot)
    qtbot.keyClick(panel.pages, Qt.Key.Key_Return)
    found = table(panel, "importance")
    assert QApplication.focusWidget() is found
    for _step in range(4):
        qtbot.keyClick(found, Qt.Key.Key_Down)
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert len(shop.selection) > 0


def test_the_sentence_leads_to_what_it_is_about(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    show(panel, "pains", qtbot)
    qtbot.mouseClick(panel.view.verdict, LEFT)
    assert shop.selection.ids == ("c3",)


def test_pointing_at_a_row_lights_up_the_canvas(
    window: Window, panel: AnalysisPanel, qtbot: QtBot
) -> None:
    show(panel, "links", qtbot)
    found = table(panel, "hand_offs")
    found.looked.emit(found.model_.row(0).subject_ids)
    assert window.canvas.overlay.hover.links
    found.looked.emit(())
    assert not window.canvas.overlay.hover.links


def test_figures_follow_the_drawing(panel: AnalysisPanel, shop: Document, qtbot: QtBot) -> None:
    show(panel, "links", qtbot)
    assert table(panel, "crossings").model_.row(3).cells[1] == "28"
    link = shop.store.outgoing("p4")[0]
    with shop.transaction("Remove a link") as tx:
        tx.delete((link.id,))
    qtbot.waitUntil(lambda: table(panel, "crossings").model_.row(3).cells[1] == "27")


def test_a_score_typed_into_the_gap_table_is_one_step_and_says_that_it_is_assumed(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    steps = len(shop.history.undo_labels)
    type_cell(table(panel, "cem"), 3, 6, "8*", qtbot)
    qtbot.waitUntil(lambda: len(shop.history.undo_labels) > steps)
    row = next(r for r in shop.store.of_type(CemFactor) if r.factor == "convenience")
    assert row.ideal == 8
    assert dict(row.prov)["ideal"] == "assumed"
    assert len(shop.history.undo_labels) == steps + 1
    qtbot.waitUntil(lambda: table(panel, "cem").model_.row(3).cells[7] == "\u22123*")
    shop.undo()
    qtbot.waitUntil(lambda: table(panel, "cem").model_.row(3).cells[7] == "\u22125")


def test_a_score_beyond_the_scale_is_refused_in_one_sentence(
    window: Window, panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    before = shop.store.revision
    type_cell(table(panel, "cem"), 0, 1, "12", qtbot)
    qtbot.waitUntil(lambda: "from 0 to 10" in window.status.message.text())
    assert shop.store.revision == before


def test_a_page_without_data_begins_its_table(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    show(panel, "servqual", qtbot)
    assert panel.view.need.isVisible()
    (offer,) = panel.view.offers
    qtbot.mouseClick(offer, LEFT)
    qtbot.waitUntil(lambda: bool(panel.view.tables))
    assert not panel.view.need.isVisible()
    assert panel.view.tables[0].model_.rowCount() == 6


def test_touchpoints_selected_one_after_the_other_become_the_lived_journey(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    show(panel, "deviation", qtbot)
    qtbot.mouseClick(panel.view.offers[0], LEFT)
    assert not any(persona.lived for persona in shop.store.of_type(Persona))
    shop.selection.set(("c1", "c3", "c4"))
    qtbot.mouseClick(panel.view.offers[0], LEFT)
    (persona,) = shop.store.of_type(Persona)
    assert persona.lived == ("c1", "c3", "c4")
    qtbot.waitUntil(lambda: bool(panel.view.tables))
    assert "left out" in panel.view.verdict.text()


def test_an_offer_leads_to_the_field_of_the_inspector(
    window: Window, panel: AnalysisPanel, editor: Editor, qtbot: QtBot
) -> None:
    with window.session.document.transaction("Forget the info") as tx:
        for element in window.session.document.store.of_type(Element):
            tx.put(element.replace(info=()))
    show(panel, "channels", qtbot)
    qtbot.mouseClick(panel.view.offers[0], LEFT)
    assert window.session.document.selection.ids == ("c1",)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.inspector.isAncestorOf(focus)


def test_the_crosshair_moves_by_rule_and_by_figures(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    show(panel, "importance", qtbot)
    bar = panel.view.crosshair
    assert bar.isVisible()
    assert (bar.importance.value(), bar.performance.value()) == (6.5, 5.83)
    bar.rule.setFocus()
    qtbot.keyClick(bar.rule, Qt.Key.Key_Down)
    qtbot.keyClick(bar.rule, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bar.performance.value() == 5.0)
    assert shop.view_state.crosshair == "midpoint"
    bar.performance.setFocus()
    bar.performance.selectAll()
    qtbot.keyClicks(bar.performance, "5.5")
    qtbot.keyClick(bar.performance, Qt.Key.Key_Return)
    assert shop.view_state.crosshair == "custom"
    assert shop.view_state.crosshair_lines == (5.0, 5.5)


def test_tables_are_copied_as_tabs_and_lines(
    window: Window, panel: AnalysisPanel, qtbot: QtBot
) -> None:
    show(panel, "ces", qtbot)
    qtbot.mouseClick(panel.buttons["copy_table"], LEFT)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[1] == "CES"
    assert lines[1].split("\t")[1] == "4.91"


def test_the_handbook_opens_at_the_analysis(
    window: Window, panel: AnalysisPanel, qtbot: QtBot
) -> None:
    from cxdesigner.ui.dialogs.handbook import HandbookDialog

    show(panel, "reach", qtbot)
    qtbot.mouseClick(panel.buttons["handbook"], LEFT)
    dialog = window.findChild(HandbookDialog)
    assert dialog is not None
    entry = dialog.current()
    assert entry is not None
    assert entry.id == "score:reach"
    dialog.close()


def test_another_document_is_followed(
    window: Window, panel: AnalysisPanel, editor: Editor, qtbot: QtBot
) -> None:
    editor.files.new("hot-pot")
    settled(panel, "emotion", qtbot)
    show(panel, "cem", qtbot)
    qtbot.waitUntil(lambda: panel.view.need.isVisible())


def test_a_mark_of_the_picture_leads_to_the_canvas(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    show(panel, "emotion", qtbot)
    picture = panel.view.picture
    mark = next(one for one in picture.marks if one.subject_ids[0] == "c5")
    assert picture.mark_at(picture.place_of(mark)) is mark
    qtbot.mouseClick(picture, LEFT, pos=picture.place_of(mark).toPoint())
    assert shop.selection.ids[0] == "c5"


def test_keys_walk_through_the_marks_of_the_picture(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    show(panel, "emotion", qtbot)
    picture = panel.view.picture
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    first = picture.accessibleDescription()
    assert first
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert picture.accessibleDescription() != first
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert len(shop.selection) > 0


def test_the_crosshair_is_drawn_to_another_place(
    panel: AnalysisPanel, shop: Document, qtbot: QtBot
) -> None:
    show(panel, "importance", qtbot)
    picture = panel.view.picture
    assert picture.scene is not None
    plot = picture.scene.items[part_id("chart", PLOT)].rect
    lines = QPoint(
        round((plot.x + plot.width * 0.583) * SCALE),
        round((plot.bottom - plot.height * 0.2) * SCALE),
    )
    target = QPoint(round((plot.x + plot.width * 0.45) * SCALE), lines.y())
    assert picture.mark_at(QPointF(lines)) is None
    qtbot.mousePress(picture, LEFT, pos=lines)
    qtbot.mouseMove(picture, target)
    qtbot.mouseRelease(picture, LEFT, pos=target)
    assert shop.view_state.crosshair == "custom"
    assert shop.view_state.crosshair_lines == (6.5, pytest.approx(4.5, abs=0.15))

    def moved() -> bool:
        row = table(panel, "importance").model_.row(3)
        return row.cells[0] == "Convenience" and row.cells[3] == "Keep up the good work"

    qtbot.waitUntil(moved)


def test_the_picture_is_copied_for_slides(
    window: Window, panel: AnalysisPanel, qtbot: QtBot
) -> None:
    show(panel, "nps", qtbot)
    window.actions_["tools.copy_analysis_picture"].trigger()
    qtbot.waitUntil(lambda: window.status.message.text() == "The picture is on the clipboard.")
    mime = QApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert mime.hasFormat("image/svg+xml")


@pytest.mark.parametrize("what", ["table", "picture"])
def test_what_an_empty_analysis_lacks_is_told_and_the_clipboard_stays(
    window: Window, panel: AnalysisPanel, qtbot: QtBot, what: str
) -> None:
    show(panel, "kano", qtbot)
    QApplication.clipboard().setText("kept")
    window.actions_[f"tools.copy_analysis_{what}"].trigger()
    assert window.status.message.text() == "There is nothing to copy."
    assert QApplication.clipboard().text() == "kept"


def test_every_widget_of_the_panel_has_a_name(panel: AnalysisPanel, qtbot: QtBot) -> None:
    for key in ("importance", "servqual", "links"):
        show(panel, key, qtbot)
        for widget in panel.findChildren(QWidget):
            takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
            if takes and not widget.objectName().startswith("qt_"):
                text = getattr(widget, "text", None)
                said = widget.accessibleName() or (text() if callable(text) else "")
                assert widget.objectName(), widget
                assert said, widget


def test_the_report_is_written_where_it_is_wanted(
    window: Window, shop: Document, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "分析.pdf"
    monkeypatch.setattr(window.session.host, "ask", lambda _request: target)
    window.actions_["tools.export_analyses"].trigger()
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "分析.pdf" in window.status.message.text())
    assert target.read_bytes().startswith(b"%PDF")
    assert window.findChild(QAbstractButton, "openExported") is not None
