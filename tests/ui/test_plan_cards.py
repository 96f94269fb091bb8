"""What stands on the cards of the plan, in columns of any width."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from cxdesigner.editor.document import Document
from cxdesigner.ui.plan import card
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.text_lines import lines_of
from cxdesigner.ui.window import Window


def test_a_narrow_card_says_what_an_action_is_worth_in_full(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits: dict[str, bool] = {}

    def draw(painter: QPainter, room: QRect, text: str, most: int) -> None:
        lines = lines_of(text, painter.font(), room.width())
        high = len(lines) * painter.fontMetrics().lineSpacing()
        fits[text] = len(lines) <= most and high <= room.height()
        shown(painter, room, text, most)

    shown = card.draw_lines
    monkeypatch.setattr(card, "draw_lines", draw)
    window.actions_["view.plan"].trigger()
    plan = window.editors.current
    assert isinstance(plan, PlanEditor)
    window.resize(683, 384)
    settle()
    column = plan.board.columns["open"]
    column.grab()
    words = card.worth_text(column.cards.actions[0])
    assert len(lines_of(words, column.font(), 110)) > 1, "it is a long one"
    assert fits[words]
