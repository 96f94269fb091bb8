"""Marks typed by their names into a cell of the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from table_hands import CTRL, SHIFT, Cells

from cxdesigner.base.i18n import use_language
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.table.cells import CellMarks
from cxdesigner.ui.table.delegate import PAD_PX, marks_px


def marks(document: Document, element_id: str = "c1") -> tuple[str, ...]:
    return document.store.need(Element, element_id).marks


@pytest.mark.parametrize("typed", ["Wait point", "wait point", "wai", "Wait point, Fail point"])
def test_a_name_that_is_typed_is_ticked(cells: Cells, hot_pot: Document, typed: str) -> None:
    cells.click("c1", "marks")
    cells.hands.type(typed)
    editor = cells.editor
    assert isinstance(editor, CellMarks)
    assert editor.typed.text() == typed
    cells.hands.key(Qt.Key.Key_Return)
    assert cells.editor is None
    assert marks(hot_pot) == (("wait", "fail") if "," in typed else ("wait",))
    cells.hands.key("z", CTRL)
    assert marks(hot_pot) == ()


def test_the_column_is_as_wide_as_pictures_and_names(cells: Cells, hot_pot: Document) -> None:
    with hot_pot.transaction("Mark") as tx:
        for one in hot_pot.store.of_type(Element):
            tx.put(one.replace(marks=("mot", "fail") if one.id == "c2" else ()))
    cells.hands.press_button(cells.table.bar.kinds["steps"])
    cells.hands.press_button(cells.table.bar.kinds["elements"])
    text, place = cells.text("c2", "marks"), cells.column("marks")
    assert text == "Moment of truth, Fail point"
    words = cells.view.fontMetrics().horizontalAdvance(text)
    assert cells.view.columnWidth(place) >= words + marks_px(2) + 2 * PAD_PX


def test_what_is_typed_comes_to_what_is_ticked(cells: Cells, hot_pot: Document) -> None:
    assert marks(hot_pot, "c2") == ("wait",)
    cells.click("c2", "marks")
    cells.hands.type("fail")
    cells.hands.key(Qt.Key.Key_Tab)
    assert marks(hot_pot, "c2") == ("wait", "fail")


def test_a_name_comes_from_an_input_method(cells: Cells, hot_pot: Document) -> None:
    with use_language("zh-CN"):
        cells.click("c1", "marks")
        cells.hands.compose("d", "dengdai", commit="等待点")
        editor = cells.editor
        assert isinstance(editor, CellMarks)
        assert editor.typed.text() == "等待点"
        cells.hands.key(Qt.Key.Key_Return)
    assert marks(hot_pot) == ("wait",)


def test_enter_belongs_to_the_input_method_while_it_composes(
    cells: Cells, hot_pot: Document
) -> None:
    cells.click("c1", "marks")
    cells.hands.key(Qt.Key.Key_F2)
    cells.hands.preedit("dengdai")
    cells.hands.key(Qt.Key.Key_Return)
    assert cells.editor is not None
    cells.hands.compose(commit="Wait point")
    cells.hands.key(Qt.Key.Key_Return)
    assert marks(hot_pot) == ("wait",)


def test_a_name_that_is_no_mark_is_refused(cells: Cells, hot_pot: Document) -> None:
    cells.click("c1", "marks")
    cells.hands.type("zzz")
    cells.hands.key(Qt.Key.Key_Return)
    editor = cells.editor
    assert isinstance(editor, CellMarks)
    assert editor.accessibleDescription().endswith("There is no mark “zzz”.")
    cells.hands.key(Qt.Key.Key_Backspace, times=3)
    cells.hands.key(Qt.Key.Key_Space)
    cells.hands.key(Qt.Key.Key_Return)
    assert marks(hot_pot) == ("wait",)


def test_leaving_the_cell_takes_what_was_typed(cells: Cells, hot_pot: Document) -> None:
    cells.click("c1", "marks")
    cells.hands.type("Fail point")
    cells.click("c3", "label")
    assert marks(hot_pot) == ("fail",)


def test_a_text_is_pasted_into_the_list(cells: Cells, hot_pot: Document) -> None:
    cells.click("c1", "marks")
    cells.hands.key(Qt.Key.Key_F2)
    QApplication.clipboard().setText("Fail point")
    cells.hands.key("v", CTRL)
    cells.hands.key(Qt.Key.Key_Return, SHIFT)
    assert marks(hot_pot) == ("fail",)
