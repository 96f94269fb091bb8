"""The list of problems follows row by row: what one reads, and has chosen, stays where it is."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hands import settle
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.problems.grouping import Group, grouped
from cxdesigner.model.element import Element
from cxdesigner.model.text import EMPTY
from cxdesigner.rules.finding import Finding
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.panels.problems_model import ProblemsModel
from cxdesigner.ui.window import Window


def finding(number: int, words: str = "a") -> Finding:
    return Finding("S01", "some-rule", "warning", (f"n{number}",), words)


def groups_of(*lists: list[Finding]) -> tuple[Group, ...]:
    return tuple(Group(f"g{at}", f"Group {at}", tuple(one)) for at, one in enumerate(lists))


class Mirror:
    """What a view knows that hears of the changes of a model only, and how often it began anew."""

    def __init__(self, model: ProblemsModel) -> None:
        self._model, self.resets = model, 0
        self.rows: list[list[str]] = []
        self.titles: list[str] = []
        self.read()
        model.modelReset.connect(self.read)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)

    def read(self) -> None:
        self.resets += 1
        self.titles = [self._title(branch) for branch in range(self._model.rowCount())]
        self.rows = [
            [self._text(branch, row) for row in range(self._model.rowCount(self._at(branch)))]
            for branch in range(self._model.rowCount())
        ]

    def _at(self, branch: int) -> QModelIndex:
        return self._model.index(branch, 0)

    def _title(self, branch: int) -> str:
        return str(self._at(branch).data())

    def _text(self, branch: int, row: int) -> str:
        return str(self._model.index(row, 1, self._at(branch)).data())

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        branch = parent.row()
        self.rows[branch][first:first] = [self._text(branch, n) for n in range(first, last + 1)]

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        del self.rows[parent.row()][first : last + 1]

    def _changed(self, top: QModelIndex, bottom: QModelIndex, _roles: object = None) -> None:
        branch = top.parent().row()
        for row in range(top.row(), bottom.row() + 1):
            if branch < 0:
                self.titles[row] = self._title(row)
            else:
                self.rows[branch][row] = self._text(branch, row)


@pytest.mark.parametrize("seed", range(40))
def test_a_view_that_hears_of_changes_knows_all_rows(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    model = ProblemsModel(Theme.load("light"))
    lists = [[finding(n) for n in range(at * 100, at * 100 + 12)] for at in range(2)]
    model.show_groups(groups_of(*lists))
    mirror = Mirror(model)
    for turn in range(12):
        for at, rows in enumerate(lists):
            for _change in range(chance.randrange(3)):
                place = chance.randrange(len(rows))
                match chance.randrange(3):
                    case 0 if len(rows) > 4:
                        del rows[place]
                    case 1:
                        rows.insert(place, finding(1000 + turn * 100 + at * 50 + _change))
                    case _:
                        rows[place] = replace(rows[place], template=f"words {turn}")
        groups = groups_of(*lists)
        assert model.follow(groups, None)
        assert model.groups == groups
        known = mirror.rows, mirror.titles
        mirror.read()
        assert known == (mirror.rows, mirror.titles)


def test_other_groups_another_order_and_a_chosen_row_that_goes_take_a_whole_new_list(
    qtbot: QtBot,
) -> None:
    model = ProblemsModel(Theme.load("light"))
    rows = [finding(n) for n in range(4)]
    model.show_groups(groups_of(rows))
    for groups, chosen in (
        (groups_of(rows, [finding(9)]), None),
        (groups_of([rows[1], rows[0], *rows[2:]]), None),
        (groups_of(rows[1:]), rows[0]),
        (groups_of([rows[0], rows[0]]), None),
    ):
        assert not model.follow(groups, chosen)
        assert model.groups == groups_of(rows)


@pytest.fixture
def faulty(window: Window, hot_pot: Document, qtbot: QtBot) -> Document:
    """No touchpoint has a label, and the list is open."""
    with hot_pot.transaction("Break something") as tx:
        for one in list(hot_pot.store.of_type(Element)):
            if one.id.startswith("c"):
                tx.put(one.replace(label=EMPTY))
    window.show_dialog("problems")
    current(window, qtbot)
    assert len(window.problems.model.rows) > 4
    return hot_pot


def current(window: Window, qtbot: QtBot) -> None:
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current)
    settle()


def expected(window: Window, document: Document) -> tuple[Group, ...]:
    every = (*window.findings.found, *window.findings.suppressed)
    return grouped(document.store, every, "severity", document.language)


def test_an_edit_that_changes_a_row_leaves_the_others_alone(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    panel = window.problems
    about = {one.subjects[0]: one for one in panel.model.rows if one.code == "S23"}
    first, *_others, last = about
    panel.choose(about[last].key)
    bar = panel.tree.verticalScrollBar()
    assert bar.maximum() > 2
    bar.setValue(1)
    mirror = Mirror(panel.model)
    faulty.run("Edit", set_text, first, "Words", "zh-CN")
    current(window, qtbot)
    assert about[first].key not in {one.key for one in panel.model.rows}
    assert panel.model.groups == expected(window, faulty)
    assert mirror.resets == 1
    faulty.undo()
    current(window, qtbot)
    assert about[first].key in {one.key for one in panel.model.rows}
    assert panel.model.groups == expected(window, faulty)
    assert mirror.resets == 1
    chosen = panel.current()
    assert chosen is not None
    assert chosen.key == about[last].key
    assert bar.value() == 1


def test_the_signs_on_the_canvas_hear_of_a_chosen_finding_that_says_more(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    panel = window.problems
    chosen = panel.model.rows[0]
    panel.choose(chosen.key)
    seen: list[Finding | None] = []
    panel.seen.connect(seen.append)
    more = replace(chosen, template="More")
    panel.findings.found = tuple(more if one is chosen else one for one in window.findings.found)
    panel.findings.changed.emit()
    assert seen == [more]


def test_a_row_whose_sentence_becomes_longer_becomes_higher(
    window: Window, faulty: Document, qtbot: QtBot
) -> None:
    panel = window.problems
    changed = panel.model.rows[1]
    height = panel.tree.visualRect(panel.model.place_of(changed.key)).height()
    longer = replace(changed, template="Many words " * 60)
    panel.findings.found = tuple(longer if one is changed else one for one in window.findings.found)
    panel.findings.changed.emit()
    settle()
    assert panel.tree.visualRect(panel.model.place_of(changed.key)).height() > height
