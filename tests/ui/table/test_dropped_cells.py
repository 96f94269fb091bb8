"""Escape drops what was typed into a cell, says so, and gives it back."""

import pytest
from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from table_hands import Cells

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element


def typed_and_dropped(cells: Cells, column: str, text: str) -> None:
    cells.click("c2", column)
    cells.hands.type(text)
    cells.hands.key(Qt.Key.Key_Escape)


def said(cells: Cells) -> str:
    return cells.hands.window.status.message.text()


def back_button(cells: Cells) -> QToolButton | None:
    buttons = cells.hands.window.status.findChildren(QToolButton, "bringBack")
    return next((button for button in buttons if button.isVisible()), None)


@pytest.fixture(autouse=True)
def _silent(cells: Cells) -> None:
    cells.hands.window.status.tell("")
    settle()


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("label", "Rings twice", "Rings twice"),
        ("work", "1h20", "1 h 20 min"),
        ("owner", "Host", "Host"),
    ],
)
def test_what_was_typed_comes_back(
    cells: Cells, hot_pot: Document, column: str, text: str, words: str
) -> None:
    records = dict(hot_pot.store.records)
    typed_and_dropped(cells, column, text)
    assert cells.editor is None
    assert dict(hot_pot.store.records) == records
    assert said(cells) == f"“{text}” was dropped."
    button = back_button(cells)
    assert button is not None
    cells.hands.press_button(button)
    assert cells.text("c2", column) == words
    assert back_button(cells) is None
    cells.hands.key("z", Qt.KeyboardModifier.ControlModifier)
    assert dict(hot_pot.store.records) == records


def test_it_comes_back_where_it_was_typed_in_the_language_it_was_typed_in(
    cells: Cells, hot_pot: Document
) -> None:
    typed_and_dropped(cells, "label", "Queues")
    cells.click("c1", "detail")
    hot_pot.set_view(language="en", editor="canvas")
    button = back_button(cells)
    assert button is not None
    cells.hands.press_button(button)
    assert hot_pot.store.need(Element, "c2").label.text("zh-CN") == "Queues"


def test_the_end_of_a_title_that_comes_back_is_read(cells: Cells, hot_pot: Document) -> None:
    typed_and_dropped(cells, "label", "Rings 5m")
    button = back_button(cells)
    assert button is not None
    cells.hands.press_button(button)
    assert cells.text("c2", "label") == "Rings"
    assert said(cells) == "Taken from the text: Work time 5 min."


def test_what_cannot_stand_in_the_cell_is_spoken_of_and_not_offered(cells: Cells) -> None:
    typed_and_dropped(cells, "work", "soon")
    assert said(cells) == "“soon” was dropped."
    assert back_button(cells) is None


def test_nothing_typed_is_not_spoken_of(cells: Cells) -> None:
    for column in ("label", "marks", "lane"):
        cells.click("c2", column)
        cells.hands.key(Qt.Key.Key_F2)
        assert cells.editor is not None
        while cells.editor is not None:
            cells.hands.key(Qt.Key.Key_Escape)
        assert said(cells) == ""


def test_the_offer_goes_with_the_next_edit(cells: Cells) -> None:
    typed_and_dropped(cells, "label", "Rings twice")
    cells.click("c2", "label")
    cells.hands.type("New")
    cells.hands.key(Qt.Key.Key_Return)
    assert back_button(cells) is None
    assert said(cells) == ""
