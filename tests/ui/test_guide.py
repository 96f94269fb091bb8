"""The guides in the real window, by mouse and keys."""

from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cxdesigner.model.method import CemFactor
from cxdesigner.ui.guide.cem_pages import ScoresPage
from cxdesigner.ui.guide.panel import GuidePanel


def open_guide(hands: Hands, action: str) -> GuidePanel:
    hands.window.actions_[action].trigger()
    panel = hands.window.guide.panel
    assert panel is not None
    hands.wait(panel.isVisible)
    return panel


def go_to(hands: Hands, panel: GuidePanel, row: int) -> None:
    hands.click_in(panel.steps.viewport(), panel.steps.visualItemRect(panel.steps.item(row)).center())
    settle()


def test_a_guide_is_made_when_it_is_asked_for_and_put_away(hands: Hands) -> None:
    assert hands.window.guide.panel is None
    panel = open_guide(hands, "guide.cem")
    assert panel.step.key == "brand"
    hands.window.actions_["guide.cem"].trigger()
    hands.wait(panel.isHidden)
    assert not hands.document.is_dirty
