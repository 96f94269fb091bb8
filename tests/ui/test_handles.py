"""What is selected has handles of one size on the screen, however large it is drawn."""

import pytest
from hands import Hands

from builders import BlueprintBuilder
from cxdesigner.model.element import ElementKind
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.ui.canvas.overlay import HANDLE_RADIUS_PX
from cxdesigner.ui.tools.handles import grips_of


def dot_on_screen(hands: Hands) -> float:
    """How high the dots and bars are on the screen, in pixels."""
    overlay, scale = hands.canvas.overlay, hands.canvas.scale_factor
    top = min(point.y for point in overlay.handle.points)
    return (top - overlay.handle.boundingRect().top()) * scale


def bar_on_screen(hands: Hands) -> float:
    overlay, scale = hands.canvas.overlay, hands.canvas.scale_factor
    left = min(point.x for point in overlay.spans.points)
    return (left - overlay.spans.boundingRect().left()) * scale


def test_handles_keep_their_size_when_one_zooms(hands: Hands) -> None:
    hands.click(hands.middle("c1"))
    dot, bar = dot_on_screen(hands), bar_on_screen(hands)
    for zoom in (0.4, 1.6):
        hands.canvas.set_zoom(zoom)
        assert dot_on_screen(hands) == pytest.approx(dot, rel=0.05)
        assert bar_on_screen(hands) == pytest.approx(bar, rel=0.05)


def test_handles_keep_their_size_from_tab_to_tab(hands: Hands) -> None:
    window, mine = hands.window, hands.document
    hands.click(hands.middle("c1"))
    window.actions_["mark.wait"].trigger()
    hands.canvas.set_zoom(1.6)
    dot = dot_on_screen(hands)
    window.session.files.new("hot-pot")
    hands.canvas.set_zoom(0.4)
    window.session.workspace.activate(mine)
    assert hands.canvas.zoom == pytest.approx(1.6)
    assert dot_on_screen(hands) == pytest.approx(dot, rel=0.05)


@pytest.mark.parametrize("kind", ["touchpoint", "decision"])
@pytest.mark.parametrize("marks", [1, 2, 3, 4])
@pytest.mark.parametrize("width", [78.0, 106.0])
def test_dots_leave_the_marks_of_what_is_chosen_in_sight(
    width: float, marks: int, kind: ElementKind
) -> None:
    doc = BlueprintBuilder(steps=1)
    names = ("wait", "fail", "mot", "delight")[:marks]
    doc.element("a", "customer", 1, kind, marks=names)
    item = layout(doc.store(), LayoutOptions(element_width=width)).items["a"]
    assert item.children
    for badge in item.children:
        around = badge.rect.moved(item.x, item.y).grown(HANDLE_RADIUS_PX)
        assert not any(around.contains(dot) for dot in grips_of(item))
