"""A drag from beside a dot of the selected element draws a link, also on top of a line."""

import pytest
from hands import Hands
from PySide6.QtCore import QPointF

from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.ui.tools.handles import grips_of

LINE = "line-visibility"


def beside_dot(hands: Hands, pixels: float) -> QPointF:
    """A place on the line of visibility so many pixels left of the upper dot of ``b1``."""
    items = hands.window.controller.scene.items
    dot = grips_of(items["b1"])[3]
    return QPointF(dot.x - pixels / hands.canvas.scale_factor, items[LINE].rect.center.y)


@pytest.mark.parametrize("pixels", [7.0, 10.0, 12.0])
def test_near_a_dot_the_dot_is_meant(hands: Hands, pixels: float) -> None:
    store = hands.document.store
    line, links = store.need(Line, LINE), store.count(Link)
    hands.click(hands.middle("b1"))
    hands.drag(beside_dot(hands, pixels), hands.middle("f1"))
    assert store.need(Line, LINE) == line
    assert store.count(Link) == links + 1


def test_a_click_there_selects_the_line(hands: Hands) -> None:
    hands.click(hands.middle("b1"))
    hands.click(beside_dot(hands, 12.0))
    assert hands.document.selection.ids == (LINE,)


def test_farther_away_and_with_nothing_selected_the_line_moves(hands: Hands) -> None:
    store = hands.document.store
    line, links = store.need(Line, LINE), store.count(Link)
    hands.click(hands.middle("b1"))
    hands.drag(beside_dot(hands, 40.0), hands.middle("c1"))
    assert store.need(Line, LINE) != line
    assert store.count(Link) == links
