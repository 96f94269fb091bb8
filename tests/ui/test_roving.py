"""Chips that belong together are one stop of Tab."""

from __future__ import annotations

from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.ui.panels.list_fields import TicksField, WordsField

K = Qt.Key


def focus() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.objectName()


def shown_page(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    for widget in widgets:
        box.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def press(qtbot: QtBot, key: Qt.Key) -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key)
    settle()
    return focus()


def test_tab_passes_a_group_in_one_and_arrows_go_within(qtbot: QtBot) -> None:
    before, after = QLineEdit(objectName="before"), QLineEdit(objectName="after")
    ticks = TicksField("ticks", "Ticks", [("a", "A"), ("b", "B"), ("c", "C")])
    pressed: list[str] = []
    ticks.edited.connect(pressed.append)
    page = shown_page(qtbot, before, ticks, after)
    ticks.show_words((), ())
    before.setFocus()

    assert press(qtbot, K.Key_Tab) == "ticks-a"
    assert press(qtbot, K.Key_Right) == "ticks-b"
    press(qtbot, K.Key_Space)
    assert pressed == ["b"]
    assert press(qtbot, K.Key_Tab) == "after"
    assert press(qtbot, K.Key_Backtab) == "ticks-b"
    assert press(qtbot, K.Key_Left) == "ticks-a"
    assert press(qtbot, K.Key_Up) == "ticks-c"
    assert press(qtbot, K.Key_Home) == "ticks-a"
    assert press(qtbot, K.Key_End) == "ticks-c"
    ticks.chips["c"].hide()
    ticks._roving.follow()
    before.setFocus()
    assert press(qtbot, K.Key_Tab) == "ticks-a"
    page.close()


def test_a_label_leads_to_the_stop(qtbot: QtBot) -> None:
    ticks = TicksField("ticks", "Ticks", [("a", "A"), ("b", "B")])
    qtbot.addWidget(ticks)
    stops = [w for w in ticks.chips.values() if w.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [ticks.chips["a"]]


def test_delete_takes_words_away_and_the_focus_goes_on(qtbot: QtBot) -> None:
    before = QLineEdit(objectName="before")
    words = WordsField("words", "Words", list)
    have = ["a", "b", "c"]

    def toggle(word: str) -> None:
        have.remove(word)
        words.show_words(have, ())

    words.edited.connect(toggle)
    page = shown_page(qtbot, before, words, QLineEdit(objectName="after"))
    words.show_words(have, ())
    words.line.setObjectName("line")
    before.setFocus()
    assert press(qtbot, K.Key_Tab) == "line"
    assert press(qtbot, K.Key_Tab) == "words-a"
    assert press(qtbot, K.Key_Tab) == "after"
    assert press(qtbot, K.Key_Backtab) == "words-a"
    assert press(qtbot, K.Key_Right) == "words-b"
    assert press(qtbot, K.Key_Delete) == "words-c"
    assert press(qtbot, K.Key_Backspace) == "words-a"
    assert press(qtbot, K.Key_Delete) == "line"
    assert have == []
    page.close()
