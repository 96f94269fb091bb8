"""The stack of editors: one in front, made when first shown, told of its document."""

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from builders import BlueprintBuilder
from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.editors import EditorStack


class Spy:
    def __init__(self, calls: list[str], name: str) -> None:
        self.calls, self.name = calls, name
        self._widget = QLineEdit()

    @property
    def widget(self) -> QWidget:
        return self._widget

    def set_document(self, document: Document | None) -> None:
        self.calls.append(f"{self.name} {'on' if document else 'off'}")

    def reveal(self, record_id: str) -> None: ...

    def begin_text_edit(self, record_id: str) -> None: ...

    def commit(self) -> None:
        self.calls.append(f"{self.name} commit")

    def restyle(self, theme: Theme) -> None: ...


@pytest.fixture
def calls() -> list[str]:
    return []


@pytest.fixture
def stack(qtbot: QtBot, calls: list[str]) -> EditorStack:
    stack = EditorStack(Spy(calls, "canvas"), Theme.load("light"))
    qtbot.addWidget(stack)
    stack.offer("table", lambda: Spy(calls, "table"))
    return stack


def document() -> Document:
    return Document(BlueprintBuilder().records)


def test_an_editor_takes_over_after_the_one_before_gave_up_what_is_typed(
    stack: EditorStack, calls: list[str]
) -> None:
    shown = document()
    stack.set_document(shown)
    shown.set_view(editor="table")
    assert calls == ["canvas on", "canvas commit", "canvas off", "table on"]
    assert stack.name == "table"
    assert stack.currentWidget() is stack.get("table").widget


def test_every_document_is_shown_in_the_editor_it_was_last_in(
    stack: EditorStack, calls: list[str]
) -> None:
    first, second = document(), document()
    stack.set_document(first)
    first.set_view(editor="table")
    stack.set_document(second)
    assert stack.name == "canvas"
    stack.set_document(first)
    assert stack.name == "table"


def test_a_document_that_is_not_shown_moves_nothing(stack: EditorStack, calls: list[str]) -> None:
    first, second = document(), document()
    stack.set_document(first)
    stack.set_document(second)
    first.set_view(editor="table")
    assert stack.name == "canvas"
    stack.set_document(None)
    assert stack.name == "canvas"


def test_a_start_imports_neither_table_nor_outline() -> None:
    program = (
        "import sys\n"
        "import cxdesigner.app as app\n"
        "application, window = app.open_frame()\n"
        "editor = app.furnish(window)\n"
        "editor.begin(None)\n"
        "editor.end()\n"
        "late = ('cxdesigner.ui.table.editor', 'cxdesigner.ui.outline.editor')\n"
        "print([name for name in late if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"
