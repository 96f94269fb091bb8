"""The guided tour from its first step to the PDF, and what it does to whoever ignores it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hands import Hands
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cxdesigner.editor.settings import open_state
from cxdesigner.editor.tour import TOUR
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def here(hands: Hands) -> str:
    """The step that the strip shows."""
    tour = hands.window.tour.tour
    assert tour is not None
    return tour.step.id if tour.step is not None else "over"


def ids_by_label(hands: Hands) -> dict[str, str]:
    return {e.label.text("en"): e.id for e in hands.document.store.of_type(Element)}


def flows(hands: Hands) -> set[tuple[str, str]]:
    """What leads to what, in the words of the steps."""
    words = {key: label for label, key in ids_by_label(hands).items()}
    links = hands.document.store.of_type(Link)
    return {(words[link.source_id], words[link.target_id]) for link in links if link.kind == "flow"}


def begin(hands: Hands) -> None:
    hands.window.actions_["help.tour"].trigger()
    assert hands.window.tour.panel.isVisible()
    assert here(hands) == "first"


def test_by_mouse(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    window = hands.window
    begin(hands)
    hands.double_click(hands.cell("customer", 0))
    hands.type("Find")
    hands.key(Qt.Key.Key_Return)
    assert here(hands) == "steps"
    for before, words in pairwise(("Find", "Order", "Eat", "Pay")):
        last = ids_by_label(hands)[before]
        hands.hover(hands.middle(last))
        hands.click(hands.grip(last))
        hands.type(words)
        hands.key(Qt.Key.Key_Return)
    assert here(hands) == "below"
    assert flows(hands) == {("Find", "Order"), ("Order", "Eat"), ("Eat", "Pay")}
    order = ids_by_label(hands)["Order"]
    hands.hover(hands.middle(order))
    hands.drag(hands.grip(order), hands.cell("frontstage", 1))
    hands.type("Take the order")
    hands.key(Qt.Key.Key_Return)
    assert here(hands) == "stage"
    hands.press_button(window.rail.buttons["stage"])
    hands.click(hands.cell("customer", 0, low=True))
    hands.type("Arrive")
    hands.key(Qt.Key.Key_Return)
    assert here(hands) == "curve"
    axis = window.controller.grid.emotion
    assert axis is not None
    at = hands.middle(order).x()
    hands.drag(QPointF(at, axis.y_of(axis.neutral)), QPointF(at, axis.y_of(axis.high)))
    assert here(hands) == "wait"
    window.show_record_menu(order, window.mapToGlobal(window.rect().center()))
    menu = window.findChild(QMenu, "contextMenu")
    assert menu is not None
    window.actions_["mark.wait"].trigger()
    menu.close()
    assert here(hands) == "problems"
    hands.press_button(window.status.problems)
    assert here(hands) == "export"
    pdf = tmp_path / "tour.pdf"
    hands.expect(
        ("exportDialog", hands.press("export")), ("files-export-path", hands.type_path(pdf))
    )
    hands.press_button(window.toolbar.export)
    qtbot.waitUntil(pdf.exists, timeout=30_000)
    assert here(hands) == "over"
    tour = window.tour.tour
    assert tour is not None
    assert tour.done == {step.id for step in TOUR}
    hands.press_button(window.tour.panel.end)
    assert not window.tour.panel.isVisible()
    assert open_state().value.tour == ""
    print(f"tour by mouse: {hands.presses} presses, {hands.keys - len(str(pdf))} keys")


def test_by_keys(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    begin(hands)
    assert hands.focus is hands.canvas
    for words in ("Find", "Order", "Eat", "Pay"):
        hands.key(Qt.Key.Key_Return)
        hands.type(words)
        hands.key(Qt.Key.Key_Return)
    assert here(hands) == "below"
    assert flows(hands) == {("Find", "Order"), ("Order", "Eat"), ("Eat", "Pay")}
    hands.key(Qt.Key.Key_Tab)
    hands.type("Take the money")
    hands.key(Qt.Key.Key_Return)
    assert here(hands) == "stage"
    for _press in range(6):
        hands.key(Qt.Key.Key_Up)
        if hands.window.session.context.steps:
            break
    hands.key(Qt.Key.Key_G, CONTROL)
    hands.type("Arrive")
    hands.key(Qt.Key.Key_Return)
    assert here(hands) == "curve"
    for _press in range(6):
        hands.key(Qt.Key.Key_Down)
        if hands.window.session.context.elements:
            break
    hands.key(Qt.Key.Key_Down, CONTROL | SHIFT)
    assert here(hands) == "wait"
    hands.key(Qt.Key.Key_W, ALT | SHIFT)
    assert here(hands) == "problems"
    hands.key(Qt.Key.Key_F7)
    assert here(hands) == "export"
    pdf = tmp_path / "tour.pdf"
    hands.expect(("exportDialog", hands.enter), ("files-export-path", hands.type_path(pdf)))
    hands.key(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(pdf.exists, timeout=30_000)
    assert here(hands) == "over"
    assert hands.presses == 0
    print(f"tour by keys: {hands.keys - len(str(pdf))} keys")


def test_it_waits_until_the_words_are_written(hands: Hands, qtbot: QtBot) -> None:
    begin(hands)
    hands.double_click(hands.cell("customer", 0))
    hands.type("F")
    qtbot.waitUntil(lambda: "F" in ids_by_label(hands))
    assert here(hands) == "first", "what to do is still said while somebody does it"
    hands.key(Qt.Key.Key_Escape)
    assert here(hands) == "first"
    hands.double_click(hands.cell("customer", 0))
    hands.type("F")
    qtbot.waitUntil(lambda: "F" in ids_by_label(hands))
    hands.click(hands.cell("backstage", 2))
    assert here(hands) == "steps"


def test_it_is_left_and_gone_on_with(hands: Hands) -> None:
    window = hands.window
    begin(hands)
    hands.press_button(window.tour.panel.skip)
    hands.press_button(window.tour.panel.skip)
    hands.press_button(window.tour.panel.skip)
    hands.press_button(window.tour.panel.back)
    assert here(hands) == "below"
    hands.press_button(window.tour.panel.end)
    assert hands.focus is hands.canvas
    assert not window.actions_["help.tour_skip"].isEnabled()
    window.actions_["help.tour"].trigger()
    assert here(hands) == "below"


def test_the_strip_is_reached_by_f6_and_takes_no_focus_itself(hands: Hands) -> None:
    begin(hands)
    assert hands.focus is hands.canvas
    hands.key(Qt.Key.Key_F6, SHIFT)
    assert hands.window.tour.panel.isAncestorOf(hands.focus)
    hands.press_button(hands.window.tour.panel.skip)
    hands.window.tour.panel.end.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert not hands.window.tour.panel.isVisible()
    assert hands.focus is hands.canvas


def test_work_that_is_there_is_not_practised_on(hands: Hands) -> None:
    hands.double_click(hands.cell("customer", 0))
    hands.type("Mine")
    hands.key(Qt.Key.Key_Return)
    mine = hands.document
    hands.window.actions_["help.tour"].trigger()
    assert hands.document is not mine
    assert here(hands) == "first"
    hands.window.session.workspace.activate(mine)
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert here(hands) == "first"
