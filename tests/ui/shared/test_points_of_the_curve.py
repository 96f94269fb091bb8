"""A point of the emotion curve by itself: selected, nudged, typed, removed."""

from hands import Hands, settle
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPlainTextEdit

from cxdesigner.editor.commands.add import add_persona
from cxdesigner.editor.commands.emotion import set_emotion
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.model.text import LocalText
from cxdesigner.scene.items import part_id

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


def test_nudging_and_typing_are_undone_one_after_the_other(hands: Hands) -> None:
    first = point(hands, "c2").value
    assert first is not None
    hands.click(hands.middle(point(hands, "c2").id))
    hands.key(Qt.Key.Key_Up, times=2)
    hands.type("-0.5")
    hands.key(Qt.Key.Key_Return)
    assert point(hands, "c2").value == -0.5
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert point(hands, "c2").value == first + 1
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert point(hands, "c2").value == first


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


def nudge(hands: Hands, element_id: str, times: int = 1) -> str:
    """Raise the emotion of an element by keys; return what the status bar says then."""
    hands.document.selection.set((element_id,))
    settle()
    hands.key(Qt.Key.Key_Up, CONTROL | SHIFT, times)
    return hands.window.status.message.text()


def test_what_is_nudged_while_no_curve_shows_it_is_told(hands: Hands) -> None:
    assert nudge(hands, "c2") == ""
    hands.document.set_view(emotion="off")
    assert nudge(hands, "c2", 2) == "Emotion +0.5; its curve is hidden."
    (second,) = hands.document.run("Add", add_persona)
    hands.document.set_view(emotion="band", persona_id=second, persona_ids=None)
    settle()
    assert nudge(hands, "c2") == "Emotion 0; its curve is hidden."
    hands.document.set_view(persona_ids=(second,))
    hands.window.status.tell("")
    settle()
    assert nudge(hands, "c2") == ""


def test_what_is_no_step_of_the_customer_gets_no_emotion(hands: Hands) -> None:
    before = hands.document.store.revision
    told = nudge(hands, "f2")
    assert told == "Only what the customer does has an emotion."
    hands.key("e", Qt.KeyboardModifier.AltModifier | SHIFT)
    assert hands.window.status.message.text() == told
    assert hands.focus is hands.canvas
    assert hands.document.store.revision == before
    hands.document.selection.set(("f2", "c2"))
    settle()
    hands.key(Qt.Key.Key_Up, CONTROL | SHIFT)
    assert [e.element_id for e in hands.document.store.of_type(Emotion)].count("f2") == 0
    assert point(hands, "c2").value == -0.5


def test_an_emotion_of_a_file_beside_the_customer_can_be_nudged(hands: Hands) -> None:
    hands.document.run("As read", set_emotion, None, "f2", 1.0)
    nudge(hands, "f2")
    assert point(hands, "f2").value == 1.5


def quote_at(hands: Hands, element_id: str, text: str) -> QPointF:
    """Give a point of the curve a quote; return a place on it."""
    emotion = point(hands, element_id)
    with hands.document.transaction() as tx:
        tx.put(emotion.replace(quote=LocalText.of(text)))
    settle()
    rect = hands.window.controller.scene.items[part_id("quote", emotion.id)].rect
    return QPointF(rect.center.x, rect.bottom - 4.0)


def test_a_double_click_on_a_quote_leads_to_its_words(hands: Hands) -> None:
    place, count = quote_at(hands, "c2", "等了太久"), len(hands.document.store)
    hands.double_click(place)
    settle()
    assert len(hands.document.store) == count
    field = hands.focus
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "等了太久"
    hands.type("Oh ")
    hands.key(Qt.Key.Key_Tab)
    assert "Oh " in point(hands, "c2").quote.text("zh-CN")


def test_a_quote_is_no_handle_of_its_value(hands: Hands) -> None:
    place, before = quote_at(hands, "c2", "等了太久"), point(hands, "c2").value
    hands.drag(place, place + QPointF(12, 3))
    assert point(hands, "c2").value == before
    hands.hover(place)
    assert hands.port.cursor().shape() is Qt.CursorShape.ArrowCursor
    hands.click(place)
    assert hands.document.selection.ids == (point(hands, "c2").id,)
