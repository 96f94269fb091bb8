"""Blocks copied from Excel, pasted with the keys of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hands import Hands
from program import document_of_its_own
from PySide6.QtCore import Qt
from table_hands import CTRL, Cells

from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.queries import stage_of
from cxdesigner.ui.assembly import Editor

MERGED = (
    "Stage\tLane\tTitle\tDuration\tEmotion\n"
    "Book\tCustomer actions\tA\t10\t1\n"
    "\t\tB\t20\t2\n"
    "\t\tC\t5\t0\n"
    "Pay and collect\tCustomer actions\tD\t10\t1\n"
)


@pytest.fixture
def outpatient(program: Editor) -> Iterator[Document]:
    with document_of_its_own(program, load_template("outpatient")) as document:
        yield document


def stages(document: Document, labels: str) -> list[str]:
    store = document.store
    found = {
        element.label.text("en"): stage_of(store, element) for element in store.of_type(Element)
    }
    return [stage.name.text("en") if (stage := found[name]) is not None else "" for name in labels]


def test_merged_stages_are_pasted_on_the_canvas_into_their_stages(
    program: Editor, outpatient: Document, clipboard: Callable[[str], None]
) -> None:
    hands = Hands(program.window)
    hands.key("1", Qt.KeyboardModifier.AltModifier)
    program.window.canvas.setFocus()
    outpatient.selection.set([])
    clipboard(MERGED)
    hands.key("V", CTRL)
    assert stages(outpatient, "ABCD") == ["Book", "Book", "Book", "Pay and collect"]
    hands.key("Z", CTRL)
    assert not outpatient.history.can_undo


def test_merged_stages_become_rows_of_the_table_in_their_stages(
    program: Editor, outpatient: Document, clipboard: Callable[[str], None]
) -> None:
    cells = Cells(Hands(program.window))
    clipboard(MERGED)
    cells.table.work.run("paste_rows")
    assert stages(outpatient, "ABCD") == ["Book", "Book", "Book", "Pay and collect"]
