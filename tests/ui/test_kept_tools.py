"""A double click on a thing of the rail keeps its tool until Escape."""

import pytest
from hands import Hands
from PySide6.QtCore import Qt

from cxdesigner.model.element import Element


def test_a_tool_is_kept_for_more_until_escape(hands: Hands) -> None:
    window, store = hands.window, hands.document.store
    button = window.rail.buttons["evidence"]
    before = store.count(Element)
    hands.double_click_on(button)
    assert button.is_kept
    assert window.status.message.text() == "Click where it belongs · Escape puts the tool away"
    for column in (4, 5):
        hands.click(hands.cell("evidence", column))
        assert not hands.editor.is_open
        assert window.controller.tool_name == "evidence"
    assert store.count(Element) == before + 2
    assert button.is_kept
    hands.key(Qt.Key.Key_Escape)
    assert window.controller.tool_name == "select"
    assert not button.is_kept
    hands.click(hands.cell("evidence", 6))
    assert store.count(Element) == before + 2


def test_a_click_uses_it_once(hands: Hands) -> None:
    window = hands.window
    button = window.rail.buttons["evidence"]
    hands.double_click_on(button)
    hands.press_button(button)
    assert not button.is_kept
    hands.click(hands.cell("evidence", 4))
    assert window.controller.tool_name == "select"
    assert hands.editor.is_open


@pytest.mark.parametrize("name", ["stage", "decision"])
def test_a_kept_tool_outlives_a_change_of_the_drawing(hands: Hands, name: str) -> None:
    window = hands.window
    hands.double_click_on(window.rail.buttons[name])
    hands.click(hands.cell("customer", 4))
    assert window.controller.tool_name == name
    assert window.rail.buttons[name].is_kept
    assert window.rail.buttons[name].isChecked()


KEEP = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_keys_alone_keep_a_tool_for_more(hands: Hands) -> None:
    window, document = hands.window, hands.document
    button = window.rail.buttons["evidence"]
    hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Qt.Key.Key_Space)
    assert not button.is_kept
    hands.key("t", KEEP)
    assert button.is_kept
    assert window.status.message.text() == "Click where it belongs · Escape puts the tool away"
    window.canvas.setFocus()
    lane = next(lane.id for lane in document.store.lanes if lane.role == "evidence")
    made = []
    for step in document.store.steps[4:6]:
        document.selection.set_cell((lane, step.id))
        hands.type("Slip")
        hands.key(Qt.Key.Key_Return)
        made.append(document.selection.primary)
        assert window.controller.tool_name == "evidence"
    kinds = {document.store.need(Element, key).kind for key in made if key is not None}
    assert kinds == {"evidence"}
    hands.key("t", KEEP)
    assert not button.is_kept
    assert window.controller.tool_name == "evidence"
    hands.key(Qt.Key.Key_Escape)
    assert window.controller.tool_name == "select"


@pytest.mark.parametrize("name", ["select", "link", "brush"])
def test_what_stays_anyway_or_is_not_placed_is_not_kept(hands: Hands, name: str) -> None:
    hands.window.session.host.arm(name)
    hands.window.update_actions()
    assert not hands.window.actions_["tool.keep"].isEnabled()


def test_the_tip_of_a_tool_tells_the_keys_that_keep_it(hands: Hands) -> None:
    window = hands.window
    tip = window.rail.buttons["note"].toolTip
    assert "Ctrl+Shift+T" in tip()
    window.session.settings.update(shortcuts=(("tool.keep", "F11"),))
    assert "F11" in tip()
    assert "Ctrl+Shift+T" not in tip()
    window.session.settings.update(shortcuts=(("tool.keep", ""),))
    assert "F11" not in tip()
    assert "double click" in tip()
    assert "keys" not in window.rail.buttons["select"].toolTip()
