"""Whoever hears the program hears what the arrows select on the canvas."""

from collections.abc import Iterator

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.rows import Rows
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.queries import lane_name, line_name
from cxdesigner.ui import heard_selection


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is announced; a screen reader is there."""
    found: list[str] = []
    announce = heard_selection.announce

    def listen(widget: QWidget, words: str) -> None:
        found.append(words)
        announce(widget, words)

    monkeypatch.setattr(heard_selection, "announce", listen)
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield found
    QAccessible.setActive(was_active)


def test_arrows_tell_where_they_lead(hands: Hands, heard: list[str]) -> None:
    hands.click(hands.middle("c1"))
    settle()
    rows = Rows(hands.document.store, hands.document.view_state.language)
    assert heard[-1] == rows.sentence(Key("element", "c1"))
    hands.key(Qt.Key.Key_Right)
    settle()
    chosen = hands.document.selection.primary
    assert chosen not in (None, "c1")
    assert heard[-1] == rows.sentence(Key("element", str(chosen)))
    assert "step 2 of" in heard[-1]
    count = len(heard)
    hands.canvas.set_zoom(1.3)
    settle()
    assert len(heard) == count


def test_an_empty_cell_a_lane_a_line_and_several_are_told(hands: Hands, heard: list[str]) -> None:
    store, selection = hands.document.store, hands.document.selection
    hands.canvas.setFocus()
    lane, line = store.of_type(Lane)[0], store.of_type(Line)[0]
    taken = {(one.lane_id, one.step_id) for one in store.of_type(Element)}
    cell = next((a.id, b.id) for a in store.lanes for b in store.steps if (a.id, b.id) not in taken)
    selection.set_cell(cell)
    settle()
    assert "0 elements" in heard[-1]
    selection.set((lane.id,))
    settle()
    assert heard[-1] == f"Lane {lane_name(lane, hands.document.view_state.language)}"
    selection.set((line.id,))
    settle()
    assert heard[-1] == line_name(line, hands.document.view_state.language)
    selection.set(("c1", "c2"))
    settle()
    assert heard[-1].endswith("2 things selected")
    told = len(heard)
    selection.clear()
    settle()
    assert len(heard) == told, "nothing is no news"


def test_somebody_who_comes_to_the_canvas_hears_what_is_selected(
    hands: Hands, heard: list[str]
) -> None:
    hands.window.status.fit.setFocus()
    hands.document.selection.set(("c2",))
    settle()
    assert heard == []
    told = QAccessible.queryAccessibleInterface(hands.canvas)
    rows = Rows(hands.document.store, hands.document.view_state.language)
    assert told.text(QAccessible.Text.Description) == rows.sentence(Key("element", "c2"))
    hands.canvas.setFocus()
    hands.document.selection.set(("c1",))
    settle()
    hands.window.status.fit.setFocus()
    assert told.text(QAccessible.Text.Description) == rows.sentence(Key("element", "c1"))


def test_nothing_is_worked_out_while_nobody_listens(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(heard_selection, "selection_words", lambda *what: asked.append(what))
    was_active = QAccessible.isActive()
    QAccessible.setActive(False)
    hands.click(hands.middle("c1"))
    settle()
    QAccessible.setActive(was_active)
    assert hands.document.selection.primary == "c1"
    assert asked == []
