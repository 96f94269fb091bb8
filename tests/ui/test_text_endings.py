"""What a text ends with becomes time, pain, wait and emotion, also where one builds by typing."""

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from cxdesigner.editor.commands.text import set_text
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.persona import Emotion
from cxdesigner.ui.assembly import Editor

CONTROL = Qt.KeyboardModifier.ControlModifier


def minutes(element: Element, field: str) -> float | None:
    value = getattr(element, field)
    return None if value is None else value.minutes


def build(hands: Hands, text: str) -> Element:
    """Make the next step by Enter and type its text."""
    hands.click(hands.middle("c4"))
    hands.key(Qt.Key.Key_Return)
    hands.type(text)
    hands.key(Qt.Key.Key_Return)
    (made,) = hands.document.selection.ids
    return hands.document.store.need(Element, made)


def test_the_next_step_takes_its_time_mark_and_feeling_from_its_text(hands: Hands) -> None:
    store = hands.document.store
    made = build(hands, "Queue 6m W +1.5 ! too long")
    assert made.label.text("zh-CN") == "Queue"
    assert (minutes(made, "wait"), made.work) == (6, None)
    assert {"wait", "pain"} <= set(made.marks)
    assert [e.value for e in store.referring(made.id, Emotion)] == [1.5]
    assert [p.text.text("zh-CN") for p in store.referring(made.id, PainPoint)] == ["too long"]
    assert hands.window.status.message.text() == (
        "Taken from the text: Wait time 6 min · Pain point · Emotion +1.5."
    )


def test_one_undo_brings_the_text_back_as_it_was_typed(hands: Hands) -> None:
    before = dict(hands.document.store.records)
    made = build(hands, "Open 6h")
    assert (made.label.text("zh-CN"), minutes(made, "work")) == ("Open", 360)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.label(made.id) == "Open 6h"
    assert hands.document.store.need(Element, made.id).work is None
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert dict(hands.document.store.records) == before


def test_the_text_is_kept_by_a_button_also_after_other_work(hands: Hands) -> None:
    made = build(hands, "Open 6h !")
    hands.key(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    button = hands.window.status.findChild(QToolButton, "keepText")
    assert button is not None
    hands.press_button(button)
    kept = hands.document.store.need(Element, made.id)
    assert (kept.label.text("zh-CN"), kept.work) == ("Open 6h !", None)
    assert "wait" in kept.marks
    assert hands.window.status.message.text() == ""
    # And it stays, when the text is edited once more.
    hands.begin_edit(made.id)
    hands.key(Qt.Key.Key_Home)
    hands.type("Is ")
    hands.key(Qt.Key.Key_Return)
    assert hands.label(made.id) == "Is Open 6h !"


def test_what_is_offered_goes_with_its_document(hands: Hands, editor: Editor) -> None:
    build(hands, "Open 6h")
    status = hands.window.status
    (button,) = status.findChildren(QToolButton, "keepText")
    assert button.isVisible()
    editor.files.new()
    assert not button.isVisible()
    assert status.message.text() == ""


def test_a_sentence_and_what_follows_a_backslash_stay_text(hands: Hands) -> None:
    assert build(hands, "Welcome!").label.text("zh-CN") == "Welcome!"
    assert build(hands, "Table #5").label.text("zh-CN") == "Table #5"
    made = build(hands, r"Valid \30m")
    assert (made.label.text("zh-CN"), made.work) == ("Valid 30m", None)


def test_a_note_is_free_text(hands: Hands) -> None:
    hands.click(hands.middle("c4"))
    hands.key(Qt.Key.Key_7, CONTROL)
    assert not hands.window.status.hint.isVisible()
    hands.type("Ask how it went !")
    hands.key(Qt.Key.Key_Return)
    (made,) = hands.document.selection.ids
    note = hands.document.store.need(Element, made)
    assert note.kind == "note"
    assert (note.label.text("zh-CN"), note.marks) == ("Ask how it went !", ())


def test_an_element_that_was_there_gets_what_is_added_to_its_text(hands: Hands) -> None:
    hands.begin_edit("f2")
    hands.key(Qt.Key.Key_End)
    hands.type(" 7m")
    hands.key(Qt.Key.Key_Return)
    element = hands.document.store.need(Element, "f2")
    assert minutes(element, "work") == 7
    assert not element.label.text("zh-CN").endswith("7m")


def test_a_feeling_beyond_the_scale_stays_text_and_is_explained(hands: Hands) -> None:
    made = build(hands, "Pay +9")
    assert made.label.text("zh-CN") == "Pay +9"
    message = hands.window.status.message
    assert message.text() == "The emotion +9 is not on the scale from −2 to +2."
    # In passing: the figures come back.
    assert hands.window.status._said.isActive()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_going_on_by_ctrl_enter_or_tab_takes_the_ending_too(hands: Hands, key: Qt.Key) -> None:
    hands.click(hands.middle("c4"))
    hands.key(Qt.Key.Key_Return)
    hands.type("Queue 6m")
    first = hands.editor.record_id
    assert first is not None
    hands.key(key, CONTROL if key == Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier)
    assert hands.editor.is_open
    assert hands.editor.record_id != first
    hands.key(Qt.Key.Key_Escape)
    assert minutes(hands.document.store.need(Element, first), "work") == 6


def test_a_chinese_line_needs_no_space_before_its_time(hands: Hands) -> None:
    hands.click(hands.middle("c4"))
    hands.key(Qt.Key.Key_Return)
    hands.compose("dengwei", commit="等位40分钟")
    hands.key(Qt.Key.Key_Return)
    (made,) = hands.document.selection.ids
    element = hands.document.store.need(Element, made)
    assert (element.label.text("zh-CN"), minutes(element, "work")) == ("等位", 40)


def test_a_row_of_the_outline_is_read_the_same_way(hands: Hands) -> None:
    hands.click(hands.middle("c4"))
    hands.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    hands.key(Qt.Key.Key_Return)
    hands.type("Queue 6m W")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Escape)
    found = [e for e in hands.document.store.of_type(Element) if e.label.text("zh-CN") == "Queue"]
    assert [minutes(e, "wait") for e in found] == [6]


def test_what_is_offered_goes_with_work_on_something_else(hands: Hands) -> None:
    status = hands.window.status

    def told() -> bool:
        return bool(status.message.text()) and bool(status.findChildren(QToolButton, "keepText"))

    made = build(hands, "Open 6h")
    hands.click(hands.middle("c2"))
    assert not told()
    made = build(hands, "Close 6h")
    hands.document.run("Elsewhere", set_text, "c2", "Other", "zh-CN")
    assert not told()
    made = build(hands, "Clean 6h")
    assert told()
    hands.document.run("Here", set_text, made.id, "Cleans", "zh-CN")
    assert told(), "it is about this element still"


def test_what_is_offered_stays_until_the_next_step_is_written(hands: Hands) -> None:
    status = hands.window.status
    build(hands, "Open 6h")
    hands.key(Qt.Key.Key_Return)
    assert hands.editor.is_open
    assert status.message.text().startswith("Taken from the text: ")
    hands.type("Close")
    hands.key(Qt.Key.Key_Return)
    assert status.message.text() == ""
