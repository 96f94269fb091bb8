"""What the window knows before it is shown: language, theme, size."""

import json
import os
import subprocess
import sys
from time import monotonic
from typing import cast

import pytest
from program import started
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.app import await_frame, open_frame
from cxdesigner.base import paths
from cxdesigner.editor.settings import open_settings
from cxdesigner.scene.theme import Theme
from cxdesigner.ui import window_memory
from cxdesigner.ui.application import WantedLook, set_scale, wanted_look
from cxdesigner.ui.dialogs.preferences import PreferencesDialog
from cxdesigner.ui.theme import apply_theme, ui_font
from cxdesigner.ui.window import SIZE_PX, Window


def test_the_look_is_what_was_chosen() -> None:
    assert wanted_look() == WantedLook()
    open_settings().update(language="zh-TW", theme="dark", ui_scale=150)
    assert wanted_look() == WantedLook("zh-TW", "dark", 150)


def test_the_frame_comes_where_the_window_was_last(qtbot: QtBot) -> None:
    with started() as editor:
        editor.window.setGeometry(60, 50, 700, 500)
        window_memory.keep(editor.window)
    _application, window = open_frame(as_last=True)
    qtbot.addWidget(window)
    assert window.geometry().getRect() == (60, 50, 700, 500)


class SlowSystem:
    """Shows a window some rounds of events after it was asked to."""

    def __init__(self, window: Window, rounds: int) -> None:
        self.window, self.rounds = window, rounds

    def processEvents(self, *_how: object) -> None:
        self.rounds -= 1
        if self.rounds == 0:
            self.window.grab()


@pytest.mark.parametrize(("rounds", "is_painted"), [(1, True), (5, True), (10**9, False)])
def test_the_frame_is_waited_for_but_not_for_ever(
    qtbot: QtBot, rounds: int, is_painted: bool
) -> None:
    window = Window(Theme.load("light"))
    qtbot.addWidget(window)
    started_at = monotonic()
    await_frame(cast(QApplication, SlowSystem(window, rounds)), window)
    assert window.is_painted is is_painted
    assert monotonic() - started_at < 1.0


@pytest.mark.parametrize("raw", ["", "!", "bm9uc2Vuc2U="])
def test_a_place_that_is_none_leaves_a_window_as_it_is(qtbot: QtBot, raw: str) -> None:
    window = Window(Theme.load("light"))
    qtbot.addWidget(window)
    assert not window_memory.place(window, raw)
    assert (window.width(), window.height()) == SIZE_PX


@pytest.mark.parametrize("raw", ["[]", "{", '{"ui_scale": 900, "theme": 3, "language": []}'])
def test_nonsense_in_the_settings_gives_the_usual_look(raw: str) -> None:
    folder = paths.ensure(paths.config_dir())
    (folder / "settings.json").write_text(raw, encoding="utf-8")
    assert wanted_look() == WantedLook()


def test_the_size_is_chosen_in_the_preferences(qtbot: object) -> None:
    settings = open_settings()
    dialog = PreferencesDialog(settings)
    dialog.scale.show_value(200)
    dialog.accept()
    assert json.loads(settings.path.read_text(encoding="utf-8"))["ui_scale"] == 200
    dialog.deleteLater()
    QTest.qWait(1)


@pytest.mark.parametrize(("before", "seen"), [(None, "2.0"), ("1.5", "1.5")])
def test_a_window_is_drawn_larger_unless_qt_was_told_otherwise(
    before: str | None, seen: str
) -> None:
    program = (
        "import os\n"
        "from cxdesigner.ui.application import make_application, set_scale\n"
        "set_scale(200)\n"
        "app, _theme = make_application('light')\n"
        "print(app.primaryScreen().devicePixelRatio())"
    )
    environment = {key: text for key, text in os.environ.items() if key != "QT_SCALE_FACTOR"}
    if before is not None:
        environment["QT_SCALE_FACTOR"] = before
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == seen


def test_the_usual_size_leaves_qt_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    set_scale(100)
    assert "QT_SCALE_FACTOR" not in os.environ


@pytest.mark.parametrize("kind", ["QMenu", "QMenuBar", "QMessageBox", "QTipLabel", "QStatusBar"])
def test_the_system_has_no_font_of_its_own_for_some_widgets(
    kind: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = QApplication.setStyleSheet

    def as_on_windows(app: QApplication, sheet: str) -> None:
        # A new style takes the fonts that Windows and macOS name for menus and messages.
        real(app, sheet)
        QApplication.setFont(QFont("Monospace"), kind)

    monkeypatch.setattr(QApplication, "setStyleSheet", as_on_windows)
    apply_theme(qapp, Theme.load("dark"))
    apply_theme(qapp, Theme.load("light"))
    assert QApplication.font(kind) == ui_font()
