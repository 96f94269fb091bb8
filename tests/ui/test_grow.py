"""A click on a dot beside an element makes the next one, as whiteboards do it."""

import pytest
from hands import Hands
from PySide6.QtCore import QPointF, Qt

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.scene.items import Side
from cxdesigner.ui.tools.handles import grips_of, side_of


@pytest.fixture
def alone(hands: Hands) -> tuple[Hands, Element]:
    """A blueprint with one element of the customer."""
    document: Document = hands.window.session.files.new()
    hands.double_click(hands.cell("customer", 1))
    hands.type("Asks")
    hands.key(Qt.Key.Key_Return)
    (element,) = document.store.of_type(Element)
    return hands, element


def click(hands: Hands, element: Element, side: Side) -> None:
    item = hands.window.controller.scene.items[element.id]
    hands.hover(hands.middle(element.id))
    grip = next(one for one in grips_of(item) if side_of(item, one) == side)
    hands.click(QPointF(grip.x, grip.y))


@pytest.mark.parametrize(
    ("side", "lane", "step"), [("right", "customer", 2), ("bottom", "frontstage", 1),
                               ("top", "evidence", 1)]
)  # fmt: skip
def test_a_click_makes_the_next_element_there(
    alone: tuple[Hands, Element], side: Side, lane: str, step: int
) -> None:
    hands, element = alone
    click(hands, element, side)
    hands.type("Next")
    hands.key(Qt.Key.Key_Return)
    view = hands.document.store
    made = next(one for one in view.of_type(Element) if one.id != element.id)
    assert made.label.text("en") == "Next"
    assert next(one.role for one in view.lanes if one.id == made.lane_id) == lane
    assert made.step_id == view.steps[step].id
    assert view.links_of(made.id)
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.document.store.of_type(Element) == (element,)


def test_a_click_to_the_left_says_what_the_dot_is_for(alone: tuple[Hands, Element]) -> None:
    hands, element = alone
    click(hands, element, "left")
    assert hands.document.store.of_type(Element) == (element,)
    assert "Drag" in hands.window.status.message.text()
