"""Gestures on the canvas, by mouse events through the real widgets."""

import pytest
from hands import Hands, settle, unchanged
from PySide6.QtCore import QPointF, Qt

from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Stage, Step
from cxdesigner.ui.assembly import Editor

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_a_click_selects_and_a_click_on_the_ground_selects_nothing(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    assert hands.document.selection.ids == ("c2",)
    hands.click(hands.cell("evidence", 4))
    assert hands.document.selection.ids == ()


@pytest.mark.parametrize("keys", [SHIFT, CONTROL])
def test_a_click_with_shift_or_ctrl_adds_and_takes_away(
    hands: Hands, keys: Qt.KeyboardModifier
) -> None:
    hands.click(hands.middle("c1"))
    hands.click(hands.middle("c2"), keys)
    assert set(hands.document.selection.ids) == {"c1", "c2"}
    hands.click(hands.middle("c1"), keys)
    assert hands.document.selection.ids == ("c2",)


def test_a_band_selects_the_elements_it_touches(hands: Hands) -> None:
    start = hands.cell("evidence", 4)
    hands.drag(start, hands.middle("c3"))
    chosen = set(hands.document.selection.ids)
    assert {"c3", "c4"} <= chosen
    assert "c1" not in chosen


def test_dragging_moves_an_element_to_another_cell_and_one_undo_takes_it_back(
    hands: Hands,
) -> None:
    before = hands.document.store.need(Element, "e1")
    hands.drag(hands.middle("e1"), hands.cell("evidence", 4))
    after = hands.document.store.need(Element, "e1")
    assert after.step_id == hands.document.store.steps[4].id
    assert after.lane_id == before.lane_id
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.store.need(Element, "e1") == before


def test_a_drag_shows_where_things_would_go_and_escape_leaves_them(hands: Hands) -> None:
    def gesture() -> None:
        hands.start_drag(hands.middle("e1"), hands.cell("evidence", 4))
        ghost = hands.canvas.overlay.ghost
        hands.wait(lambda: any(item.id == "e1" for item in ghost.items))
        hands.key(Qt.Key.Key_Escape)
        assert not ghost.items
        hands.release_at(hands.pixel(hands.cell("evidence", 4)))

    assert unchanged(hands.document, gesture)
    assert not hands.document.history.can_undo


def test_several_elements_move_together(hands: Hands) -> None:
    steps = [step.id for step in hands.document.store.steps]
    hands.click(hands.middle("e1"))
    hands.click(hands.middle("c1"), SHIFT)
    hands.drag(hands.middle("e1"), hands.cell("evidence", 1))
    assert hands.document.store.need(Element, "e1").step_id == steps[1]
    assert hands.document.store.need(Element, "c1").step_id == steps[1]


def test_a_drop_between_columns_makes_a_new_step(hands: Hands) -> None:
    count = len(hands.document.store.steps)
    hands.drag(hands.middle("e1"), hands.gap("evidence", 3))
    steps = hands.document.store.steps
    assert len(steps) == count + 1
    assert hands.document.store.need(Element, "e1").step_id == steps[3].id


def test_a_link_is_drawn_from_a_grip_to_another_element(hands: Hands) -> None:
    before = {link.id for link in hands.document.store.of_type(Link)}
    hands.hover(hands.middle("e1"))
    hands.drag(hands.grip("e1"), hands.middle("c3"))
    made = [link for link in hands.document.store.of_type(Link) if link.id not in before]
    assert [(link.source_id, link.target_id) for link in made] == [("e1", "c3")]


def test_a_link_drawn_to_an_empty_cell_makes_what_the_lane_usually_holds(hands: Hands) -> None:
    before = {element.id for element in hands.document.store.of_type(Element)}
    hands.hover(hands.middle("c3"))
    hands.drag(hands.grip("c3"), hands.cell("backstage", 2))
    made = [e for e in hands.document.store.of_type(Element) if e.id not in before]
    assert [element.kind for element in made] == ["action"]
    assert any(
        link.source_id == "c3" and link.target_id == made[0].id
        for link in hands.document.store.of_type(Link)
    )
    assert hands.editor.is_open


def test_escape_drops_a_link_that_is_being_drawn(hands: Hands) -> None:
    def gesture() -> None:
        hands.hover(hands.middle("c3"))
        hands.start_drag(hands.grip("c3"), hands.cell("backstage", 2))
        hands.key(Qt.Key.Key_Escape)
        hands.release_at(hands.pixel(hands.cell("backstage", 2)))

    assert unchanged(hands.document, gesture)


def test_the_link_tool_joins_two_elements_by_two_clicks(hands: Hands) -> None:
    before = {link.id for link in hands.document.store.of_type(Link)}
    hands.window.rail.buttons["link"].click()
    hands.click(hands.middle("e1"))
    hands.click(hands.middle("c4"))
    made = [link for link in hands.document.store.of_type(Link) if link.id not in before]
    assert [(link.source_id, link.target_id) for link in made] == [("e1", "c4")]


def test_the_end_of_a_link_is_hung_on_another_element(hands: Hands) -> None:
    link = next(
        link
        for link in hands.document.store.of_type(Link)
        if (link.source_id, link.target_id) == ("c1", "c2")
    )
    item = hands.window.controller.scene.items[link.id]
    hands.click(QPointF(*item.rect.center))
    assert hands.document.selection.ids == (link.id,)
    ends = hands.canvas.overlay.handle.points
    assert ends
    hands.drag(QPointF(*ends[-1]), hands.middle("c3"))
    assert hands.document.store.need(Link, link.id).target_id == "c3"


def test_a_line_is_dragged_to_another_place_between_lanes(hands: Hands) -> None:
    line = next(line for line in hands.document.store.of_type(Line) if line.kind == "visibility")
    lanes = {lane.role: lane.id for lane in hands.document.store.of_type(Lane)}
    grid = hands.window.controller.grid
    start = QPointF(grid.columns[4].x - 15, grid.line_y(line.id) or 0.0)
    hands.drag(start, hands.cell("backstage", 4, low=True))
    assert hands.document.store.need(Line, line.id).after_lane_id == lanes["backstage"]


def test_a_point_of_the_curve_is_dragged_and_the_curve_follows(hands: Hands) -> None:
    emotion = next(e for e in hands.document.store.of_type(Emotion) if e.element_id == "c2")
    axis = hands.window.controller.grid.emotion
    assert axis is not None
    start = hands.middle(emotion.id)
    end = QPointF(start.x(), axis.y_of(2))
    hands.start_drag(start, end)
    hands.wait(
        lambda: any(item.kind == "emotion_curve" for item in hands.canvas.overlay.ghost.items)
    )
    hands.release_at(hands.pixel(end))
    assert hands.document.store.need(Emotion, emotion.id).value == 2
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.store.need(Emotion, emotion.id) == emotion


def test_escape_leaves_the_curve_as_it_was(hands: Hands) -> None:
    emotion = next(e for e in hands.document.store.of_type(Emotion) if e.element_id == "c2")
    start = hands.middle(emotion.id)

    def gesture() -> None:
        hands.start_drag(start, start + QPointF(0, -30))
        hands.key(Qt.Key.Key_Escape)
        hands.release_at(hands.pixel(start))

    assert unchanged(hands.document, gesture)


def test_a_thing_of_the_rail_is_placed_by_two_clicks(hands: Hands) -> None:
    before = {element.id for element in hands.document.store.of_type(Element)}
    hands.window.rail.buttons["decision"].click()
    hands.hover(hands.cell("backstage", 2))
    hands.wait(lambda: bool(hands.canvas.overlay.ghost.items))
    hands.click(hands.cell("backstage", 2))
    made = [e for e in hands.document.store.of_type(Element) if e.id not in before]
    assert [(e.kind, e.step_id) for e in made] == [("decision", hands.document.store.steps[2].id)]
    assert hands.editor.is_open
    assert hands.window.controller.tool_name == "select"


def test_a_thing_dragged_from_the_rail_shows_a_ghost_and_is_placed_where_it_is_dropped(
    hands: Hands,
) -> None:
    before = {element.id for element in hands.document.store.of_type(Element)}
    hands.drop_from_rail("evidence", hands.cell("evidence", 4), drop=False)
    hands.wait(lambda: bool(hands.canvas.overlay.ghost.items))
    hands.drop_from_rail("evidence", hands.cell("evidence", 4))
    made = [e for e in hands.document.store.of_type(Element) if e.id not in before]
    assert [e.kind for e in made] == ["evidence"]
    assert not hands.canvas.overlay.ghost.items


def test_a_stage_dropped_from_the_rail_is_named_at_once(hands: Hands) -> None:
    before = {stage.id for stage in hands.document.store.stages}
    hands.drop_from_rail("stage", hands.cell("customer", 4))
    (made,) = [stage.id for stage in hands.document.store.stages if stage.id not in before]
    assert hands.editor.is_open
    hands.type("Order")
    hands.key(Qt.Key.Key_Return)
    assert hands.document.store.need(Stage, made).name.text("zh-CN") == "Order"


def test_a_step_dropped_from_the_rail_comes_between_columns(hands: Hands) -> None:
    before = [step.id for step in hands.document.store.steps]
    hands.drop_from_rail("step", hands.gap("customer", 2))
    after = [step.id for step in hands.document.store.steps]
    assert len(after) == len(before) + 1
    assert after[2] not in before


def test_a_tool_taken_by_keys_leaves_no_frame_of_what_was_under_the_pointer(hands: Hands) -> None:
    hover = hands.canvas.overlay.hover
    hands.hover(hands.middle("c3"))
    assert hover.isVisible()
    assert not hover.boundingRect().isEmpty()
    hands.window.actions_["tool.stage"].trigger()
    settle()
    assert hover.boundingRect().isEmpty()


def test_escape_puts_a_tool_away(hands: Hands) -> None:
    hands.window.rail.buttons["touchpoint"].click()
    hands.hover(hands.cell("customer", 2))
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.controller.tool_name == "select"
    assert not hands.canvas.overlay.ghost.items


def test_a_double_click_on_an_empty_cell_makes_an_element_and_starts_its_text(
    hands: Hands,
) -> None:
    before = {element.id for element in hands.document.store.of_type(Element)}
    hands.double_click(hands.cell("backstage", 2))
    made = [e for e in hands.document.store.of_type(Element) if e.id not in before]
    assert [e.kind for e in made] == ["action"]
    assert hands.editor.is_open


def test_dragging_near_the_edge_scrolls(hands: Hands, qtbot) -> None:
    hands.canvas.set_zoom(1.5)
    bar = hands.canvas.horizontalScrollBar()
    bar.setValue(0)
    start = hands.pixel(hands.middle("e1"))
    hands.press_at(start)
    hands.move_to(start + QPointF(30, 0))
    hands.move_to(QPointF(hands.port.width() - 3, start.y()))
    qtbot.waitUntil(lambda: bar.value() > 60, timeout=3000)
    hands.key(Qt.Key.Key_Escape)
    stopped = bar.value()
    qtbot.wait(60)
    assert bar.value() == stopped


def test_a_stage_is_dragged_by_its_header(hands: Hands) -> None:
    stages = [stage.id for stage in hands.document.store.of_type(Stage)]
    bar, start = hands.header(stages[0])
    _bar, end = hands.header(stages[1])
    place = hands.canvas.headers.stages.place_of(stages[1])
    assert place is not None
    hands.drag_header(bar, start, QPointF(place.right() - 2, end.y()))
    order = [stage.id for stage in hands.document.store.stages]
    assert order[:2] == [stages[1], stages[0]]


def test_the_border_of_a_stage_is_dragged(hands: Hands) -> None:
    store = hands.document.store
    first = store.stages[0]
    count = sum(step.stage_id == first.id for step in store.steps)
    bar, middle = hands.header(first.id)
    place = hands.canvas.headers.stages.place_of(first.id)
    assert place is not None
    grid = hands.window.controller.grid
    further = grid.gap_after(count)
    assert further is not None
    end = hands.canvas.mapFromScene(QPointF(further.center.x, 60))
    hands.drag_header(
        bar,
        QPointF(place.right() - 3, middle.y()),
        QPointF(end.x() + hands.port.x() - bar.x(), middle.y()),
    )
    assert sum(step.stage_id == first.id for step in store.steps) == count + 1


def test_a_step_is_dragged_by_its_handle(hands: Hands) -> None:
    steps = [step.id for step in hands.document.store.steps]
    bar, start = hands.header(steps[0])
    place = hands.canvas.headers.stages.place_of(steps[2])
    assert place is not None
    low = bar.height() - 3.0
    hands.drag_header(bar, QPointF(start.x(), low), QPointF(place.right() - 8, low))
    after = [step.id for step in hands.document.store.steps]
    assert after[:3] == [steps[1], steps[2], steps[0]]


def test_a_lane_is_dragged_by_its_header_and_escape_leaves_it(hands: Hands) -> None:
    lanes = [lane.id for lane in hands.document.store.lanes]
    bar, start = hands.header(lanes[0])
    place = hands.canvas.headers.lanes.place_of(lanes[1])
    assert place is not None
    end = QPointF(start.x(), place.bottom() - 3)

    def gesture() -> None:
        hands.drag_header(bar, start, end, drop=False)
        hands.key(Qt.Key.Key_Escape)
        hands.release_at(end, bar)

    assert unchanged(hands.document, gesture)
    hands.drag_header(bar, start, end)
    assert [lane.id for lane in hands.document.store.lanes][:2] == [lanes[1], lanes[0]]


def test_a_header_is_selected_by_a_click_and_edited_by_a_double_click(hands: Hands) -> None:
    stage = hands.document.store.stages[1]
    bar, middle = hands.header(stage.id)
    hands.press_at(middle, bar)
    hands.release_at(middle, bar)
    assert hands.document.selection.ids == (stage.id,)
    assert hands.document.store.get(Step, stage.id) is None


@pytest.mark.parametrize("way", ["Enter", "typing"])
def test_a_tool_is_used_by_keys_in_the_chosen_cell(hands: Hands, way: str) -> None:
    document = hands.document
    lane = next(lane for lane in document.store.lanes if lane.role == "backstage")
    step = document.store.steps[0]
    document.selection.set_cell((lane.id, step.id))
    settle()
    hands.window.controller.arm("decision")
    hands.canvas.setFocus()
    if way == "Enter":
        hands.key(Qt.Key.Key_Return)
    hands.type("Sold out?")
    hands.key(Qt.Key.Key_Return)
    made = document.store.need(Element, document.selection.primary or "")
    assert (made.kind, made.lane_id, made.step_id) == ("decision", lane.id, step.id)
    assert made.label.text("zh-CN") == "Sold out?"
    assert hands.window.controller.tool_name == "select"


def test_a_stage_is_pulled_over_its_steps(hands: Hands) -> None:
    steps = [step.id for step in hands.document.store.steps]
    before = hands.document.store.count(Stage)
    hands.press_button(hands.window.rail.buttons["stage"])
    hands.start_drag(hands.cell("evidence", 3), hands.cell("evidence", 1))
    hint = hands.canvas.overlay.hint.boundingRect()
    for step_id in steps[1:4]:
        column = hands.window.controller.grid.column_rect(step_id)
        assert hint.left() <= column.x
        assert hint.right() >= column.right
    hands.release_at(hands.pixel(hands.cell("evidence", 1)))
    hands.type("Arrive")
    hands.key(Qt.Key.Key_Return)
    store = hands.document.store
    (stage,) = [one for one in store.stages if one.name.text() == "Arrive"]
    assert [step.id for step in store.steps if step.stage_id == stage.id] == steps[1:4]
    hands.document.undo()
    hands.document.undo()
    assert store.count(Stage) == before
    # Escape drops it.
    hands.press_button(hands.window.rail.buttons["stage"])
    hands.start_drag(hands.cell("evidence", 1), hands.cell("evidence", 3))
    hands.key(Qt.Key.Key_Escape)
    hands.release_at(hands.pixel(hands.cell("evidence", 3)))
    assert store.count(Stage) == before


def test_the_frame_under_the_pointer_does_not_stay_in_another_document(
    hands: Hands, editor: Editor
) -> None:
    hands.hover(hands.middle("c2"))
    assert not hands.canvas.overlay.hover.boundingRect().isEmpty()
    editor.files.new()
    settle()
    assert hands.canvas.overlay.hover.boundingRect().isEmpty()
