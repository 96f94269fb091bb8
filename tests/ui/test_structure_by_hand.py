"""Stages and lanes changed by hand: what the window says and asks next."""

from hands import Hands
from PySide6.QtCore import Qt

from cxdesigner.model.element import Element

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def names(hands: Hands) -> list[str]:
    return [stage.name.text("zh-CN") for stage in hands.document.store.stages]


def test_a_stage_that_was_divided_gets_its_name_at_once(hands: Hands) -> None:
    before = names(hands)
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_B, CONTROL | SHIFT)
    assert hands.editor.is_open
    hands.type("Waiting")
    hands.key(Qt.Key.Key_Return)
    assert names(hands) == [before[0], "Waiting", *before[1:]]
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert names(hands) == before


def test_deleting_a_lane_says_what_went_with_it(hands: Hands) -> None:
    document, said = hands.document, hands.window.status.message
    lane = next(lane for lane in document.store.lanes if lane.role == "backstage")
    n = sum(element.lane_id == lane.id for element in document.store.of_type(Element))
    bar, middle = hands.header(lane.id)
    hands.press_at(middle, bar)
    hands.release_at(middle, bar)
    hands.key(Qt.Key.Key_Delete)
    assert said.text() == f"{n} elements were deleted as well; Undo brings them back."
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.window.status.tell("")
    hands.click(hands.middle("c1"))
    hands.key(Qt.Key.Key_Delete)
    assert said.text() == ""


def test_a_border_that_cannot_move_says_why(hands: Hands) -> None:
    document, said = hands.document, hands.window.status.message
    last = document.store.stages[-1]
    document.selection.set((last.id,))
    hands.window.update_actions()
    hands.window.actions_["arrange.stage_longer"].trigger()
    assert said.text() == "There is no stage behind this one."
