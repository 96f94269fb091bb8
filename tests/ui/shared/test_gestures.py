"""Gestures beyond moving and linking: reach, rows, links led through, by mouse events."""

from hands import Hands, unchanged
from PySide6.QtCore import QPointF, Qt

from cxdesigner.editor.commands.rows import rows_of
from cxdesigner.model.element import Element
from cxdesigner.model.lane import LaneRow
from cxdesigner.model.link import Link
from cxdesigner.ui.tools.handles import span_handles

CONTROL = Qt.KeyboardModifier.ControlModifier


def edge(hands: Hands, element_id: str, side: int) -> QPointF:
    """The bar at the left (0) or right (1) edge of an element."""
    return QPointF(*span_handles(hands.window.controller.scene.items[element_id])[side])


def test_what_a_drop_would_do_is_said_at_the_pointer(hands: Hands) -> None:
    said = hands.canvas.overlay.remark
    hands.start_drag(hands.middle("f3"), hands.gap("frontstage", 3))
    assert said.text == "1 element goes to “前台” · Insert step"
    hands.move_to(hands.pixel(hands.cell("frontstage", 4)))
    assert said.text == "1 element goes to “前台”"
    hands.key(Qt.Key.Key_Escape)
    hands.release_at(hands.pixel(hands.cell("frontstage", 4)))
    hands.click(hands.middle("f3"))
    hands.start_drag(hands.grip("f3"), hands.cell("support", 2))
    assert said.text == "New element: Process"
    hands.key(Qt.Key.Key_Escape)
    assert said.text == ""
    hands.drop_from_rail("action", hands.gap("frontstage", 3), drop=False)
    assert said.text == "New element: Action · Insert step"


def test_the_right_edge_of_the_selected_element_is_pulled_over_columns(hands: Hands) -> None:
    store = hands.document.store
    before = store.need(Element, "e1")
    hands.click(hands.middle("e1"))
    assert len(hands.canvas.overlay.spans.points) == 2
    end = hands.start_drag(edge(hands, "e1", 1), hands.cell("evidence", 3))
    hands.wait(lambda: any(item.id == "e1" for item in hands.canvas.overlay.ghost.items))
    assert store.need(Element, "e1") == before
    hands.release_at(end)
    after = store.need(Element, "e1")
    assert (after.step_id, after.end_step_id) == (before.step_id, store.steps[3].id)
    hands.drag(edge(hands, "e1", 0), hands.cell("evidence", 2))
    assert store.need(Element, "e1").step_id == store.steps[2].id
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert store.need(Element, "e1") == before


def test_escape_leaves_the_reach_of_an_element(hands: Hands) -> None:
    hands.click(hands.middle("e1"))

    def gesture() -> None:
        hands.start_drag(edge(hands, "e1", 1), hands.cell("evidence", 3))
        hands.key(Qt.Key.Key_Escape)
        hands.release_at(hands.pixel(hands.cell("evidence", 3)))

    assert unchanged(hands.document, gesture)
    assert not hands.canvas.overlay.ghost.items


def test_the_reach_is_changed_by_keys_at_both_ends(hands: Hands) -> None:
    store = hands.document.store
    hands.click(hands.middle("c3"))
    column = store.positions(type(store.steps[0]))[store.need(Element, "c3").step_id or ""]
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    hands.key(Qt.Key.Key_Left, keys)
    element = store.need(Element, "c3")
    assert (element.step_id, element.end_step_id) == (
        store.steps[column - 1].id,
        store.steps[column].id,
    )
    hands.key(Qt.Key.Key_Right, keys)
    assert store.need(Element, "c3").end_step_id is None


def lane_id(hands: Hands, role: str) -> str:
    return next(lane.id for lane in hands.document.store.lanes if lane.role == role)


def test_rows_are_made_named_and_pulled_and_elements_go_into_them(hands: Hands) -> None:
    store = hands.document.store
    lane = lane_id(hands, "backstage")
    bar, middle = hands.header(lane)
    hands.press_at(middle, bar)
    hands.release_at(middle, bar)
    for name in ("POS", "CRM"):
        hands.window.actions_["insert.row"].trigger()
        hands.type(name)
        hands.key(Qt.Key.Key_Return)
    assert [row.name.text() for row in rows_of(store, lane)] == ["POS", "CRM"]
    first, second = (row.id for row in rows_of(store, lane))

    element = next(el for el in store.of_type(Element) if el.lane_id == lane)
    place = hands.window.controller.grid.row_rect(lane, second)
    assert place is not None
    there = QPointF(hands.middle(element.id).x(), place.center.y)
    hands.drag(hands.middle(element.id), there)
    assert store.need(Element, element.id).row_id == second
    assert store.need(Element, element.id).step_id == element.step_id

    bar, start = hands.header(second)
    _bar, end = hands.header(first)

    def gesture() -> None:
        hands.drag_header(bar, start, end - QPointF(0, 6), drop=False)
        hands.key(Qt.Key.Key_Escape)
        hands.release_at(end, bar)

    assert unchanged(hands.document, gesture)
    hands.drag_header(bar, start, end - QPointF(0, 6))
    assert [row.id for row in rows_of(store, lane)] == [second, first]
    hands.double_click_on(bar, hands.header(first)[1])
    hands.type("Till")
    hands.key(Qt.Key.Key_Return)
    assert store.need(LaneRow, first).name.text() == "Till"
    hands.key(Qt.Key.Key_Delete)
    assert [row.id for row in rows_of(store, lane)] == [second]


def on_the_way(hands: Hands, source: str, target: str) -> tuple[Link, QPointF]:
    """A link, and a place on its way."""
    store = hands.document.store
    link = next(ln for ln in store.outgoing(source) if ln.target_id == target)
    return link, hands.middle(link.id)


def test_a_thing_dropped_on_a_link_is_put_into_it(hands: Hands) -> None:
    store = hands.document.store
    link, place = on_the_way(hands, "c2", "c3")
    before = {element.id for element in store.of_type(Element)}
    hands.drop_from_rail("touchpoint", place, drop=False)
    assert hands.canvas.overlay.target.links == (link.id,)
    hands.drop_from_rail("touchpoint", place)
    assert hands.canvas.overlay.target.links == ()
    (made,) = [key.id for key in store.of_type(Element) if key.id not in before]
    assert [ln.target_id for ln in store.outgoing("c2") if ln.kind == "flow"] == [made]
    assert [ln.target_id for ln in store.outgoing(made)] == ["c3"]
    assert hands.editor.is_open
    hands.editor.close_editor(accept=True)


def test_an_element_without_links_is_led_into_a_link_and_one_undo_takes_it_back(
    hands: Hands,
) -> None:
    store = hands.document.store
    hands.window.rail.buttons["touchpoint"].click()
    hands.click(hands.cell("customer", 0, low=True))
    hands.type("Asks")
    hands.key(Qt.Key.Key_Return)
    (new,) = hands.document.selection.ids
    link, place = on_the_way(hands, "c2", "c3")
    before = dict(store.records)

    def escaped() -> None:
        hands.start_drag(hands.middle(new), place)
        assert hands.canvas.overlay.target.links == (link.id,)
        hands.key(Qt.Key.Key_Escape)
        hands.release_at(hands.pixel(place))

    assert unchanged(hands.document, escaped)
    hands.drag(hands.middle(new), place)
    assert store.need(Link, link.id).target_id == new
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert dict(store.records) == before


def test_an_element_that_has_links_only_moves(hands: Hands) -> None:
    link, place = on_the_way(hands, "c2", "c3")
    hands.start_drag(hands.middle("c1"), place)
    assert hands.canvas.overlay.target.links == ()
    hands.release_at(hands.pixel(place))
    assert hands.document.store.need(Link, link.id) == link


def test_the_menu_puts_elements_into_links(hands: Hands) -> None:
    store = hands.document.store
    link, place = on_the_way(hands, "c2", "c3")
    hands.click(place)
    assert hands.document.selection.ids == (link.id,)
    run = hands.window.registry.run
    assert run("link.insert_element", hands.window.session, "action")
    made = store.need(Link, link.id).target_id
    assert (store.need(Element, made).kind, hands.editor.is_open) == ("action", True)
    hands.type("Waits")
    hands.key(Qt.Key.Key_Return)
    hands.document.selection.set([made, link.id])
    assert not run("link.put_element", hands.window.session)


def test_the_border_of_a_stage_shows_the_steps_it_will_have_and_escape_drops_it(
    hands: Hands,
) -> None:
    stage = hands.document.store.stages[0]
    bar, middle = hands.header(stage.id)
    place = hands.canvas.headers.stages.place_of(stage.id)
    assert place is not None
    start = QPointF(place.right() - 3, middle.y())
    end = start + QPointF(180, 0)

    def escaped() -> None:
        hands.drag_header(bar, start, end, drop=False)
        assert hands.canvas.overlay.remark.text.endswith("steps")
        hands.key(Qt.Key.Key_Escape)
        hands.release_at(end, bar)

    assert unchanged(hands.document, escaped)
    assert hands.canvas.overlay.remark.text == ""


def test_what_could_not_go_further_is_told_no_longer_after_a_move_that_worked(
    hands: Hands,
) -> None:
    message = hands.window.status.message
    hands.click(hands.middle("c1"))
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert message.text() == "It cannot go any further in this direction."
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert message.isHidden()
