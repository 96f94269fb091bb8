"""The bar of a presentation: icons apart from their words, and headings that are not cut."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import Qt

from cxdesigner.ui.icons import beside_words
from cxdesigner.ui.presenting.presenter import Presenter

BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_icons_stand_apart_from_the_words_behind_them(presenter: Presenter) -> None:
    presenter.resize(1366, 768)
    for button in (presenter.spotlight, presenter.curve, presenter.notes_toggle):
        assert button.toolButtonStyle() == BESIDE
        assert button.iconSize() == beside_words(16)


@pytest.mark.parametrize(("width", "wordy"), [(1366, 3), (720, 2), (683, 1), (520, 0)])
def test_words_of_the_buttons_cut_no_heading(presenter: Presenter, width: int, wordy: int) -> None:
    presenter.resize(width, 384)
    settle()
    buttons = (presenter.spotlight, presenter.curve, presenter.notes_toggle)
    assert [one.toolButtonStyle() for one in buttons].count(BESIDE) == wordy
    for number, slide in enumerate(presenter.slides):
        presenter.go(number)
        settle()
        heading = presenter.heading
        assert heading.fontMetrics().horizontalAdvance(slide.heading) <= heading.width()
