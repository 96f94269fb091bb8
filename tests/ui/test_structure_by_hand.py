"""Stages divided by keys: the new one is named at once."""

from hands import Hands
from PySide6.QtCore import Qt

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
