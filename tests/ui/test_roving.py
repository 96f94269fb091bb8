"""Chips that belong together are one stop of Tab."""

from __future__ import annotations

from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.ui.panels.list_fields import TicksField

K = Qt.Key


def focus() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.objectName()


def test_tab_passes_a_group_in_one_and_arrows_go_within(qtbot: QtBot) -> None:
    page = QWidget()
    box = QVBoxLayout(page)
    before, after = QLineEdit(objectName="before"), QLineEdit(objectName="after")
    ticks = TicksField("ticks", "Ticks", [("a", "A"), ("b", "B"), ("c", "C")])
    for widget in (before, ticks, after):
        box.addWidget(widget)
    pressed: list[str] = []
    ticks.edited.connect(pressed.append)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    ticks.show_words((), ())
    before.setFocus()

    def press(key: Qt.Key) -> str:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key)
        settle()
        return focus()

    assert press(K.Key_Tab) == "ticks-a"
    assert press(K.Key_Right) == "ticks-b"
    press(K.Key_Space)
    assert pressed == ["b"]
    assert press(K.Key_Tab) == "after"
    assert press(K.Key_Backtab) == "ticks-b"
    assert press(K.Key_Left) == "ticks-a"
    assert press(K.Key_Up) == "ticks-c"
    assert press(K.Key_Home) == "ticks-a"
    assert press(K.Key_End) == "ticks-c"
    ticks.chips["c"].hide()
    ticks._roving.follow()
    before.setFocus()
    assert press(K.Key_Tab) == "ticks-a"


def test_a_label_leads_to_the_stop(qtbot: QtBot) -> None:
    ticks = TicksField("ticks", "Ticks", [("a", "A"), ("b", "B")])
    qtbot.addWidget(ticks)
    stops = [w for w in ticks.chips.values() if w.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [ticks.chips["a"]]
