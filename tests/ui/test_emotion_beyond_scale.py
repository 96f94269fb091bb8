"""A feeling beyond the scale is refused where it is typed; one that a file holds is explained."""

from __future__ import annotations

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.emotion import set_emotion
from cxdesigner.editor.document import Document
from cxdesigner.model.queries import emotion_at
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.window import Window

EXPECTED = "Write a number from \N{MINUS SIGN}2 to +2."


@pytest.fixture
def page(window: Window, hot_pot: Document) -> ElementPage:
    hot_pot.selection.set(("c2",))
    window.inspector.refresh()
    assert isinstance(window.inspector.page, ElementPage)
    return window.inspector.page


def type_value(page: ElementPage, qtbot: QtBot, text: str) -> None:
    line = page.emotion.number.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def felt(document: Document, element_id: str = "c2") -> float | None:
    emotion = emotion_at(document.store, element_id)
    return None if emotion is None else emotion.value


def complaints(page: ElementPage) -> list[str]:
    labels = page.emotion.findChildren(QLabel)
    return [one.text() for one in labels if one.property("role") == "error" and one.isVisible()]


def test_a_value_beyond_the_scale_is_refused_at_the_field(
    hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    line = page.emotion.number.line
    for text in ("+9", "-3"):
        type_value(page, qtbot, text)
        assert felt(hot_pot) == -1
        assert not hot_pot.history.can_undo
        assert line.text() == text
        assert line.property("invalid")
        assert complaints(page) == [EXPECTED]
    page.refresh()
    assert line.text() == "-3"
    type_value(page, qtbot, "-2")
    assert felt(hot_pot) == -2
    assert complaints(page) == []
    assert not line.property("invalid")


def test_escape_takes_a_refused_value_back(page: ElementPage, qtbot: QtBot) -> None:
    line = page.emotion.number.line
    type_value(page, qtbot, "9")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "\N{MINUS SIGN}1"
    assert complaints(page) == []


def test_the_slider_takes_the_place_of_a_refused_value(
    hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    type_value(page, qtbot, "9")
    page.emotion.slider.setFocus()
    qtbot.keyClick(page.emotion.slider, Qt.Key.Key_Right)
    assert felt(hot_pot) == -0.5
    assert page.emotion.number.line.text() == "\N{MINUS SIGN}0.5"
    assert complaints(page) == []


def test_a_value_of_the_file_beyond_the_scale_is_explained_once(
    window: Window, hot_pot: Document, page: ElementPage, qtbot: QtBot
) -> None:
    hot_pot.run("As read", set_emotion, None, "c2", 9.0)
    window.inspector.refresh()
    told = "The scale of this blueprint goes from \N{MINUS SIGN}2 to +2."
    assert page.emotion.number.line.text() == "+9"
    assert complaints(page) == [told]
    page.commit()
    assert (felt(hot_pot), complaints(page)) == (9, [told])
    type_value(page, qtbot, "8")
    assert (felt(hot_pot), complaints(page)) == (9, [EXPECTED])
    page.refresh()
    assert complaints(page) == [EXPECTED]
    qtbot.keyClick(page.emotion.number.line, Qt.Key.Key_Escape)
    assert complaints(page) == [told]
    type_value(page, qtbot, "1")
    page.refresh()
    assert (felt(hot_pot), complaints(page)) == (1, [])
    assert page.emotion.number.line.text() == "+1"


def test_a_number_typed_on_a_point_of_the_curve_is_refused_too(hands: Hands) -> None:
    point = emotion_at(hands.document.store, "c2")
    assert point is not None
    hands.click(hands.middle(point.id))
    hands.type("+9")
    hands.key(Qt.Key.Key_Return)
    assert felt(hands.document) == -1
    page = hands.window.inspector.page
    assert isinstance(page, ElementPage)
    assert hands.focus is page.emotion.number.line
    assert page.emotion.number.line.text() == "+9"
    assert complaints(page) == [EXPECTED]
