"""A plan of many actions: each is measured once or when it is seen, the chosen one is in sight."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from cxdesigner.editor.document import Document
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.text import LocalText
from cxdesigner.report.plan.actions import PlannedAction
from cxdesigner.ui.plan import grid
from cxdesigner.ui.plan.card import CardDelegate
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.window import Window

MANY = 60


@pytest.fixture
def many(window: Window, hot_pot: Document) -> Document:
    """The hot-pot template with many actions about one element, and one about another."""
    with hot_pot.store.transaction() as made:
        for number in range(MANY):
            text = LocalText.of(f"Action {number} with a few more words than fit in a line")
            made.put(Opportunity(id=f"m{number:02}", text=text, element_id="c3"))
        last = LocalText.of("Worth least")
        made.put(Opportunity(id="mz", text=last, element_id="c4"))
    return hot_pot


def test_cards_are_measured_for_one_width_only(
    many: Document, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: dict[str, set[int]] = {}
    places = CardDelegate._places

    def noted(self: CardDelegate, rect: QRect, action: PlannedAction, font: QFont) -> object:
        if rect.height() == 0:
            widths.setdefault(action.id, set()).add(rect.width())
        return places(self, rect, action, font)

    monkeypatch.setattr(CardDelegate, "_places", noted)
    many.selection.set(["c4"])
    many.set_view(editor="plan")
    settle()
    assert len(widths) > MANY
    assert {len(found) for found in widths.values()} == {1}


def test_the_card_of_what_is_selected_is_in_sight(many: Document, window: Window) -> None:
    many.selection.set(["c4"])
    many.set_view(editor="plan")
    settle()
    plan = window.editors.current
    assert isinstance(plan, PlanEditor)
    assert plan.action_id == "mz"
    column = plan.board.columns["open"]
    assert column.verticalScrollBar().maximum() > 0
    assert column.viewport().rect().contains(column.visualRect(column.currentIndex()))


def test_rows_of_the_table_that_nobody_sees_are_measured_later(
    many: Document, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    with many.store.transaction() as made:
        for number in range(MANY):
            text = LocalText.of(f"Action {number} " + "that takes several lines of text " * 8)
            made.put(Opportunity(id=f"m{number:02}", text=text, element_id="c3"))
    monkeypatch.setattr(grid, "_SLICE_S", 0.0)
    many.selection.set(["c4"])
    many.set_view(editor="plan", plan_tab="table")
    plan = window.editors.current
    assert isinstance(plan, PlanEditor)
    table = plan.table
    settle()
    long = [row for row, shown in enumerate(table.grid.rows) if shown.id[0] == "m"][:MANY]
    assert any(table.rowHeight(row) == 30 for row in long)
    last = table.currentIndex()
    assert plan.action_id == "mz"
    assert last.row() == MANY + 3
    assert table.viewport().rect().contains(table.visualRect(last).center())
    seen = range(table.rowAt(0), table.rowAt(table.viewport().height() - 1))
    assert all(table.rowHeight(row) > 30 for row in seen)
    monkeypatch.setattr(grid, "_SLICE_S", 1.0)
    settle()
    assert all(table.rowHeight(row) > 30 for row in long)
    assert table.viewport().rect().contains(table.visualRect(last).center())
