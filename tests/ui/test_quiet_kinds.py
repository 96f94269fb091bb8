"""What the inspector shows first of a note or a piece of evidence, and a persona made unasked."""

from hands import Hands, settle
from PySide6.QtCore import Qt

from cxdesigner.model.element import Element
from cxdesigner.ui.panels.element_page import ElementPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def shown(hands: Hands) -> list[str]:
    """What the page shows unfolded."""
    hands.window.inspector.refresh_now()
    settle()
    page = hands.window.inspector.page
    assert isinstance(page, ElementPage)
    names = ("label", "detail", "work", "wait", "emotion", "channel")
    found = [name for name in names if page.by_attribute[name].isVisible()]
    return [*found, *(["marks"] if page.marks.isVisible() else [])] + (
        ["pictures"] if page.look.pictures.isVisible() else []
    )


def make(hands: Hands, digit: Qt.Key, text: str) -> str:
    hands.click(hands.middle("c3"))
    hands.key(digit, CONTROL)
    hands.type(text)
    hands.key(Qt.Key.Key_Return)
    (made,) = hands.document.selection.ids
    return made


def test_a_note_shows_its_words_and_nothing_about_work(hands: Hands) -> None:
    make(hands, Qt.Key.Key_7, "Ask the chef")
    assert shown(hands) == ["label", "detail"]
    hands.click(hands.middle("c3"))
    assert shown(hands) == ["label", "work", "wait", "emotion", "channel", "marks"]


def test_evidence_shows_its_detail_and_pictures(hands: Hands) -> None:
    hands.click(hands.middle("e1"))
    assert shown(hands) == ["label", "detail", "marks", "pictures"]


def test_what_an_element_of_these_kinds_has_is_shown_all_the_same(hands: Hands) -> None:
    with hands.document.transaction() as tx:
        tx.put(hands.document.store.need(Element, "e1").replace(channel="Web"))
    hands.click(hands.middle("e1"))
    assert "channel" in shown(hands)
    hands.click(hands.middle("c3"), SHIFT)
    assert shown(hands) == ["label", "work", "wait", "emotion", "channel", "marks"]


def test_a_field_that_is_asked_for_is_shown(hands: Hands) -> None:
    hands.click(hands.middle("e1"))
    shown(hands)
    hands.window.session.host.focus_field("channel")
    settle()
    page = hands.window.inspector.page
    assert page is not None
    assert page.by_attribute["channel"].isAncestorOf(hands.focus)
    hands.type("Web")
    hands.key(Qt.Key.Key_Return)
    assert hands.document.store.need(Element, "e1").channel.text("zh-CN") == "Web"
