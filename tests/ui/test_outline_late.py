"""The outline of a large blueprint makes rows when somebody asks for them; all can be reached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import settle
from outline_hands import OutlineHands, outline_of_its_own
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.outline.nodes import Key, lane_row
from cxdesigner.editor.outline.tree import OutlineTree
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline import editor as outline_editor
from cxdesigner.ui.outline import selecting

STEP_1 = Key("step", "step-1")
CUSTOMER = lane_row("lane-customer", "step-1")
QUEUE, SIT = Key("element", "queue"), Key("element", "sit")


@pytest.fixture
def hands(program: Editor, monkeypatch: pytest.MonkeyPatch) -> Iterator[OutlineHands]:
    monkeypatch.setattr(outline_editor, "OPEN_ALL", 2)
    with outline_of_its_own(program) as found:
        settle()
        yield found


def made(hands: OutlineHands) -> set[str]:
    return {key.kind for key in hands.model.tree.nodes}


def rows_from_scratch(hands: OutlineHands) -> list[Key]:
    return [node.key for node in OutlineTree(hands.document.store).root.walk()][1:]


def test_what_is_folded_is_not_made(hands: OutlineHands) -> None:
    assert made(hands) == {"root", "journey", "stage", "step", "lane"}, "the journey is open"
    assert STEP_1 in hands.seen()
    assert CUSTOMER not in hands.model.tree.nodes
    assert hands.model.hasChildren(hands.model.index_at(STEP_1))


def test_keys_open_row_after_row(hands: OutlineHands) -> None:
    tree = hands.outline.tree
    tree.setFocus()
    tree.setCurrentIndex(hands.model.index_at(STEP_1))
    for below in (CUSTOMER, QUEUE, Key("link", "queue-flow-sit", "queue")):
        hands.key(Qt.Key.Key_Right)
        hands.key(Qt.Key.Key_Down)
        assert hands.current == below


def test_everything_opened_shows_every_row(hands: OutlineHands) -> None:
    hands.outline.tree.expandAll()
    settle()
    assert hands.seen() == rows_from_scratch(hands)
    hands.document.run("Delete", delete_records, ["queue"])
    settle()
    assert hands.seen() == rows_from_scratch(hands)
    hands.document.undo()
    settle()
    hands.outline.tree.expandAll()
    assert hands.seen() == rows_from_scratch(hands)


@pytest.mark.parametrize("record_id", ["queue", "sit", "brand", "queue-flow-sit"])
def test_what_is_selected_elsewhere_is_brought_into_sight(
    hands: OutlineHands, record_id: str
) -> None:
    hands.select(record_id)
    assert [key.id for key in hands.selected()] == [record_id]
    assert hands.selected()[0] in hands.seen()
    assert hands.document.selection.ids == (record_id,)


def test_much_is_selected_and_marked_as_it_is_opened(
    hands: OutlineHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selecting, "_MANY", 1)
    ids = sorted(element.id for element in hands.document.store.of_type(Element))
    hands.document.selection.set(ids)
    settle()
    assert hands.current == Key("element", ids[-1])
    assert hands.document.selection.ids == tuple(ids)
    hands.outline.tree.expandAll()
    settle()
    hands.document.selection.set(ids[:-1])
    settle()
    assert {key.id for key in hands.selected()} == set(ids[:-1])


def test_the_filter_finds_rows_that_are_not_made(hands: OutlineHands) -> None:
    hands.outline.filter.setText("sits")
    hands.outline._narrow.now()
    settle()
    assert SIT in hands.seen()
    assert QUEUE not in hands.seen()
    hands.outline.filter.clear()
    hands.outline._narrow.now()
    settle()
    assert SIT not in hands.seen()
    assert STEP_1 in hands.seen()
    hands.outline.tree.expandAll()
    settle()
    assert hands.seen() == rows_from_scratch(hands)


def test_rows_are_open_as_they_were_left(hands: OutlineHands) -> None:
    tree = hands.outline.tree
    for key in (STEP_1, CUSTOMER, QUEUE):
        tree.expand(hands.model.index_at(key))
    settle()
    before = hands.seen()
    document = hands.document
    hands.outline.set_document(None)
    hands.outline.set_document(document)
    settle()
    assert hands.seen() == before
    assert hands.is_open(QUEUE)


def test_an_element_that_moves_to_a_folded_step_stays_selected(hands: OutlineHands) -> None:
    hands.select("queue")
    hands.document.run("Move", _to_step_3)
    settle()
    assert hands.document.selection.ids == ("queue",)
    assert hands.selected() == [QUEUE]
    hands.outline.tree.expandAll()
    settle()
    assert hands.seen() == rows_from_scratch(hands)


def _to_step_3(tx: Transaction) -> None:
    tx.put(tx.view.need(Element, "queue").replace(step_id="step-3"))


def test_a_step_can_be_opened_as_long_as_something_is_in_it(hands: OutlineHands) -> None:
    step = hands.model.index_at(Key("step", "step-2"))
    assert hands.model.hasChildren(step)
    hands.document.run("Delete", delete_records, ["sit"])
    settle()
    assert not hands.model.hasChildren(hands.model.index_at(Key("step", "step-2")))
    hands.document.undo()
    settle()
    assert hands.model.hasChildren(hands.model.index_at(Key("step", "step-2")))


def test_a_screen_reader_hears_of_the_rows_that_are_opened(hands: OutlineHands) -> None:
    tree = hands.outline.tree
    spoken = QAccessible.queryAccessibleInterface(tree)

    def heard() -> set[str]:
        cells = (spoken.child(at) for at in range(spoken.childCount()))
        return {cell.text(QAccessible.Text.Name) for cell in cells if cell is not None}

    sentence = hands.model.rows.sentence(QUEUE)
    index: QModelIndex = hands.model.index_at(QUEUE)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == sentence
    tree.scrollTo(index)
    settle()
    assert sentence in heard()
