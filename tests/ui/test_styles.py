"""The format painter: looks chosen, copied, pasted and painted with mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import Hands, settle
from inspecting import show
from program import running
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from cxdesigner.editor.commands.styles import colour_of
from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.scene.styles import USUAL, Look, look_of
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.panels.fields import ChoiceField

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qapp: QApplication) -> Iterator[Editor]:
    with running(load_template("hot-pot")) as made:
        yield made


@pytest.fixture
def document(editor: Editor) -> Document:
    found = editor.window.document
    assert found is not None
    return found


def choose(editor: Editor, ids: tuple[str, ...], colour: str | None) -> None:
    page = show(editor.window.inspector, *ids)
    field = page.by_attribute["colour"]
    assert isinstance(field, ChoiceField)
    index = field._values.index(colour)
    field.choice.setCurrentIndex(index)
    field.choice.activated.emit(index)


def test_a_colour_is_chosen_in_the_inspector_for_all_that_is_selected(
    editor: Editor, document: Document
) -> None:
    choose(editor, ("c2", "f2"), "green")
    assert [colour_of(document.store, key) for key in ("c2", "f2")] == ["green", "green"]
    assert document.history.undo_labels[-1] == "Change colour"
    assert document.selection.ids == ("c2", "f2")
    choose(editor, ("c2",), None)
    assert colour_of(document.store, "c2") is None
    page = show(editor.window.inspector, "c2", "f2")
    field = page.by_attribute["colour"]
    assert isinstance(field, ChoiceField)
    assert field.choice.currentIndex() == -1
    document.undo()
    document.undo()
    assert colour_of(document.store, "f2") is None


def test_copy_and_paste_by_keys(editor: Editor, document: Document) -> None:
    hands = Hands(editor.window)
    choose(editor, ("c2",), "purple")
    lane = document.store.lanes[1].id
    keys = Qt.KeyboardModifier.ShiftModifier | KEYS
    editor.window.canvas.setFocus()
    document.selection.set(("c2",))
    settle()
    hands.key(Qt.Key.Key_C, keys)
    document.selection.set(("f2", lane))
    settle()
    hands.key(Qt.Key.Key_V, keys)
    assert [colour_of(document.store, key) for key in ("f2", lane)] == ["purple"] * 2


def brush(hands: Hands) -> QToolButton:
    found = hands.window.toolbar.findChild(QToolButton, "button-style.brush")
    assert found is not None
    return found


def test_the_brush_is_put_away_after_one_thing(editor: Editor, document: Document) -> None:
    hands = Hands(editor.window)
    choose(editor, ("c2",), "orange")
    hands.click(hands.middle("c2"))
    hands.press_button(brush(hands))
    assert brush(hands).isChecked()
    hands.click(hands.middle("c3"))
    assert not brush(hands).isChecked()
    hands.click(hands.middle("f2"))
    assert [colour_of(document.store, key) for key in ("c3", "f2")] == ["orange", None]
    hands.press_button(brush(hands))
    hands.key(Qt.Key.Key_Escape)
    assert editor.window.controller.tool_name == "select"


def test_a_double_click_keeps_the_brush_until_escape(editor: Editor, document: Document) -> None:
    hands = Hands(editor.window)
    choose(editor, ("c2",), "orange")
    hands.click(hands.middle("c2"))
    hands.double_click_on(brush(hands))
    bar, lane = hands.header(document.store.lanes[1].id)
    for key in ("c3", "f2"):
        hands.click(hands.middle(key))
    hands.press_at(lane, bar)
    hands.release_at(lane, bar)
    painted = ("c3", "f2", document.store.lanes[1].id)
    assert [colour_of(document.store, key) for key in painted] == ["orange"] * 3
    assert document.history.undo_labels[:3] == ("Change style",) * 3
    hands.key(Qt.Key.Key_Escape)
    assert editor.window.controller.tool_name == "select"
    hands.click(hands.middle("c4"))
    assert colour_of(document.store, "c4") is None


def test_the_brush_says_what_it_cannot_paint(editor: Editor, document: Document) -> None:
    hands = Hands(editor.window)
    hands.click(hands.middle("c2"))
    hands.press_button(brush(hands))
    bar, stage = hands.header(document.store.stages[0].id)
    for _try in range(2):
        hands.press_at(stage, bar)
        hands.release_at(stage, bar)
        assert "elements, links or lanes" in editor.window.status.message.text()
        assert brush(hands).isChecked()
    editor.window.status.tell("")
    # Beside the link that passes there.
    hands.click(hands.gap("customer", 2) - QPointF(0.0, 25.0))
    assert "elements, links or lanes" in editor.window.status.message.text()
    hands.key(Qt.Key.Key_Escape)


def test_the_brush_carries_lines_and_titles(editor: Editor, document: Document) -> None:
    hands = Hands(editor.window)
    run = editor.window.registry.run
    document.selection.set(("c2",))
    for action, value in (("stroke", "dash"), ("weight", "heavy"), ("text_size", "large"),
                          ("text_weight", "regular")):  # fmt: skip
        assert run(f"style.{action}", editor.window.session, value)
    page = show(editor.window.inspector, "c2")
    field = page.by_attribute["style_text_size"]
    assert isinstance(field, ChoiceField)
    assert field.choice.currentText() == "Large"
    hands.click(hands.middle("c2"))
    hands.press_button(brush(hands))
    hands.click(hands.middle("c3"))
    assert look_of(document.store, "c3") == Look((), "dash", "heavy", "large", "regular")
    link = document.store.outgoing("c3")[0].id
    document.selection.set((link,))
    assert run("style.paste", editor.window.session)
    assert look_of(document.store, link) == Look((), "dash", "heavy")
    assert run("style.clear", editor.window.session)
    assert look_of(document.store, link) == USUAL


def test_there_is_nothing_to_paste_before_a_style_was_copied(
    editor: Editor, document: Document
) -> None:
    document.selection.set(("c2",))
    settle()
    editor.window.actions_["style.paste"].trigger()
    assert "Copy the style" in editor.window.status.message.text()
    assert document.history.undo_labels == ()
