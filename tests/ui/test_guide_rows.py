"""Names on the rows of a guide: as much as there is room for."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.scene.theme import Theme
from cxdesigner.ui.guide.touchpoint_page import LeadButton
from cxdesigner.ui.theme import apply_theme

WORDS = "Consult and test · Talks with the doctor & nurse"


def test_a_name_is_cut_to_the_room_there_is(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme.load("light"))
    lead = LeadButton("lead")
    qtbot.addWidget(lead)
    lead.show_words(WORDS)
    lead.resize(180, 28)
    lead.show()
    shown = lead.text().replace("&&", "&")
    assert shown.endswith("…")
    assert lead.sizeHint().width() <= lead.width()
    assert WORDS in lead.toolTip().replace("&amp;", "&")
    lead.resize(600, 28)
    assert lead.text().replace("&&", "&") == WORDS
    assert lead.toolTip() == ""
