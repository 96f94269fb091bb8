"""Files that cannot be read: one message, the open document as it was, a copy of what is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands
from program import started
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.base.paths import resource
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs import questions
from cxdesigner.ui.dialogs.message import MessageBox
from cxdesigner.ui.window import Window


def test_a_damaged_file_gives_one_message_and_leaves_the_document_as_it_was(
    window: Window,
    hot_pot: Document,
    tmp_path: Path,
    answering: Callable[[str], list[str]],
) -> None:
    bad = tmp_path / "bad.cxd"
    bad.write_bytes(resource("templates", "hot-pot.cxd").read_bytes()[:-30])
    seen = answering("answer-cancel")
    window.open_files([bad])
    assert seen == ["question-damaged"]
    assert window.document is hot_pot


@pytest.mark.parametrize("data", [b"", bytes(500), b"PK\x03\x04" + bytes(60), b"{ no blueprint"])
def test_of_a_file_in_which_nothing_is_left_no_repaired_copy_is_offered(
    window: Window,
    hot_pot: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
) -> None:
    bad = tmp_path / "bad.cxd"
    bad.write_bytes(data)
    said: list[str] = []
    monkeypatch.setattr(questions, "say_error", lambda error, _parent: said.append(error.hint))
    window.open_files([bad])
    # A line to type would save nothing either.
    assert said == [
        "Nothing in it can be saved. Open a copy of it, if there is one, or ask for it again."
    ]
    assert window.document is hot_pot


def test_a_damaged_file_can_be_opened_repaired(
    window: Window, hot_pot: Document, cxd: Path, answering: Callable[[str], list[str]]
) -> None:
    lines = cxd.read_text(encoding="utf-8").splitlines(keepends=True)
    broken = next(n for n, line in enumerate(lines) if '"id":"c5"' in line)
    lines[broken] = lines[broken][:30] + "\n"
    cxd.write_text("".join(lines), encoding="utf-8")
    before = cxd.read_bytes()
    answering("answer-repair")
    window.open_files([cxd])
    document = window.document
    assert document is not None
    assert document is not hot_pot
    assert document.store.count(Element) == 29
    assert document.is_dirty
    assert document.path is None
    assert cxd.read_bytes() == before


THREE_LEVELS = """
stages: [{id: a, stages: [{id: b, stages: [{id: c}, {id: d}]}]}]
nodes: [{id: c1, lane: customer, stage: c, col: 1}, {id: c2, lane: customer, stage: d, col: 2}]
"""


def test_all_that_was_mended_while_a_file_was_read_is_told(
    editor: Editor, window: Window, hands: Hands, tmp_path: Path
) -> None:
    path = tmp_path / "levels.yaml"
    path.write_text(THREE_LEVELS, encoding="utf-8")
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, MessageBox)
        said.append(dialog.detail.text())
        dialog.accept()

    hands.expect(("question-read-notes", read), ("question-read-notes", read))
    window.open_files([path])
    assert [line[:3] for line in said[0].splitlines()] == ["S06", "S06"]
    # The same for the file that the program is started with.
    editor.begin(path)
    hands.wait(lambda: len(said) == 2)
    assert said[0] == said[1]


def test_the_title_has_a_place_for_the_sign_of_changes_before_it_is_set(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text("title: Tea", encoding="utf-8")
    # A warning of Qt would fail here.
    with started(welcome=True) as editor:
        editor.open_first(path)
        editor.window.update_actions()
        assert editor.window.isWindowModified()
        assert editor.window.windowTitle().startswith("outline[*]")


def test_a_single_note_is_told_in_passing(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "levels.yaml"
    path.write_text(THREE_LEVELS.replace(", {id: d}", "").replace("stage: d", "stage: c"), "utf-8")
    window.open_files([path])
    assert "S06" in window.status.message.text()
