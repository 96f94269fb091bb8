"""Escape leads from any part of the window back to the work, and so does a part that goes."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from inspecting import show, take_focus
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from cxdesigner.model.element import Element

K = Qt.Key
TAB = Qt.FocusReason.TabFocusReason


def select(hands: Hands, record_id: str) -> None:
    hands.document.selection.set((record_id,))
    hands.wait(lambda: hands.window.inspector.title.text() == "Touchpoint")


def line(hands: Hands, name: str) -> QLineEdit:
    found = hands.window.inspector.findChild(QLineEdit, name)
    assert found is not None
    found.setFocus(TAB)
    assert found.hasFocus()
    return found


def first(part: QWidget) -> QWidget:
    """What takes the focus first in a part of the window."""
    inside = [part, *part.findChildren(QWidget)]
    return next(
        w
        for w in inside
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.isEnabled()
    )


@pytest.mark.parametrize(
    ("action", "part"),
    [
        ("view.problems", "problemsPanel"),
        ("view.parking", "parkingStrip"),
        ("view.minimap", "minimap"),
        ("tools.what_if", "whatIf"),
        (None, "inspector"),
        (None, "rail"),
        (None, "toolBar"),
        (None, "statusBar"),
    ],
)
def test_escape_in_a_part_leads_to_the_editor_and_leaves_what_is_selected(
    hands: Hands, action: str | None, part: str
) -> None:
    window = hands.window
    select(hands, "c2")
    if action is not None:
        window.actions_[action].trigger()
    settle(6)
    found = {
        "problemsPanel": window.problems,
        "parkingStrip": window.parking,
        "minimap": window.panel("minimap"),
        "whatIf": window.what_if.panel,
        "inspector": window.inspector,
        "rail": window.rail,
        "toolBar": window.toolbar,
        "statusBar": window.status,
    }[part]
    assert found is not None
    first(found).setFocus(TAB)
    assert not hands.canvas.hasFocus()
    hands.key(K.Key_Escape)
    assert hands.canvas.hasFocus()
    assert hands.document.selection.ids == ("c2",)


@pytest.mark.parametrize("name", ["problems", "parking", "minimap", "inspector"])
def test_a_part_that_goes_with_the_focus_gives_it_to_the_editor(hands: Hands, name: str) -> None:
    window = hands.window
    for other in ("problems", "parking", "minimap", "inspector"):
        window.show_panel(other, True)
    settle(6)
    first(window.panel(name) if name != "parking" else window.parking).setFocus(TAB)
    assert not hands.canvas.hasFocus()
    window.show_panel(name, False)
    settle()
    assert QApplication.focusWidget() is hands.canvas


def test_escape_takes_back_what_a_line_cannot_read_before_it_leads_away(hands: Hands) -> None:
    select(hands, "c2")
    work = line(hands, "workEdit")
    before = work.text()
    work.selectAll()
    hands.type("soon")
    hands.key(K.Key_Return)
    hands.key(K.Key_Escape)
    assert work.text() == before
    assert work.hasFocus()
    hands.key(K.Key_Escape)
    assert hands.canvas.hasFocus()


def test_escape_closes_the_list_of_words_and_nothing_else(hands: Hands) -> None:
    select(hands, "c2")
    channel = line(hands, "channelEdit")
    hands.key(K.Key_Down)
    popup = channel.completer().popup()
    assert popup.isVisible()
    hands.key(K.Key_Escape)
    assert not popup.isVisible()
    assert channel.hasFocus()
    hands.key(K.Key_Escape)
    assert hands.canvas.hasFocus()
    assert hands.document.store.need(Element, "c2").channel.text("zh-CN") == "门店"


def test_the_parking_strip_and_the_overview_are_parts_of_the_window(hands: Hands) -> None:
    window = hands.window
    window.show_panel("parking", True)
    window.show_panel("minimap", True)
    settle(6)
    seen = set()
    for _press in range(9):
        hands.key(K.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen |= {name for name, part in (("parking", window.parking),
                                         ("minimap", window.panel("minimap")))
                 if part is focus or part.isAncestorOf(focus)}  # fmt: skip
    assert seen == {"parking", "minimap"}


def test_a_card_that_goes_with_the_focus_leaves_it_in_its_group(hands: Hands) -> None:
    page = show(hands.window.inspector, "c4")
    hands.wait(lambda: page.findChild(QWidget, "painAdd") is not None)
    add = page.findChild(QWidget, "painAdd")
    assert add is not None
    hands.wait(add.isVisible)
    take_focus(add)
    hands.key(K.Key_Space)
    hands.wait(lambda: hands.focus.objectName() == "painTextEdit")
    assert hands.document.undo()
    hands.wait(lambda: hands.focus is add)


def test_the_menus_give_the_keys_back_when_they_are_left(hands: Hands) -> None:
    bar = hands.window.menuBar()
    hands.canvas.setFocus()
    hands.key(K.Key_F10)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, K.Key_Escape)
    assert bar.hasFocus()
    hands.key(K.Key_Escape)
    assert bar.activeAction() is None
    assert hands.canvas.hasFocus()


def test_a_command_chosen_in_the_menus_finds_the_keys_where_they_were(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.key(K.Key_F10)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    QTest.keyClick(popup, K.Key_Right)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.setActiveAction(hands.window.actions_["edit.select_all"])
    QTest.keyClick(popup, K.Key_Return)
    settle()
    assert len(hands.document.selection.ids) > 20
    assert hands.canvas.hasFocus()
