"""The window and its dialogs on a screen that has no room for them, or for letters twice as large."""

from collections.abc import Callable, Iterator

import pytest
from hands import settle
from program import started
from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import LANGUAGES, set_language
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs import frame
from cxdesigner.ui.merging.dialog import MergeDialog
from cxdesigner.ui.statusbar import ShortLabel
from cxdesigner.ui.window import Window
from cxdesigner.ui.window_memory import fill_small_screen

SCREEN = QSize(683, 384)
"""1366 × 768 at 200 %."""

ROOM = SCREEN - QSize(0, 40)


@pytest.mark.parametrize(("height", "fills"), [(900, False), (768, True)])
def test_a_screen_without_room_for_the_title_bar_is_filled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, height: int, fills: bool
) -> None:
    window = Window(Theme.load("light"))
    qtbot.addWidget(window)

    class Screen:
        def availableSize(self) -> QSize:
            return QSize(1600, height)

    monkeypatch.setattr(window, "screen", Screen)
    fill_small_screen(window)
    assert window.isMaximized() is fills


@pytest.fixture(params=LANGUAGES)
def small_window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Window]:
    """The program in each language, on a screen with room for little."""
    set_language(request.param)
    with started(welcome=True) as editor:
        editor.window.resize(SCREEN)
        settle()
        yield editor.window


def test_the_window_fits_the_welcome_page_and_a_blueprint(
    small_window: Window, qtbot: QtBot
) -> None:
    assert small_window.size() == SCREEN
    small_window.session.files.new("outpatient")
    qtbot.waitUntil(lambda: bool(small_window.status.facts.text()))
    for inspector in (True, False):
        small_window.show_panel("inspector", inspector)
        settle()
        assert small_window.size() == SCREEN, inspector


def test_words_at_the_foot_that_have_no_room_are_told_by_the_pointer(qtbot: QtBot) -> None:
    label = ShortLabel("facts")
    qtbot.addWidget(label)
    label.setText("Nine steps, and many words about them")
    label.resize(60, 20)
    label.grab()
    assert "many words" in label.toolTip()
    label.resize(600, 20)
    label.grab()
    assert not label.toolTip()


def looked_at(qtbot: QtBot, begin: Callable[[], object]) -> list[str]:
    """Open a dialog and say what of it is not on the screen."""
    wrong: list[str] = []
    seen: list[QDialog] = []

    def look(tries: int = 300) -> None:
        dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
        if not isinstance(dialog, QDialog):
            if tries:
                QTimer.singleShot(10, lambda: look(tries - 1))
            return
        seen.append(dialog)
        if dialog.size().boundedTo(ROOM) != dialog.size():
            wrong.append(f"{dialog.width()} x {dialog.height()}")
        buttons = [b for b in dialog.findChildren(QPushButton) if b.parent() is dialog]
        for button in buttons:
            end = button.mapTo(dialog, QPoint(button.width(), button.height()))
            if button.isVisible() and not dialog.rect().contains(end):
                wrong.append(f"{button.objectName()} is out of sight")
        dialog.close()

    QTimer.singleShot(10, look)
    begin()
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    return wrong


DIALOGS = (
    "templates", "export", "shortcuts", "preferences", "handbook", "rules", "about", "list",
    "data_in",
)  # fmt: skip


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_no_larger_than_the_screen(
    window: Window, hot_pot: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    assert looked_at(qtbot, lambda: window.show_dialog(name)) == []


def test_the_dialog_of_a_merge_is_no_larger_than_the_screen(
    window: Window, hot_pot: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    dialog = MergeDialog(window.session, lambda _key: None, window)
    assert looked_at(qtbot, dialog.show) == []
    dialog.deleteLater()


def test_a_large_screen_shows_a_dialog_as_it_is(window: Window, qtbot: QtBot) -> None:
    dialog = frame.FramedDialog("large", "Large", window)
    dialog.resize(300, 200)
    dialog.show()
    assert dialog.size() == QSize(300, 200)
    dialog.close()
    dialog.deleteLater()
