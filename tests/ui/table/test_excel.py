"""Blocks copied from Excel, pasted with the keys of a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hands import Hands
from program import document_of_its_own
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from table_hands import CTRL, SHIFT, Cells

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


@pytest.fixture
def html_alone() -> Iterator[None]:
    """A table that a browser copied without plain text."""
    mime = QMimeData()
    rows = (f"<td>{line.replace(chr(9), '</td><td>')}</td>" for line in MERGED.splitlines())
    mime.setHtml("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    QApplication.clipboard().setMimeData(mime)
    yield
    QApplication.clipboard().clear()


@pytest.mark.usefixtures("html_alone")
def test_a_table_copied_as_html_alone_is_pasted_on_the_canvas(
    program: Editor, outpatient: Document
) -> None:
    hands = Hands(program.window)
    hands.key("1", Qt.KeyboardModifier.AltModifier)
    program.window.canvas.setFocus()
    outpatient.selection.set([])
    hands.key("V", CTRL)
    assert stages(outpatient, "ABCD") == ["Book", "Book", "Book", "Pay and collect"]


@pytest.mark.usefixtures("html_alone")
def test_a_table_copied_as_html_alone_is_pasted_into_cells(
    program: Editor, outpatient: Document
) -> None:
    cells = Cells(Hands(program.window))
    first = cells.table.model.ids[0]
    cells.click(first, "stage")
    cells.hands.key("V", CTRL)
    assert cells.text(first, "label") == "A"


def test_merged_stages_become_rows_of_the_table_in_their_stages(
    program: Editor, outpatient: Document, clipboard: Callable[[str], None]
) -> None:
    cells = Cells(Hands(program.window))
    clipboard(MERGED)
    cells.table.work.run("paste_rows")
    assert stages(outpatient, "ABCD") == ["Book", "Book", "Book", "Pay and collect"]


def test_a_banner_and_headings_of_their_own_are_understood_and_told(
    program: Editor, outpatient: Document, clipboard: Callable[[str], None]
) -> None:
    cells = Cells(Hands(program.window))
    ids = cells.table.model.ids
    # Evidence takes no time.
    at = next(
        at for at, key in enumerate(ids) if outpatient.store.need(Element, key).kind != "evidence"
    )
    first = ids[at]
    clipboard(
        "Patient journey\t\t\t\nPhase\tTouch point\tTime (h)\tBudget\n"
        "Book\tP1\t1.5\t900\n\tP2\t2\t900\n"
    )
    cells.click(first, "label")
    cells.hands.key("V", CTRL)
    second = cells.table.model.ids[at + 1]
    assert [cells.text(key, "label") for key in (first, second)] == ["P1", "P2"]
    assert cells.text(first, "work") == "1 h 30 min"
    message = cells.hands.window.status.message.text()
    assert "1 row above the headings was passed over." in message
    assert "The heading “Budget” is not known; its column was passed over." in message


def test_a_feeling_is_filled_down_over_the_lanes(program: Editor, outpatient: Document) -> None:
    cells = Cells(Hands(program.window))
    ids = list(cells.table.model.ids)
    cells.click(ids[1], "lane")
    customer = [key for key in ids[:8] if cells.text(key, "lane") == cells.text(ids[1], "lane")]
    assert 1 < len(customer) < 7
    cells.click(ids[1], "emotion")
    cells.hands.type("0.5")
    cells.hands.key(Qt.Key.Key_Return)
    cells.click(ids[1], "emotion")
    cells.click(ids[7], "emotion", SHIFT)
    cells.hands.key("d", CTRL)
    felt = [key for key in ids[1:8] if cells.text(key, "emotion")]
    assert felt == customer
    assert {cells.text(key, "emotion") for key in felt} == {"+0.5"}
    message = cells.hands.window.status.message.text()
    passed = 7 - len(customer)
    assert message.startswith(f"{passed} cells were passed over. Only what the customer does")
    cells.hands.key("z", CTRL)
    assert {cells.text(key, "emotion") for key in customer[1:]} != {"+0.5"}


def test_a_kind_filled_down_over_lanes_that_do_not_hold_it_is_told(
    program: Editor, outpatient: Document
) -> None:
    cells = Cells(Hands(program.window))
    ids = list(cells.table.model.ids)
    system = next(key for key in ids if outpatient.store.need(Element, key).kind == "system")
    row = cells.row(system)
    cells.click(system, "kind")
    cells.click(ids[row + 4], "kind", SHIFT)
    cells.hands.key("d", CTRL)
    assert {cells.text(key, "kind") for key in ids[row : row + 5]} == {"System"}
    message = cells.hands.window.status.message.text()
    assert "of a kind that" in message
    assert "System in" in message


def test_what_a_paste_passes_over_is_told_on_the_canvas_too(
    program: Editor, outpatient: Document, clipboard: Callable[[str], None]
) -> None:
    hands = Hands(program.window)
    hands.key("1", Qt.KeyboardModifier.AltModifier)
    program.window.canvas.setFocus()
    outpatient.selection.set([])
    clipboard(
        "Stage\tLane\tKind\tTitle\tEmotion\nBook\tCustomer actions\tSystem\tA\t1\n"
        "Book\tFrontstage\t\tB\t1"
    )
    hands.key("V", CTRL)
    assert stages(outpatient, "AB") == ["Book", "Book"]
    assert hands.window.status.message.text() == (
        "2 rows are added. 1 cell was passed over. Only what the customer does has an emotion. "
        "1 element is of a kind that its lane does not hold: System in Customer actions."
    )
