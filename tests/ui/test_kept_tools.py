"""A double click on a thing of the rail keeps its tool until Escape."""

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cxdesigner.model.element import Element


def double_click(button: QWidget) -> None:
    """As a mouse does it: a click, and then a second press that is a double click."""
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(button, left)
    QTest.mouseDClick(button, left)
    QTest.mouseRelease(button, left)


def test_a_tool_is_kept_for_more_until_escape(hands: Hands) -> None:
    window, store = hands.window, hands.document.store
    button = window.rail.buttons["evidence"]
    before = store.count(Element)
    double_click(button)
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
    double_click(button)
    hands.press_button(button)
    assert not button.is_kept
    hands.click(hands.cell("evidence", 4))
    assert window.controller.tool_name == "select"
    assert hands.editor.is_open


@pytest.mark.parametrize("name", ["stage", "decision"])
def test_a_kept_tool_outlives_a_change_of_the_drawing(hands: Hands, name: str) -> None:
    window = hands.window
    double_click(window.rail.buttons[name])
    hands.click(hands.cell("customer", 4))
    assert window.controller.tool_name == name
    assert window.rail.buttons[name].is_kept
    assert window.rail.buttons[name].isChecked()
