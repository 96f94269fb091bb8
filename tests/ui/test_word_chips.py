"""Words of one's own are read whole on their chips, however long they are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cxdesigner.ui.panels.list_fields import WordsField

WIDEST_PX = 190
"""What a card of the inspector has room for."""

NO_BREAK = "\N{WORD JOINER}"


@pytest.mark.parametrize(
    "word",
    [
        "Show expected wait on the way and send a message when it is nearly time",
        "在小程序上显示预计等待时间，快到号时发消息提醒顾客回到店里",
        "Research & design",
    ],
)
def test_a_chip_says_all_of_its_words(qtbot: QtBot, word: str) -> None:
    field = WordsField("words", "Words", list)
    qtbot.addWidget(field)
    field.show_words((word,), ())
    chip = field.chips[word]
    lines = chip.text().replace("&&", "&").replace(NO_BREAK, "").split("\n")
    assert "".join(lines).replace(" ", "") == word.replace(" ", "")
    assert chip.sizeHint().width() <= WIDEST_PX
    assert chip.toolTip() == ""


def test_a_word_without_an_end_is_told_by_the_pointer(qtbot: QtBot) -> None:
    word = "m" * 60
    field = WordsField("words", "Words", list)
    qtbot.addWidget(field)
    field.show_words((word,), ())
    chip = field.chips[word]
    assert chip.text().endswith("…")
    assert chip.sizeHint().width() <= WIDEST_PX
    assert word in chip.toolTip()
