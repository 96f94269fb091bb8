"""Lights up what leads to the selection and what follows from it, while that is wanted."""

from __future__ import annotations

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.trace import Trace, trace
from cxdesigner.ui.canvas.trace_veil import BOTH, DOWN, UP
from cxdesigner.ui.tools import ToolHost


def show_trace(host: ToolHost) -> None:
    """Follow the selection, the drawing and the wish to see a trace."""
    document, veil = host.document, host.canvas.overlay.trace
    found = Trace(frozenset(), frozenset(), frozenset())
    if document.view_state.trace:
        found = trace(document.store, document.selection.ids)
    if not found:
        if veil.items:
            veil.show_items(None, (), {})
        return
    tokens = dict.fromkeys(found.upstream, UP)
    tokens |= dict.fromkeys(found.downstream, DOWN)
    tokens |= dict.fromkeys(found.start | (found.upstream & found.downstream), BOTH)
    items = host.scene.items
    wanted = [*tokens, *(f"label:{key}" for key in tokens)]
    shown = [items[key] for key in wanted if key in items]
    area = Rect(0.0, 0.0, host.scene.width, host.scene.height)
    veil.show_items(area, sorted(shown, key=lambda item: item.layer), tokens)
