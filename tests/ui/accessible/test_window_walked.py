"""The whole window without a mouse and with little sight: names, places of the focus, contrast."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import delete
from walking import focusable, looks_of, select, without_focus

from cxdesigner.scene.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.window import Window

THEMES = (LIGHT, DARK, HIGH_CONTRAST)


@pytest.mark.parametrize("front", ["canvas", "outline"])
@pytest.mark.parametrize("name", THEMES)
def test_the_focus_is_seen_wherever_it_is(
    editor: Editor, qapp: QApplication, name: str, front: str
) -> None:
    window = editor.window
    document = window.document
    assert document is not None
    theme = Theme.load(name)
    apply_theme(qapp, theme)
    window.set_theme(theme)
    document.set_view(editor=front)
    document.selection.set(["c3"])
    settle(4)
    wrong: list[str] = []
    # What stands around the editors is the same for all of them.
    widgets = focusable(window if front == "canvas" else window.editors)
    # Themes differ in colours alone.
    for widget in widgets if name == LIGHT else looks_of(widgets):
        wrong += without_focus(window, widget)
    assert not wrong, "\n".join(wrong)


PANES = ["mainToolbar", "rail", "editors", "inspector", "problems", "statusBar"]


def pane_of(window: Window) -> str:
    """The part of the window that has the focus."""
    widget = QApplication.focusWidget()
    while widget is not None and widget.objectName() not in PANES:
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def test_f6_goes_round_the_parts_of_the_window(editor: Editor) -> None:
    hands = Hands(editor.window)
    hands.document.set_view(editor="canvas")
    # The window is that of the tests before, and some panels hide others.
    editor.window.show_panel("problems", True)
    select(hands, "c3")
    editor.window.canvas.setFocus()
    settle()
    found = []
    assert pane_of(editor.window) == "editors", QApplication.focusWidget()
    for _press in PANES:
        hands.key(Qt.Key.Key_F6)
        found.append(pane_of(editor.window))
    assert found == [*PANES[3:], *PANES[:3]]
    for name in reversed(found[:-1]):
        hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert pane_of(editor.window) == name


def test_a_part_is_found_where_it_was_left_and_a_hidden_one_is_passed(editor: Editor) -> None:
    window = editor.window
    hands = Hands(window)
    hands.document.set_view(editor="outline")
    select(hands, "c3")
    window.show_panel("problems", False)
    window.status.problems.setFocus()
    settle()
    hands.key(Qt.Key.Key_F6, times=2)
    assert pane_of(window) == "editors", "the rail belongs to the canvas"
    hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier, times=2)
    assert window.focusWidget() is window.status.problems
    window.show_panel("problems", True)


def test_a_part_is_entered_anew_where_what_had_the_focus_is_gone(editor: Editor) -> None:
    window = editor.window
    hands = Hands(window)
    hands.document.set_view(editor="outline")
    window.show_panel("problems", False)
    passing = QPushButton("Passing", window.status)
    passing.show()
    passing.setFocus()
    window.editors.current.widget.setFocus()
    delete(passing)
    window.show_panel("inspector", False)
    hands.key(Qt.Key.Key_F6)
    assert pane_of(window) == "statusBar"
    window.show_panel("inspector", True)
    window.show_panel("problems", True)


def test_where_keys_go_is_shown_above_the_canvas_to_whoever_comes_by_keys(editor: Editor) -> None:
    window = editor.window
    hands = Hands(window)
    hands.document.set_view(editor="canvas")
    select(hands, "c3")
    window.status.fit.setFocus()
    strip = window.focus_strip
    window.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not strip.isVisible()
    hands.key(Qt.Key.Key_F6)
    assert pane_of(window) == "inspector"
    hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert pane_of(window) == "editors"
    assert strip.isVisible()
    assert strip.grab().toImage().pixelColor(5, 1) == QColor(*window.theme.colour("ui.focus"))
