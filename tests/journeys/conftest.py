"""The program as a person finds it, and their hands."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hands import Hands, settle
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import set_language
from cxdesigner.editor.settings import open_settings
from cxdesigner.ui import workers
from cxdesigner.ui.application import make_application
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication) -> Iterator[Hands]:
    """Mouse and keys on the program, just started with an empty blueprint."""
    with started(qtbot) as window:
        window.canvas.setFocus()
        yield Hands(window)


@pytest.fixture
def chinese_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """The program in Chinese, just started, with its welcome page."""
    set_language("zh-CN")
    with started(qtbot, welcome=True) as window:
        yield window


@contextmanager
def started(qtbot: QtBot, *, welcome: bool = False) -> Iterator[Window]:
    """Start the program, and end it without any question."""
    _application, theme = make_application("light")
    window = Window(theme)
    editor = Editor(open_settings(), window)
    editor.begin(None, welcome=welcome)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.text_editing.finish()
    for document in editor.workspace.documents:
        document.set_saved()
    window._may_close = True
    editor.end()
    workers.wait_for_all()
    window.close()
    window.deleteLater()
    settle()
