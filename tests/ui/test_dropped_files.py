"""Files dragged here are copied: a program that hears that they were moved deletes them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands, settle
from photos import file_of, image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cxdesigner.model.asset import Asset
from cxdesigner.model.element import Element
from cxdesigner.ui.data_in.dialog import DataDialog
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.portrait import PortraitButton


def canvas(hands: Hands) -> QWidget:
    return hands.port


def window(hands: Hands) -> QWidget:
    return hands.window


def pictures(hands: Hands) -> QWidget:
    hands.document.selection.set((next(iter(hands.document.store.of_type(Element))).id,))
    hands.wait(lambda: isinstance(hands.window.inspector.page, ElementPage))
    page = hands.window.inspector.page
    assert isinstance(page, ElementPage)
    hands.press_button(page.look.fold.header)
    return page.look.pictures


def portrait(hands: Hands) -> QWidget:
    hands.document.selection.clear()
    settle()
    button = hands.window.inspector.findChild(PortraitButton)
    assert button is not None
    return button


def table(hands: Hands) -> QWidget:
    return DataDialog(hands.window.session, hands.window.theme, hands.window)


@pytest.mark.parametrize(
    ("target", "ending"),
    [
        (canvas, ".png"),
        (window, ".cxd"),
        (pictures, ".png"),
        (portrait, ".png"),
        (table, ".csv"),
    ],
)
def test_what_is_dragged_from_a_file_manager_stays_there(
    hands: Hands, cxd: Path, target: Callable[[Hands], QWidget], ending: str
) -> None:
    widget = target(hands)
    path = cxd.with_suffix(ending)
    if ending != ".cxd":
        path.write_bytes(file_of(image()) if ending == ".png" else b"step,score\nBook,3\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    at = hands.pixel(hands.middle("c1")) if target is canvas else QPointF(widget.rect().center())
    offered = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    # With Shift moving is proposed; file managers do so by themselves within one disk.
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    enter = QDragEnterEvent(at.toPoint(), offered, mime, left, shift)
    move = QDragMoveEvent(at.toPoint(), offered, mime, left, shift)
    drop = QDropEvent(at, offered, mime, left, shift)
    for event in (enter, move, drop):
        QApplication.sendEvent(widget, event)
        if event is not move or target is canvas:
            assert event.isAccepted()
            assert event.dropAction() == Qt.DropAction.CopyAction


def test_a_document_dropped_with_a_picture_is_opened_too(
    hands: Hands, cxd: Path, tmp_path: Path
) -> None:
    before, shot = hands.document, tmp_path / "shot.png"
    shot.write_bytes(file_of(image()))
    count = len(before.store.need(Element, "c1").image_ids)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (shot, cxd)])
    hands.drop_data(mime, hands.middle("c1"))
    hands.wait(lambda: hands.window.document is not before)
    assert hands.document.path == cxd
    hands.wait(lambda: len(before.store.need(Element, "c1").image_ids) == count + 1)


def test_a_picture_that_nobody_takes_is_named(hands: Hands, cxd: Path, tmp_path: Path) -> None:
    mime = QMimeData()
    names = ("shot.png", "minutes.docx")
    paths = (cxd, *(tmp_path / name for name in names))
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    at = QPointF(hands.window.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, mime, left, none)
    for event in (enter, QDropEvent(at, copy, mime, left, none)):
        QApplication.sendEvent(hands.window, event)
    hands.wait(lambda: hands.window.document is not None and hands.document.path == cxd)
    said = hands.window.status.message.text()
    assert all(name in said for name in names)
    assert "element or a cell" in said


def drop(widget: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    at, none = QPointF(widget.rect().center()), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, mime, left, none)
    for event in (enter, QDropEvent(at, copy, mime, left, none)):
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("target", [pictures, portrait])
def test_a_document_dropped_with_a_picture_on_the_inspector_is_opened_too(
    hands: Hands, cxd: Path, tmp_path: Path, target: Callable[[Hands], QWidget]
) -> None:
    before, shot = hands.document, tmp_path / "shot.png"
    shot.write_bytes(file_of(image()))
    count = before.store.count(Asset)
    drop(target(hands), shot, cxd, tmp_path / "minutes.docx")
    hands.wait(lambda: hands.window.document is not before)
    assert hands.document.path == cxd
    assert "minutes.docx" in hands.window.status.message.text()
    hands.wait(lambda: before.store.count(Asset) == count + 1)


def test_a_persona_has_one_picture_and_the_others_are_named(hands: Hands, tmp_path: Path) -> None:
    store, paths = hands.document.store, (tmp_path / "first.png", tmp_path / "second.png")
    for path in paths:
        path.write_bytes(file_of(image()))
    count = store.count(Asset)
    drop(portrait(hands), *paths)
    hands.wait(lambda: store.count(Asset) == count + 1)
    hands.wait(lambda: "second.png" in hands.window.status.message.text())
    assert "first.png" not in hands.window.status.message.text()


def test_a_file_or_folder_that_cannot_be_opened_is_named_with_what_can(
    hands: Hands, tmp_path: Path, answering: Callable[[str], list[str]]
) -> None:
    folder, minutes = tmp_path / "photos {2}", tmp_path / "minutes.docx"
    folder.mkdir()
    document = hands.document
    before = (document, dict(document.store.records), document.selection.ids)
    for path in (folder, minutes):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        at, none = QPointF(hands.window.rect().center()), Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(at.toPoint(), copy, mime, left, none)
        QApplication.sendEvent(hands.window, enter)
        assert enter.isAccepted()
        said: list[str] = []

        def hear(dialog: QWidget, said: list[str] = said) -> None:
            said.extend(label.text() for label in dialog.findChildren(QLabel))
            hands.escape(dialog)

        hands.expect(("errorBox", hear))
        QApplication.sendEvent(hands.window, QDropEvent(at, copy, mime, left, none))
        hands.wait(lambda said=said: bool(said))
        words = " ".join(said)
        assert path.name in words
        assert ".cxd" in words
        assert ".xlsx" in words
        assert (hands.document, dict(document.store.records), document.selection.ids) == before


def test_keys_go_to_the_window_after_a_drop(hands: Hands, cxd: Path) -> None:
    other = QWidget()
    other.show()
    other.activateWindow()
    hands.wait(other.isActiveWindow)
    drop(hands.window, cxd)
    hands.wait(hands.window.isActiveWindow)
    other.activateWindow()
    hands.wait(other.isActiveWindow)
    shot = cxd.with_suffix(".png")
    shot.write_bytes(file_of(image()))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(shot))])
    hands.drop_data(mime, hands.middle("c1"))
    hands.wait(hands.window.isActiveWindow)
    other.close()
