"""From the empty blueprint to a saved one of ten elements and its PDF."""

from pathlib import Path

from costs import compare
from hands import Hands
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Stage
from cxdesigner.model.store import Store

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

LABELS = {
    "Find the shop",
    "Order at the counter",
    "Eat",
    "Menu board",
    "Receipt",
    "Take the order",
    "Serve the dish",
    "Cook",
    "Order system",
    "Card terminal",
}


def saved(path: Path) -> Store:
    return Store(read_cxd(path.read_bytes(), path.name).records)


def check(store: Store) -> None:
    labels = {element.label.text("en") for element in store.of_type(Element)}
    assert labels == LABELS
    roles = {lane.id: lane.role for lane in store.lanes}
    used = {roles[element.lane_id] for element in store.of_type(Element)}
    assert {"customer", "frontstage", "backstage", "support", "evidence"} == used


def text_of_pdf(path: Path) -> bytes:
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    return data


def test_by_mouse_and_keyboard(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    # The customer: click in the rail, click in the cell, type.
    for column, words in enumerate(("Find the shop", "Order at the counter", "Eat")):
        hands.press_button(hands.window.rail.buttons["touchpoint"])
        hands.click(hands.cell("customer", column))
        hands.type(words)
        hands.key(Qt.Key.Key_Return)

    # Evidence is dragged from the rail.
    for column, words in ((0, "Menu board"), (1, "Receipt")):
        hands.drop_from_rail("evidence", hands.cell("evidence", column))
        hands.type(words)
        hands.key(Qt.Key.Key_Return)

    # Double clicks make what a lane usually holds.
    for column, words in ((1, "Take the order"), (2, "Serve the dish")):
        hands.double_click(hands.cell("frontstage", column))
        hands.type(words)
        hands.key(Qt.Key.Key_Return)

    # A link pulled to an empty cell brings an element with it.
    ids = {e.label.text("en"): e.id for e in hands.document.store.of_type(Element)}
    hands.hover(hands.middle(ids["Take the order"]))
    hands.drag(hands.grip(ids["Take the order"]), hands.cell("backstage", 1))
    hands.type("Cook")
    hands.key(Qt.Key.Key_Return)
    for column, words in ((1, "Order system"), (2, "Card terminal")):
        hands.press_button(hands.window.rail.buttons["process"])
        hands.click(hands.cell("support", column))
        hands.type(words)
        hands.key(Qt.Key.Key_Return)

    # Links from element to element.
    ids = {e.label.text("en"): e.id for e in hands.document.store.of_type(Element)}
    for source, target in (
        ("Find the shop", "Order at the counter"),
        ("Order at the counter", "Eat"),
        ("Order at the counter", "Take the order"),
        ("Order system", "Cook"),
    ):
        hands.hover(hands.middle(ids[source]))
        hands.drag(hands.grip(ids[source]), hands.middle(ids[target]))

    # A stage over the first step, and how the first step feels.
    hands.press_button(hands.window.rail.buttons["stage"])
    hands.click(hands.cell("customer", 0, low=True))
    hands.type("Arrive")
    hands.key(Qt.Key.Key_Return)
    axis = hands.window.controller.grid.emotion
    assert axis is not None
    at = hands.middle(ids["Find the shop"]).x()
    start = QPointF(at, axis.y_of(axis.neutral))
    hands.drag(start, QPointF(at, axis.y_of(axis.high)))

    # Save and export.
    target, pdf = tmp_path / "first.cxd", tmp_path / "first.pdf"
    seen = hands.expect(("files-save-path", hands.type_path(target)))
    hands.key(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: target.exists() and not hands.document.is_dirty, timeout=10_000)
    assert seen == ["files-save-path"]
    hands.expect(
        ("exportDialog", hands.press("export")), ("files-export-path", hands.type_path(pdf))
    )
    hands.press_button(hands.window.toolbar.export)
    qtbot.waitUntil(pdf.exists, timeout=30_000)

    store = saved(target)
    check(store)
    assert len(tuple(store.of_type(Link))) >= 5
    assert [stage.name.text("en") for stage in store.of_type(Stage)] == ["Arrive"]
    assert [emotion.value for emotion in store.of_type(Emotion)] == [2]
    assert len(text_of_pdf(pdf)) > 5_000
    keys = hands.keys - len(str(target)) - len(str(pdf))
    compare("journeys", "First blueprint by mouse and keyboard", hands.presses, keys, hands.letters)


def test_by_keyboard_only(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    # The customer's way: Ctrl+Enter goes on with the next step.
    hands.key(Qt.Key.Key_Return)
    hands.type("Find the shop")
    for words in ("Order at the counter", "Eat"):
        hands.key(Qt.Key.Key_Return, CONTROL)
        hands.type(words)
    hands.key(Qt.Key.Key_Return)
    # What happens below one of its steps: Tab goes down, lane by lane, and links.
    hands.key(Qt.Key.Key_Left)
    for words in ("Take the order", "Cook", "Order system"):
        hands.key(Qt.Key.Key_Tab)
        hands.type(words)
    hands.key(Qt.Key.Key_Return)
    # Arrows lead to empty cells, and a letter makes what the lane holds.
    hands.key(Qt.Key.Key_Right)
    hands.type("Card terminal")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Up, times=2)
    hands.type("Serve the dish")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Up)
    # Two elements are linked: one, then with Shift the next.
    before = len(tuple(hands.document.store.of_type(Link)))
    hands.key(Qt.Key.Key_Down, SHIFT)
    hands.key(Qt.Key.Key_L, CONTROL)
    assert len(tuple(hands.document.store.of_type(Link))) == before + 1
    # From the link back to its source.
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Backtab, SHIFT)
    hands.type("Receipt")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Left, times=2)
    hands.type("Menu board")
    hands.key(Qt.Key.Key_Return)
    # How the first element feels; and a stage of the first step, by way of its header.
    hands.key(Qt.Key.Key_Down)
    first = hands.document.selection.primary
    hands.key(Qt.Key.Key_Up, CONTROL | SHIFT, times=2)
    assert [e.element_id for e in hands.document.store.of_type(Emotion)] == [first]
    hands.key(Qt.Key.Key_Up, times=2)
    hands.key(Qt.Key.Key_G, CONTROL)
    hands.type("Arrive")
    hands.key(Qt.Key.Key_Return)
    kinds = sorted(link.kind for link in hands.document.store.of_type(Link))
    assert kinds == ["evidence", "flow", "flow", "interaction", "interaction", "support", "support"]

    target, pdf = tmp_path / "keys.cxd", tmp_path / "keys.pdf"
    hands.expect(("files-save-path", hands.type_path(target)))
    hands.key(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: target.exists() and not hands.document.is_dirty, timeout=10_000)
    hands.expect(("exportDialog", hands.enter), ("files-export-path", hands.type_path(pdf)))
    hands.key(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(pdf.exists, timeout=30_000)

    store = saved(target)
    check(store)
    assert [stage.name.text("en") for stage in store.of_type(Stage)] == ["Arrive"]
    assert len(text_of_pdf(pdf)) > 5_000
    assert hands.presses == 0
    keys = hands.keys - len(str(target)) - len(str(pdf))
    compare("journeys", "First blueprint by keyboard alone", hands.presses, keys, hands.letters)


def test_nothing_is_left_of_a_dialog_that_was_closed(hands: Hands) -> None:
    seen = hands.expect(("files-save-path", hands.escape))
    hands.key(Qt.Key.Key_S, CONTROL)
    assert seen == ["files-save-path"]
    assert hands.document.path is None
    assert QApplication.activeModalWidget() is None
