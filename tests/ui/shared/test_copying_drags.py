"""Elements dragged with Alt or Ctrl: copies go along, the elements stay."""

import pytest
from hands import Hands
from PySide6.QtCore import QPointF, Qt

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def elements(hands: Hands) -> set[str]:
    return {element.id for element in hands.document.store.of_type(Element)}


@pytest.mark.parametrize("keys", [ALT, CONTROL])
def test_a_drag_with_a_key_held_copies(hands: Hands, keys: Qt.KeyboardModifier) -> None:
    before, place = elements(hands), hands.document.store.need(Element, "e1")
    hands.drag(hands.middle("e1"), hands.cell("evidence", 4), keys=keys)
    (made,) = elements(hands) - before
    copy = hands.document.store.need(Element, made)
    assert hands.document.store.need(Element, "e1") == place
    assert copy.label == place.label
    assert copy.step_id == hands.document.store.steps[4].id
    assert hands.document.selection.ids == (made,)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert elements(hands) == before
    assert not hands.document.history.can_undo


def test_copies_take_the_links_among_them_and_keep_their_places_to_each_other(
    hands: Hands,
) -> None:
    before, links = elements(hands), set(hands.document.store.of_type(Link))
    hands.click(hands.middle("c1"))
    hands.click(hands.middle("c2"), SHIFT)
    hands.drag(hands.middle("c2"), hands.cell("customer", 6, low=True), keys=ALT)
    store = hands.document.store
    made = [store.need(Element, key) for key in elements(hands) - before]
    by_step = {element.step_id: element for element in made}
    first, second = by_step[store.steps[5].id], by_step[store.steps[6].id]
    assert first.label == store.need(Element, "c1").label
    (link,) = set(store.of_type(Link)) - links
    assert (link.source_id, link.target_id) == (first.id, second.id)


def test_the_key_may_come_and_go_while_the_pointer_rests(hands: Hands) -> None:
    records = dict(hands.document.store.records)
    remark, port = hands.canvas.overlay.remark, hands.port
    at = hands.start_drag(hands.middle("e1"), hands.cell("evidence", 4))
    assert remark.text == "1 element goes to “有形展示”"
    hands.hold(Qt.Key.Key_Alt)
    assert remark.text == "Copy of 1 element"
    assert port.cursor().shape() == Qt.CursorShape.DragCopyCursor
    assert hands.canvas.overlay.ghost.items
    hands.let_go(Qt.Key.Key_Alt)
    assert remark.text == "1 element goes to “有形展示”"
    hands.hold(Qt.Key.Key_Control)
    assert remark.text == "Copy of 1 element"
    hands.key(Qt.Key.Key_Escape)
    hands.let_go(Qt.Key.Key_Control)
    hands.release_at(at)
    assert dict(hands.document.store.records) == records
    assert port.cursor().shape() != Qt.CursorShape.DragCopyCursor


def test_a_copy_between_two_steps_says_that_it_makes_one(hands: Hands) -> None:
    n = len(hands.document.store.steps)
    at = hands.start_drag(hands.middle("e1"), hands.gap("evidence", 3), keys=ALT)
    assert hands.canvas.overlay.remark.text == "Copy of 1 element · Insert step"
    hands.release_at(at, keys=ALT)
    assert len(hands.document.store.steps) == n + 1
    assert hands.document.store.need(Element, "e1").step_id == hands.document.store.steps[0].id


def test_a_click_with_control_still_adds_to_the_selection(hands: Hands) -> None:
    before = elements(hands)
    hands.click(hands.middle("c1"))
    hands.click(hands.middle("c2") + QPointF(2, 0), CONTROL)
    assert set(hands.document.selection.ids) == {"c1", "c2"}
    assert elements(hands) == before
