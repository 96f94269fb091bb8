"""Of very many selected records the outline marks the rows that can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import settle
from outline_hands import OutlineHands, outline_of_its_own, sample
from program import running
from PySide6.QtWidgets import QApplication

from cxdesigner.editor.outline.nodes import Key
from cxdesigner.model.element import Element
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline import selecting


@pytest.fixture(scope="module")
def editor(qapp: QApplication) -> Iterator[Editor]:
    with running(sample().records) as made:
        yield made


@pytest.fixture
def hands(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> Iterator[OutlineHands]:
    monkeypatch.setattr(selecting, "_MANY", 1)
    with outline_of_its_own(editor) as found:
        yield found


def marked(hands: OutlineHands) -> set[str]:
    tree, model = hands.outline.tree, hands.model
    return {model.key(index).id for index in tree.selectionModel().selectedRows()}


def test_what_is_folded_is_marked_when_it_is_opened(hands: OutlineHands) -> None:
    tree, model = hands.outline.tree, hands.model
    tree.collapseAll()
    ids = [element.id for element in hands.document.store.of_type(Element)]
    ids.remove("sit")
    chosen = (*ids, "sit")
    hands.document.selection.set(chosen)
    settle()
    assert marked(hands) == {"sit"}, "what was chosen last is brought into sight"
    assert hands.document.selection.ids == chosen
    tree.expandAll()
    settle()
    assert marked(hands) == set(ids) | {"sit"}
    assert hands.document.selection.ids == chosen
    hands.document.selection.set(["queue"])
    settle()
    assert marked(hands) == {"queue"}
    index = model.index_at(Key("element", "second"))
    tree.setCurrentIndex(index)
    settle()
    assert hands.document.selection.ids == ("second",)


def test_an_edit_keeps_all_that_is_selected(hands: OutlineHands) -> None:
    hands.outline.tree.collapseAll()
    ids = tuple(element.id for element in hands.document.store.of_type(Element))
    hands.document.selection.set(ids)
    settle()
    element = hands.document.store.need(Element, "queue")
    with hands.document.transaction("Edit") as tx:
        tx.put(element.replace(marks=()))
    settle()
    assert hands.document.selection.ids == ids
    hands.document.undo()


def test_rows_one_below_the_other_are_one_range(hands: OutlineHands) -> None:
    tree, document = hands.outline.tree, hands.document
    steps = [step.id for step in document.store.steps]
    document.selection.set((steps[1], steps[0], "queue"))
    settle()
    assert marked(hands) == {*steps[:2], "queue"}
    assert len(list(tree.selectionModel().selection())) == 2
    assert document.selection.ids == (steps[1], steps[0], "queue")
    document.selection.set(steps)
    settle()
    assert marked(hands) == set(steps)
    document.selection.set(steps[::2])
    settle()
    assert marked(hands) == set(steps[::2])
