"""Links drawn by keys: begun at what is selected, led by the arrows, ended with Enter."""

from hands import Hands, settle
from PySide6.QtCore import Qt

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.ui.tools.connect import LinkTool

CONTROL = Qt.KeyboardModifier.ControlModifier


def select(hands: Hands, record_id: str) -> None:
    hands.document.selection.set((record_id,))
    settle()


def links(hands: Hands) -> set[tuple[str, str]]:
    return {(link.source_id, link.target_id) for link in hands.document.store.of_type(Link)}


def test_from_the_selected_element_by_arrows_to_another_one(hands: Hands) -> None:
    before = links(hands)
    select(hands, "c1")
    hands.key("l", CONTROL)
    assert isinstance(hands.canvas.tool, LinkTool)
    assert "go to the other element" in hands.window.status.message.text()
    hands.key(Qt.Key.Key_Right, times=3)
    assert hands.document.selection.ids == ("c4",)
    assert hands.canvas.overlay.remark.text == "Flow"
    assert not hands.canvas.overlay.wire.boundingRect().isEmpty()
    hands.key(Qt.Key.Key_Return)
    assert links(hands) - before == {("c1", "c4")}
    # The link is selected, and its label can be typed at once.
    assert hands.document.store.get(Link, hands.document.selection.primary) is not None
    assert hands.window.controller.tool_name == "select"
    assert hands.canvas.overlay.wire.boundingRect().isEmpty()
    hands.key("z", CONTROL)
    assert links(hands) == before


def test_the_kind_is_reached_with_tab_and_chosen_by_arrows(hands: Hands) -> None:
    select(hands, "c1")
    hands.key("l", CONTROL)
    select(hands, "f4")
    hands.key("l", CONTROL)
    hands.key(Qt.Key.Key_Tab)
    assert hands.focus is hands.window.link_kinds.buttons["interaction"]
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Return)
    link = hands.document.store.need(Link, hands.document.selection.primary or "")
    assert link.kind == "recovery"
    assert hands.canvas.hasFocus()


def test_what_cannot_be_says_why_and_waits(hands: Hands) -> None:
    before = links(hands)
    select(hands, "c1")
    hands.key("l", CONTROL)
    select(hands, "c2")
    refusal = hands.canvas.overlay.remark.text
    assert refusal
    hands.key(Qt.Key.Key_Return)
    assert links(hands) == before
    assert hands.window.status.message.text() == refusal
    assert isinstance(hands.canvas.tool, LinkTool)
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.controller.tool_name == "select"
    assert links(hands) == before


def test_a_second_link_between_two_is_of_a_kind_that_is_chosen(hands: Hands) -> None:
    before = links(hands)
    select(hands, "c4")
    hands.key("l", CONTROL)
    select(hands, "f4")
    hands.key(Qt.Key.Key_Return)
    assert links(hands) == before
    assert "already linked" in hands.window.status.message.text()
    assert hands.canvas.overlay.wire.boundingRect().isEmpty()
    hands.key(Qt.Key.Key_Tab)
    assert hands.focus is hands.window.link_kinds.buttons["recovery"]
    hands.key(Qt.Key.Key_Return)
    link = hands.document.store.need(Link, hands.document.selection.primary or "")
    assert (link.source_id, link.target_id, link.kind) == ("c4", "f4", "recovery")


def test_an_empty_cell_gets_an_element(hands: Hands) -> None:
    count = hands.document.store.count(Element)
    select(hands, "c1")
    hands.key("l", CONTROL)
    select(hands, "c2")
    while hands.document.selection.cell is None:
        hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    assert hands.document.store.count(Element) == count + 1
    assert hands.editor.is_open
    hands.type("Cook")
    hands.key(Qt.Key.Key_Return)
    made = hands.document.selection.primary
    assert ("c1", made) in links(hands)


def test_the_tool_of_the_rail_works_by_keys_too(hands: Hands) -> None:
    before = links(hands)
    hands.press_button(hands.window.rail.buttons["link"])
    hands.canvas.setFocus()
    select(hands, "c1")
    hands.key(Qt.Key.Key_Return)
    select(hands, "c4")
    hands.key(Qt.Key.Key_Return)
    assert links(hands) - before == {("c1", "c4")}
