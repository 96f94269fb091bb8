"""A window stays on a low screen, whatever is open in it."""

import pytest
from hands import settle
from small import SCREEN

from cxdesigner.ui import yielding
from cxdesigner.ui.window import Window


@pytest.fixture
def low(small_window: Window, monkeypatch: pytest.MonkeyPatch) -> Window:
    """A window on a screen that is as low as itself, with a blueprint and panels."""
    monkeypatch.setattr(yielding, "height_on_screen", lambda _window: SCREEN.height())
    small_window.session.files.new("hot-pot")
    for name in ("minimap", "parking", "problems"):
        small_window.show_panel(name, True)
    settle(6)
    return small_window


def test_the_overview_gives_way_and_the_status_bar_stays_in_sight(low: Window) -> None:
    assert low.minimap.isVisible()
    low.actions_["edit.find"].trigger()
    settle(6)
    assert low.minimap.isHidden()
    assert low.height() == SCREEN.height()
    assert low.minimumSizeHint().height() <= SCREEN.height()
    assert not low.actions_["view.minimap"].isChecked()
    low.show_panel("problems", False)
    settle(6)
    assert low.minimap.isVisible()
    assert low.actions_["view.minimap"].isChecked()
    assert low.height() == SCREEN.height()


def test_what_gave_way_is_remembered_as_open(low: Window) -> None:
    low.actions_["edit.find"].trigger()
    settle(6)
    low.close()
    assert "minimap" in (low.session.state.value.panels or ())


def test_whoever_asks_for_it_hears_why_it_does_not_come(low: Window) -> None:
    low.actions_["edit.find"].trigger()
    settle(6)
    low.actions_["view.minimap"].trigger()
    settle(6)
    assert low.minimap.isHidden()
    assert low.height() == SCREEN.height()
    assert low.status.message.text()


def test_where_there_is_room_nothing_gives_way(small_window: Window) -> None:
    small_window.resize(900, 700)
    small_window.session.files.new("hot-pot")
    for name in ("minimap", "parking", "problems"):
        small_window.show_panel(name, True)
    small_window.actions_["edit.find"].trigger()
    settle(6)
    assert small_window.minimap.isVisible()
