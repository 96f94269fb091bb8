"""Menus and tool bar while a text field has the keys: they act, and keys stay with the field."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from table_hands import Cells

from cxdesigner.model.element import Element

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def field(hands: Hands) -> QPlainTextEdit:
    """The name of the first touchpoint in the inspector, with the keys."""
    hands.document.selection.set(("c1",))
    find = hands.window.inspector.findChild
    # The inspector takes its time.
    hands.wait(lambda: find(QPlainTextEdit, "labelEdit") is not None)
    found = find(QPlainTextEdit, "labelEdit")
    assert found is not None
    found.setFocus()
    hands.wait(lambda: hands.focus is found)
    hands.window.update_actions()
    return found


def test_what_the_menus_offer_does_not_depend_on_the_focus(
    hands: Hands, field: QPlainTextEdit
) -> None:
    actions = hands.window.actions_
    offered = (
        "insert.touchpoint",
        "insert.step_after",
        "style.brush",
        "edit.duplicate",
        "mark.wait",
    )
    assert [key for key in offered if not actions[key].isEnabled()] == []


def test_an_action_of_the_menu_takes_what_was_typed_first(
    hands: Hands, field: QPlainTextEdit
) -> None:
    hands.key("x")
    hands.window.actions_["mark.wait"].trigger()
    settle()
    element = hands.document.store.need(Element, "c1")
    assert "wait" in element.marks
    assert "x" in element.label.text(hands.document.language)


def test_a_cell_is_saved_while_it_is_typed_though_nothing_else_was_changed(
    hands: Hands, tmp_path: Path
) -> None:
    document, target = hands.document, tmp_path / "mine.cxd"
    cells = Cells(hands)
    hands.window.session.files.save_as(document, {"save-path": str(target)})
    cells.click("c1", "label")
    hands.type("Quiet")
    assert not document.is_dirty
    hands.key("s", CONTROL)
    assert cells.text("c1", "label") == "Quiet"
    assert not document.is_dirty
    assert "Quiet" in target.read_text(encoding="utf-8")


def test_a_file_is_left_alone_by_a_cell_that_is_as_it_was(hands: Hands, tmp_path: Path) -> None:
    document, target = hands.document, tmp_path / "mine.cxd"
    cells = Cells(hands)
    hands.window.session.files.save_as(document, {"save-path": str(target)})
    written = target.stat().st_mtime_ns
    cells.click("c1", "label")
    hands.key(Qt.Key.Key_F2)
    assert cells.editor is not None
    hands.key("s", CONTROL)
    assert target.stat().st_mtime_ns == written


def test_keys_that_build_stay_with_the_field(hands: Hands, field: QPlainTextEdit) -> None:
    store = hands.document.store
    before = store.snapshot().records
    for key, held in (
        ("d", CONTROL),
        (Qt.Key.Key_Right, ALT),
        (Qt.Key.Key_Up, CONTROL | SHIFT),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    ):
        hands.key(key, held)
    assert store.snapshot().records == before
    assert hands.focus is field
    hands.canvas.setFocus()
    settle()
    hands.window.update_actions()
    hands.key("d", CONTROL)
    assert store.snapshot().records != before


def test_the_clipboard_of_the_menu_is_that_of_the_text(hands: Hands, field: QPlainTextEdit) -> None:
    actions, count = hands.window.actions_, hands.document.store.count(Element)
    text = field.toPlainText()
    actions["edit.select_all"].trigger()
    assert field.textCursor().selectedText() == text
    actions["edit.copy"].trigger()
    assert hands.focus is field
    actions["edit.delete"].trigger()
    assert field.toPlainText() == ""
    actions["edit.paste"].trigger()
    assert field.toPlainText() == text
    actions["edit.select_all"].trigger()
    actions["edit.cut"].trigger()
    assert field.toPlainText() == ""
    assert hands.document.store.count(Element) == count
