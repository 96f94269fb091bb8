"""Whoever says that an action is done, wherever it is said, is asked what it changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hands import Hands
from inspecting import show
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cxdesigner.editor.document import Document
from cxdesigner.model.insight import Opportunity
from cxdesigner.report.insight_words import status_title
from cxdesigner.ui.panels.document_page import DocumentPage
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.fields import ChoiceField
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.plan.finish import FinishDialog

Keys = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def ticked(hands: Hands) -> Callable[[QWidget], None]:
    """An answer: the first element was changed."""

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, FinishDialog)
        QTest.keyClick(dialog.elements, Keys.Key_Space)
        hands.press_button(dialog.accept_button)

    return answer


def status_field(hands: Hands, document: Document, action_id: str) -> ChoiceField:
    about = document.store.need(Opportunity, action_id).element_id
    page = show(hands.window.inspector, *((about,) if about else ()))
    assert isinstance(page, ElementPage | DocumentPage)
    field = page.known.list_of(Opportunity).cards[action_id].field_of("status")
    assert isinstance(field, ChoiceField)
    return field


def choose(field: ChoiceField, value: str) -> None:
    """Choose a word of the list as the mouse does."""
    place = field.choice.findText(status_title(value))
    field.choice.setCurrentIndex(place)
    field.choice.activated.emit(place)


def test_in_the_inspector(hands: Hands, hot_pot: Document) -> None:
    field = status_field(hands, hot_pot, "o1")
    before = len(hot_pot.history.undo_labels)
    seen = hands.expect(("finishDialog", ticked(hands)))
    choose(field, "done")
    idea = hot_pot.store.need(Opportunity, "o1")
    assert seen == ["finishDialog"]
    assert (idea.status, idea.changed_ids) == ("done", ("c2",))
    assert len(hot_pot.history.undo_labels) == before + 1


def test_in_the_inspector_it_can_be_called_off(hands: Hands, hot_pot: Document) -> None:
    field = status_field(hands, hot_pot, "o1")
    before = hot_pot.store.need(Opportunity, "o1")
    seen = hands.expect(("finishDialog", hands.press("cancel")))
    choose(field, "done")
    assert seen == ["finishDialog"]
    assert hot_pot.store.need(Opportunity, "o1") == before
    assert field.value == before.status
    # Nothing else is asked about.
    choose(field, "planned")
    assert hot_pot.store.need(Opportunity, "o1").status == "planned"


@pytest.mark.parametrize("word", ["done", "the title"])
def test_in_the_table_of_the_plan(hands: Hands, hot_pot: Document, word: str) -> None:
    hands.key(Keys.Key_4, ALT)
    plan = hands.window.editors.current
    assert isinstance(plan, PlanEditor)
    seen = hands.expect(("finishDialog", ticked(hands)))
    plan.work.write_cell("o1", "status", "done" if word == "done" else status_title("done"))
    assert seen == ["finishDialog"]
    assert hot_pot.store.need(Opportunity, "o1").changed_ids


def test_of_several_each_is_asked_about(hands: Hands, hot_pot: Document) -> None:
    hands.key(Keys.Key_4, ALT)
    plan = hands.window.editors.current
    assert isinstance(plan, PlanEditor)
    seen = hands.expect(("finishDialog", ticked(hands)), ("finishDialog", hands.press("cancel")))
    plan.work.move(["o1", "o2"], "done")
    assert seen == ["finishDialog", "finishDialog"]
    assert hot_pot.store.need(Opportunity, "o1").status == "done"
    assert hot_pot.store.need(Opportunity, "o2").status is None
