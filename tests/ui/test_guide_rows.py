"""The guide and its rows take no more room than there is."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.guide.touchpoint_page import LeadButton
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.window import Window

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


def test_a_window_stays_as_wide_as_it_is_when_a_guide_comes(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    window.resize(1366, 768)
    window.show_panel("inspector", True)
    for editor in ("plan", "canvas"):
        hot_pot.set_view(editor=editor)
        qtbot.waitUntil(lambda editor=editor: window.editors.name == editor)  # type: ignore[misc]
    window.actions_["guide.journey"].trigger()
    qtbot.waitUntil(lambda: window.guide.panel is not None and window.guide.panel.isVisible())
    qtbot.wait(20)
    assert window.width() == 1366
    assert not window.inspector.isVisible()
    assert window.guide.covered == {"inspector"}
