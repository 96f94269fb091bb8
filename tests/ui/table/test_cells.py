"""Cells in the real window: typed into, pasted into, filled, cleared; rows made and deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPlainTextEdit
from sheets import sample
from table_hands import ALT, CTRL, SHIFT, Cells

from cxdesigner.base.progress import Stopped, Tell, unheard
from cxdesigner.editor import document as documents
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet import copying
from cxdesigner.editor.sheet import paste as sheet_paste
from cxdesigner.model.duration import Duration, minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.queries import emotion_at
from cxdesigner.ui.assembly import Editor

T = TypeVar("T")


def label(document: Document, element_id: str) -> str:
    return document.store.need(Element, element_id).label.text(document.language)


def test_typing_into_a_cell_changes_the_element_and_goes_down(
    cells: Cells, hot_pot: Document
) -> None:
    below = cells.table.model.ids[cells.row("c2") + 1]
    cells.click("c2", "label")
    cells.hands.type("Waits")
    assert isinstance(cells.editor, QPlainTextEdit)
    cells.hands.key(Qt.Key.Key_Return)
    assert label(hot_pot, "c2") == "Waits"
    assert cells.current == (below, "label")
    assert cells.editor is None
    cells.hands.key("z", CTRL)
    assert label(hot_pot, "c2") == "到店等位"


def test_the_first_key_of_an_input_method_is_not_lost(cells: Cells, hot_pot: Document) -> None:
    cells.click("c2", "label")
    cells.hands.compose("d", "deng", commit="等位")
    assert isinstance(cells.editor, QPlainTextEdit)
    assert cells.editor.toPlainText() == "等位"
    QTest.keyClick(cells.editor, Qt.Key.Key_Tab)
    settle()
    assert label(hot_pot, "c2") == "等位"
    assert cells.current == ("c2", "detail")


def test_enter_belongs_to_the_input_method_while_it_composes(
    cells: Cells, hot_pot: Document
) -> None:
    before = hot_pot.store.revision
    cells.click("c2", "owner")
    cells.hands.key(Qt.Key.Key_F2)
    cells.hands.compose("dian", commit="")
    assert isinstance(cells.editor, QLineEdit)
    cells.hands.key(Qt.Key.Key_Escape)
    assert cells.editor is None
    assert hot_pot.store.revision == before


def test_a_time_is_understood_and_a_bad_one_explained_in_place(
    cells: Cells, hot_pot: Document
) -> None:
    before = hot_pot.store.revision
    cells.click("c2", "wait")
    cells.hands.type("soon")
    cells.hands.key(Qt.Key.Key_Return)
    assert cells.editor is not None
    assert "Write a time" in cells.editor.accessibleDescription()
    assert hot_pot.store.revision == before
    QTest.keyClick(cells.editor, "a", CTRL)
    cells.hands.type("1h20")
    cells.hands.key(Qt.Key.Key_Return)
    assert hot_pot.store.need(Element, "c2").wait == Duration(80.0)


def test_a_choice_moves_the_element_as_on_the_canvas(cells: Cells, hot_pot: Document) -> None:
    lane = hot_pot.store.lanes[3]
    # Its letters are on the keyboard of the test.
    hot_pot.set_view(language="en")
    settle()
    cells.click("c2", "lane")
    cells.hands.key(Qt.Key.Key_F2)
    assert isinstance(cells.editor, QLineEdit)
    # The list of words is a window of its own: keys go where the system sends them.
    for letter in cells.table.work.sheet.reading.lanes.labels[lane.id][:5]:
        QTest.keyClick(cells.editor, letter)
    QTest.keyClick(cells.editor.completer().popup(), Qt.Key.Key_Return)
    settle()
    assert cells.editor is None
    assert hot_pot.store.need(Element, "c2").lane_id == lane.id


def test_marks_are_chosen_from_boxes(cells: Cells, hot_pot: Document) -> None:
    cells.click("c1", "marks")
    cells.hands.key(Qt.Key.Key_F2)
    assert isinstance(cells.editor, QListWidget)
    cells.hands.key(Qt.Key.Key_Space)
    cells.hands.key(Qt.Key.Key_Return)
    assert hot_pot.store.need(Element, "c1").marks == ("wait",)


def test_control_and_enter_fills_every_selected_cell(cells: Cells, hot_pot: Document) -> None:
    cells.click("c1", "channel")
    cells.click("c3", "channel", CTRL)
    cells.hands.type("app")
    cells.hands.key(Qt.Key.Key_Return, CTRL)
    assert cells.text("c1", "channel") == cells.text("c3", "channel") == "app"
    cells.hands.key("z", CTRL)
    assert cells.text("c3", "channel") == "门店"


def test_delete_clears_cells_and_tells_where_it_cannot(cells: Cells, hot_pot: Document) -> None:
    cells.click("c2", "wait")
    cells.hands.key(Qt.Key.Key_Delete)
    assert hot_pot.store.need(Element, "c2").wait is None
    cells.click("c2", "lane")
    cells.hands.key(Qt.Key.Key_Delete)
    assert "cannot be empty" in cells.hands.window.status.message.text()


def test_a_block_is_pasted_and_taken_back_at_once(
    cells: Cells, hot_pot: Document, clipboard: Callable[[str], None]
) -> None:
    ids = cells.table.model.ids
    first, second = ids[0], ids[1]
    before = label(hot_pot, first), label(hot_pot, second)
    clipboard("One\tdetail\nTwo\t")
    cells.click(first, "label")
    cells.hands.key("v", CTRL)
    assert (label(hot_pot, first), label(hot_pot, second)) == ("One", "Two")
    assert cells.text(first, "detail") == "detail"
    cells.hands.key("z", CTRL)
    assert (label(hot_pot, first), label(hot_pot, second)) == before
    assert not hot_pot.history.can_undo


def test_rows_grow_out_of_a_block(
    cells: Cells, hot_pot: Document, clipboard: Callable[[str], None]
) -> None:
    count = len(cells.table.model.ids)
    resets = cells.table.model.resets
    clipboard("Last\nNew one\nNew two")
    cells.click(cells.table.model.ids[-1], "label")
    cells.hands.key("v", CTRL)
    assert len(cells.table.model.ids) == count + 2
    assert cells.table.model.resets == resets
    chosen = [label(hot_pot, key) for key in hot_pot.selection.ids]
    assert sorted(chosen) == ["New one", "New two"]


def test_a_block_becomes_rows_below_the_last_one_by_the_palette(
    cells: Cells, hot_pot: Document, clipboard: Callable[[str], None]
) -> None:
    ids = list(cells.table.model.ids)
    texts = [label(hot_pot, key) for key in ids]
    clipboard("New one\nNew two")
    cells.click(ids[0], "label")
    cells.hands.key("k", CTRL)
    cells.hands.type("paste as new rows")
    cells.hands.key(Qt.Key.Key_Return)
    settle()
    assert [label(hot_pot, key) for key in ids] == texts
    assert sorted(label(hot_pot, key) for key in hot_pot.selection.ids) == ["New one", "New two"]
    assert len(cells.table.model.ids) == len(ids) + 2
    cells.hands.key("z", CTRL)
    assert list(cells.table.model.ids) == ids


def test_a_bad_block_changes_nothing_and_is_explained(
    cells: Cells, hot_pot: Document, clipboard: Callable[[str], None]
) -> None:
    before = hot_pot.store.revision
    row = cells.row("c2") + 1
    clipboard("soon")
    cells.click("c2", "wait")
    cells.hands.key("v", CTRL)
    assert hot_pot.store.revision == before
    assert f"Row {row}, Wait time: “soon” cannot be used." in (
        cells.hands.window.status.message.text()
    )


def test_a_large_paste_is_asked_for(
    cells: Cells,
    hot_pot: Document,
    clipboard: Callable[[str], None],
    answering: Callable[[str], list[str]],
) -> None:
    before = hot_pot.store.revision
    clipboard("\n".join(f"{n}" for n in range(60)))
    cells.click(cells.table.model.ids[0], "detail")
    asked = answering("answer-cancel")
    cells.hands.key("v", CTRL)
    assert asked
    assert hot_pot.store.revision == before


def test_thousands_of_cells_are_pasted_aside_and_can_be_cancelled(
    cells: Cells,
    hot_pot: Document,
    clipboard: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documents, "MANY", 3)
    status, ids = cells.hands.window.status.message, list(cells.table.model.ids)
    words: list[str] = []
    is_stopped = True

    def aside(told: str, work: Callable[[Tell], T], *, may_drop: bool = False) -> T:
        words.append(told)
        if is_stopped:
            raise Stopped
        return work(unheard)

    monkeypatch.setattr(hot_pot, "aside", aside)
    clipboard("One\nTwo\nThree")
    cells.click(ids[0], "label")
    before, told = hot_pot.store.revision, status.text()
    cells.hands.key("v", CTRL)
    assert words == ["Paste cells"]
    assert hot_pot.store.revision == before
    assert status.text() == told
    is_stopped = False
    cells.hands.key("v", CTRL)
    assert [label(hot_pot, key) for key in ids[:3]] == ["One", "Two", "Three"]
    assert "3 cells change." in status.text()
    # One cell is one, however many rows there are.
    cells.click(ids[0], "owner")
    cells.hands.type("Team")
    cells.hands.key(Qt.Key.Key_Return)
    assert words == ["Paste cells", "Paste cells"]
    # What it changes is found out aside too where it is very much.
    monkeypatch.setattr(sheet_paste, "MANY", 3)
    cells.click(ids[0], "label")
    clipboard("One\nTwo\n3")
    cells.hands.key("v", CTRL)
    assert label(hot_pot, ids[2]) == "3"
    assert "1 cell changes." in status.text()
    assert words[2:] == ["Paste cells"]


def test_what_is_copied_is_text_and_a_table(cells: Cells) -> None:
    cells.click("c1", "label")
    cells.click("c1", "channel", SHIFT)
    cells.hands.key("c", CTRL)
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == "远程取号\t\t小程序"
    assert "<td>远程取号</td><td></td><td>小程序</td>" in mime.html()


def test_thousands_of_cells_are_copied_aside_as_here(
    cells: Cells, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    mime = QApplication.clipboard().mimeData
    copied = []
    for many in (10_000, 2):
        monkeypatch.setattr(copying, "MANY", many)
        cells.click("c2", "label")
        cells.table.view.selectAll()
        cells.hands.key("c", CTRL)
        cells.click("c2", "label")
        cells.click("c4", "channel", CTRL)
        copied.append(mime().text())
        cells.hands.key("c", CTRL)
        copied.append(mime().html())
    assert copied[:2] == copied[2:]
    assert "到店等位" in copied[0]
    assert copied[1].count("<td></td>") == copied[1].count("<td>") - 2

    def aside(told: str, work: Callable[[Tell], T], *, may_drop: bool = False) -> T:
        raise Stopped

    monkeypatch.setattr(hot_pot, "aside", aside)
    QApplication.clipboard().setText("kept")
    before = hot_pot.store.revision
    cells.hands.key("x", CTRL)
    assert (mime().text(), hot_pot.store.revision) == ("kept", before)


def test_rows_are_inserted_duplicated_and_deleted(cells: Cells, hot_pot: Document) -> None:
    count = len(cells.table.model.ids)
    place = cells.row("c2")
    cells.click("c2", "label")
    cells.hands.key("i", CTRL)
    assert cells.current == (cells.table.model.ids[place + 1], "label")
    cells.hands.type("Second")
    cells.hands.key(Qt.Key.Key_Return)
    made = cells.table.model.ids[place + 1]
    element = hot_pot.store.need(Element, made)
    assert (element.lane_id, element.step_id) == (
        hot_pot.store.need(Element, "c2").lane_id,
        hot_pot.store.need(Element, "c2").step_id,
    )
    cells.click(made, "label")
    cells.hands.key("d", CTRL | ALT)
    assert len(cells.table.model.ids) == count + 2
    cells.click(made, "label")
    cells.hands.key(Qt.Key.Key_Delete, CTRL)
    assert made not in cells.table.model.ids
    for _ in range(4):
        cells.hands.key("z", CTRL)
    assert len(cells.table.model.ids) == count


def test_emotion_is_that_of_the_active_persona(cells: Cells, hot_pot: Document) -> None:
    first, second = hot_pot.store.personas[:2]
    hot_pot.set_view(persona_id=second.id)
    cells.click("c1", "emotion")
    cells.hands.type("-2")
    cells.hands.key(Qt.Key.Key_Return)
    felt = emotion_at(hot_pot.store, "c1", second.id)
    assert felt is not None
    assert felt.value == -2
    assert emotion_at(hot_pot.store, "c1", first.id) != felt


def test_what_is_typed_when_another_document_comes_is_kept(
    cells: Cells, hot_pot: Document, program: Editor
) -> None:
    cells.click("c2", "label")
    cells.hands.type("Typed")
    other = program.workspace.add(sample())
    program.workspace.activate(other)
    settle()
    assert label(hot_pot, "c2") == "Typed"
    program.workspace.activate(hot_pot)
    program.workspace.remove(other)
    settle()
    assert cells.text("c2", "label") == "Typed"


def test_a_feeling_beyond_the_scale_and_a_time_below_zero_are_refused_at_the_cell(
    cells: Cells, hot_pot: Document
) -> None:
    before = dict(hot_pot.store.records)
    for column, text, why in (
        ("emotion", "9", "The emotion +9 is not on the scale from −2 to +2."),
        ("work", "-5", "A time cannot be below zero."),
    ):
        cells.click("c2", column)
        cells.hands.type(text)
        cells.hands.key(Qt.Key.Key_Return)
        assert cells.editor is not None
        assert why in cells.editor.accessibleDescription()
        cells.hands.key(Qt.Key.Key_Escape)
    assert dict(hot_pot.store.records) == before


def test_the_end_of_a_typed_title_means_what_it_means_on_the_canvas(
    cells: Cells, hot_pot: Document
) -> None:
    cells.click("c2", "label")
    known = set(hot_pot.store.records)
    cells.hands.key("i", CTRL)
    made = next(element for element in hot_pot.store.of_type(Element) if element.id not in known)
    cells.hands.type("Waits outside 6m")
    cells.hands.key(Qt.Key.Key_Return)
    found = hot_pot.store.need(Element, made.id)
    assert label(hot_pot, made.id) == "Waits outside"
    assert minutes_of(found.work) == 6
    assert "6 min" in cells.hands.window.status.message.text()
    cells.hands.key("z", CTRL)
    assert label(hot_pot, made.id) == "Waits outside 6m"
    assert hot_pot.store.need(Element, made.id).work is None
