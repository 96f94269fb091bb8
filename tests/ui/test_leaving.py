"""Escape on the canvas ends what lies over the drawing, once nothing else is left to drop."""

from __future__ import annotations

from hands import Hands, settle
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.editor.what_if import NOTHING, WhatIf
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element

ESCAPE = Qt.Key.Key_Escape


def test_escape_drops_the_selection_then_each_mode_and_the_menus_follow(
    hands: Hands, hot_pot: Document, qtbot: QtBot
) -> None:
    actions = hands.window.actions_
    hands.window.session.host.compare(hot_pot.store.snapshot(), "as-is")
    comparing = hands.window.comparing.controller
    assert comparing is not None
    qtbot.waitUntil(lambda: comparing.is_current and comparing.found is not None, timeout=10_000)
    hot_pot.selection.set(("c3",))
    actions["view.trace"].trigger()
    hot_pot.set_view(what_if=WhatIf(shown=True, off=("s1",)))
    hands.canvas.setFocus()
    hands.wait(lambda: actions["view.trace"].isChecked() and actions["tools.what_if"].isChecked())
    assert actions["tools.switch_on"].isEnabled()

    hands.key(ESCAPE)
    assert hot_pot.selection.ids == ()
    assert hot_pot.view_state.what_if.off == ("s1",)
    hands.key(ESCAPE)
    assert hot_pot.view_state.what_if == WhatIf(shown=True)
    hands.wait(lambda: not actions["tools.switch_on"].isEnabled())
    hands.key(ESCAPE)
    assert hot_pot.view_state.what_if == NOTHING
    assert hot_pot.view_state.trace
    hands.wait(lambda: not actions["tools.what_if"].isChecked())
    hands.key(ESCAPE)
    assert not hot_pot.view_state.trace
    assert comparing.document is hot_pot
    hands.wait(lambda: not actions["view.trace"].isChecked())
    assert actions["compare.end"].isEnabled()
    hands.key(ESCAPE)
    assert comparing.document is None
    hands.wait(lambda: not actions["compare.end"].isEnabled())
    hands.key(ESCAPE)
    settle()


def test_a_drag_and_a_tool_come_before_the_mode(hands: Hands, hot_pot: Document) -> None:
    hot_pot.set_view(trace=True)
    hands.canvas.setFocus()
    hands.window.controller.arm("link")
    hands.key(ESCAPE)
    assert hands.window.controller.tool_name == "select"
    assert hot_pot.view_state.trace
    at = hands.start_drag(hands.middle("c3"), hands.middle("c4"))
    hands.key(ESCAPE)
    assert hot_pot.view_state.trace
    hands.release_at(at)
    hot_pot.selection.clear()
    hands.key(ESCAPE)
    assert not hot_pot.view_state.trace


def test_times_that_are_tried_are_not_lost(hands: Hands, hot_pot: Document) -> None:
    element = hot_pot.store.need(Element, "c2")
    trial = WhatIf(shown=True).try_time(element, "wait", Duration(5))
    hot_pot.set_view(what_if=trial)
    hands.canvas.setFocus()
    hands.key(ESCAPE)
    assert hot_pot.view_state.what_if == trial
