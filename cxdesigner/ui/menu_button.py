"""A push button that opens a menu."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from cxdesigner.ui.widgets import draw_chevron


class MenuButton(QPushButton):
    """Has the same arrow head as the other things that drop down."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setProperty("role", "menu")

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # The arrow of the style is another one, and its room leaves the words no edge.
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        arrow = QRect(self.width() - 26, 0, 18, self.height())
        draw_chevron(painter, arrow, enabled=self.isEnabled())
