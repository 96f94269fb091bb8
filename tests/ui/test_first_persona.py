"""A first feeling makes a persona; the program says so and offers to name it."""

from collections.abc import Iterator

import pytest
from hands import Hands, settle
from program import started
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from cxdesigner.model.persona import Emotion, Persona

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hands(qapp: object) -> Iterator[Hands]:
    """Hands on an empty blueprint with one step of the customer."""
    with started() as editor:
        hands = Hands(editor.window)
        editor.window.canvas.setFocus()
        hands.key(Qt.Key.Key_Return)
        hands.type("Asks")
        hands.key(Qt.Key.Key_Return)
        yield hands
        editor.window.text_editing.finish()


def offer(hands: Hands) -> QToolButton | None:
    settle()
    found = hands.window.status.findChildren(QToolButton, "namePersona")
    return next((button for button in found if button.isVisible()), None)


def by_keys(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Up, CONTROL | SHIFT)


def by_dragging(hands: Hands) -> None:
    axis = hands.window.controller.grid.emotion
    assert axis is not None
    x = hands.middle(hands.document.selection.ids[0]).x()
    hands.drag(QPointF(x, axis.y_of(0)), QPointF(x, axis.y_of(1)))


def by_typing(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Return)
    hands.type("Waits +1")
    hands.key(Qt.Key.Key_Return)


@pytest.mark.parametrize("feel", [by_keys, by_dragging, by_typing])
def test_the_persona_of_a_first_feeling_can_be_named_at_once(hands: Hands, feel) -> None:
    feel(hands)
    assert hands.document.store.count(Emotion) == 1
    button = offer(hands)
    assert button is not None
    hands.press_button(button)
    hands.type("Lin")
    hands.key(Qt.Key.Key_Return)
    (persona,) = hands.document.store.of_type(Persona)
    assert persona.name.text() == "Lin"
    assert offer(hands) is None


def test_a_persona_that_is_there_is_not_offered_again(hands: Hands) -> None:
    by_keys(hands)
    hands.window.status.tell("")
    by_keys(hands)
    by_typing(hands)
    assert offer(hands) is None


def test_a_persona_that_undo_brings_back_is_not_called_new(hands: Hands) -> None:
    by_keys(hands)
    by_typing(hands)
    document = hands.document
    (persona,) = document.store.of_type(Persona)
    with document.transaction("Remove") as tx:
        tx.delete([persona.id])
    hands.window.status.tell("")
    document.undo()
    assert document.store.get(Persona, persona.id) is not None
    assert offer(hands) is None


def test_what_to_write_into_the_field_of_the_name_stands_there_whole(hands: Hands) -> None:
    by_keys(hands)
    hands.document.selection.clear()

    def line() -> QLineEdit | None:
        found = hands.window.inspector.findChildren(QLineEdit, "personaTextEdit")
        return next((one for one in found if one.isVisible()), None)

    hands.wait(lambda: line() is not None)
    field = line()
    assert field is not None
    words, edges = field.placeholderText(), 20
    assert field.fontMetrics().horizontalAdvance(words) + edges <= field.width()
    assert field.accessibleName() == "Name of the persona"
