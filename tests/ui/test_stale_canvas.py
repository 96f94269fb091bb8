"""Work goes on while a large document is laid out anew: nothing is lost, nothing comes twice."""

from __future__ import annotations

import threading

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt

from cxdesigner.base.geometry import Point
from cxdesigner.editor.commands.lanes import add_lane
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.scene.build import LiveLayout
from cxdesigner.ui import sheets
from cxdesigner.ui.sheets import layout_options
from cxdesigner.ui.window import Window

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hands(window: Window, hot_pot: Document) -> Hands:
    return Hands(window)


@pytest.fixture
def slow(slow: threading.Event, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    monkeypatch.setattr(sheets, "REFRAMED", 0)
    return slow


def is_as_from_scratch(hands: Hands, document: Document) -> bool:
    fresh = LiveLayout(document.store, layout_options(document)).scene
    return dict(hands.window.controller.scene.items) == dict(fresh.items)


def insert_lane(hands: Hands) -> None:
    """Insert a lane by its action; the canvas waits for the layout from then on."""
    document = hands.document
    chosen = document.selection.ids
    document.run("Insert lane", add_lane, "support")
    document.selection.set(chosen)
    settle()
    assert hands.canvas.tool is None


def lay_out(hands: Hands, slow: threading.Event) -> None:
    slow.set()
    hands.wait(lambda: hands.window.controller.is_current)
    settle(5)
    assert hands.canvas.tool is not None
    assert is_as_from_scratch(hands, hands.document)


def test_letters_typed_meanwhile_are_the_text_of_what_is_selected(
    hands: Hands, hot_pot: Document, slow: threading.Event
) -> None:
    hands.click(hands.middle("c4"))
    insert_lane(hands)
    hands.type("xy")
    lay_out(hands, slow)
    assert hands.editor.is_open
    rect = hands.window.controller.scene.items["c4"].rect
    middle = hands.editor.mapToGlobal(hands.editor.rect().center())
    where = hands.canvas.mapToScene(hands.port.mapFromGlobal(middle))
    assert rect.grown(30).contains(Point(where.x(), where.y()))
    hands.type("z")
    hands.key(Keys.Key_Return)
    assert hands.label("c4") == "xyz"
    labels = hot_pot.history.undo_labels
    hot_pot.undo()
    assert hands.label("c4") != "xyz"
    assert len(labels) == 2, "a lane and a text"


def test_who_goes_on_with_enter_loses_no_letter(
    hands: Hands, hot_pot: Document, slow: threading.Event
) -> None:
    hands.click(hands.middle("c4"))
    insert_lane(hands)
    known = {element.id for element in hot_pot.store.of_type(Element)}
    hands.key(Keys.Key_Return)
    settle()
    hands.type("abc")
    (made,) = {element.id for element in hot_pot.store.of_type(Element)} - known
    lay_out(hands, slow)
    hands.type("d")
    hands.key(Keys.Key_Return)
    assert hands.label(made) == "abcd"


def test_undo_and_another_change_meanwhile_come_once(
    hands: Hands, hot_pot: Document, slow: threading.Event
) -> None:
    hands.click(hands.middle("c4"))
    lanes = len(hot_pot.store.lanes)
    insert_lane(hands)
    hands.key(Keys.Key_Z, CTRL)
    assert len(hot_pot.store.lanes) == lanes
    insert_lane(hands)
    insert_lane(hands)
    hands.key(Keys.Key_Escape)
    hands.click(hands.middle("c3"))
    hands.drag(hands.middle("c3"), hands.middle("c4"))
    lay_out(hands, slow)
    assert len(hot_pot.store.lanes) == lanes + 2
    assert hot_pot.history.undo_labels == ("Insert lane", "Insert lane")
    for _turn in range(2):
        hands.key(Keys.Key_Z, CTRL)
    hands.wait(lambda: hands.window.controller.is_current)
    assert len(hot_pot.store.lanes) == lanes
    assert is_as_from_scratch(hands, hot_pot)


def test_escape_gives_a_text_typed_meanwhile_back(
    hands: Hands, hot_pot: Document, slow: threading.Event
) -> None:
    before = hands.label("c4")
    hands.click(hands.middle("c4"))
    insert_lane(hands)
    hands.type("xy")
    hands.key(Keys.Key_Escape)
    assert not hands.editor.is_open
    assert hands.label("c4") == before
    lay_out(hands, slow)
    assert hands.label("c4") == before
    assert not hands.editor.is_open


def test_a_tab_closed_meanwhile_takes_its_text_along(
    hands: Hands, hot_pot: Document, slow: threading.Event
) -> None:
    hands.click(hands.middle("c4"))
    insert_lane(hands)
    hands.type("xy")
    hot_pot.set_saved()
    hands.window.workspace.remove(hot_pot)
    settle(5)
    assert hands.window.document is not hot_pot
    assert hot_pot.store.need(Element, "c4").label.text("zh-CN") == "xy"
    slow.set()
    settle(10)
    assert not hands.editor.is_open
