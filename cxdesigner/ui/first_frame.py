"""The window before its parts are there: lines where everything will be."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from cxdesigner.scene.theme import Theme

MENU_PX, TOOLBAR_PX, STATUS_PX = 24, 32, 22
RAIL_PX, INSPECTOR_PX = 52, 248


def draw_frame(window: QWidget, theme: Theme) -> None:
    """Draw the lines between the parts of a window."""
    # Where everything will be, so that nothing jumps when it comes.
    painter = QPainter(window)
    painter.fillRect(window.rect(), QColor(*theme.colour("ui.window")))
    painter.setPen(QColor(*theme.colour("ui.border")))
    width, bottom = window.width(), window.height() - STATUS_PX
    top = MENU_PX + TOOLBAR_PX
    for y in (MENU_PX, top, bottom):
        painter.drawLine(0, y, width, y)
    for x in (RAIL_PX, width - INSPECTOR_PX):
        painter.drawLine(x, top, x, bottom)
    painter.end()
