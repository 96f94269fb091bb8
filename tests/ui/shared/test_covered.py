"""What a hidden lane or a collapsed stage covers: going to it, and keys beside it."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxdesigner.editor.commands.lanes import hide_line
from cxdesigner.model.element import Element
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.stage import Step

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def hide(hands: Hands, role: str) -> str:
    document = hands.document
    lane = next(lane for lane in document.store.lanes if lane.role == role)
    document.set_view(hidden_lanes=(lane.id,))
    settle()
    return lane.id


def collapse(hands: Hands, number: int) -> str:
    stage = hands.document.store.stages[number]
    hands.document.set_view(collapsed_stages=(stage.id,))
    settle()
    return stage.id


def go_with_palette(hands: Hands, words: str) -> None:
    hands.key(Qt.Key.Key_K, CONTROL)
    hands.compose(commit=words)
    hands.wait(lambda: bool(hands.window.finders.palette.model.rowCount()))
    hands.key(Qt.Key.Key_Return)


def go_by_finding(hands: Hands, words: str) -> None:
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.compose(commit=words)
    hands.wait(lambda: bool(hands.window.finders.find.model.hits))
    hands.key(Qt.Key.Key_Return)


@pytest.mark.parametrize("go", [go_with_palette, go_by_finding])
def test_going_into_a_collapsed_stage_opens_it(hands: Hands, go: object) -> None:
    document, items = hands.document, hands.window.controller.scene.items
    collapse(hands, 1)
    assert callable(go)
    go(hands, "平板点餐")
    settle()
    items = hands.window.controller.scene.items
    assert document.selection.ids == ("c4",)
    assert "c4" in items
    assert document.view_state.collapsed_stages == ()
    assert "点餐" in hands.window.status.message.text()


@pytest.mark.parametrize("go", [go_with_palette, go_by_finding])
def test_going_into_a_hidden_lane_shows_it(hands: Hands, go: object) -> None:
    document = hands.document
    hide(hands, "frontstage")
    assert callable(go)
    go(hands, "平板展示菜单与推荐")
    settle()
    (chosen,) = document.selection.ids
    assert chosen in hands.window.controller.scene.items
    assert document.view_state.hidden_lanes == ()
    assert hands.window.status.message.text()


def test_tab_and_alt_go_past_a_hidden_lane(hands: Hands) -> None:
    document = hands.document
    hidden = hide(hands, "backstage")
    support = document.store.lanes[-1].id
    count = len(document.store.of_type(Element))
    (front,) = (
        element
        for element in document.store.of_type(Element)
        if element.label.text("zh-CN") == "平板展示菜单与推荐"
    )
    hands.click(hands.middle(front.id))
    hands.key(Qt.Key.Key_Tab)
    assert len(document.store.of_type(Element)) == count
    (below,) = document.selection.ids
    assert document.store.need(Element, below).lane_id == support
    hands.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert document.selection.ids == (front.id,)
    hands.key(Qt.Key.Key_Down, ALT)
    assert document.store.need(Element, front.id).lane_id == support
    hands.key(Qt.Key.Key_Up, ALT)
    assert document.store.need(Element, front.id).lane_id == front.lane_id
    assert document.view_state.hidden_lanes == (hidden,)


def test_a_lane_that_is_moved_by_keys_goes_past_what_is_hidden_at_once(hands: Hands) -> None:
    document = hands.document
    hidden = hide(hands, "backstage")
    (line,) = (line for line in document.store.lines if line.kind == "visibility")
    document.run("Hide", hide_line, line.id, True)
    front = next(lane for lane in document.store.lanes if lane.role == "frontstage")
    document.selection.set((front.id,))
    settle()
    hands.key(Qt.Key.Key_Down, ALT)
    seen = hands.window.controller.grid
    (pill,) = (line for line in seen.lines if line.kind == "internal")
    rect = seen.lane_rect(front.id)
    assert rect is not None
    assert pill.y < rect.y
    hands.key(Qt.Key.Key_Down, ALT)
    lanes = [lane.role for lane in hands.window.controller.grid.lanes]
    assert lanes[-2:] == ["support", "frontstage"]
    assert document.view_state.hidden_lanes == (hidden,)


def test_a_dragged_group_passes_a_hidden_lane(hands: Hands) -> None:
    document = hands.document
    hidden = hide(hands, "frontstage")
    lanes = {lane.role: lane.id for lane in document.store.lanes}
    document.selection.set(("c3", "e2"))
    settle()
    at = document.store.positions(Step)
    column = at[document.store.need(Element, "c3").step_id or ""]
    hands.drag(hands.middle("c3"), hands.cell("backstage", column, low=True))
    moved = [document.store.need(Element, key) for key in ("c3", "e2")]
    assert [element.lane_id for element in moved] == [lanes["backstage"], lanes["customer"]]
    assert all(key in hands.window.controller.scene.items for key in ("c3", "e2"))
    hands.drag(hands.middle("c3"), hands.cell("support", column, low=True))
    moved = [document.store.need(Element, key) for key in ("c3", "e2")]
    assert [element.lane_id for element in moved] == [lanes["support"], lanes["backstage"]]
    assert document.view_state.hidden_lanes == (hidden,)


def test_a_dragged_group_passes_a_collapsed_stage(hands: Hands) -> None:
    document = hands.document
    stage_id = collapse(hands, 1)
    closed = {step.id for step in steps_of_stage(document.store, stage_id)}
    document.selection.set(("c1", "c2"))
    settle()
    number = 3  # The third is what is left of the stage, the fourth the first one behind it.
    assert hands.window.controller.grid.columns[number - 1].step_id in closed
    hands.drag(hands.middle("c2"), hands.cell("customer", number, low=True))
    moved = [document.store.need(Element, key).step_id for key in ("c1", "c2")]
    shown = [step.id for step in document.store.steps if step.id not in closed]
    assert moved == [shown[1], shown[2]]
    items = hands.window.controller.scene.items
    assert "c1" in items
    assert "c2" in items


def test_alt_takes_a_whole_group_past_a_hidden_lane(hands: Hands) -> None:
    document = hands.document
    hide(hands, "frontstage")
    lanes = {lane.role: lane.id for lane in document.store.lanes}
    document.selection.set(("c3", "e2"))
    settle()
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Down, ALT)
    moved = [document.store.need(Element, key) for key in ("c3", "e2")]
    assert [element.lane_id for element in moved] == [lanes["backstage"], lanes["customer"]]


def test_enter_and_alt_go_past_a_collapsed_stage(hands: Hands) -> None:
    document = hands.document
    stage_id = collapse(hands, 1)
    closed = steps_of_stage(document.store, stage_id)
    at = document.store.positions(Step)
    beyond = document.store.steps[at[closed[-1].id] + 1].id
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Right, ALT)
    assert document.store.need(Element, "c2").step_id == beyond
    hands.key(Qt.Key.Key_Z, CONTROL)
    (behind,) = (
        element
        for element in document.store.of_type(Element)
        if element.label.text("zh-CN") == "排号台配桌与清台"
    )
    hands.click(hands.middle(behind.id))
    hands.key(Qt.Key.Key_Return)
    assert hands.editor.is_open
    hands.type("Next")
    hands.key(Qt.Key.Key_Return)
    (made,) = document.selection.ids
    assert made in hands.window.controller.scene.items
    assert document.view_state.collapsed_stages == (stage_id,)


def test_a_stage_is_collapsed_from_an_element_of_it(hands: Hands) -> None:
    document = hands.document
    stage = document.store.stages[1]
    hands.click(hands.middle("c4"))
    hands.key(Qt.Key.Key_J, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert document.view_state.collapsed_stages == (stage.id,)
    assert document.selection.ids == (stage.id,)
    hands.key(Qt.Key.Key_J, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert document.view_state.collapsed_stages == ()


def test_stages_are_joined_from_an_element(hands: Hands) -> None:
    document = hands.document
    before = [stage.id for stage in document.store.stages]
    hands.click(hands.middle("c4"))
    hands.key(Qt.Key.Key_G, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [stage.id for stage in document.store.stages] == [*before[:2], *before[3:]]
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert [stage.id for stage in document.store.stages] == before


def test_what_is_pasted_unseen_shows_its_lane(hands: Hands) -> None:
    document = hands.document
    hide(hands, "frontstage")
    QApplication.clipboard().setText("One\n  Two")
    hands.click(hands.middle("c4"))
    hands.key(Qt.Key.Key_V, CONTROL)
    assert {"One", "Two"} <= set(hands.labels())
    assert document.view_state.hidden_lanes == ()
    assert hands.window.status.message.text()
