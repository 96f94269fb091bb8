"""The rail where not all of it has room: it shows that there is more, and leads there."""

from hands import Hands, settle
from PySide6.QtGui import QRegion
from small import SCREEN

from cxdesigner.base.i18n import language
from cxdesigner.ui.window import Window


def in_sight(window: Window, name: str) -> bool:
    """Whether the whole button is seen, and nothing lies on it."""
    rail, button = window.rail, window.rail.buttons[name]
    place = button.rect().translated(button.mapTo(rail.viewport(), button.rect().topLeft()))
    lies_on = [end.geometry() for end in rail.ends if end.isVisible()]
    return rail.viewport().rect().contains(place) and not any(
        place.intersects(other) for other in lies_on
    )


def test_what_has_no_room_is_reached_by_clicks_alone(hands: Hands) -> None:
    window = hands.window
    up, down = window.rail.ends
    assert not up.isVisible()
    assert not down.isVisible()
    window.resize(SCREEN)
    settle(4)
    assert not up.isVisible()
    assert down.isVisible()
    seen = {name for name in window.rail.buttons if in_sight(window, name)}
    while down.isVisible():
        hands.press_button(down)
        seen |= {name for name in window.rail.buttons if in_sight(window, name)}
    assert up.isVisible()
    assert seen == set(window.rail.buttons)
    while up.isVisible():
        hands.press_button(up)
    assert in_sight(window, "select")


def test_no_tool_is_seen_in_part(small_window: Window) -> None:
    small_window.session.files.new("outpatient", language=language())
    settle(4)
    rail, bar = small_window.rail, small_window.rail.verticalScrollBar()
    for value in range(bar.maximum() + 1):
        bar.setValue(value)
        ends = [end.geometry() for end in rail.ends if end.isVisible()]
        for name, button in rail.buttons.items():
            place = button.geometry().translated(0, -value)
            seen = QRegion(place.intersected(rail.viewport().rect()))
            for end in ends:
                seen -= QRegion(end)
            assert seen.isEmpty() or seen.boundingRect() == place, (value, name)


def test_the_tour_shows_the_tool_it_speaks_of(hands: Hands) -> None:
    window = hands.window
    window.session.files.new()
    window.resize(SCREEN)
    settle(4)
    window.actions_["help.tour"].trigger()
    for _step in range(3):
        assert not in_sight(window, "stage")
        hands.press_button(window.tour.panel.skip)
    assert in_sight(window, "stage")
