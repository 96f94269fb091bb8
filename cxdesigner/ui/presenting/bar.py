"""The parts of the bar over a presentation: buttons with their keys, and lists with numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import icon
from cxdesigner.ui.popup_menu import PopupMenu
from cxdesigner.ui.widgets import give_tip

ICON_PX = 16
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_DIGITS = 9


class BarButton(QToolButton):
    """A button of the bar; arrows walk through the slides from here too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            # Else they lead to the next button.
            event.ignore()
            return
        super().keyPressEvent(event)


def bar_button(name: str, icon_name: str, text: str, theme: Theme, keys: str = "") -> BarButton:
    """Return a button that shows an icon, or words where it is given no icon."""
    button = BarButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAccessibleName(text)
    give_tip(button, f"{text} ({keys})" if keys else text)
    if icon_name:
        button.setIcon(icon(icon_name, theme, size=ICON_PX))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    # Keys walk through the slides; buttons are for whoever has a mouse in the hand.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def stage_menu(
    parent: QWidget, stops: Sequence[tuple[str, int]], go: Callable[[int], object]
) -> PopupMenu:
    """Return the list of stages, given with the numbers of their stops; digits choose one."""
    menu = PopupMenu(parent)
    menu.setObjectName("presentStagesMenu")
    for at, (name, number) in enumerate(stops, 1):
        key = "&" if at <= _DIGITS else ""
        entry = menu.addAction(f"{key}{at}  {name.replace('&', '&&')}")
        entry.setCheckable(True)
        entry.triggered.connect(lambda _checked=False, number=number: go(number))
    return menu
