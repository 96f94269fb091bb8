"""The program as a person finds it, and their hands."""

from collections.abc import Iterator

import pytest
from hands import Hands
from program import started
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import set_language
from cxdesigner.ui.window import Window


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    """Mouse and keys on the program, just started with an empty blueprint."""
    with started() as editor:
        yield Hands(editor.window)


@pytest.fixture
def chinese_window(qtbot: QtBot) -> Iterator[Window]:
    """The program in Chinese, just started, with its welcome page."""
    set_language("zh-CN")
    with started(welcome=True) as editor:
        yield editor.window
