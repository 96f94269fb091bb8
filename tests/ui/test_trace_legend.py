"""What the light over the canvas means, at the foot of the window."""

from __future__ import annotations

import pytest
from hands import Hands

from cxdesigner.editor.document import Document
from cxdesigner.scene.primitives import PathShape, RectShape
from cxdesigner.ui.canvas.trace_veil import DOWN, FAILS, OFF, UP
from cxdesigner.ui.lens_legend import LensLegend
from cxdesigner.ui.trace_legend import trace_entries


def legend_of(hands: Hands) -> LensLegend:
    found = hands.window.findChild(LensLegend)
    assert found is not None
    return found


def test_a_legend_says_what_leads_to_the_selection_and_what_follows(
    hands: Hands, hot_pot: Document
) -> None:
    hot_pot.selection.set(("c3",))
    hands.window.actions_["view.trace"].trigger()
    hands.wait(lambda: hands.canvas.overlay.trace.is_lit)
    legend = legend_of(hands)
    assert legend.isVisible()
    assert legend.accessibleDescription() == "上游、下游"
    hands.window.actions_["view.critical_path"].trigger()
    hands.wait(lambda: "关键路径" in legend.accessibleDescription())
    assert "下游" in legend.accessibleDescription()
    hands.window.actions_["view.critical_path"].trigger()
    hands.window.actions_["view.trace"].trigger()
    hands.wait(legend.isHidden)


def test_a_legend_says_what_is_switched_off_and_what_fails(hands: Hands, hot_pot: Document) -> None:
    hot_pot.selection.set(("p1",))
    hands.window.actions_["tools.what_if"].trigger()
    hands.window.actions_["tools.switch_off"].trigger()
    hands.wait(lambda: bool(hands.canvas.overlay.trace.signs))
    assert legend_of(hands).accessibleDescription() == "已停用、失效"


@pytest.mark.parametrize("signs", [False, True])
def test_signs_of_the_legend_have_the_colours_of_the_light(signs: bool) -> None:
    tokens = (OFF, FAILS, DOWN) if signs else (UP, DOWN)
    found = trace_entries(tokens, signs=signs)
    assert len(found) == len(tokens)
    for token, entry in zip(tokens, found, strict=True):
        first = entry.sign[0]
        assert isinstance(first, PathShape | RectShape)
        stroke = first.stroke
        assert (stroke.paint if stroke is not None else first.fill) == token
        is_dashed = stroke is not None and bool(stroke.dash)
        assert is_dashed is (token == UP), "as it is drawn on the canvas"
