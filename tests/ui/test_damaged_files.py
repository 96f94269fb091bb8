"""Files that cannot be read: one message, the open document as it was, a copy of what is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cxdesigner.base.paths import resource
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
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
    answering: Callable[[str], list[str]],
    data: bytes,
) -> None:
    bad = tmp_path / "bad.cxd"
    bad.write_bytes(data)
    seen = answering("answer-close")
    window.open_files([bad])
    assert seen == ["errorBox"]
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
