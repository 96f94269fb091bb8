"""What the canvas leaves out is shown by fitting it; what it draws stays as it is."""

from __future__ import annotations

from hands import Hands

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element


def seen(hands: Hands, element_id: str) -> bool:
    rect = hands.window.controller.rect_of(element_id)
    return rect is not None and hands.canvas.visible_rect().encloses(rect)


def test_fitting_what_is_left_out_shows_it(hands: Hands, hot_pot: Document) -> None:
    hot_pot.set_view(hidden_lanes=(str(hot_pot.store.need(Element, "b2").lane_id),))
    hands.wait(lambda: hands.window.controller.rect_of("b2") is None)
    hot_pot.selection.set(("b2", "b3"))
    hands.window.update_actions()
    hands.window.actions_["view.zoom_selection"].trigger()
    hands.wait(lambda: seen(hands, "b2") and seen(hands, "b3"))
    assert "lane" in hands.window.status.message.text()


def test_what_is_drawn_changes_no_view(hands: Hands, hot_pot: Document) -> None:
    hot_pot.set_view(hidden_lanes=(str(hot_pot.store.need(Element, "p1").lane_id),))
    hot_pot.set_view(collapsed_stages=("s1",))
    hands.wait(lambda: hands.window.controller.rect_of("c1") is None)
    before = hot_pot.view_state.without_place
    # Also a link that ends at the box of a collapsed stage.
    cut = next(o.id for o in hot_pot.store.outgoing("c2") if o.target_id == "c3")
    for record_id in ("c5", "s1", cut, *hot_pot.collapsed_steps):
        hands.window.session.host.reveal(record_id)
    assert hot_pot.view_state.without_place == before
