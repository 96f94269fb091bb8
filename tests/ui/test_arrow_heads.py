"""Small arrow heads: as quiet as what they belong to, as high as the figure beside them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.menu_button import MenuButton
from cxdesigner.ui.panels.completing import CompletingLine
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.toolbar import Picker
from cxdesigner.ui.widgets import Choice, Fold


@pytest.fixture
def ground(qapp: QApplication, qtbot: QtBot) -> QWidget:
    """What widgets stand on, in the colours of the window."""
    apply_theme(qapp, Theme.load("light"))
    made = QDialog()
    made.resize(220, 90)
    qtbot.addWidget(made)
    return made


def darkest(drawn: QImage, left: int) -> int:
    """Return how dark it gets right of a column."""
    places = ((x, y) for x in range(left, drawn.width() - 4) for y in range(8, drawn.height() - 8))
    return min(drawn.pixelColor(x, y).lightness() for x, y in places)


def picker() -> QToolButton:
    """Return one as in the tool bar."""
    made = Picker()
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return made


@pytest.mark.parametrize(
    "make", [picker, Choice, lambda: CompletingLine(lambda: ()), lambda: MenuButton("")]
)
def test_an_arrow_is_quiet_where_nothing_can_be_chosen(
    ground: QWidget, make: Callable[[], QWidget]
) -> None:
    widget = make()
    widget.setParent(ground)
    widget.setGeometry(0, 0, 140, 30)
    ground.show()
    loud = darkest(ground.grab(widget.geometry()).toImage(), 118)
    assert loud < 150
    widget.setEnabled(False)
    assert darkest(ground.grab(widget.geometry()).toImage(), 118) > loud + 20


@pytest.mark.parametrize("is_open", [True, False])
def test_the_arrow_of_a_group_stands_beside_its_figure(ground: QWidget, is_open: bool) -> None:
    fold = Fold("Experience", is_open=is_open)
    fold.set_count("4")
    fold.setParent(ground)
    fold.setGeometry(0, 0, 200, 80)
    ground.show()
    drawn = ground.grab(fold.header.geometry()).toImage()
    ink = 190
    marked = [
        (x, y)
        for x in range(150, drawn.width())
        for y in range(4, drawn.height() - 4)
        if drawn.pixelColor(x, y).lightness() < ink
    ]
    columns = sorted({x for x, _y in marked})
    gap = next(x for x, after in pairwise(columns) if after - x > 4)
    figure = [y for x, y in marked if x <= gap]
    arrow = [y for x, y in marked if x > gap]
    assert abs((min(figure) + max(figure)) - (min(arrow) + max(arrow))) <= 1
