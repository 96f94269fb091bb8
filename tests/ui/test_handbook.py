"""The window that says what signs, scores and rules mean."""

from __future__ import annotations

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import set_language
from cxdesigner.model.link import Link
from cxdesigner.scene.chinese import JOINER
from cxdesigner.ui.dialogs.handbook import HandbookDialog
from cxdesigner.ui.window import Window


def opened(window: Window) -> HandbookDialog:
    dialog = window.findChild(HandbookDialog)
    assert dialog is not None
    return dialog


def test_a_key_explains_what_is_selected_and_leaves_the_window_alone(hands: Hands) -> None:
    hands.document.selection.set(["c2"])
    hands.key(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    dialog = opened(hands.window)
    assert not dialog.isModal()
    assert dialog.title.text() == "Touchpoint"
    assert not dialog.sign.pixmap().isNull()
    link = hands.document.store.of_type(Link)[0]
    hands.document.selection.set([link.id])
    hands.window.actions_["help.signs"].trigger()
    assert opened(hands.window) is dialog
    entry = dialog.current()
    assert entry is not None
    assert entry.id == f"link:{link.kind}"
    dialog.close()


def test_signs_stand_below_each_other(window: Window, qtbot: QtBot) -> None:
    dialog = HandbookDialog(window.theme)
    qtbot.addWidget(dialog)
    middles: dict[str, float] = {}
    for head in (dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())):
        for item in (head.child(at) for at in range(head.childCount())):
            picture = item.icon(0).pixmap(34, 22).toImage()
            inked = [
                x / picture.devicePixelRatio()
                for x in range(picture.width())
                if any(picture.pixelColor(x, y).alpha() > 40 for y in range(picture.height()))
            ]
            if inked:
                middles[item.text(0)] = (inked[0] + inked[-1]) / 2
    assert len(middles) > 40
    assert {name: at for name, at in middles.items() if abs(at - 15.75) > 2} == {}


def test_a_search_leaves_what_fits_and_shows_the_first(window: Window, qtbot: QtBot) -> None:
    dialog = HandbookDialog(window.theme)
    qtbot.addWidget(dialog)
    dialog.go_to("")
    everything = len(dialog.shown())
    qtbot.keyClicks(dialog.search, "remembered strongest")
    assert [entry.id for entry in dialog.shown()] == ["score:peak_end"]
    assert dialog.title.text() == "Peak–end score"
    assert not dialog.sign.isVisibleTo(dialog)
    dialog.search.setText("marks")
    assert {"mark:wait", "mark:fail"} <= {entry.id for entry in dialog.shown()}
    dialog.search.setText("no such thing anywhere")
    assert dialog.shown() == []
    assert dialog.tree.empty_words
    assert not dialog.title.isVisibleTo(dialog), "what was found before is gone"
    dialog.search.clear()
    assert not dialog.tree.empty_words
    assert dialog.title.isVisibleTo(dialog)
    assert len(dialog.shown()) == everything


def test_a_rule_is_told_with_its_page_in_the_language_of_the_program(
    window: Window, qtbot: QtBot
) -> None:
    dialog = HandbookDialog(window.theme)
    qtbot.addWidget(dialog)
    dialog.go_to("rule:S05")
    assert "Why" in dialog.more.text()
    set_language("zh-CN")
    other = HandbookDialog(window.theme)
    qtbot.addWidget(other)
    other.go_to("rule:S05")
    assert "为什么" in other.more.text()
    assert "Speaks when" not in other.more.text()
    assert "怎么办" in other.words.text()


def test_a_rule_shows_what_is_wrong_and_what_is_right(window: Window, qtbot: QtBot) -> None:
    dialog = HandbookDialog(window.theme)
    qtbot.addWidget(dialog)
    dialog.go_to("rule:S05")
    wrong, right = (label.pixmap().toImage() for label in dialog.pictures.labels)
    assert dialog.pictures.isVisibleTo(dialog)
    assert wrong.width() > 300
    assert wrong != right
    assert dialog.pictures.said.text() == "“Prints letters” is linked with nothing."
    assert "Wrong" not in dialog.more.text()
    assert dialog.pictures.labels[0].accessibleDescription() == ""
    dialog.go_to("rule:C05")
    assert dialog.pictures.isVisibleTo(dialog)
    assert dialog.pictures.labels[0].pixmap().toImage() != wrong
    assert "Scenario · –" in dialog.pictures.labels[0].accessibleDescription()
    dialog.go_to("rule:S01")
    assert not dialog.pictures.said.isVisibleTo(dialog)
    dialog.go_to("link:flow")
    assert not dialog.pictures.isVisibleTo(dialog)


def test_the_page_of_a_rule_keeps_words_whole_and_fits_a_narrow_window(
    window: Window, qtbot: QtBot
) -> None:
    set_language("zh-CN")
    dialog = HandbookDialog(window.theme)
    qtbot.addWidget(dialog)
    dialog.go_to("rule:C02")
    shown = super(type(dialog.more), dialog.more).text()
    assert f"整{JOINER}个" in shown
    dialog.resize(640, 340)
    dialog.show()
    area = dialog.findChild(QScrollArea, "handbookArea")
    assert area is not None
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
    picture = dialog.pictures.labels[0]
    assert picture.width() < picture.pixmap().deviceIndependentSize().width()
    assert picture.height() >= picture.heightForWidth(picture.width())


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_every_name_is_whole_and_begins_below_its_neighbour(
    window: Window, qtbot: QtBot, language: str
) -> None:
    set_language(language)
    dialog = HandbookDialog(window.theme)
    qtbot.addWidget(dialog)
    dialog.grab()
    tree = dialog.tree
    room = tree.viewport().width()
    for entry in dialog.shown():
        dialog.go_to(entry.id)
        item = tree.currentItem()
        assert item is not None
        index = tree.indexFromItem(item)
        assert tree.sizeHintForIndex(index).width() + tree.indentation() <= room, entry.name
        first = item.parent().child(0)
        assert item.icon(0).isNull() == first.icon(0).isNull(), entry.name
