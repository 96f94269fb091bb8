"""The push button that opens a menu: its words stand off its edge, its arrow off its words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.menu_button import MenuButton
from cxdesigner.ui.theme import qcolor, style_sheet


@pytest.mark.parametrize("words", ["Somebody", "某個行動者"])
def test_words_and_arrow_have_room(words: str, qtbot: QtBot) -> None:
    theme = Theme.load("light")
    button = MenuButton(words)
    qtbot.addWidget(button)
    button.setMenu(QMenu(button))
    button.setStyleSheet(style_sheet(theme))
    button.resize(button.sizeHint())
    button.show()
    drawn = button.grab().toImage()
    ground = qcolor(theme, "ui.field").lightness()
    rows = range(6, drawn.height() - 6)

    def is_inked(x: int) -> bool:
        return any(abs(drawn.pixelColor(x, y).lightness() - ground) > 60 for y in rows)

    inked = [x for x in range(4, drawn.width() - 4) if is_inked(x)]
    assert inked[0] >= 12
    assert drawn.width() - 1 - inked[-1] >= 10
    gaps = [after - x for x, after in pairwise(inked)]
    assert max(gaps) >= 5
