"""Thirty elements from a typed list, and thirty by Enter and Tab."""

from costs import compare
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Stage
from cxdesigner.ui.dialogs.list_dialog import ListDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

STEPS = ("Find", "Book", "Arrive", "Wait", "Sit", "Order", "Eat", "Pay", "Leave", "Rate")
HELP = ("Greets", "Notes")


def counts(hands: Hands) -> tuple[int, int, int]:
    store = hands.document.store
    return store.count(Element), store.count(Link), store.count(Stage)


def test_thirty_elements_from_a_typed_list(hands: Hands) -> None:
    """Ten steps in two stages, each with what happens front and back, in one list."""

    def write(dialog: QWidget) -> None:
        assert isinstance(dialog, ListDialog)
        for number, step in enumerate(STEPS):
            if number in (0, 5):
                hands.type("# Before" if number == 0 else "# During")
                hands.key(Qt.Key.Key_Return)
            hands.type(f"{step} 40m W -1" if step == "Wait" else step)
            for words in HELP:
                hands.key(Qt.Key.Key_Return)
                hands.key(Qt.Key.Key_Tab)
                hands.type(words)
            if step != STEPS[-1]:
                hands.key(Qt.Key.Key_Return)
                hands.key(Qt.Key.Key_Backtab, SHIFT, times=2)
        hands.key(Qt.Key.Key_Return, CONTROL)

    hands.expect(("listDialog", write))
    hands.key(Qt.Key.Key_L, CONTROL | SHIFT)
    assert counts(hands) == (30, 9 + 10 + 10, 2)
    assert hands.presses == 0
    compare("journeys", "Thirty elements from a list", hands.presses, hands.keys, hands.letters)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert counts(hands) == (0, 0, 0)


def test_thirty_elements_by_enter_and_tab(hands: Hands) -> None:
    """The same element by element: down with Tab, up again with arrows, on with Enter."""
    for step in STEPS:
        hands.key(Qt.Key.Key_Return)
        hands.type(step)
        for words in HELP:
            hands.key(Qt.Key.Key_Tab)
            hands.type(words)
        hands.key(Qt.Key.Key_Return)
        hands.key(Qt.Key.Key_Up, times=len(HELP))
    assert counts(hands) == (30, 9 + 10 + 10, 0)
    assert hands.presses == 0
    compare("journeys", "Thirty elements one by one", hands.presses, hands.keys, hands.letters)
