"""Somebody comes back to the window after another program has changed the file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands, settle
from program import started
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from cxdesigner.base.progress import Tell
from cxdesigner.editor.document import Document
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outside import ComingBack

Answering = Callable[[str], list[str]]


@pytest.fixture
def coming(editor: Editor) -> ComingBack:
    found = editor._coming_back
    assert found is not None
    return found


def change_outside(document: Document, path: Path) -> None:
    store = Store(document.store)
    element = store.need(Element, "c1")
    with store.transaction() as tx:
        tx.put(element.replace(label=element.label.with_text("Theirs", "zh-CN")))
    path.write_bytes(write_cxd(store))


def title(document: Document) -> str:
    return document.store.need(Element, "c1").label.text("zh-CN")


def test_the_changed_file_is_offered_and_loaded(
    editor: Editor, coming: ComingBack, cxd: Path, answering: Answering
) -> None:
    document, _notes = editor.files.open(cxd)
    before = title(document)
    coming.look()
    change_outside(document, cxd)
    seen = answering("answer-load")
    coming.look()
    assert seen == ["question-changed-meanwhile"]
    assert title(document) == "Theirs"
    assert not document.is_dirty
    editor.window.actions_.update()
    editor.window.actions_["edit.undo"].trigger()
    assert title(document) == before
    coming.look()  # It was told already.
    assert seen == ["question-changed-meanwhile"]


def test_comparing_shows_the_panel_and_keeps_the_document(
    editor: Editor, coming: ComingBack, cxd: Path, answering: Answering
) -> None:
    document, _notes = editor.files.open(cxd)
    before = title(document)
    change_outside(document, cxd)
    answering("answer-compare")
    coming.look()
    comparing = editor.window.comparing.controller
    assert comparing is not None
    Hands(editor.window).wait(lambda: comparing.is_current and bool(comparing.marks.marks))
    assert title(document) == before


def test_it_waits_until_a_menu_is_closed(
    editor: Editor, coming: ComingBack, cxd: Path, answering: Answering
) -> None:
    document, _notes = editor.files.open(cxd)
    change_outside(document, cxd)
    menu = QMenu(editor.window)
    menu.addAction("x")
    menu.popup(editor.window.pos())
    settle()
    coming.look()
    assert QApplication.activeModalWidget() is None
    menu.close()
    settle()
    seen = answering("answer-cancel")
    Hands(editor.window).wait(lambda: bool(seen))
    assert document.store.need(Element, "c1") is not None


def test_it_asks_nothing_while_another_question_is_open(
    editor: Editor, coming: ComingBack, cxd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, _notes = editor.files.open(cxd)
    change_outside(document, cxd)
    asked: list[object] = []
    monkeypatch.setattr(coming._watch, "tell", lambda *news: asked.append(news))
    loop = QEventLoop()
    inner = QEventLoop()
    QTimer.singleShot(0, lambda: inner.exec())
    QTimer.singleShot(20, coming.look)
    QTimer.singleShot(40, inner.quit)
    QTimer.singleShot(60, loop.quit)
    loop.exec()
    assert not asked
    coming.look()
    assert len(asked) == 1


def test_it_asks_nothing_while_the_program_itself_writes_the_file(
    editor: Editor, coming: ComingBack, cxd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the window has not heard of yet is not the work of another program."""
    document, _notes = editor.files.open(cxd)
    asked: list[object] = []
    monkeypatch.setattr(coming._watch, "tell", lambda *news: asked.append(news))
    written, looked = threading.Event(), threading.Event()

    def look() -> None:
        assert written.wait(20)
        coming.look()
        looked.set()

    def work(_tell: Tell) -> None:
        change_outside(document, cxd)
        written.set()
        assert looked.wait(20)

    QTimer.singleShot(0, look)
    editor.files.aside("Saving", work)
    assert not asked
    coming.look()
    assert len(asked) == 1


def test_coming_to_the_front_and_other_tabs_make_it_look(
    editor: Editor, coming: ComingBack, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(coming._later, "start", lambda: looked.append("x"))
    coming._changed(Qt.ApplicationState.ApplicationInactive)
    assert not looked
    coming._changed(Qt.ApplicationState.ApplicationActive)
    assert len(looked) == 1
    editor.files.new("hot-pot")
    assert len(looked) == 2


def test_the_program_looks_from_its_start_to_its_end() -> None:
    with started() as editor:
        found = editor._coming_back
        assert found is not None
    assert editor._coming_back is None
    settle()
