"""Thousands of rows are opened from top to bottom, a few in each turn of the event loop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import settle
from outline_hands import OutlineHands, long_sample, outline_of_its_own
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import Filter
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.tree import OutlineTree
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline import editor as outline_editor
from cxdesigner.ui.outline import unfolding
from cxdesigner.ui.outline.delegate import ROW_PX

STEPS = 40


@pytest.fixture
def hands(program: Editor, monkeypatch: pytest.MonkeyPatch) -> Iterator[OutlineHands]:
    monkeypatch.setattr(outline_editor, "OPEN_ALL", 2)
    monkeypatch.setattr(unfolding, "FIRST", 6)
    monkeypatch.setattr(unfolding, "IN_SIGHT", 6)
    monkeypatch.setattr(unfolding, "PART", 5)
    with outline_of_its_own(program, long_sample(STEPS)) as found:
        settle()
        yield found


def opened(hands: OutlineHands) -> list[str]:
    return [key.id for key in hands.outline._unfolding.opened()]


def is_at_rest(hands: OutlineHands) -> bool:
    return not hands.outline._unfolding._later.is_waiting


def narrow(hands: OutlineHands, text: str) -> None:
    hands.outline.filter.setText(text)
    hands.outline._narrow.now()


def rows_but_links(hands: OutlineHands) -> list[Key]:
    tree = OutlineTree(hands.document.store, hands.model.tree.shown)
    return [node.key for node in tree.root.walk() if node.key.kind not in ("root", "link")]


def test_what_a_filter_finds_is_opened_in_parts(hands: OutlineHands, qtbot: QtBot) -> None:
    narrow(hands, "does")
    assert len(opened(hands)) <= 6
    assert hands.outline.count.text() == "40 of 40 elements"
    assert "at-40" not in {key.id for key in hands.model.tree.nodes}, "nobody has asked for it"
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert hands.seen() == rows_but_links(hands)


def test_rows_in_sight_are_opened_first_and_seen_before_the_others(
    hands: OutlineHands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfolding, "FIRST", 60)
    hands.document.set_view(filter=Filter(marks=("wait",)))
    seen: list[int] = []
    hands.outline.tree.painted.connect(lambda: seen.append(len(opened(hands))))
    settle()
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert seen[0] <= 6, "the others wait until these are there"
    assert opened(hands)[-1] == "lane-customer"
    bar = hands.outline.tree.verticalScrollBar()
    bar.setValue(30 * ROW_PX)
    settle()
    seen.clear()
    hands.document.set_view(filter=Filter(lane_ids=("lane-customer",)))
    settle()
    assert 30 < seen[0] <= 36, "what is scrolled to is in sight"


def test_of_very_many_rows_the_last_stay_folded(
    hands: OutlineHands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfolding, "MOST", 60)
    narrow(hands, "does")
    qtbot.waitUntil(lambda: is_at_rest(hands))
    seen, every = hands.seen(), rows_but_links(hands)
    begin = seen[: seen.index(Key("stage", "stage-40"))]
    assert 60 <= len(begin) < len(every) - 20
    assert begin[:50] == every[:50]
    assert {key.kind for key in seen[-3:]} == {"stage"}, "what is folded is there"
    assert hands.outline.count.text() == "40 of 40 elements"


def test_no_turn_opens_more_than_a_part(
    hands: OutlineHands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = hands.outline._unfolding
    taken: list[int] = []
    open_part = made._open

    def counted(count: int) -> None:
        before = len(opened(hands))
        open_part(count)
        taken.append(len(opened(hands)) - before)

    monkeypatch.setattr(made, "_open", counted)
    narrow(hands, "does")
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert sum(taken) == 3 * STEPS
    assert taken[0] <= 6
    assert all(count <= 5 for count in taken[1:])


def test_what_is_read_stays_where_it_is(hands: OutlineHands, qtbot: QtBot) -> None:
    narrow(hands, "does")
    tree, last = hands.outline.tree, Key("stage", "stage-40")
    hands.document.selection.set(("at-37",))
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
    top = tree.indexAt(QPoint(0, 0))
    key, place = hands.model.key(top), tree.visualRect(top).y()
    assert not is_at_rest(hands)
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert hands.seen() == rows_but_links(hands)
    assert tree.visualRect(hands.model.index_at(key)).y() == place
    assert last in hands.seen()


def test_another_filter_takes_over(hands: OutlineHands, qtbot: QtBot) -> None:
    narrow(hands, "does")
    narrow(hands, "does 7")
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert hands.seen() == rows_but_links(hands)
    narrow(hands, "")
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert {key.kind for key in hands.seen()} == {"stage", "step"}


def test_what_was_still_to_be_opened_is_open_when_somebody_comes_back(
    hands: OutlineHands, qtbot: QtBot
) -> None:
    document: Document = hands.document
    hands.outline.tree.expandAll()
    everything = hands.seen()
    hands.outline.set_document(None)
    hands.outline.set_document(document)
    assert not is_at_rest(hands)
    assert hands.seen() != everything
    hands.outline.set_document(None)
    hands.outline.set_document(document)
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert hands.seen() == everything


def test_of_many_rows_that_were_open_those_in_sight_come_first(
    hands: OutlineHands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfolding, "FIRST", 60)
    monkeypatch.setattr(unfolding, "IN_SIGHT", 10)
    document: Document = hands.document
    hands.outline.tree.expandAll()
    everything = hands.seen()
    hands.outline.set_document(None)
    hands.outline.set_document(document)
    assert len(opened(hands)) == 10
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert hands.seen() == everything


def test_what_somebody_folds_under_a_filter_stays_folded(hands: OutlineHands, qtbot: QtBot) -> None:
    hands.document.set_view(filter=Filter(marks=("wait",)))
    settle()
    qtbot.waitUntil(lambda: is_at_rest(hands))
    step = Key("step", "step-3")
    hands.outline.tree.collapse(hands.model.index_at(step))
    hands.document.set_view(filter=Filter(lane_ids=("lane-customer",)))
    settle()
    qtbot.waitUntil(lambda: is_at_rest(hands))
    assert not hands.is_open(step)
    assert hands.is_open(Key("step", "step-1"))
    assert hands.is_open(Key("step", "step-2")), "it was not there before"
