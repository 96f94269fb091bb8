"""With every row open an edit lays out what it touches, not all rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import FrameType

import pytest
from hands import settle
from outline_hands import OutlineHands, long_sample, outline_of_its_own

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.outline.commands import add_below
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.tree import OutlineTree
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline import model as outline_model

STEPS = 60


@pytest.fixture
def hands(program: Editor) -> Iterator[OutlineHands]:
    with outline_of_its_own(program, long_sample(STEPS)) as found:
        settle()
        found.outline.tree.expandAll()
        settle()
        assert found.seen() == rows_from_scratch(found)
        yield found


def rows_from_scratch(hands: OutlineHands) -> list[Key]:
    return [node.key for node in OutlineTree(hands.document.store).root.walk()][1:]


def asked(work: Callable[[], object]) -> int:
    """Do something; return how many rows the view has asked for whether any lie below."""
    counts: list[int] = []

    def note(frame: FrameType, event: str, _value: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename == outline_model.__file__:
            counts.append(code.co_name == "hasChildren")

    sys.setprofile(note)
    try:
        work()
        settle()
    finally:
        sys.setprofile(None)
    return sum(counts)


def test_a_new_row_lays_out_those_beside_it(hands: OutlineHands) -> None:
    document, tree = hands.document, hands.outline.tree
    rows = len(hands.seen())
    assert asked(tree.doItemsLayout) > rows / 2, "what is counted is counted"
    for near in ("at-1", "at-30", "at-60"):
        assert asked(lambda near=near: document.run("Add", add_below, near)) < rows / 2
        assert hands.seen() == rows_from_scratch(hands)
        assert len(hands.seen()) > rows
        rows = len(hands.seen())


def test_a_new_row_leaves_the_view_where_it_is(hands: OutlineHands) -> None:
    tree, document = hands.outline.tree, hands.document
    bar = tree.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    place, folded = bar.value(), list[object]()
    tree.collapsed.connect(folded.append)
    document.run("Add", add_below, "at-60")
    settle()
    assert bar.value() >= place
    assert folded == [], "nobody is told that a row was folded for it"
    assert hands.is_open(Key("step", "step-60"))


def test_the_row_that_keys_are_about_goes_with_one_layout(hands: OutlineHands) -> None:
    document = hands.document
    hands.select("at-30")
    rows = len(hands.seen())
    assert hands.current == Key("element", "at-30")
    assert asked(lambda: document.run("Delete", delete_records, ["at-30"])) < rows * 1.6
    assert hands.seen() == rows_from_scratch(hands)
    assert hands.current == Key("step", "step-30"), "a person goes on where the row was"
    assert hands.document.selection.ids == (), "another Delete leaves the step alone"
