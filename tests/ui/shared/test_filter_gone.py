"""The filter shows what it asks for, also when nothing in the blueprint is called so any more."""

from __future__ import annotations

from hands import Hands
from PySide6.QtCore import Qt

from cxdesigner.editor.commands.saved_views import save_view, saved_views
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import EVERYTHING, Filter

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_view_of_an_owner_who_was_renamed_shows_whom_it_asks_for(
    hands: Hands, hot_pot: Document
) -> None:
    hot_pot.set_view(filter=Filter(owners=("排号台",)))
    hot_pot.run("Save", save_view, "Mine", hot_pot.view_state)
    hot_pot.set_view(filter=EVERYTHING)
    hot_pot.run("Rename", set_text, "b1", "前厅", "zh-CN", "actor")
    hands.key(Qt.Key.Key_F, BOTH)
    popover = hands.window.finders.filter.popover
    assert ("owners", "排号台") not in popover.chips
    (saved,) = saved_views(hot_pot.store, "en")
    chip = popover.findChild(type(popover.chips["kinds", "action"]), f"view-{saved.id}")
    hands.press_button(chip)
    assert popover.isVisible()
    assert popover.count.text() == "0 of 30 elements"
    assert popover.chips["owners", "排号台"].isChecked()
    assert popover.chips["owners", "排号台"].text().endswith("  0")
    hands.press_button(popover.chips["owners", "排号台"])
    assert popover.count.text() == "30 of 30 elements"
    popover.hide()
