"""A point of the emotion curve by itself: selected, nudged, typed, removed."""

from hands import Hands, settle
from PySide6.QtCore import QPointF, Qt

from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def point(hands: Hands, element_id: str) -> Emotion:
    found = hands.document.store.referring(element_id, Emotion)
    return next(emotion for emotion in found if emotion.value is not None)


def test_delete_takes_the_point_and_leaves_its_element(hands: Hands) -> None:
    emotion = point(hands, "c2")
    hands.click(hands.middle(emotion.id))
    assert hands.document.selection.ids == (emotion.id,)
    hands.key(Qt.Key.Key_Delete)
    assert hands.document.store.find(emotion.id) is None
    assert hands.document.store.get(Element, "c2") is not None
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.store.find(emotion.id) == emotion


def test_arrows_nudge_it_and_lead_to_the_next_one(hands: Hands) -> None:
    first, second = point(hands, "c2"), point(hands, "c3")
    assert first.value is not None
    hands.click(hands.middle(first.id))
    hands.key(Qt.Key.Key_Up, times=2)
    assert point(hands, "c2").value == first.value + 1
    hands.key(Qt.Key.Key_Down)
    assert point(hands, "c2").value == first.value + 0.5
    hands.key(Qt.Key.Key_Up, CONTROL | SHIFT)
    assert point(hands, "c2").value == first.value + 1
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert point(hands, "c2").value == first.value
    hands.key(Qt.Key.Key_Right)
    assert hands.document.selection.ids == (second.id,)
    hands.key(Qt.Key.Key_Left)
    assert hands.document.selection.ids == (first.id,)


def test_a_number_typed_on_it_is_its_value(hands: Hands) -> None:
    hands.click(hands.middle(point(hands, "c2").id))
    hands.type("-1.5")
    hands.key(Qt.Key.Key_Return)
    assert point(hands, "c2").value == -1.5
    assert hands.focus is hands.canvas


def test_a_double_click_leads_to_its_value(hands: Hands) -> None:
    hands.double_click(hands.middle(point(hands, "c2").id))
    settle()
    assert hands.focus.objectName() == "emotionNumberEdit"


def test_a_dragged_point_stays_selected(hands: Hands) -> None:
    emotion = point(hands, "c2")
    start = hands.middle(emotion.id)
    hands.drag(start, start + QPointF(0, -30))
    assert hands.document.selection.ids == (emotion.id,)


def test_escape_and_an_arrow_lead_back_to_elements(hands: Hands) -> None:
    hands.click(hands.middle(point(hands, "c2").id))
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.selection.ids == ()


def test_a_mark_key_on_a_point_marks_its_element(hands: Hands) -> None:
    emotion = point(hands, "c2")
    hands.click(hands.middle(emotion.id))
    before = hands.document.store.need(Element, "c2").marks
    hands.key(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert hands.document.store.need(Element, "c2").marks == (*before, "delight")
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.click(hands.middle(emotion.id))
    hands.key(Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert hands.document.store.need(Element, "c2").kind == "decision"


def test_arrows_go_on_from_an_element_though_a_point_is_selected_too(hands: Hands) -> None:
    before = dict(hands.document.store.records)
    emotion = point(hands, "c2")
    hands.click(hands.middle(emotion.id))
    hands.click(hands.middle("f2"), SHIFT)
    assert set(hands.document.selection.ids) == {emotion.id, "f2"}
    hands.key(Qt.Key.Key_Up)
    assert dict(hands.document.store.records) == before
    assert hands.document.selection.ids == ("c2",)
