"""The program for tests: started as a person does or with records, and ended without a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hands import settle
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxdesigner.base import collector
from cxdesigner.editor.document import Document
from cxdesigner.editor.settings import open_settings
from cxdesigner.model.record import Record
from cxdesigner.ui import workers
from cxdesigner.ui.application import make_application
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window


def make_editor(
    records: Sequence[Record] | None = None,
    size: tuple[int, int] = (1366, 768),
    name: str = "Sample",
) -> Editor:
    """Return the program with its window shown, with these records or an empty blueprint."""
    collector.take_over()
    _application, theme = make_application("light")
    editor = Editor(open_settings(), Window(theme))
    if records is None:
        editor.files.new()
    else:
        editor.workspace.add(Document(records, name=name))
        editor.workspace.activate(editor.workspace.documents[-1])
    editor.window.resize(*size)
    editor.window.show()
    editor.window.activateWindow()
    settle(6)
    editor.window.canvas.setFocus()
    settle()
    return editor


@contextmanager
def started(path: Path | None = None, *, welcome: bool = False) -> Iterator[Editor]:
    """Run the program as it starts with a file or without, and end it."""
    collector.take_over()
    _application, theme = make_application("light")
    editor = Editor(open_settings(), Window(theme))
    editor.begin(path, welcome=welcome)
    assert QTest.qWaitForWindowExposed(editor.window)
    editor.window.activateWindow()
    assert QTest.qWaitForWindowActive(editor.window)
    yield editor
    close_editor(editor)


@contextmanager
def running(records: Sequence[Record] | None = None, name: str = "Sample") -> Iterator[Editor]:
    """Run the program as `make_editor` makes it, and end it."""
    editor = make_editor(records, name=name)
    yield editor
    close_editor(editor)


@contextmanager
def document_of_its_own(editor: Editor, records: Sequence[Record]) -> Iterator[Document]:
    """Show a document in a window that several tests share, and take it away again."""
    document = editor.workspace.add(Document(records, name="Sample"))
    editor.workspace.activate(document)
    editor.window.activateWindow()
    settle()
    yield document
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    settle()
    document.set_saved()
    editor.workspace.remove(document)


@contextmanager
def hot_pot_of_its_own(editor: Editor) -> Iterator[Document]:
    """Make the hot-pot template in a window that several tests share, and take it away again."""
    document = editor.files.new("hot-pot")
    editor.window.activateWindow()
    editor.window.canvas.setFocus()
    settle()
    yield document
    editor.window.text_editing.finish()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    document.set_view(editor="canvas")
    # The next one has the window to itself, as the first that a person makes.
    for other in editor.workspace.documents:
        other.set_saved()
        editor.workspace.remove(other)
    settle()


def close_editor(editor: Editor) -> None:
    """End the program without any question; what was changed is dropped."""
    # Another window than the first where the language of the program was changed.
    window = editor.window
    window.text_editing.finish()
    for document in editor.workspace.documents:
        document.set_saved()
    window._may_close = True
    editor.end()
    workers.wait_for_all()
    window.close()
    window.deleteLater()
    settle()
    # Without a loop of events nothing is deleted later, and what is left makes each step slower.
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    del window, editor
    collector.hand_back()
