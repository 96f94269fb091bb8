"""The chosen card below the board, and the plan narrowed by the filter of the document."""

from __future__ import annotations

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import Filter
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.queries import stage_of, top_stage
from cxdesigner.model.stage import Stage
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.window import Window

Keys = Qt.Key


@pytest.fixture
def hands(window: Window, hot_pot: Document) -> Hands:
    return Hands(window)


@pytest.fixture
def plan(hands: Hands) -> PlanEditor:
    """The plan of the hot-pot template, opened by its keys."""
    hands.key(Keys.Key_4, Qt.KeyboardModifier.AltModifier)
    found = hands.window.editors.current
    assert isinstance(found, PlanEditor)
    return found


def titles(plan: PlanEditor) -> list[list[str]]:
    return [[one.id for one in column.cards.actions] for column in plan.board.columns.values()]


def test_the_chosen_card_is_edited_below_the_board(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    hands.key(Keys.Key_Down)
    strip = plan.strip
    hands.wait(lambda: strip.isVisible() and strip.ids == ("o2",))
    for name, typed in (("Owner", "店长"), ("Due", "2027-03-31"), ("Impact", "5"), ("Effort", "1")):
        field = strip.findChild(QLineEdit, f"planStrip{name}Edit")
        field.setFocus()
        field.selectAll()
        field.clear()
        field.textEdited.emit("")
        hands.type(typed) if typed.isascii() else field.insert(typed)
        field.textEdited.emit(field.text())
        hands.key(Keys.Key_Tab)
    made = hot_pot.store.need(Opportunity, "o2")
    assert (made.owner.text("zh-CN"), made.due, made.impact, made.effort) == (
        "店长", "2027-03-31", 5, 1,
    )  # fmt: skip
    strip.status.choice.activated.emit(1)
    assert hot_pot.store.need(Opportunity, "o2").status == "planned"
    hands.wait(lambda: titles(plan)[1] == ["o2"])
    assert plan.action_id == "o2"
    hot_pot.set_view(plan_tab="table")
    hands.wait(strip.isHidden)


def test_the_filter_narrows_actions_and_duties(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    stage = hot_pot.store.need(Stage, top_stage_of(hot_pot, "c7"))
    hot_pot.set_view(filter=Filter(stage_ids=(stage.id,)))
    inside = {
        one.id
        for one in plan.actions_
        if any(top_stage_of(hot_pot, place) == stage.id for place in one.place_ids)
    }
    assert 0 < len(inside) < 3
    hands.wait(lambda: {key for column in titles(plan) for key in column} == inside)
    assert "hidden by the filter" in plan.bar.count.text()
    hidden = next(one.id for one in plan.actions_ if one.id not in inside)
    assert "hides this action" in plan.reveal(hidden)
    assert plan.action_id == hidden
    hot_pot.set_view(plan_tab="roles")
    hands.wait(lambda: plan.stack.currentIndex() == 2)
    duties = plan.roles.table.duties
    assert duties
    assert {top_stage_of(hot_pot, one.element_id) for one in duties} == {stage.id}


def top_stage_of(document: Document, element_id: str) -> str | None:
    element = document.store.get(Element, element_id)
    stage = top_stage(document.store, stage_of(document.store, element)) if element else None
    return stage.id if stage else None
