"""Files that are dropped or pasted where one types are no text."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands, settle
from photos import file_of, image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

import cxdesigner.ui
from cxdesigner.ui.dialogs.list_dialog import ListDialog
from cxdesigner.ui.table.cells import CellLine, CellLines

Field = QLineEdit | QPlainTextEdit | QTextEdit

IN_THE_DOCUMENT = (
    "titleEdit",
    "scenarioEdit",
    "businessGoalEdit",
    "labelEdit",
    "channelEdit",
    "canvas",
)


def field_of(hands: Hands, name: str) -> Field:
    """Let somebody be in a field of the document."""
    if name == "canvas":
        hands.begin_edit("c1")
        field: QWidget | None = hands.editor
    else:
        hands.document.selection.set(("c1",) if name in ("labelEdit", "channelEdit") else ())
        find = hands.window.inspector.findChild
        hands.wait(lambda: find(QWidget, name) is not None)
        field = find(QWidget, name)
    assert isinstance(field, Field)
    field.setFocus()
    settle()
    return field


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def files(*paths: Path, words: str = "") -> QMimeData:
    """What a file manager offers; on some systems with the paths as words."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if words:
        mime.setText(words)
    return mime


def drop(field: Field, mime: QMimeData) -> bool:
    """Drop something on a field; return whether anybody takes it."""
    port = field if isinstance(field, QLineEdit) else field.viewport()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    at, none = QPointF(port.rect().center()), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, mime, left, none)
    QApplication.sendEvent(port, enter)
    if enter.isAccepted():
        QApplication.sendEvent(port, QDropEvent(at, copy, mime, left, none))
    settle()
    return enter.isAccepted()


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("name", IN_THE_DOCUMENT)
def test_a_document_dropped_where_one_types_is_opened(
    hands: Hands, cxd: Path, name: str, words: bool
) -> None:
    before, field = hands.document, field_of(hands, name)
    records = dict(before.store.records)
    assert drop(field, files(cxd, words=str(cxd) if words else ""))
    hands.wait(lambda: hands.window.document is not before)
    assert hands.document.path == cxd
    assert dict(before.store.records) == records
    assert not before.history.can_undo


@pytest.mark.parametrize("name", IN_THE_DOCUMENT)
def test_a_picture_dropped_where_one_types_is_no_text(
    hands: Hands, tmp_path: Path, name: str
) -> None:
    shot = tmp_path / "shot.png"
    shot.write_bytes(file_of(image()))
    field = field_of(hands, name)
    text, records = text_of(field), dict(hands.document.store.records)
    said: list[str] = []

    def hear(dialog: QWidget) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        hands.escape(dialog)

    hands.expect(("errorBox", hear))
    drop(field, files(shot))
    hands.wait(lambda: bool(said))
    assert "shot.png" in " ".join(said)
    hands.window.commit_fields()
    assert text_of(field) == text
    assert dict(hands.document.store.records) == records


def keys(hands: Hands, field: Field) -> None:
    hands.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def menu_bar(hands: Hands, field: Field) -> None:
    hands.window.actions_["edit.paste"].trigger()


@pytest.mark.parametrize("way", [keys, menu_bar])
@pytest.mark.parametrize("name", IN_THE_DOCUMENT)
def test_copied_files_are_pasted_as_words_only_if_they_have_some(
    hands: Hands, cxd: Path, name: str, way: Callable[[Hands, Field], object]
) -> None:
    field = field_of(hands, name)
    text = text_of(field)
    QApplication.clipboard().setMimeData(files(cxd))
    way(hands, field)
    assert text_of(field) == text
    QApplication.clipboard().setMimeData(files(cxd, words="plan of May"))
    way(hands, field)
    assert "plan of May" in text_of(field)


def test_the_menu_of_a_line_does_not_offer_to_paste_files(hands: Hands, cxd: Path) -> None:
    field = field_of(hands, "channelEdit")
    offered: list[bool] = []
    for mime in (files(cxd), files(cxd, words="plan of May")):
        QApplication.clipboard().setMimeData(mime)
        middle = field.rect().center()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(field, QContextMenuEvent(reason, middle, field.mapToGlobal(middle)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = menu.findChild(QAction, "edit-paste")
        assert action is not None
        offered.append(action.isEnabled())
        menu.close()
    assert offered == [False, True]


def list_text(hands: Hands) -> Field:
    dialog = ListDialog(hands.window.session, hands.window.theme, hands.window)
    dialog.show()
    return dialog.text


def cell_line(hands: Hands) -> Field:
    return CellLine(hands.window)


def cell_lines(hands: Hands) -> Field:
    return CellLines(hands.window)


def find_field(hands: Hands) -> Field:
    hands.window.registry.run("edit.replace", hands.window.session)
    field = hands.window.findChild(QLineEdit, "findField")
    assert field is not None
    return field


@pytest.mark.parametrize("words", ["", "docs/z.cxd"])
@pytest.mark.parametrize("make", [list_text, cell_line, cell_lines, find_field])
def test_files_are_no_text_of_cells_and_dialogs(
    hands: Hands, cxd: Path, make: Callable[[Hands], Field], words: str
) -> None:
    field = make(hands)
    field.show()
    text = text_of(field)
    drop(field, files(cxd, words=words))
    QApplication.clipboard().setMimeData(files(cxd))
    field.paste()
    assert text_of(field) == text


OWN = {"QLineEdit", "QPlainTextEdit", "QTextEdit"}


def test_every_field_that_is_made_leaves_files_alone() -> None:
    """Fields of Qt itself write the address of a file into the text."""
    found = []
    for path in Path(cxdesigner.ui.__path__[0]).rglob("*.py"):
        if path.name == "text_fields.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            made = [node.func] if isinstance(node, ast.Call) else []
            made += node.bases if isinstance(node, ast.ClassDef) else []
            found += [
                f"{path.name}: {one.id}"
                for one in made
                if isinstance(one, ast.Name) and one.id in OWN
            ]
    # What is only read takes nothing.
    assert sorted(found) == [
        "about.py: QPlainTextEdit",
        "dialog.py: QPlainTextEdit",
        "keys_field.py: QLineEdit",
        "message.py: QPlainTextEdit",
    ]
