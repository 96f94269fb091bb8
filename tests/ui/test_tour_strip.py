"""The strip of the tour where there is little room."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import LANGUAGES, use_language
from cxdesigner.editor.tour import TOUR, Tour
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.tour.panel import TourPanel


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [383, 1066])
def test_words_have_the_width_and_the_title_is_whole(
    qtbot: QtBot, qapp: QApplication, language: str, width: int
) -> None:
    with use_language(language):
        theme = Theme.load("light")
        apply_theme(qapp, theme)
        panel = TourPanel(theme)
        qtbot.addWidget(panel)
        panel.setFixedWidth(width)
        panel.show()
        for step in TOUR:
            panel.show_tour(Tour(step.id), dict.fromkeys(dict(step.shortcuts), "Ctrl+K"), "Ctrl+K")
            qtbot.wait(1)
            assert panel.mouse.width() >= 340
            wanted = panel.title.fontMetrics().horizontalAdvance(panel.title.text())
            assert panel.title.width() >= wanted, panel.title.text()
            beside = panel.end.geometry().top() < panel.mouse.geometry().bottom()
            assert beside is (width > 600)
    apply_theme(qapp, theme)


def test_what_is_finished_is_closed_and_not_broken_off(qtbot: QtBot) -> None:
    panel = TourPanel(Theme.load("light"))
    qtbot.addWidget(panel)
    last = Tour(TOUR[-1].id)
    panel.show_tour(last, dict.fromkeys(dict(TOUR[-1].shortcuts), "Ctrl+E"), "Ctrl+K")
    assert panel.end.text() == "End tour"
    last.skip(None)
    panel.show_tour(last, {}, "Ctrl+K")
    assert panel.end.text() == "Close"
    last.back()
    panel.show_tour(last, dict.fromkeys(dict(TOUR[-1].shortcuts), "Ctrl+E"), "Ctrl+K")
    assert panel.end.text() == "End tour"
