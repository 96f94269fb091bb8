"""Escape drops what was typed into a field of the inspector, says so, and gives it back."""

import pytest
from inspecting import show, take_focus
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.panels.fields import ParsedField
from cxdesigner.ui.window import Window


def typed_and_dropped(window: Window, attribute: str, text: str) -> ParsedField:
    page = show(window.inspector, "c2")
    field = page.by_attribute[attribute]
    assert isinstance(field, ParsedField)
    take_focus(field.line)
    field.line.selectAll()
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    return field


def back_button(window: Window) -> QToolButton | None:
    buttons = window.status.findChildren(QToolButton, "bringBack")
    return next((button for button in buttons if button.isVisible()), None)


def test_a_time_comes_back(window: Window, hot_pot: Document) -> None:
    field = typed_and_dropped(window, "wait", "1h20")
    assert field.line.text() == "40 min"
    assert not hot_pot.history.can_undo
    assert window.status.message.text() == "“1h20” was dropped."
    button = back_button(window)
    assert button is not None
    button.click()
    assert hot_pot.store.need(Element, "c2").wait is not None
    assert hot_pot.store.need(Element, "c2").wait.minutes == 80
    assert field.line.text() == "80 min"
    assert back_button(window) is None


def test_what_means_nothing_comes_back_to_be_put_right(window: Window, hot_pot: Document) -> None:
    field = typed_and_dropped(window, "wait", "soon")
    button = back_button(window)
    assert button is not None
    button.click()
    assert field.line.text() == "soon"
    assert field.error.text()
    assert not hot_pot.history.can_undo


@pytest.mark.parametrize("text", ["40 min", ""])
def test_nothing_new_is_not_told(window: Window, hot_pot: Document, text: str) -> None:
    typed_and_dropped(window, "wait", text)
    assert back_button(window) is None
    assert not window.status.message.text()


def test_it_is_not_offered_to_another_element(window: Window, hot_pot: Document) -> None:
    typed_and_dropped(window, "wait", "1h20")
    hot_pot.selection.set(["c3"])
    assert back_button(window) is None
