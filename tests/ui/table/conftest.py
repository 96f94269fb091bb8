"""One window with a table, and a document of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hands import Hands, settle
from program import hot_pot_of_its_own
from PySide6.QtWidgets import QApplication
from table_hands import Cells

from cxdesigner.editor.document import Document
from cxdesigner.ui.assembly import Editor


@pytest.fixture
def hot_pot(program: Editor) -> Iterator[Document]:
    with hot_pot_of_its_own(program) as document:
        yield document


@pytest.fixture
def cells(program: Editor, hot_pot: Document) -> Cells:
    return Cells(Hands(program.window))


@pytest.fixture
def clipboard() -> Callable[[str], None]:
    def put(text: str) -> None:
        QApplication.clipboard().setText(text)
        settle()

    return put
