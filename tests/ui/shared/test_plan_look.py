"""How the plan looks: headings over figures, long texts in two lines, hints where it is empty."""

from __future__ import annotations

from typing import Any

import pytest
from hands import Hands, settle
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.text import LocalText
from cxdesigner.ui.plan.card import CardDelegate, draw_lines
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.plan.grid import GridView
from cxdesigner.ui.text_lines import lines_of
from cxdesigner.ui.window import Window

LONG = "Show the expected wait on the slip of the kiosk and by text message, every five minutes"


@pytest.fixture
def hands(window: Window, hot_pot: Document) -> Hands:
    return Hands(window)


@pytest.fixture
def plan(hands: Hands, hot_pot: Document) -> PlanEditor:
    """The plan of the hot-pot template, as a table."""
    hot_pot.set_view(editor="plan", plan_tab="table")
    found = hands.window.editors.current
    assert isinstance(found, PlanEditor)
    hands.wait(lambda: found.table.isVisible())
    return found


def ink(view: QAbstractItemView) -> int:
    """Pixels of the middle of a view that are not as its corner is."""
    picture: QImage = view.viewport().grab(view.viewport().rect().adjusted(3, 3, -3, -3)).toImage()
    ground = picture.pixel(0, picture.height() - 1)
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixel(x, y) != ground for x, y in points)


def without_actions(document: Document) -> None:
    ideas = [one.id for one in document.store.of_type(Opportunity)]
    document.run("x", delete_records, ideas)


def test_headings_of_figures_stand_over_them(plan: PlanEditor) -> None:
    sideways, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
    for at, column in enumerate(plan.table_model.columns):
        cell = plan.table_model.index(0, at).data(role)
        assert plan.table_model.headerData(at, sideways, role) == cell, column.key


def test_a_long_text_goes_on_in_a_second_line(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    idea = hot_pot.store.need(Opportunity, "o2")
    with hot_pot.store.transaction("x") as tx:
        tx.put(idea.replace(text=LONG))
    at = plan.table_model.row_of("o2")
    assert at is not None
    hands.wait(lambda: plan.table.rowHeight(at) > 30)
    index = plan.table_model.index(at, 0)
    assert plan.table.sizeHintForIndex(index).height() <= plan.table.rowHeight(at)


def test_where_there_is_no_action_the_page_says_so(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    without_actions(hot_pot)
    hands.wait(lambda: not plan.actions_)
    assert "New action" in plan.table.accessibleDescription()
    assert ink(plan.table)
    hot_pot.set_view(plan_tab="board")
    first, *others = plan.board.columns.values()
    assert "New action" in first.accessibleDescription()
    assert ink(first)
    assert not any(one.accessibleDescription() for one in others)


def test_an_empty_column_of_the_board_says_how_cards_come_there(plan: PlanEditor) -> None:
    open_, planned, *others = plan.board.columns.values()
    assert planned.accessibleDescription().startswith("Drag")
    assert not any(one.accessibleDescription() for one in (open_, *others))


def test_no_line_of_a_card_is_a_single_character() -> None:
    text, font = "要再报一次手机号才能享会员价", QFont()
    whole = QFontMetrics(font).horizontalAdvance(text)
    for width in range(whole // 2, whole):
        lines = lines_of(text, font, width)
        assert all(len(line.replace("\u2060", "")) > 1 for line in lines), (width, lines)


def test_an_answer_has_two_lines_on_a_card() -> None:
    picture = QImage(160, 60, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    high = painter.fontMetrics().lineSpacing()
    draw_lines(painter, QRect(0, 0, 160, 60), LONG, 2)
    painter.end()

    def rows(top: int, bottom: int) -> bool:
        every = ((x, y) for x in range(160) for y in range(top, bottom))
        return any(picture.pixelColor(x, y).lightness() < 200 for x, y in every)

    assert rows(0, high)
    assert rows(high, 2 * high)
    assert not rows(2 * high + QFontMetrics(QFont()).descent(), 60)


def test_the_chosen_card_is_framed_while_the_keys_go_elsewhere(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hot_pot.set_view(plan_tab="board")
    column = plan.board.columns["open"]
    hands.wait(lambda: column.isVisible() and not column.visualRect(column.cards.index(0)).isNull())
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 200, 140)
    option.state |= QStyle.StateFlag.State_Selected
    picture = QImage(200, 140, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    column.delegate.paint(painter, option, column.cards.index(0))
    painter.end()
    frame = column.delegate._ink["ui.accent"].rgb()
    assert [picture.pixel(x, 70) == frame for x in (2, 3, 4)] == [False, True, False]


def test_a_new_style_measures_cards_once_and_when_they_are_seen(
    hands: Hands, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    hot_pot.set_view(editor="plan", plan_tab="board")
    found = hands.window.editors.current
    assert isinstance(found, PlanEditor)
    column = found.board.columns["open"]
    hands.wait(lambda: column.isVisible() and not column.visualRect(column.cards.index(2)).isNull())
    measured: list[int] = []
    measure = CardDelegate._places

    def counted(delegate: CardDelegate, *args: Any) -> Any:
        measured.append(1)
        return measure(delegate, *args)

    monkeypatch.setattr(CardDelegate, "_places", counted)
    hot_pot.set_view(editor="canvas")
    settle()
    measured.clear()
    column.delegate._heights.clear()
    column.setStyleSheet("color: red;")
    settle()
    assert not measured, "nobody sees them"
    hot_pot.set_view(editor="plan")
    hands.wait(lambda: len(measured) >= len(column.cards.actions))


def test_the_names_of_activities_stand_there_whole(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    element = hot_pot.store.need(Element, "f3")
    name = LocalText.of({hot_pot.language: "Pharmacist dispenses and counsels"})
    with hot_pot.store.transaction("x") as tx:
        tx.put(element.replace(label=name))
    hot_pot.set_view(plan_tab="roles")
    duties = plan.roles.duties
    hands.wait(lambda: duties.isVisible())
    head = duties.verticalHeader()
    labels = plan.roles.duty_model.labels
    assert any("dispenses" in label for label in labels)
    edges = 14
    assert all(head.fontMetrics().horizontalAdvance(one) + edges <= head.width() for one in labels)
    assert head.textElideMode() == Qt.TextElideMode.ElideRight
    hands.window.resize(683, 384)
    hands.wait(lambda: head.width() <= plan.roles.width() // 2)


def test_cards_stay_close_when_a_wider_column_makes_one_lower(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hot_pot.set_view(plan_tab="board")
    column = plan.board.columns["open"]
    hands.wait(lambda: column.isVisible())
    first, second = (column.cards.index(row) for row in range(2))

    def gap() -> int:
        return column.visualRect(second).top() - column.visualRect(first).bottom()

    wanted = gap()
    for width in (150, 400):
        column.setFixedWidth(width)
        hands.wait(lambda: gap() == wanted)


def test_rows_are_measured_once_when_they_are_shown(
    hands: Hands, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[tuple[GridView, int]] = []
    real = GridView.resizeRowToContents

    def resize(view: GridView, row: int) -> None:
        measured.append((view, row))
        real(view, row)

    monkeypatch.setattr(GridView, "resizeRowToContents", resize)
    hot_pot.set_view(editor="plan", plan_tab="board")
    hot_pot.set_view(plan_tab="table")
    plan = hands.window.editors.current
    assert isinstance(plan, PlanEditor)
    hands.wait(plan.table.isVisible)
    assert [measured.count((plan.table, row)) for row in range(3)] == [1, 1, 1]
    before = plan.table.rowHeight(0)
    first = hot_pot.store.need(Opportunity, plan.table.grid.rows[0].id)
    with hot_pot.transaction("x") as tx:
        tx.put(first.replace(text=LocalText.of(LONG * 3)))
    hands.wait(lambda: plan.table.rowHeight(0) > before)
