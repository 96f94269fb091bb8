"""The list of all steps: back to any of them at one go, and forward again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.dialogs.history import HistoryDialog

DISPLAY = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def dialog(hands: Hands) -> HistoryDialog:
    for text in ("One", "Two", "Three"):
        name(hands.document, text)
    hands.window.actions_["edit.history"].trigger()
    found = hands.window.findChild(HistoryDialog)
    assert found is not None
    settle()
    return found


def name(document: Document, text: str) -> None:
    document.run(f"Name it {text}", set_text, "c2", text, document.language)


def rows(dialog: HistoryDialog) -> list[str]:
    model = dialog.model
    return [model.data(model.index(row, 0), DISPLAY) for row in range(model.rowCount())]


def title(hands: Hands) -> str:
    return hands.document.store.need(Element, "c2").label.text()


def test_the_latest_step_is_at_the_top_and_the_present_one_current(dialog: HistoryDialog) -> None:
    assert rows(dialog) == ["Name it Three", "Name it Two", "Name it One", "The start"]
    assert dialog.list.currentIndex().row() == 0
    assert not dialog.isModal()
    assert not dialog.go.isEnabled()
    time = dialog.model.data(dialog.model.index(0, 1), DISPLAY)
    assert time[2] == ":"


def test_rows_are_as_high_as_the_style_wants(dialog: HistoryDialog) -> None:
    line = dialog.list.fontMetrics().lineSpacing()
    settle()
    assert dialog.list.visualRect(dialog.model.index(0, 0)).height() >= line + 6


def test_the_state_that_the_file_holds_is_marked(
    hands: Hands, dialog: HistoryDialog, tmp_path: Path
) -> None:
    hands.document.undo()
    hands.document.set_saved(tmp_path / "a.cxd")
    assert rows(dialog)[:2] == ["Name it Three", "Name it Two (saved)"]


def test_by_keys_back_to_the_start_and_forward_again(hands: Hands, dialog: HistoryDialog) -> None:
    heard: list[object] = []
    hands.document.store.viewers.append(heard.append)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    assert dialog.go.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    hands.document.store.viewers.remove(heard.append)
    assert title(hands) not in ("One", "Two", "Three")
    # One change for all who look on, not three.
    assert len(heard) == 1
    assert dialog.model.now == 3
    faint = [
        dialog.model.data(dialog.model.index(row, 0), Qt.ItemDataRole.ForegroundRole) is not None
        for row in range(4)
    ]
    assert faint == [True, True, True, False]
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert title(hands) == "One"
    hands.document.redo()
    assert title(hands) == "Two"
    assert dialog.model.now == 1


def test_a_new_edit_takes_what_was_undone_off_the_list(hands: Hands, dialog: HistoryDialog) -> None:
    hands.document.undo()
    hands.document.undo()
    name(hands.document, "Four")
    assert rows(dialog)[:2] == ["Name it Four", "Name it One"]


def test_the_list_follows_the_document_in_front(hands: Hands, dialog: HistoryDialog) -> None:
    workspace = hands.window.workspace
    first = hands.document
    other = workspace.add(Document(tuple(first.store), name="Other"))
    workspace.activate(other)
    assert len(rows(dialog)) == 1
    name(other, "Else")
    assert rows(dialog)[0] == "Name it Else"
    workspace.activate(first)
    assert rows(dialog)[0] == "Name it Three"
    dialog.close()
    settle()
    assert hands.window.findChild(HistoryDialog) is None
    workspace.remove(other)
    # Nobody listens any more.
    name(first, "Five")
