"""The dialog that asks for a file, where the system has none of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QListView, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.base.colour import contrast, parse
from cxdesigner.editor.questions import PathRequest
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.questions import path_dialog
from cxdesigner.ui.theme import apply_theme


@pytest.fixture(params=["light", "dark", "high-contrast"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    theme = Theme.load(request.param)
    apply_theme(qapp, theme)
    yield theme
    apply_theme(qapp, Theme.load("light"))


def test_arrows_are_seen_and_places_have_room(theme: Theme, qtbot: QtBot) -> None:
    dialog = path_dialog(PathRequest("file.open", "open", "Open"), None)
    qtbot.addWidget(dialog)
    for name in ("backButton", "forwardButton", "toParentButton"):
        button = dialog.findChild(QToolButton, name)
        assert button is not None
        image = button.icon().pixmap(16).toImage()
        inks = {
            QColor(image.pixelColor(x, y)).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 250
        }
        assert inks
        assert all(contrast(parse(ink), theme.colour("ui.window")) >= 3 for ink in inks), name
    places = dialog.findChild(QListView, "sidebar")
    assert places is not None
    assert places.minimumWidth() > places.sizeHintForColumn(0)


def test_the_dialog_has_room_for_all_columns(theme: Theme, qtbot: QtBot) -> None:
    dialog = path_dialog(PathRequest("file.open", "open", "Open"), None)
    qtbot.addWidget(dialog)
    assert dialog.width() >= 700
    dialog.show()
    files = dialog.findChild(QTreeView, "treeView")
    assert files is not None
    qtbot.waitUntil(lambda: files.header().length() <= files.viewport().width())


def test_fields_are_called_what_stands_beside_them(qtbot: QtBot) -> None:
    dialog = path_dialog(PathRequest("file.open", "open", "Open"), None)
    qtbot.addWidget(dialog)
    names = {
        name: dialog.findChild(QWidget, name).accessibleName()
        for name in ("lookInCombo", "fileNameEdit", "fileTypeCombo")
    }
    assert list(names.values()) == ["Look in", "File name", "Files of type"]
