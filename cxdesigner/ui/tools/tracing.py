"""Lights up what hangs together with the selection, or what fails with what is switched off."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.document import Document
from cxdesigner.editor.trace import trace
from cxdesigner.ui.canvas.trace_veil import BOTH, DOWN, FAILS, HELD, OFF, UP
from cxdesigner.ui.tools import ToolHost


def is_traced(document: Document) -> bool:
    """Say whether something may have to be lit up in a document."""
    state = document.view_state
    return state.trace or bool(state.what_if.off) or state.what_if.shown


def show_trace(host: ToolHost) -> None:
    """Follow the selection, the drawing and the wish to see a trace.

    What is switched off comes first; then the trace along the links; then, while the panel of
    trials is open, what depends on the selection and what it depends on.
    """
    document, veil = host.document, host.canvas.overlay.trace
    fails = bool(document.view_state.what_if.off)
    tokens = _tokens(document) if is_traced(document) else {}
    if tokens is None:
        # Being worked out: what is lit up stays until then.
        return
    if not tokens:
        if veil.is_lit:
            veil.light(None)
        return
    # What is collapsed lights up as the box that stands for it.
    for key in document.stand_ins:
        found = {tokens[one] for one in document.behind(key) if one in tokens}
        if found:
            tokens = {**tokens, key: found.pop() if len(found) == 1 else BOTH}
    area = Rect(0.0, 0.0, host.scene.width, host.scene.height)
    veil.light(area, tokens, signs=fails)


def _tokens(document: Document) -> Mapping[str, str] | None:
    state, selected = document.view_state, document.selection.ids
    if state.what_if.off:
        fault = document.trials.outage(state.what_if.off)
        if fault is None:
            return None
        tokens = {key: HELD for key, _substitute in fault.held}
        tokens |= dict.fromkeys(fault.failing, FAILS)
        return tokens | dict.fromkeys(fault.off, OFF)
    if state.trace:
        found = trace(document.store, selected)
        both = found.start | (found.upstream & found.downstream)
        upstream, downstream = found.upstream, found.downstream
    else:
        hit = document.trials.impact(selected)
        if hit is None:
            return None
        upstream, downstream = frozenset(hit.needs), frozenset(hit.dependents)
        both = frozenset(hit.elements) | (upstream & downstream)
    if not upstream and not downstream and not state.trace:
        return {}
    tokens = dict.fromkeys(upstream, UP)
    tokens |= dict.fromkeys(downstream, DOWN)
    return tokens | dict.fromkeys(both, BOTH)
