"""A field that one is led to lies in sight, whatever came into the inspector with it."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, QRect


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_the_name_of_a_new_persona_is_in_sight(hands: Hands, size: tuple[int, int]) -> None:
    inspector = hands.window.inspector
    hands.window.resize(*size)
    settle()
    hands.window.update_actions()
    hands.window.actions_["insert.persona"].trigger()
    settle()
    line = hands.focus
    assert line.objectName() == "personaTextEdit"
    place = QRect(line.mapTo(inspector.viewport(), QPoint()), line.size())
    assert inspector.viewport().rect().contains(place)
    hands.type("Lin")
    assert hands.focus is line
    place = QRect(line.mapTo(inspector.viewport(), QPoint()), line.size())
    assert inspector.viewport().rect().contains(place)
