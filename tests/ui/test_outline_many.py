"""Of very many selected records the outline marks the rows that can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import settle
from outline_hands import OutlineHands, outline_of_its_own
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from builders import BlueprintBuilder
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline import selecting
from cxdesigner.ui.outline.model import ROWS_MIME


@pytest.fixture
def hands(program: Editor, monkeypatch: pytest.MonkeyPatch) -> Iterator[OutlineHands]:
    monkeypatch.setattr(selecting, "_MANY", 1)
    with outline_of_its_own(program) as found:
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


@pytest.fixture
def long(program: Editor) -> Iterator[OutlineHands]:
    """Sixty stages of two steps: more than is in sight, each stage with a range of its own."""
    with outline_of_its_own(program, BlueprintBuilder(steps=120, stages=(2,) * 60)) as found:
        settle()
        assert len(found.in_sight()) < 60
        yield found


def steps_of(hands: OutlineHands) -> list[str]:
    return [step.id for step in hands.document.store.steps]


def test_of_very_many_only_those_in_sight_are_marked(long: OutlineHands) -> None:
    steps, tree = steps_of(long), long.outline.tree
    long.document.selection.set(steps)
    settle()
    assert len(marked(long)) < 60
    bar = tree.verticalScrollBar()
    for place in (bar.maximum() // 2, 0, bar.maximum()):
        bar.setValue(place)
        settle()
        seen = {key.id for key in long.in_sight() if key.kind == "step"}
        assert seen
        assert seen <= marked(long)
    assert long.document.selection.ids == tuple(steps)
    tree.collapseAll()
    settle()
    tree.expandAll()
    settle()
    assert {key.id for key in long.in_sight() if key.kind == "step"} <= marked(long)
    assert long.document.selection.ids == tuple(steps)


def click(hands: OutlineHands, key: Key, *modifiers: Qt.KeyboardModifier) -> None:
    tree = hands.outline.tree
    place = tree.visualRect(hands.model.index_at(key)).center()
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, held, place)
    settle()


def test_a_row_out_of_sight_stays_selected_when_one_in_sight_is_taken_out(
    long: OutlineHands,
) -> None:
    steps = steps_of(long)
    long.document.selection.set(steps)
    settle()
    long.outline.tree.verticalScrollBar().setValue(0)
    settle()
    click(long, Key("step", steps[1]), Qt.KeyboardModifier.ControlModifier)
    assert long.document.selection.ids == (steps[0], *steps[2:])
    assert steps[0] in marked(long)
    assert steps[1] not in marked(long)
    click(long, Key("step", steps[1]), Qt.KeyboardModifier.ControlModifier)
    assert long.document.selection.ids == (steps[0], *steps[2:], steps[1])
    assert steps[1] in marked(long)
    click(long, Key("step", steps[3]))
    assert long.document.selection.ids == (steps[3],)
    assert marked(long) == {steps[3]}


def test_a_range_from_the_keyboard_takes_the_place_of_all(long: OutlineHands) -> None:
    steps = steps_of(long)
    long.document.selection.set(steps)
    settle()
    click(long, Key("step", steps[-1]))
    shift = Qt.KeyboardModifier.ShiftModifier
    long.key(Qt.Key.Key_Home, shift)
    assert set(steps) <= set(long.document.selection.ids), "stages lie between them"
    assert len(list(long.outline.tree.selectionModel().selection())) < 60
    long.key(Qt.Key.Key_Down, shift)
    everything = set(long.document.selection.ids)
    assert set(steps) <= everything
    assert long.document.store.stages[0].id not in everything
    long.outline.tree.verticalScrollBar().setValue(0)
    settle()
    click(long, Key("step", steps[0]))
    long.key(Qt.Key.Key_Down, shift)
    assert long.document.selection.ids[0] == steps[0]
    assert len(long.document.selection) == 2


def test_rows_out_of_sight_go_along_in_a_drag(long: OutlineHands) -> None:
    steps = steps_of(long)
    long.document.selection.set(steps)
    settle()
    keys = long.outline.tree.chosen()
    assert [key.id for key in keys] == steps
    assert long.model.mime_of(keys).hasFormat(ROWS_MIME)


def test_keys_are_about_what_is_selected_out_of_sight(long: OutlineHands) -> None:
    steps = steps_of(long)[:60]
    long.document.selection.set(steps)
    settle()
    tree = long.outline.tree
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
    settle()
    assert tree.selectionModel().hasSelection()
    long.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert set(long.document.selection.ids) == set(steps)


def test_an_edit_does_not_scroll_to_what_is_selected(long: OutlineHands) -> None:
    steps = steps_of(long)
    long.document.selection.set(steps)
    settle()
    tree = long.outline.tree
    tree.verticalScrollBar().setValue(0)
    settle()
    step = long.document.store.need(Step, steps[0])
    with long.document.transaction("Name") as tx:
        tx.put(step.replace(name="Another"))
    tree.collapse(long.model.index_of(long.model.tree.nodes[Key("step", steps[0])].parent))
    settle()
    assert tree.verticalScrollBar().value() == 0
    assert long.document.selection.ids == tuple(steps)
