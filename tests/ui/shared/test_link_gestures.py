"""Links drawn, refused, given another kind, named, and followed, by mouse and keys."""

from hands import Hands, settle, unchanged
from PySide6.QtCore import QPointF, Qt

from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.ui.tools.handles import ends_of, grips_of

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def draw(hands: Hands, source: str, target: str, side: int = 0) -> Link:
    """Draw a link from one of the four grips of an element."""
    before = {link.id for link in hands.document.store.of_type(Link)}
    hands.hover(hands.middle(source))
    grip = grips_of(hands.window.controller.scene.items[source])[side]
    hands.drag(QPointF(*grip), hands.middle(target))
    (made,) = [link for link in hands.document.store.of_type(Link) if link.id not in before]
    return made


def test_a_link_is_drawn_from_any_side(hands: Hands) -> None:
    for side in range(4):
        link = draw(hands, "c1", "c4", side)
        assert (link.source_id, link.kind) == ("c1", "flow")
        hands.key(Qt.Key.Key_Z, CONTROL)


def test_the_kind_of_a_new_link_is_chosen_where_it_was_let_go(hands: Hands) -> None:
    choice = hands.window.link_kinds
    link = draw(hands, "b1", "b3")
    assert choice.isVisible()
    shown = {kind for kind, button in choice.buttons.items() if button.isVisible()}
    assert link.kind in shown
    assert "evidence" not in shown
    assert choice.buttons[link.kind].isChecked()
    hands.press_button(choice.buttons["information"])
    assert hands.document.store.need(Link, link.id).kind == "information"
    assert not choice.isVisible()
    assert hands.canvas.hasFocus()
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.store.need(Link, link.id).kind == link.kind


def test_the_choice_goes_with_the_next_thing_done_and_with_escape(hands: Hands) -> None:
    choice = hands.window.link_kinds
    draw(hands, "b1", "b3")
    hands.click(hands.cell("evidence", 4))
    assert not choice.isVisible()
    draw(hands, "b1", "b2", 1)
    assert choice.isVisible()
    hands.window.toolbar.search.setFocus()
    settle()
    assert not choice.isVisible()
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Z, CONTROL)
    draw(hands, "b1", "b2", 1)
    hands.key(Qt.Key.Key_Escape)
    assert not choice.isVisible()
    assert hands.document.selection.ids != ()


def test_the_choice_is_reached_by_tab(hands: Hands) -> None:
    link = draw(hands, "b1", "b3")
    hands.key(Qt.Key.Key_Tab)
    assert hands.focus in hands.window.link_kinds.buttons.values()
    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.hasFocus()
    hands.key(Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert hands.document.store.need(Link, link.id).kind != link.kind


def test_tab_leads_to_the_choice_past_the_tabs_of_documents(hands: Hands) -> None:
    workspace, document = hands.window.workspace, hands.document
    workspace.add(Document(load_template("empty-blueprint"), name="Another"))
    workspace.activate(document)
    settle()
    hands.canvas.setFocus()
    link = draw(hands, "b1", "b3")
    hands.key(Qt.Key.Key_Tab)
    choice = hands.window.link_kinds
    assert hands.focus is next(one for one in choice.buttons.values() if one.isVisible())
    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.hasFocus()
    assert link.id in document.store


def test_a_refused_link_says_why_at_the_pointer(hands: Hands) -> None:
    hands.window.rail.buttons["note"].click()
    hands.click(hands.cell("evidence", 4))
    hands.type("!")
    hands.key(Qt.Key.Key_Return)
    (note,) = hands.document.selection.ids

    def refused() -> None:
        hands.hover(hands.middle("c1"))
        at = hands.start_drag(hands.grip("c1"), hands.middle(note))
        assert "note" in hands.canvas.overlay.remark.text
        hands.release_at(at)

    assert unchanged(hands.document, refused)
    assert hands.canvas.overlay.remark.text == ""


def test_the_kind_that_will_be_is_said_at_the_pointer(hands: Hands) -> None:
    hands.hover(hands.middle("c1"))
    hands.start_drag(hands.grip("c1"), hands.middle("c4"))
    assert hands.canvas.overlay.remark.text == "Flow"
    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.overlay.remark.text == ""


def test_the_label_of_a_link_is_edited_where_it_is(hands: Hands) -> None:
    items = hands.window.controller.scene.items
    labels = [item for item in items.values() if item.kind == "link_label"]
    label = min(labels, key=lambda item: item.x)
    assert label.record_id is not None
    hands.double_click(QPointF(*label.rect.center))
    assert hands.editor.is_open
    there = hands.canvas.mapFromScene(QPointF(*label.rect.center)) + hands.port.pos()
    assert hands.editor.geometry().contains(there)
    assert abs(hands.editor.geometry().center().x() - there.x()) < 4
    hands.type("Now")
    hands.key(Qt.Key.Key_Return)
    link = hands.document.store.need(Link, label.record_id)
    assert link.label.text("zh-CN") == "Now"
    hands.key(Qt.Key.Key_F2)
    assert hands.editor.is_open
    hands.key(Qt.Key.Key_Escape)


def test_what_leads_to_the_selection_and_follows_from_it_is_lit_up(hands: Hands) -> None:
    veil = hands.canvas.overlay.trace
    hands.click(hands.middle("c2"))
    assert veil.items == ()
    hands.key(Qt.Key.Key_T, CONTROL)
    settle()
    tokens = {item.id: token for item, token in veil.items}
    assert tokens["c1"] == "trace.up"
    assert tokens["c3"] == "trace.down"
    hands.click(hands.cell("evidence", 4))
    settle()
    assert veil.items == ()
    hands.click(hands.middle("c3"))
    settle()
    assert "c2" in {item.id for item, _token in veil.items}
    hands.key(Qt.Key.Key_T, CONTROL)
    settle()
    assert veil.items == ()


def test_words_of_links_that_are_lit_up_stand_above_their_lines(hands: Hands) -> None:
    items = hands.window.controller.scene.items
    label = next(item for item in items.values() if item.kind == "link_label")
    link = hands.document.store.need(Link, label.record_id or "")
    hands.document.selection.set((link.source_id,))
    hands.key(Qt.Key.Key_T, CONTROL)
    settle()
    lit = [item.id for item, _token in hands.canvas.overlay.trace.items]
    assert link.id in lit
    assert label.id in lit
    assert lit.index(label.id) > lit.index(link.id)


def test_a_link_drawn_to_who_serves_is_turned_into_support_where_it_was_let_go(
    hands: Hands,
) -> None:
    choice = hands.window.link_kinds
    link = draw(hands, "f1", "b3")
    assert link.kind == "information"
    assert choice.turn.isVisible()
    settle()
    assert hands.port.geometry().contains(choice.geometry())
    hands.press_button(choice.turn)
    turned = hands.document.store.need(Link, link.id)
    assert (turned.source_id, turned.target_id, turned.kind) == ("b3", "f1", "support")
    assert not choice.isVisible()
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.store.need(Link, link.id) == link
    hands.key(Qt.Key.Key_U, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert hands.document.store.need(Link, link.id).kind == "support"


def test_a_link_that_runs_up_is_not_offered_to_be_turned(hands: Hands) -> None:
    choice = hands.window.link_kinds
    assert draw(hands, "b3", "f1").kind == "support"
    assert choice.isVisible()
    assert not choice.turn.isVisible()
    # By its key it says why not.
    before = hands.document.store.snapshot().records
    hands.key(Qt.Key.Key_U, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert hands.document.store.snapshot().records == before
    assert "leads away" in hands.window.status.message.text()


def test_the_choice_covers_no_grip_of_where_the_link_was_let_go(hands: Hands) -> None:
    choice, canvas = hands.window.link_kinds, hands.canvas
    for source, target in (("f1", "b3"), ("b3", "f1"), ("b1", "b3")):
        draw(hands, source, target)
        settle()
        assert choice.isVisible()
        assert hands.port.geometry().contains(choice.geometry())
        for grip in grips_of(hands.window.controller.scene.items[target]):
            at = canvas.mapFromScene(QPointF(*grip)) + canvas.viewport().pos()
            assert not choice.geometry().adjusted(-5, -5, 5, 5).contains(at)
        hands.key(Qt.Key.Key_Z, CONTROL)


def test_the_choice_does_not_hide_the_link(hands: Hands) -> None:
    choice = hands.window.link_kinds
    for source, target, is_above in (("b3", "f1", True), ("f1", "b3", False)):
        draw(hands, source, target)
        settle()
        end = hands.canvas.mapFromScene(hands.middle(target)) + hands.canvas.viewport().pos()
        assert (choice.geometry().bottom() < end.y()) is is_above
        hands.key(Qt.Key.Key_Z, CONTROL)


def test_a_second_link_of_the_same_kind_is_refused_and_others_are_offered(hands: Hands) -> None:
    choice, store = hands.window.link_kinds, hands.document.store
    before = {link.id for link in store.of_type(Link)}
    assert unchanged(hands.document, lambda: pull(hands, "c4", "f4"))
    told = hands.window.status.message.text()
    assert told == (
        "These two are already linked in this way. Choose another kind for a second link."
    )
    shown = {kind for kind, button in choice.buttons.items() if button.isVisible()}
    assert shown == {"recovery"}
    assert not choice.buttons["recovery"].isChecked()
    hands.press_button(choice.buttons["recovery"])
    (made,) = [link for link in store.of_type(Link) if link.id not in before]
    assert (made.source_id, made.target_id, made.kind) == ("c4", "f4", "recovery")
    assert hands.document.selection.ids == (made.id,)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert {link.id for link in store.of_type(Link)} == before


def test_where_no_other_kind_has_a_meaning_none_is_offered(hands: Hands) -> None:
    assert unchanged(hands.document, lambda: pull(hands, "c1", "c2"))
    assert hands.window.status.message.text() == "These two are already linked in this way."
    assert not hands.window.link_kinds.isVisible()


def test_a_link_dropped_on_its_own_element_says_why_there_is_none(hands: Hands) -> None:
    words = "A step cannot lead to itself. Mark repetition with a loop."
    hands.hover(hands.middle("c4"))
    hands.start_drag(hands.grip("c4"), hands.cell("support", 1))
    assert hands.canvas.overlay.remark.text != words
    hands.move_to(hands.pixel(hands.middle("c4")))
    assert hands.canvas.overlay.remark.text == words
    assert unchanged(hands.document, lambda: hands.release_at(hands.pixel(hands.middle("c4"))))
    assert hands.window.status.message.text() == words
    assert hands.canvas.overlay.remark.text == ""


def pull(hands: Hands, source: str, target: str) -> None:
    hands.hover(hands.middle(source))
    hands.drag(hands.grip(source), hands.middle(target))


def test_an_end_that_is_hung_elsewhere_takes_the_kind_of_the_lanes(hands: Hands) -> None:
    link = draw(hands, "c1", "c4")
    hands.key(Qt.Key.Key_Escape)
    hands.document.selection.set((link.id,))
    settle()
    begin, end = ends_of(hands.window.controller.scene.items[link.id])
    at = hands.start_drag(QPointF(*end), hands.middle("f4"))
    assert hands.canvas.overlay.remark.text == "Interaction"
    assert hands.canvas.overlay.wire.boundingRect().contains(QPointF(*begin)), "from where it stays"
    hands.release_at(at)
    moved = hands.document.store.need(Link, link.id)
    assert (moved.kind, moved.target_id) == ("interaction", "f4")
    assert hands.window.link_kinds.isVisible()
    hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert hands.document.store.need(Link, link.id).kind == "flow"


def test_an_end_that_cannot_be_hung_there_says_why_when_it_is_let_go(hands: Hands) -> None:
    link = next(one for one in hands.document.store.outgoing("c1") if one.target_id == "c2")
    draw(hands, "c1", "c4")
    hands.key(Qt.Key.Key_Escape)
    hands.document.selection.set((link.id,))
    settle()
    end = ends_of(hands.window.controller.scene.items[link.id])[-1]
    hands.drag(QPointF(*end), hands.middle("c4"))
    assert hands.document.store.need(Link, link.id).target_id == "c2"
    assert "already" in hands.window.status.message.text()


def test_an_end_hung_where_no_link_has_a_meaning_says_so(hands: Hands) -> None:
    store = hands.document.store
    link = next(one for one in store.of_type(Link) if one.kind == "evidence")
    target = hidden(hands, "backstage")
    hands.document.selection.set((link.id,))
    settle()
    hands.window.controller.reveal(link.id)
    end = ends_of(hands.window.controller.scene.items[link.id])[-1]
    hands.drag(QPointF(*end), hands.middle(target))
    assert store.need(Link, link.id).target_id == target
    assert "no meaning" in hands.window.status.message.text()
    hands.hover(hands.middle("c2"))
    assert "no meaning" in hands.window.status.message.text()


def test_a_link_from_the_customer_to_what_is_not_seen_says_what_lacks(hands: Hands) -> None:
    link = draw(hands, "c1", hidden(hands, "backstage"))
    assert link.kind == "interaction", "by telephone it is one"
    assert "frontstage" in hands.window.status.message.text()
    hands.key(Qt.Key.Key_Escape)
    draw(hands, "c1", "c4")
    assert "frontstage" not in hands.window.status.message.text()


def hidden(hands: Hands, role: str) -> str:
    store = hands.document.store
    lane = next(lane.id for lane in store.lanes if lane.role == role)
    return next(one.id for one in store.of_type(Element) if one.lane_id == lane)
