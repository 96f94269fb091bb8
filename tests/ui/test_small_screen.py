"""The window on a screen that has no room for it."""

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.window import Window
from cxdesigner.ui.window_memory import fill_small_screen


@pytest.mark.parametrize(("height", "fills"), [(900, False), (768, True)])
def test_a_screen_without_room_for_the_title_bar_is_filled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, height: int, fills: bool
) -> None:
    window = Window(Theme.load("light"))
    qtbot.addWidget(window)

    class Screen:
        def availableSize(self) -> QSize:
            return QSize(1600, height)

    monkeypatch.setattr(window, "screen", Screen)
    fill_small_screen(window)
    assert window.isMaximized() is fills
