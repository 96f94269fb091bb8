"""What a person of a journey map types into the lanes of pains and opportunities counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import Hands
from program import document_of_its_own
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from table_hands import Cells
from telling import assert_told, known, put, typed

from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.store import Store
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.told_cards import ToldCards


@pytest.fixture
def document(program: Editor) -> Iterator[Document]:
    with document_of_its_own(program, load_template("empty-journey")) as document:
        yield document


@pytest.fixture
def hands(program: Editor, document: Document) -> Hands:
    return Hands(program.window)


def write(hands: Hands, role: str, column: int, text: str) -> None:
    hands.double_click(hands.cell(role, column))
    hands.type(text)
    hands.key(Qt.Key.Key_Return)


def select(hands: Hands, *keys: str) -> ToldCards:
    """Select notes and return what the inspector says that they tell."""
    hands.document.selection.set(keys)
    inspector = hands.window.inspector

    def is_there() -> bool:
        return isinstance(inspector.page, ElementPage) and inspector.page.ids == keys

    hands.wait(is_there)
    assert isinstance(inspector.page, ElementPage)
    return inspector.page.told


def note_in(store: Store, role: str) -> str:
    (note,) = [one for one in store.of_type(Element) if one.lane_id == f"lane-{role}"]
    return note.id


def test_a_note_typed_into_the_lane_of_pains_is_a_pain(hands: Hands, document: Document) -> None:
    write(hands, "doing", 1, "Waits")
    write(hands, "pain", 1, "Nobody says how long")
    write(hands, "opportunity", 1, "A board")
    (doing,) = [one for one in document.store.of_type(Element) if one.lane_id == "lane-doing"]
    assert known(document) == [(doing.id, "Nobody says how long")]
    assert known(document, Opportunity) == [(doing.id, "A board")]
    assert_told(document.store)


def test_its_figures_stand_below_its_name(hands: Hands, document: Document) -> None:
    write(hands, "doing", 1, "Waits")
    write(hands, "pain", 1, "Slow")
    told = select(hands, note_in(document.store, "pain"))
    (pain,) = document.store.of_type(PainPoint)
    hands.wait(lambda: told.card_of(pain) is not None)
    card = told.card_of(pain)
    assert card is not None
    hands.wait(card.isVisible)
    assert card.where.text() == "Waits"
    assert not told.adopt.isVisible()
    assert card.fields[0].isVisible()
    hands.press_button(card.remove_button)
    assert document.store.count(PainPoint) == 0
    assert document.store.count(Element) == 1
    said = hands.window.status.message.text()
    assert said == "1 note was deleted with what it told; Undo brings it back."
    # Of what is done there is nothing to show here.
    (doing,) = document.store.of_type(Element)
    told = select(hands, doing.id)
    hands.wait(lambda: not told.holder.isVisible())


def test_rows_of_the_table_that_go_say_what_goes_with_them(
    hands: Hands, document: Document
) -> None:
    write(hands, "doing", 1, "Waits")
    write(hands, "pain", 1, "Slow")
    note = note_in(document.store, "pain")
    cells = Cells(hands)
    cells.click(note, "label")
    hands.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    said = hands.window.status.message.text
    assert said() == "1 pain point was deleted with its note; Undo brings it back."
    (doing,) = (one for one in document.store.of_type(Element) if one.label.text("en") == "Waits")
    document.undo()
    cells.click(doing.id, "pain")
    hands.key(Qt.Key.Key_Delete)
    assert document.store.find(note) is None
    assert said() == "1 note was deleted with what it told; Undo brings it back."


@pytest.mark.parametrize(
    ("role", "words"), [("pain", "Count as pain point"), ("opportunity", "Count as opportunity")]
)
def test_a_plain_note_says_what_it_lacks_and_counts_on_demand(
    hands: Hands, document: Document, role: str, words: str
) -> None:
    note = typed(document, 2, "Dark", role)
    told = select(hands, note.id)
    hands.wait(told.plain.isVisible)
    assert "does something" in told.plain.text()
    put(document, note.replace(step_id=None))
    hands.wait(lambda: "stands at a step" in told.plain.text())
    put(document, note)
    with document.store.transaction() as tx:
        # As in a file of an older program.
        tx.take_as_written()
        tx.put(Element(id="eats", kind="touchpoint", lane_id="lane-doing", step_id="step-2"))  # type: ignore[arg-type]
    hands.wait(told.adopt.isVisible)
    assert told.adopt.text() == words
    hands.press_button(told.adopt)
    kind = PainPoint if role == "pain" else Opportunity
    assert known(document, kind) == [("eats", "Dark")]
    hands.wait(lambda: not told.adopt.isVisible())
    adding = [one for one in told.holder.findChildren(QPushButton) if "Add" in one.objectName()]
    assert adding
    assert not any(one.isVisible() for one in adding)
