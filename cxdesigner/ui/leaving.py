"""What Escape on the canvas ends when nothing is under way and nothing selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxdesigner.editor.what_if import NOTHING

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


def leave_mode(window: Window) -> None:
    """End what lies over the drawing, one at a time: what is tried, the trace, the comparison.

    Times that are tried stay, for somebody typed them; *Drop the tried times* takes them back.
    """
    document = window.document
    if document is None:
        return
    state = document.view_state
    if state.what_if.off:
        document.set_view(what_if=replace(state.what_if, off=()))
    elif state.what_if.shown and not state.what_if.times:
        document.set_view(what_if=NOTHING)
    elif state.trace:
        document.set_view(trace=False)
    elif "comparison" in window.comparing.shown_panels():
        window.comparing.end()
