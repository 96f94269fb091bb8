"""Small screens, and what tests do in a window on one."""

from hands import settle
from PySide6.QtCore import QSize

from cxdesigner.ui.window import Window

SCREEN = QSize(683, 384)
"""1366 × 768 at 200 %."""

AT_150 = QSize(911, 512)


def act(window: Window, action: str) -> None:
    """Do an action as its menu entry does it, and let it be drawn."""
    window.update_actions()
    window.actions_[action].trigger()
    settle(6)
