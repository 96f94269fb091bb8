"""Buttons side by side of which one is down: what is shown of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton

from cxdesigner.ui.widgets import give_tip


class Segment(QFrame):
    """One button for each choice; whoever shows something sets which one is down.

    Parameters
    ----------
    name
        What the names of the buttons begin with; the key of the choice follows.
    choices
        Key, words and tip of each.
    """

    turned = Signal(str)
    """The key of the choice that is wanted."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setObjectName("tableSegment")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        group = QButtonGroup(self)
        group.setExclusive(True)
        self.buttons: dict[str, QToolButton] = {}
        for key, text, tip in choices:
            button = QToolButton()
            button.setObjectName(f"{name}-{key}")
            button.setText(text)
            give_tip(button, tip)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on, key=key: self.turned.emit(key))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[key] = button
