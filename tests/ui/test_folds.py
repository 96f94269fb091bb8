"""What is unfolded in the inspector comes into sight."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.widgets import Fold
from cxdesigner.ui.window import Window


@pytest.fixture
def page(window: Window, hot_pot: Document) -> ElementPage:
    hot_pot.selection.set(("c2",))
    window.inspector.refresh()
    assert isinstance(window.inspector.page, ElementPage)
    return window.inspector.page


def is_in_sight(fold: Fold, port: QWidget) -> bool:
    """Whether all of a group is seen, or as much as there is room for."""
    top = fold.mapTo(port, QPoint()).y()
    return top >= 0 and (top + fold.height() <= port.height() or top <= 1)


@pytest.mark.parametrize("height", [480, 900])
def test_what_a_click_unfolds_comes_into_sight(
    window: Window, page: ElementPage, hands: Hands, height: int
) -> None:
    window.resize(1100, height)
    settle()
    inspector = window.inspector
    port = inspector.viewport()
    folds = [fold for fold in page.findChildren(Fold) if fold.header.isVisible()]
    folds.sort(key=lambda fold: fold.mapTo(page, QPoint()).y())
    for fold in folds:
        inspector.ensureWidgetVisible(fold.header, 0, 0)
        settle()
        hands.press_button(fold.header)
        hands.wait(lambda fold=fold: is_in_sight(fold, port))
        hands.press_button(fold.header)


def test_the_ring_of_the_focus_leaves_the_title_whole(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Theme.load("light"))
    fold = Fold("HHH")
    qtbot.addWidget(fold)
    fold.resize(200, 60)
    fold.show()
    fold.activateWindow()
    fold.header.setFocus()
    qtbot.waitUntil(fold.header.hasFocus)
    drawn = fold.header.grab().toImage()
    middle = range(drawn.height() // 4, drawn.height() * 3 // 4)
    inside = {drawn.pixelColor(x, y).name() for x in range(3, 6) for y in middle}
    assert len(inside) == 1
