"""How much room the screen has for a window; with large letters a small screen has little."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

TITLE_BAR_PX = 40
"""What the system puts above a window, at most."""


def room_on_screen(window: QWidget) -> QSize:
    """Return the largest size of a window that shows all of it, below its title bar."""
    return window.screen().availableSize() - QSize(0, TITLE_BAR_PX)


def keep_on_screen(window: QWidget) -> None:
    """Make a window that is to be shown no larger than the screen."""
    window.resize(window.size().boundedTo(room_on_screen(window)))


def height_on_screen(window: QWidget) -> int:
    """Return how high a window may be that is shown, with the title bar that it has."""
    title_bar = window.frameGeometry().height() - window.height()
    return window.screen().availableSize().height() - title_bar
