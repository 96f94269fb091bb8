"""What is cut and pasted back in the same blueprint is as if it had been moved."""

from hands import Hands, settle
from PySide6.QtCore import Qt

from cxdesigner.model.link import Link

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_links_to_what_stayed_come_back_and_go_with_undo(hands: Hands) -> None:
    document = hands.document
    before = dict(document.store.records)
    count = document.store.count(Link)
    document.selection.set(("c4", "c6"))
    settle()
    hands.key("x", CONTROL)
    without = dict(document.store.records)
    assert document.store.count(Link) < count
    hands.key("v", CONTROL)
    assert document.store.count(Link) == count
    assert hands.labels().count("平板点餐") == 1
    hands.key("v", CONTROL)
    assert document.store.count(Link) == count
    hands.key("z", CONTROL, times=2)
    assert dict(document.store.records) == without
    hands.key("z", CONTROL)
    assert dict(document.store.records) == before
    hands.key("v", CONTROL)
    assert document.store.count(Link) == count
