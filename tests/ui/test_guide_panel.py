"""The panel of the guides: long lists, the way of Tab, its width."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.method import CemFactor, CemTable
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.guide import page as page_module
from cxdesigner.ui.guide.factor_grid import STAR_PX, FactorGrid
from cxdesigner.ui.guide.touchpoint_page import TouchpointPage
from cxdesigner.ui.panels.fields import ChoiceField
from cxdesigner.ui.window import Window


@pytest.fixture
def shop(editor: Editor) -> Document:
    """The electronics template, opened as a new document."""
    return editor.files.new("electronics")


@pytest.fixture
def hands(window: Window, shop: Document) -> Hands:
    return Hands(window)


def within(page: QWidget, name: str) -> QWidget:
    return next(one for one in page.findChildren(QWidget, name) if one.isVisible())


def three_touchpoints(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> TouchpointPage:
    """Open the journey guide at its touchpoints where three of them are the most that is shown."""
    monkeypatch.setattr(page_module, "MOST_ROWS", 3)
    panel = hands.open_guide("guide.journey")
    panel.steps.setCurrentRow(1)
    page = panel.page
    assert isinstance(page, TouchpointPage)
    hands.wait(lambda: len(page.points.cards) == 3)
    return page


def test_what_a_long_list_leaves_out_is_shown_when_asked_for(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = three_touchpoints(hands, monkeypatch)
    rows = page.points
    more = within(page, "guideTouchRowsMore")
    assert isinstance(more, QPushButton)
    assert more.text() == "Show 3 of 5 more"
    hands.press_button(more)
    hands.wait(lambda: len(rows.cards) == 6)
    assert more.text() == "Show 2 more"


def test_what_is_selected_on_the_canvas_is_shown_however_long_the_list(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = three_touchpoints(hands, monkeypatch)
    hands.document.selection.set(["c8"])
    hands.wait(lambda: "c8" in page.points.cards)
    card = page.points.cards["c8"]
    hands.wait(lambda: bool(card.frame.property("current")))
    panel = hands.window.guide.panel
    assert panel is not None
    port = panel.area.viewport()
    hands.wait(lambda: port.rect().contains(card.mapTo(port, card.rect().center())))
    # Not all that stand between: there may be thousands.
    assert list(page.points.cards) == ["c1", "c2", "c3", "c8"]
    assert within(page, "guideTouchRowsMore").text() == "Show 3 of 4 more"  # type: ignore[attr-defined]


def test_tab_leads_on_as_one_reads(hands: Hands) -> None:
    panel = hands.open_guide("guide.cem")
    assert panel.step.key == "review"
    within(panel, "guideIdeaTextEdit").setFocus()
    names = []
    for _press in range(7):
        hands.key(Qt.Key.Key_Tab)
        focus = hands.focus
        assert focus is not None
        names.append(focus.objectName())
    assert names == [
        "guideIdeaRemove",
        "guideIdeaOwnerEdit",
        "guideIdeaDueEdit",
        "guideIdeaImpactEdit",
        "guideIdeaEffortEdit",
        "guideIdeaTextEdit",
        "guideIdeaRemove",
    ]
    for _press in range(7):
        hands.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    focus = hands.focus
    assert focus is within(panel, "guideIdeaTextEdit")


def test_the_guide_is_as_wide_as_it_was_dragged(hands: Hands) -> None:
    panel = hands.open_guide("guide.journey")
    assert panel.width() == 600
    edge = panel.edge
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(edge, left, pos=QPoint(2, 50))
    QTest.mouseMove(edge, QPoint(62, 50))
    QTest.mouseRelease(edge, left, pos=QPoint(62, 50))
    settle()
    assert panel.width() == 540
    assert hands.window.session.state.value.guide_width == 540
    hands.double_click_on(edge, QPointF(2, 50))
    assert panel.width() == 600


def test_a_page_stays_while_its_last_field_is_being_filled_in(hands: Hands) -> None:
    """The guide turned the page after the first letter; Undo had the focus and took the space."""
    hands.window.session.files.new("empty-blueprint")
    panel = hands.open_guide("guide.cem")
    assert panel.step.key == "brand"
    field = within(panel, "guideBrandValuesEdit")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    hands.type("Near")
    hands.wait(lambda: panel.side.bar.value() > 0)
    hands.type(" and honest")
    assert panel.step.key == "brand"
    (table,) = hands.document.store.of_type(CemTable)
    assert [text.text("en") for text in table.brand_values] == ["Near and honest"]


def test_without_a_touchpoint_the_guide_says_what_an_opportunity_waits_for(hands: Hands) -> None:
    hands.window.session.files.new("empty-blueprint")
    with hands.document.transaction() as tx:
        tx.put(CemFactor(id="f", factor="price", experience=4, ideal=8))
        tx.put(CemTable(id="t", key_experiences=("price",)))
    panel = hands.open_guide("guide.cem")
    panel.steps.setCurrentRow(6)
    hint = within(panel, "guideGapHint")
    assert isinstance(hint, QLabel)
    assert "touchpoint" in hint.text()
    assert not within(panel, "guideGapAdd").isEnabled()
    hands.double_click(hands.cell("customer", 0))
    hands.type("Pay")
    hands.key(Qt.Key.Key_Return)
    hands.wait(lambda: not hint.isVisible())


def test_an_opportunity_that_was_linked_is_gone_on_with(hands: Hands) -> None:
    panel = hands.open_guide("guide.cem")
    hands.press_button(within(panel, "guideGapLink"))
    focus = hands.focus
    assert isinstance(focus, QPlainTextEdit)
    assert focus.toPlainText() == "Order-on-demand catalogue"


def test_what_an_opportunity_is_put_at_can_be_read_whole(hands: Hands) -> None:
    panel = hands.open_guide("guide.cem")
    panel.steps.setCurrentRow(6)
    field = within(panel, "guideGapWhere")
    assert isinstance(field, ChoiceField)
    choice = field.choice
    hands.wait(lambda: choice.currentText() != "")
    settle()
    # The pointer would tell a name that is cut.
    assert choice.currentText() == "Visits the only branch in the street"
    assert choice.toolTip() == ""


def test_the_width_is_set_by_commands_too(hands: Hands) -> None:
    actions = hands.window.actions_
    hands.window.update_actions()
    assert not actions["guide.wider"].isEnabled()
    panel = hands.open_guide("guide.journey")
    hands.window.update_actions()
    actions["guide.narrower"].trigger()
    assert panel.width() == 540
    actions["guide.wider"].trigger()
    assert panel.width() == 600
    assert hands.window.session.state.value.guide_width == 600
    for _press in range(20):
        actions["guide.narrower"].trigger()
    assert panel.width() == 460


def test_a_touchpoint_is_renamed_and_removed_in_the_guide(hands: Hands, shop: Document) -> None:
    panel = hands.open_guide("guide.journey")
    panel.steps.setCurrentRow(1)
    page = panel.page
    assert isinstance(page, TouchpointPage)
    hands.wait(lambda: len(page.points.cards) == 8)
    element_id = next(iter(page.points.cards))
    card = page.points.cards[element_id]
    QTest.mouseClick(within(card, "guideTouchLabelEdit"), Qt.MouseButton.LeftButton)
    hands.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("Looks around")
    element = shop.store.need(Element, element_id)
    assert element.label.text(shop.language) == "Looks around"
    remove = within(card, "guideTouchRemove")
    assert isinstance(remove, QToolButton)
    hands.press_button(remove)
    assert shop.store.get(Element, element_id) is None
    hands.wait(lambda: element_id not in page.points.cards)
    shop.undo()
    hands.wait(lambda: element_id in page.points.cards)


def test_a_page_that_has_to_wait_leads_to_the_step_that_comes_first(
    hands: Hands, editor: Editor
) -> None:
    editor.files.new("empty-blueprint")
    panel = hands.open_guide("guide.cem")
    panel.steps.setCurrentRow(5)
    hands.wait(lambda: panel.first.isVisible())
    assert panel.first.text() == "Go to step 5"
    QTest.mouseClick(panel.first, Qt.MouseButton.LeftButton)
    hands.wait(lambda: panel.step.key == "needs")
    assert not panel.first.isVisible()


def ends_of(label: QLabel) -> int:
    """Where the last character before a star ends, in the grid."""
    text = label.text().removesuffix(" *")
    behind = label.fontMetrics().horizontalAdvance(label.text()[len(text) :])
    return label.geometry().right() - label.contentsMargins().right() - behind


@pytest.mark.parametrize("row", [1, 2, 3])
def test_computed_figures_end_below_the_end_of_their_heading(hands: Hands, row: int) -> None:
    panel = hands.open_guide("guide.cem")
    panel.steps.setCurrentRow(row)
    page = panel.page
    assert page is not None
    grid = page.findChild(FactorGrid)
    settle()
    heads = {}
    for label in grid.findChildren(QLabel):
        if label.property("role") == "field" and label.alignment() & Qt.AlignmentFlag.AlignRight:
            heads[label.geometry().right() - STAR_PX] = label
    assert heads
    assert grid.computed
    for label in grid.computed.values():
        assert label.alignment() & Qt.AlignmentFlag.AlignRight
        assert min(abs(ends_of(label) - end) for end in heads) <= 1
    body = panel.area.widget()
    assert body.minimumSizeHint().width() <= panel.area.viewport().width()


@pytest.mark.parametrize("row", [1, 2])
def test_a_star_behind_a_figure_keeps_off_the_next_field(hands: Hands, row: int) -> None:
    panel = hands.open_guide("guide.cem")
    panel.steps.setCurrentRow(row)
    assert panel.page is not None
    grid = panel.page.findChild(FactorGrid)
    settle()
    fields = [cell.line.mapTo(grid, cell.line.rect().topLeft()) for cell in grid.cells.values()]
    starred = [label for label in grid.computed.values() if label.text().endswith(" *")]
    assert starred
    for label in starred:
        end = label.geometry().right() - label.contentsMargins().right()
        behind = [at.x() - end for at in fields if at.x() > end]
        assert min(behind, default=99) >= 8


def test_the_table_of_scores_has_room(hands: Hands) -> None:
    panel = hands.open_guide("guide.cem")
    panel.steps.setCurrentRow(1)
    page = panel.page
    assert page is not None
    grid = page.findChild(FactorGrid)
    hands.wait(lambda: grid.computed["convenience", "satisfaction"].text() == "−2")
    settle()
    body = panel.area.widget()
    assert body.minimumSizeHint().width() <= panel.area.viewport().width()
    cell = grid.cells["price", "importance"]
    right = cell.tick.mapTo(body, cell.tick.rect().topRight()).x()
    assert right <= body.width() - 14
