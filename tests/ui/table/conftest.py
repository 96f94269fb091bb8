"""One window with a table, and a document of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hands import Hands, close_editor, make_editor, settle
from PySide6.QtWidgets import QApplication
from table_hands import Cells

from cxdesigner.base import paths
from cxdesigner.editor.document import Document
from cxdesigner.ui.assembly import Editor


@pytest.fixture(scope="module")
def running(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One program for all tests: each has a document of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.HOME_VARIABLE, str(tmp_path_factory.mktemp("table")))
        editor = make_editor()
        yield editor
        for document in editor.workspace.documents:
            document.set_saved()
        close_editor(editor)


@pytest.fixture
def hot_pot(running: Editor) -> Iterator[Document]:
    document = running.files.new("hot-pot")
    running.window.activateWindow()
    running.window.canvas.setFocus()
    settle()
    yield document
    document.set_view(editor="canvas")
    document.set_saved()
    running.workspace.remove(document)
    settle()


@pytest.fixture
def cells(running: Editor, hot_pot: Document) -> Cells:
    return Cells(Hands(running.window))


@pytest.fixture
def clipboard() -> Callable[[str], None]:
    def put(text: str) -> None:
        QApplication.clipboard().setText(text)
        settle()

    return put
