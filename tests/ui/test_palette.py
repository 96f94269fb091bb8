"""The command palette, by keys and by mouse."""

from __future__ import annotations

from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.palette_rows import pieces
from cxdesigner.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(hands: Hands) -> None:
    hands.key(Qt.Key.Key_K, CTRL)
    assert hands.window.finders.palette.isVisible()
    assert hands.focus.objectName() == "paletteField"


def test_an_element_is_found_and_shown_by_keys_alone(hands: Hands, hot_pot: Document) -> None:
    opened(hands)
    hands.compose("deng", commit="等位")
    rows = [entry.title for entry in hands.window.finders.palette.model.entries]
    assert rows[:2] == ["等位页面与排号小票", "到店等位"]
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    assert not hands.window.finders.palette.isVisible()
    (element,) = hot_pot.selection.records(Element)
    assert element.label.text("zh-CN") == "到店等位"
    assert hands.focus is hands.canvas


def test_a_command_runs_on_the_canvas_wherever_one_was_before(
    hands: Hands, hot_pot: Document
) -> None:
    hot_pot.selection.set(("c2",))
    hands.window.inspector.refresh()
    page = hands.window.inspector.page
    assert page is not None
    page.by_attribute["channel"].setFocus()
    opened(hands)
    hands.type("delete")
    hands.key(Qt.Key.Key_Return)
    assert "c2" not in hot_pot.store


def test_escape_goes_back_to_where_one_was(hands: Hands) -> None:
    opened(hands)
    hands.type("zoom")
    hands.key(Qt.Key.Key_Escape)
    assert not hands.window.finders.palette.isVisible()
    assert hands.focus is hands.canvas


def test_the_list_goes_round(hands: Hands) -> None:
    opened(hands)
    box = hands.window.finders.palette
    last = box.model.rowCount() - 1
    hands.key(Qt.Key.Key_Up)
    assert box.list.currentIndex().row() == last
    hands.key(Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == 0
    hands.key(Qt.Key.Key_PageDown)
    assert box.list.currentIndex().row() == min(9, last)


def test_what_does_not_apply_stays_and_says_why(hands: Hands, hot_pot: Document) -> None:
    opened(hands)
    hands.type("reverse")
    box = hands.window.finders.palette
    entry = box.model.entries[0]
    assert entry.why_not == "Select a link first."
    hands.key(Qt.Key.Key_Return)
    assert box.isVisible()


def test_nothing_found_is_said(hands: Hands) -> None:
    opened(hands)
    hands.type("qqqq")
    box = hands.window.finders.palette
    assert box.none.isVisible()
    assert box.none.text() == "Nothing was found."
    hands.key(Qt.Key.Key_Return)
    assert box.isVisible()


def test_the_box_of_the_tool_bar_opens_it_and_a_click_elsewhere_closes_it(
    hands: Hands, window: Window
) -> None:
    hands.wait(lambda: "Ctrl+K" in window.toolbar.search.text())
    hands.press_button(window.toolbar.search)
    box = window.finders.palette
    assert box.isVisible()
    window.resize(900, 700)
    assert abs(box.geometry().center().x() - window.rect().center().x()) <= 1
    window.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert not box.isVisible()


def test_typed_stretches_are_bold(hands: Hands) -> None:
    opened(hands)
    hands.type("in zoom")
    assert pieces(hands.window.finders.palette.model.entries[0]) == [
        ("Zoom", True),
        (" ", False),
        ("in", True),
    ]


def test_the_box_is_shortened_before_it_pushes_others_out(hands: Hands, window: Window) -> None:
    hands.wait(lambda: window.toolbar.search.text() == "Find or run a command   Ctrl+K")
    window.resize(window.toolbar.sizeHint().width() - 20, 700)
    hands.wait(lambda: window.toolbar.search.text() == "Ctrl+K")
    hands.wait(window.toolbar.export.isVisible)
    window.resize(1366, 700)
    hands.wait(lambda: window.toolbar.search.text() != "Ctrl+K")
