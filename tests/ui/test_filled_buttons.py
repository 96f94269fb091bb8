"""Buttons in the colour of the accent: their text has room, their focus a ring that is seen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxdesigner.base.colour import Colour, contrast
from cxdesigner.scene.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from cxdesigner.ui.theme import apply_theme


def _default(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setDefault(True)
    return button


def _first(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "first")
    return button


def _export(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("exportButton")
    return button


def _choice(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("role", "choice")
    button.setCheckable(True)
    button.setChecked(True)
    return button


def ink_width(picture: QImage, fill: QColor) -> int:
    """How wide the text is drawn, in the middle rows."""
    rows = range(picture.height() // 2 - 5, picture.height() // 2 + 5)
    columns = [
        x
        for x in range(4, picture.width() - 4)
        if any(picture.pixelColor(x, y) != fill for y in rows)
    ]
    return columns[-1] - columns[0]


def rings(button: QWidget) -> list[QWidget]:
    return [ring for ring in button.findChildren(QWidget, "innerRing") if ring.isVisible()]


@pytest.mark.parametrize("make", [_default, _first, _export, _choice])
@pytest.mark.parametrize("name", [LIGHT, DARK])
def test_a_filled_button_shows_its_whole_text_and_where_the_focus_is(
    qtbot: QtBot, qapp: QApplication, name: str, make: object
) -> None:
    theme = Theme.load(name)
    apply_theme(qapp, theme)
    dialog, field = QDialog(), QLineEdit()
    qtbot.addWidget(dialog)
    button = make("Open the recovered copy")  # type: ignore[operator]
    row = QHBoxLayout(dialog)
    row.addWidget(field)
    row.addWidget(button)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    fill, ink = (QColor(*theme.colour(token)) for token in ("ui.accent", "ui.accent.ink"))
    picture = button.grab().toImage()
    drawn = ink_width(picture, fill)
    size = button.size()
    button.resize(size.width() + 60, size.height())
    assert ink_width(button.grab().toImage(), fill) == drawn, "the text is cut"
    button.resize(size)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    # It comes when the focus has arrived, and not while it is on its way.
    assert not rings(button)
    qtbot.waitUntil(lambda: bool(rings(button)))
    ringed = button.grab().toImage()
    middle = QPoint(button.width() // 2, 3)
    assert ringed.pixelColor(middle) == ink
    assert ringed.pixelColor(middle.x(), 1) == fill, "the ring is inside"
    field.setFocus()
    qtbot.waitUntil(lambda: not rings(button))
    assert button.grab().toImage() == picture


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("name", [LIGHT, DARK, HIGH_CONTRAST])
def test_what_can_be_ticked_is_seen_on_every_ground(
    qtbot: QtBot, qapp: QApplication, name: str, kind: type[QAbstractButton]
) -> None:
    theme = Theme.load(name)
    apply_theme(qapp, theme)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    button = kind(dialog)
    dialog.show()
    ground = theme.colour("ui.window")
    picture = dialog.grab(button.geometry()).toImage()
    pixels = [picture.pixelColor(x, picture.height() // 2) for x in range(20)]
    edge = max(contrast(Colour(*pixel.toTuple()[:3]), ground) for pixel in pixels)
    assert edge >= 3
    button.setChecked(True)
    ticked = dialog.grab(button.geometry()).toImage()
    accent = QColor(*theme.colour("ui.accent")).name()
    assert accent in {ticked.pixelColor(x, ticked.height() // 2).name() for x in range(20)}


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_box_begins_where_fields_begin_and_its_ring_is_around_its_words(
    qtbot: QtBot, qapp: QApplication, kind: type[QAbstractButton]
) -> None:
    theme = Theme.load(LIGHT)
    apply_theme(qapp, theme)
    dialog, field, button = QDialog(), QLineEdit(), kind("Once more")  # type: ignore[call-arg]
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.addWidget(field)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    ground, ring = (QColor(*theme.colour(token)) for token in ("ui.window", "ui.focus"))
    plain = button.grab().toImage()
    assert plain.pixelColor(0, plain.height() // 2) != ground
    button.setFocus()
    qtbot.waitUntil(lambda: bool(rings(button)))
    ringed = button.grab().toImage()
    assert ringed.size() == plain.size()
    changed = [
        (x, y)
        for x in range(plain.width())
        for y in range(plain.height())
        if ringed.pixelColor(x, y) != plain.pixelColor(x, y)
    ]
    assert min(x for x, _y in changed) >= 17, "the box stays as it was"
    middle = ringed.width() * 2 // 3
    assert ringed.pixelColor(middle, 0) == ring
    assert ringed.pixelColor(middle, ringed.height() - 1) == ring
    assert ringed.pixelColor(ringed.width() - 1, ringed.height() // 2) == ring
