"""The duties of very many activities are worked out aside, and never answer for what is gone."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt

from cxdesigner.editor.document import Document
from cxdesigner.model.insight import RaciRow
from cxdesigner.report.plan.duties import DutyTable
from cxdesigner.ui.plan import roles
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.window import Window

Keys = Qt.Key


@pytest.fixture
def hands(window: Window, hot_pot: Document) -> Hands:
    return Hands(window)


@pytest.fixture
def plan(hands: Hands, hot_pot: Document, monkeypatch: pytest.MonkeyPatch) -> PlanEditor:
    """The plan of a blueprint that is taken for a very large one."""
    monkeypatch.setattr(roles, "FEW", 0)
    hands.key(Keys.Key_4, Qt.KeyboardModifier.AltModifier)
    found = hands.window.editors.current
    assert isinstance(found, PlanEditor)
    return found


def worked_out(table: DutyTable) -> int:
    return len(table.duties)


def turn_to_roles(plan: PlanEditor, document: Document) -> None:
    """Show the page as a person does, and do not wait for what comes."""
    document.set_view(plan_tab="roles")
    plan.setFocus()


def test_duties_come_in_a_moment_and_keys_go_to_the_first(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    turn_to_roles(plan, hot_pot)
    assert worked_out(plan.roles.table) == 0
    hands.wait(lambda: worked_out(plan.roles.table) > 0)
    assert hands.focus is plan.roles.duties
    assert plan.roles.duties.selectionModel().hasSelection()


def test_a_letter_that_comes_sooner_is_for_what_stands_there(
    plan: PlanEditor, hot_pot: Document, hands: Hands
) -> None:
    turn_to_roles(plan, hot_pot)
    pane = plan.roles
    # What comes once more, e.g. with the first findings, is not to come in between.
    hands.wait(lambda: worked_out(pane.table) > 0 and pane._job is None)
    shown = pane.table.duties[0]
    pane.duties.taken.emit()
    plan._show()
    assert pane.table.duties[0] is shown, "what is shown is that of before"
    pane.duties.setCurrentIndex(pane.duty_model.index(0, 1))
    pane.duties.lettered.emit("A")
    (row,) = hot_pot.store.of_type(RaciRow)
    assert len(row.accountable) == 2, "not a second row for the same activity"


def test_another_editor_waits_for_no_duties(plan: PlanEditor, hot_pot: Document) -> None:
    turn_to_roles(plan, hot_pot)
    assert plan.roles._job is not None
    hot_pot.set_view(editor="canvas")
    assert plan.roles._job is None
    settle()
    assert worked_out(plan.roles.table) == 0
