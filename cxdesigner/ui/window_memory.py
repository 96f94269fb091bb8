"""Size, place and panels of the window, remembered from one start to the next."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt

from cxdesigner.ui.screen_room import room_on_screen

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


_SHARE = 0.9
_LARGEST = QSize(1920, 1200)


def suit_screen(window: Window) -> None:
    """Give the first window a size: most of the screen, all of one that has too little room.

    Else the status bar would be out of sight.
    """
    room = room_on_screen(window)
    if room.width() < window.width() or room.height() < window.height():
        # Without whoever manages windows nothing is maximized.
        window.resize(window.size().boundedTo(room))
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        window.resize((room * _SHARE).boundedTo(_LARGEST).expandedTo(window.size()))


def place(window: Window, geometry: str) -> bool:
    """Give a window size and place as they were kept; return whether they can be read."""
    try:
        raw = base64.b64decode(geometry)
    except (binascii.Error, ValueError):
        return False
    return window.restoreGeometry(QByteArray(raw))


def restore(window: Window) -> None:
    """Give a window the size, the place and the panels it had last."""
    from cxdesigner.ui.window import PANELS

    state = window.session.state.value
    if not window.isVisible():
        # A frame that is shown has them already.
        place(window, state.window_geometry)
    if state.panels is not None:
        for name in PANELS:
            window.panel(name).setVisible(name in state.panels)


def open_panels(window: Window) -> frozenset[str]:
    """Return the names of the panels that are open, also of those that others take the place of."""
    covered = window.guide.covered | window.splitter.covered | window.yielding.covered
    return window.shown_panels() | covered


def keep(window: Window) -> None:
    """Remember how a window is now. Problems are folded at every start: a day begins calm."""
    raw = bytes(window.saveGeometry().data())
    panels = tuple(sorted(open_panels(window) - {"problems"}))
    window.session.state.update(window_geometry=base64.b64encode(raw).decode(), panels=panels)
