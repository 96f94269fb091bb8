"""What only a person knows: each fix without a patch leads to where it is filled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.insight import Metric, Opportunity
from cxdesigner.model.method import CemNeed, CemTable
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.text import EMPTY
from cxdesigner.rules.registry import all_rules
from cxdesigner.rules.runner import run
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window


@pytest.fixture
def shop(editor: Editor, qtbot: QtBot) -> Document:
    """The electronics template with much left out that only people know."""
    document = editor.files.new("electronics")
    qtbot.wait(20)
    store = document.store
    (table,) = store.of_type(CemTable)
    (need,) = store.of_type(CemNeed)
    changed: list[Record] = [
        store.blueprint.replace(emotion_source=EMPTY, vision=EMPTY, state=None),
        store.need(Persona, "pa").replace(goals=()),
        store.need(Opportunity, "o2").replace(owner=EMPTY),
        store.need(Metric, "m4").replace(promoters=6.0, passives=4.0, detractors=2.0, n=12.0),
        store.need(Metric, "m3").replace(scale=5.0),
        need.replace(capability=need.capability[:1]),
        table.replace(brand_values=()),
    ]
    with document.transaction("Forget") as tx:
        for record in changed:
            tx.put(record)
    return document


@pytest.fixture
def fix(window: Window, shop: Document) -> Callable[[str], str]:
    """Ask for the fix of a finding; what then has the focus."""

    def ask(code: str) -> str:
        found = next(one for one in run(shop.store, maturity="final") if one.code == code)
        window.canvas.setFocus()
        window.problem_work.fix(found)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus is not window.canvas, code
        return focus.accessibleName()

    return ask


def test_fields_of_cards_and_of_the_blueprint_take_the_focus(
    window: Window, fix: Callable[[str], str]
) -> None:
    assert fix("C02") == "Goals"
    assert fix("C09") == "Owner"
    assert fix("D06") == "Number of answers"
    assert fix("D01") == "Answers and how many gave them"
    assert fix("X03") == "Source of the emotions"
    assert fix("C10") == "Vision"
    assert fix("C06") == "State"


def test_steps_of_the_method_are_shown_in_its_guide(
    window: Window, shop: Document, fix: Callable[[str], str], qtbot: QtBot
) -> None:
    fix("M01")
    assert (shop.view_state.guide.shown, shop.view_state.guide.page) == ("cem", "brand")
    fix("M04")
    assert shop.view_state.guide.page == "fit"


def test_a_step_of_the_method_that_was_filled_in_the_meantime(
    window: Window, shop: Document
) -> None:
    found = next(one for one in run(shop.store, maturity="final") if one.code == "M01")
    shop.undo()
    window.problem_work.fix(found)
    assert (shop.view_state.guide.shown, shop.view_state.guide.page) == ("cem", "review")


def test_all_rules_that_name_a_field_are_led_somewhere() -> None:
    led = {"C02", "C03", "C05", "C06", "C09", "C10", "D01", "D06", "D07", "M01", "M04"}
    led |= {"S23", "X03", "X06"}
    named = {
        rule.code for rule in all_rules() if rule.fix and rule.fix.field and not rule.fix.change
    }
    assert named == led
