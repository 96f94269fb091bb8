"""Escape drops what was typed, says so, and gives it back."""

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

CONTROL = Qt.KeyboardModifier.ControlModifier


def next_step(hands: Hands, text: str) -> None:
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_Return)
    hands.type(text)
    hands.key(Qt.Key.Key_Escape)


def back_button(hands: Hands) -> QToolButton | None:
    button = hands.window.status.findChild(QToolButton, "bringBack")
    return button if isinstance(button, QToolButton) and button.isVisible() else None


@pytest.mark.parametrize("way", ["button", "redo"])
def test_a_new_element_with_its_text_comes_back(hands: Hands, way: str) -> None:
    records = dict(hands.document.store.records)
    next_step(hands, "Rings twice")
    assert dict(hands.document.store.records) == records
    assert hands.window.status.message.text() == "“Rings twice” was dropped."
    button = back_button(hands)
    assert button is not None
    if way == "button":
        hands.press_button(button)
    else:
        hands.key(Qt.Key.Key_Y, CONTROL)
    assert "Rings twice" in hands.labels()
    assert hands.document.selection.primary not in (None, "c2")
    assert back_button(hands) is None
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert dict(hands.document.store.records) == records


def test_what_was_typed_over_an_old_text_comes_back(hands: Hands) -> None:
    hands.begin_edit("c2")
    hands.type("Rings")
    hands.key(Qt.Key.Key_Escape)
    assert hands.label("c2") == "到店等位"
    button = back_button(hands)
    assert button is not None
    hands.press_button(button)
    assert hands.label("c2") == "Rings"


def test_nothing_typed_is_not_spoken_of(hands: Hands) -> None:
    next_step(hands, "")
    assert hands.window.status.message.text() == ""
    assert not hands.document.history.can_redo
    hands.begin_edit("c2")
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.status.message.text() == ""


def test_the_offer_goes_with_the_next_edit(hands: Hands) -> None:
    next_step(hands, "Rings twice")
    hands.begin_edit("c2")
    hands.type("New")
    hands.key(Qt.Key.Key_Return)
    assert back_button(hands) is None
    assert hands.window.status.message.text() == ""


def test_long_words_are_said_in_short(hands: Hands) -> None:
    next_step(hands, "word " * 30)
    assert (
        hands.window.status.message.text()
        == "“word word word word word word word word…” was dropped."
    )
