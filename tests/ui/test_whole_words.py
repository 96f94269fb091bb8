"""Chinese words are not broken where Qt breaks the lines of widgets."""

from __future__ import annotations

from typing import cast

import pytest
from line_breaks import lines_of
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import LANGUAGES, use_language
from cxdesigner.report.plan.actions import PlannedAction
from cxdesigner.scene.chinese import kept_together
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.icon_picker import IconPicker
from cxdesigner.ui.dialogs.templates import TemplateDialog
from cxdesigner.ui.plan.card import CardDelegate
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.thumbnails import THUMB
from cxdesigner.ui.widgets import plain_label

TEXT = "由领班查看真实进度"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    found = Theme.load("light")
    apply_theme(qapp, found)
    return found


def shown_in(view: QListWidget, row: int) -> str:
    """Return what the delegate of a list draws."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    delegate = cast("QStyledItemDelegate", view.itemDelegate())
    delegate.initStyleOption(option, view.model().index(row, 0))
    return str(option.text)


def test_a_label_breaks_between_words_and_says_its_text(theme: Theme, qtbot: QtBot) -> None:
    label = plain_label(TEXT, wrap=True)
    qtbot.addWidget(label)
    wide = label.fontMetrics().horizontalAdvance("由领班")
    assert lines_of(QLabel.text(label), wide + 2) == ["由领班", "查看", "真实", "进度"]
    assert label.text() == label.accessibleName() == TEXT
    label.setText("Done")
    assert label.text() == QLabel.text(label) == "Done"
    assert not label.accessibleName()


def test_a_label_keeps_the_name_it_was_given(theme: Theme, qtbot: QtBot) -> None:
    label = plain_label(TEXT, wrap=True)
    qtbot.addWidget(label)
    label.setAccessibleName("目的")
    label.setText("等位不透明")
    assert label.accessibleName() == "目的"


def test_a_label_that_can_be_copied_has_no_joiners(theme: Theme, qtbot: QtBot) -> None:
    label = plain_label("", wrap=True)
    qtbot.addWidget(label)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setText(TEXT)
    assert QLabel.text(label) == TEXT


def test_the_text_of_a_card_has_room_for_whole_words(theme: Theme, qapp: QApplication) -> None:
    parent = QObject()
    cards = CardDelegate(theme, lambda _answer: None, lambda _id, _text: None, parent)
    font = QApplication.font()
    font.setBold(True)
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance("由领班") + metrics.horizontalAdvance("领") // 2 + 24
    action = PlannedAction(
        "o1", TEXT, "open", None, None, None, "", "", is_overdue=False,
        answers=(), changed_ids=(), place_ids=(),
    )  # fmt: skip
    height = cards._places(QRect(0, 0, width + 1000, 0), action, QApplication.font()).text.height()
    narrow = cards._places(QRect(0, 0, width, 0), action, QApplication.font()).text.height()
    assert round(narrow / height) == 4, "by characters it were three lines"


def test_captions_of_templates_and_icons_are_not_broken_in_words(
    theme: Theme, qtbot: QtBot
) -> None:
    with use_language("zh-CN"):
        for dialog in (TemplateDialog(theme), IconPicker(theme, None)):
            qtbot.addWidget(dialog)
            texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
            shown = [shown_in(dialog.list, row) for row in range(dialog.list.count())]
            dialog.reject()
            assert "\u2060" in "".join(shown)
            assert "\u2060" not in "".join(texts)
            assert shown == [kept_together(text).replace("\n", "\u2028") for text in texts]


@pytest.mark.parametrize("interval", ["3 – 5", "10–25", "3 … 4.96", "−1 … +1.5", "10～25"])
def test_intervals_are_not_parted_at_the_end_of_a_line(interval: str, qapp: QApplication) -> None:
    room = QFontMetrics(QApplication.font()).horizontalAdvance(interval) + 2
    shown = lines_of(kept_together(f"It waits {interval} min"), room)
    assert interval in [line.replace("\N{NO-BREAK SPACE}", " ") for line in shown]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_all_that_is_said_of_a_template_lies_on_its_ground(
    theme: Theme, qtbot: QtBot, tag: str
) -> None:
    with use_language(tag):
        dialog = TemplateDialog(theme)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.list.visualItemRect(dialog.list.item(0)).height() > 100)
        dialog.reject()
        ground = theme.colour("ui.selected").hex
        rect = dialog.list.visualItemRect(dialog.list.item(0))
        picture = dialog.list.viewport().grab(rect.adjusted(0, 0, 0, 12)).toImage()
        dark = [
            y
            for y in range(THUMB.height() + 10, picture.height())
            if any(
                picture.pixelColor(x, y).lightness() < 130 for x in range(8, picture.width() - 8)
            )
        ]
        # Two lines at least, and below the last one there is ground still.
        assert dark[-1] - dark[0] > 30
        assert picture.pixelColor(picture.width() // 2, dark[-1] + 3).name() == ground


@pytest.mark.parametrize("row", [0, 1, 2])
def test_captions_begin_below_the_left_edge_of_their_picture(
    theme: Theme, qtbot: QtBot, row: int
) -> None:
    """As on the welcome page."""
    dialog = TemplateDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.visualItemRect(dialog.list.item(0)).height() > 100)
    dialog.reject()
    dialog.list.setCurrentRow(-1)
    rect = dialog.list.visualItemRect(dialog.list.item(row))
    picture = dialog.list.viewport().grab(rect).toImage()
    left = (picture.width() - THUMB.width()) // 2
    top = THUMB.height() + 10
    line = QFontMetrics(dialog.list.font()).height()
    for y in (top, top + line):
        inked = [
            x
            for x in range(picture.width())
            if any(picture.pixelColor(x, y + down).lightness() < 150 for down in range(line))
        ]
        assert left - 1 <= inked[0] <= left + 3
