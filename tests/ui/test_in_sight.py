"""What a command made or another editor selected comes into sight on the canvas."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, Qt

from cxdesigner.model.element import Element
from cxdesigner.model.queries import reading_order
from cxdesigner.model.stage import Stage, Step
from cxdesigner.ui import in_sight

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def do(hands: Hands, action_id: str) -> None:
    hands.window.update_actions()
    assert hands.window.actions_[action_id].isEnabled()
    hands.window.actions_[action_id].trigger()
    settle()


def to_start(hands: Hands, zoom: float = 1.68) -> tuple[int, int]:
    """Look at the beginning, enlarged; the pointer is elsewhere."""
    hands.canvas.cursor().setPos(hands.window.mapToGlobal(QPoint(1, 1)))
    hands.canvas.set_zoom(zoom)
    for bar in (hands.canvas.horizontalScrollBar(), hands.canvas.verticalScrollBar()):
        bar.setValue(bar.minimum())
    settle()
    return place(hands)


def place(hands: Hands) -> tuple[int, int]:
    return hands.canvas.horizontalScrollBar().value(), hands.canvas.verticalScrollBar().value()


def is_seen(hands: Hands, record_id: str) -> bool:
    rect = hands.window.controller.rect_of(record_id)
    assert rect is not None
    return hands.canvas.visible_rect().contains(rect.center)


def last_of(hands: Hands) -> str:
    """The last customer element: far to the right."""
    store = hands.document.store
    lane = next(lane.id for lane in store.lanes if lane.role == "customer")
    return [one.id for one in reading_order(store) if one.lane_id == lane and one.step_id][-1]


@pytest.mark.parametrize("name", ["table", "outline"])
def test_what_another_editor_selects_is_seen_on_the_canvas(hands: Hands, name: str) -> None:
    to_start(hands)
    target = last_of(hands)
    do(hands, f"view.{name}")
    settle()
    hands.document.selection.set((target,))
    do(hands, "view.canvas")
    settle()
    assert hands.window.rail.isVisible(), "it takes room from the canvas again"
    rect = hands.window.controller.rect_of(target)
    assert rect is not None
    assert hands.canvas.visible_rect().grown(1).encloses(rect)
    assert hands.canvas.zoom == pytest.approx(1.68)


def test_the_canvas_stays_where_it_is_if_nothing_else_was_selected(hands: Hands) -> None:
    hands.document.selection.set((last_of(hands),))
    before = to_start(hands)
    do(hands, "view.outline")
    settle()
    do(hands, "view.canvas")
    settle()
    assert place(hands) == before


def test_what_is_seen_already_moves_nothing(hands: Hands) -> None:
    before = to_start(hands)
    do(hands, "view.outline")
    hands.document.selection.set(("c1",))
    do(hands, "view.canvas")
    settle()
    assert is_seen(hands, "c1")
    assert place(hands) == before


def test_a_pasted_stage_comes_into_sight(hands: Hands) -> None:
    document = hands.document
    document.selection.set((document.store.stages[0].id,))
    do(hands, "edit.copy")
    document.selection.clear()
    to_start(hands)
    hands.key(Qt.Key.Key_V, CONTROL)
    (made,) = document.selection.records(Stage)
    assert made.id == document.store.stages[-1].id
    rect = hands.window.controller.rect_of(made.id)
    assert rect is not None
    assert rect.x < hands.canvas.visible_rect().right - 100


def test_pasted_elements_come_into_sight(hands: Hands) -> None:
    document = hands.document
    document.selection.set((last_of(hands),))
    do(hands, "edit.copy")
    to_start(hands)
    hands.key(Qt.Key.Key_V, CONTROL)
    (made,) = document.selection.records(Element)
    assert is_seen(hands, made.id)


def test_a_duplicate_comes_into_sight(hands: Hands) -> None:
    document = hands.document
    document.selection.set((last_of(hands),))
    to_start(hands)
    hands.key(Qt.Key.Key_D, CONTROL)
    (made,) = document.selection.records(Element)
    assert is_seen(hands, made.id)


def test_undo_and_redo_show_what_they_change(hands: Hands) -> None:
    document = hands.document
    target = last_of(hands)
    document.selection.set((target,))
    do(hands, "edit.delete")
    to_start(hands)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert is_seen(hands, target)
    step = document.store.need(Element, target).step_id
    before = to_start(hands)
    hands.key(Qt.Key.Key_Y, CONTROL)
    assert document.store.find(target) is None
    assert place(hands) != before
    assert step is not None
    column = hands.window.controller.grid.column_rect(step)
    seen = hands.canvas.visible_rect()
    assert column is not None
    assert seen.x < column.center.x < seen.right


def test_undo_of_what_is_seen_scrolls_nothing(hands: Hands) -> None:
    hands.document.selection.set(("c1",))
    do(hands, "edit.delete")
    hands.document.selection.set((last_of(hands),))
    before = to_start(hands)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert place(hands) == before


def test_where_some_of_very_many_are_seen_nothing_scrolls(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_sight, "_MOST", 3)
    before = to_start(hands)
    do(hands, "edit.select_all")
    assert len(hands.document.selection) > 20
    assert place(hands) == before


def test_the_mouse_never_scrolls_by_selecting(hands: Hands) -> None:
    before = to_start(hands, 1.0)
    hands.click(hands.middle("c2"))
    assert hands.document.selection.ids == ("c2",)
    assert place(hands) == before


def test_a_large_drawing_is_waited_for(hands: Hands, slow: object) -> None:
    document = hands.document
    document.selection.set((document.store.stages[0].id,))
    do(hands, "edit.copy")
    document.selection.clear()
    to_start(hands)
    document.set_view(emotion=not document.view_state.emotion)
    assert not hands.window.controller.is_current
    hands.key(Qt.Key.Key_V, CONTROL)
    (made,) = document.selection.records(Stage)
    slow.set()  # type: ignore[attr-defined]
    hands.wait(lambda: hands.window.controller.is_current)
    settle()
    rect = hands.window.controller.rect_of(made.id)
    assert rect is not None
    assert rect.x < hands.canvas.visible_rect().right - 100
    assert document.store.positions(Step)
