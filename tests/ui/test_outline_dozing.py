"""Of very many open rows those far from what is read are folded, and opened when one comes near."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import settle
from outline_hands import OutlineHands, long_sample, outline_of_its_own
from program import running
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.tree import OutlineTree
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline import dozing, unfolding
from cxdesigner.ui.outline import editor as outline_editor

STEPS = 60


@pytest.fixture(scope="module")
def editor(qapp: QApplication) -> Iterator[Editor]:
    with running(long_sample(STEPS).records) as made:
        yield made


@pytest.fixture
def hands(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> Iterator[OutlineHands]:
    monkeypatch.setattr(outline_editor, "OPEN_ALL", 2)
    monkeypatch.setattr(dozing, "MOST_OPEN", 180)
    monkeypatch.setattr(dozing, "ENOUGH", 150)
    monkeypatch.setattr(dozing, "NEAR", 20)
    monkeypatch.setattr(dozing, "PART", 4)
    with outline_of_its_own(editor, long_sample(STEPS)) as found:
        settle()
        yield found


def step(number: int) -> Key:
    return Key("step", f"step-{number}")


def rest(hands: OutlineHands, qtbot: QtBot) -> None:
    made = hands.outline._unfolding
    later = (made._later, made._dozing._fold, made._dozing._wake)
    settle()
    qtbot.waitUntil(lambda: not any(one.is_waiting for one in later))


def open_all(hands: OutlineHands, qtbot: QtBot) -> list[Key]:
    """Open every row as a person would, one after the other; return what may be seen then."""
    tree, model = hands.outline.tree, hands.model
    every = [node.key for node in OutlineTree(hands.document.store).root.walk()][1:]
    for key in every:
        tree.expand(model.index_at(key))
    tree.verticalScrollBar().setValue(0)
    rest(hands, qtbot)
    return every


def top(hands: OutlineHands) -> tuple[Key, int]:
    tree = hands.outline.tree
    index = tree.indexAt(QPoint(0, 0))
    return hands.model.key(index), tree.visualRect(index).y()


def all_is_open_in_sight(hands: OutlineHands, every: list[Key]) -> bool:
    near = hands.in_sight()
    begin = every.index(near[0])
    return len(near) > 10 and near == every[begin : begin + len(near)]


def test_rows_far_away_are_folded_and_those_near_stay_open(
    hands: OutlineHands, qtbot: QtBot
) -> None:
    every = open_all(hands, qtbot)
    seen = hands.seen()
    assert len(every) > 220
    assert len(seen) <= 180
    assert hands.is_open(step(1))
    assert not hands.is_open(step(60))
    assert seen[:60] == every[:60], "where a person reads all is open"


def test_wherever_a_person_goes_all_is_open(hands: OutlineHands, qtbot: QtBot) -> None:
    every, bar = open_all(hands, qtbot), hands.outline.tree.verticalScrollBar()
    for place in (bar.maximum(), bar.maximum() // 2, bar.maximum() // 3, 0):
        bar.setValue(place)
        rest(hands, qtbot)
        assert all_is_open_in_sight(hands, every)
        assert len(hands.seen()) <= 180


def test_what_is_read_stays_where_it_is(hands: OutlineHands, qtbot: QtBot) -> None:
    every = open_all(hands, qtbot)
    bar = hands.outline.tree.verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 3)
    place, folded = top(hands), not all_is_open_in_sight(hands, every)
    rest(hands, qtbot)
    assert folded
    assert all_is_open_in_sight(hands, every)
    assert top(hands) == place


def test_what_a_person_folds_stays_folded(hands: OutlineHands, qtbot: QtBot) -> None:
    open_all(hands, qtbot)
    tree, bar = hands.outline.tree, hands.outline.tree.verticalScrollBar()
    tree.collapse(hands.model.index_at(step(2)))
    for place in (bar.maximum(), 0):
        bar.setValue(place)
        rest(hands, qtbot)
    assert not hands.is_open(step(2))
    assert hands.is_open(step(1))


def test_what_dozes_is_open_again_after_a_filter(hands: OutlineHands, qtbot: QtBot) -> None:
    every = open_all(hands, qtbot)
    for text in ("does 7", ""):
        hands.outline.filter.setText(text)
        hands.outline._narrow.now()
        rest(hands, qtbot)
    bar = hands.outline.tree.verticalScrollBar()
    bar.setValue(bar.maximum())
    rest(hands, qtbot)
    assert all_is_open_in_sight(hands, every)


def test_more_than_a_filter_opens_is_opened_when_a_person_comes_there(
    hands: OutlineHands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfolding, "FIRST", 6)
    monkeypatch.setattr(unfolding, "MOST", 20)
    hands.outline.filter.setText("does")
    hands.outline._narrow.now()
    rest(hands, qtbot)
    every = [
        node.key for node in OutlineTree(hands.document.store, hands.model.tree.shown).root.walk()
    ]
    bar = hands.outline.tree.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not all_is_open_in_sight(hands, every)
    rest(hands, qtbot)
    assert {key.kind for key in hands.in_sight()} == {"stage", "step", "lane", "element"}
    folded = next(key for key in hands.in_sight() if key.kind == "step")
    hands.outline.tree.collapse(hands.model.index_at(folded))
    bar.setValue(0)
    rest(hands, qtbot)
    bar.setValue(bar.maximum())
    rest(hands, qtbot)
    assert not hands.is_open(folded)
