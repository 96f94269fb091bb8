"""The filter of the document hides rows of the outline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import settle
from outline_hands import OutlineHands, outline_of_its_own
from PySide6.QtCore import Qt

from cxdesigner.editor.commands.fields import toggle_mark
from cxdesigner.editor.filter import EVERYTHING, Filter
from cxdesigner.editor.outline.nodes import Key, lane_row
from cxdesigner.model.element import Element
from cxdesigner.ui.assembly import Editor

K, M = Qt.Key, Qt.KeyboardModifier
WAITS = Filter(marks=("wait",))


@pytest.fixture
def hands(program: Editor) -> Iterator[OutlineHands]:
    with outline_of_its_own(program) as found:
        yield found


def ask(hands: OutlineHands, filter_: Filter) -> None:
    hands.document.set_view(filter=filter_)
    settle()


def shown(hands: OutlineHands) -> set[str]:
    return {key.id for key in hands.model.tree.nodes if key.kind in ("stage", "step", "element")}


def test_what_passes_is_shown_with_all_that_leads_there(hands: OutlineHands) -> None:
    everything, opened = shown(hands), hands.is_open(Key("step", "step-2"))
    ask(hands, WAITS)
    assert shown(hands) == {"stage-1", "step-1", "queue"}
    assert hands.is_open(lane_row("lane-customer", "step-1"))
    # A link to what is hidden is hidden.
    assert not [key for key in hands.model.tree.nodes if key.kind == "link"]
    assert hands.outline.count.text() == "1 of 5 elements · 4 hidden by the filter"
    hands.press_button(hands.outline.bar.all)
    assert hands.document.view_state.filter == EVERYTHING
    settle()
    assert shown(hands) == everything
    assert hands.is_open(Key("step", "step-2")) == opened
    assert hands.outline.count.text() == ""
    assert not hands.outline.bar.all.isVisible()


def test_rows_come_and_go_with_edits(hands: OutlineHands) -> None:
    ask(hands, WAITS)
    hands.document.run("mark", toggle_mark, ["sit"], "wait")
    settle()
    assert "sit" in shown(hands)
    assert hands.is_open(lane_row("lane-customer", "step-2"))
    assert Key("link", "queue-flow-sit", "queue") in hands.model.tree.nodes
    hands.select("sit")
    hands.document.run("mark", toggle_mark, ["sit"], "wait")
    settle()
    assert "sit" in shown(hands), "still worked on"
    hands.select("queue")
    assert "sit" not in shown(hands)
    assert hands.current == Key("element", "queue")


def test_words_narrow_what_passes(hands: OutlineHands) -> None:
    ask(hands, Filter(lane_ids=("lane-customer",)))
    hands.outline.filter.setText("waits")
    hands.outline._narrow.now()
    assert shown(hands) == {"stage-1", "step-1", "second"}
    hands.press_button(hands.outline.bar.all)
    settle()
    assert "host" in shown(hands)
    assert hands.outline.filter.text() == ""


def test_rows_typed_one_after_the_other_stay_while_they_are_typed(hands: OutlineHands) -> None:
    ask(hands, WAITS)
    hands.select("queue")
    hands.key(K.Key_Return)
    hands.type("Looks around")
    settle()
    assert len([key for key in hands.model.tree.nodes if key.kind == "element"]) == 2
    hands.key(K.Key_Escape)
    hands.select("queue")
    settle()
    assert shown(hands) == {"stage-1", "step-1", "queue"}


def test_what_a_filter_hides_is_not_deleted_with_what_it_shows(hands: OutlineHands) -> None:
    hands.document.selection.set(("queue", "second", "host", "sit"))
    ask(hands, WAITS)
    assert hands.document.selection.ids == ("queue",)
    ask(hands, EVERYTHING)
    hands.document.selection.set(("queue", "second", "host", "sit"))
    hands.outline.filter.setText("tables")
    hands.outline._narrow.now()
    hands.outline.tree.setFocus()
    hands.key(K.Key_Delete)
    assert "host" not in hands.document.store
    assert {"queue", "second", "sit"} <= {
        element.id for element in hands.document.store.of_type(Element)
    }
