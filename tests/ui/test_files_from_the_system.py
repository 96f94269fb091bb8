"""Files that the system asks the running program to open, as the Finder of macOS does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hands import settle
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.ui.application import Application
from cxdesigner.ui.assembly import Editor


def test_a_file_that_the_finder_opens_is_opened(
    editor: Editor,
    cxd: Path,
    qtbot: QtBot,
    qapp: Application,
    answering: Callable[[str], list[str]],
) -> None:
    def of_name(path: Path) -> Document | None:
        return editor.workspace.find(path)

    QApplication.sendEvent(qapp, QFileOpenEvent(str(cxd)))
    assert of_name(cxd) is None, "whoever asked for it still waits for an answer"
    qtbot.waitUntil(lambda: of_name(cxd) is not None)
    seen = answering("answer-close")
    QApplication.sendEvent(qapp, QFileOpenEvent(str(cxd.with_name("gone.cxd"))))
    qtbot.waitUntil(lambda: bool(seen))
    assert editor.workspace.active is of_name(cxd)
    editor.end()
    other = cxd.with_name("other.cxd")
    other.write_bytes(cxd.read_bytes())
    QApplication.sendEvent(qapp, QFileOpenEvent(str(other)))
    settle()
    assert of_name(other) is None
    # What comes before the window is there waits for it.
    editor.begin(None)
    assert of_name(other) is not None
