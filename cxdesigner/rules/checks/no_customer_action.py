"""S26: a blueprint without the customer."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.fixes import add_element, lane_with, top_in
from cxdesigner.rules.registry import Fix, rule


def _insert(tx: Transaction, finding: Finding) -> None:
    """Insert a customer action above the first frontstage element, else at the first step."""
    lane = lane_with(tx, "customer", "doing")
    if lane is None:
        return
    steps = tx.view.steps
    step_id = next(
        (step.id for step in steps if top_in(tx, step.id, "frontstage") is not None),
        steps[0].id if steps else None,
    )
    add_element(tx, lane, step_id, "action", _("What the customer does"))


@rule(
    code="S26",
    name="no-customer-action",
    severity="error",
    maturity="draft",
    scope="whole",
    over=Blueprint,
    reads=(Element, Lane),
    message=N_("Nothing is said about what the customer does."),
    fix=Fix(N_("Insert a customer action"), _insert),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak when there are elements but none in the customer lane."""
    return FINE if facts.has("side:customer") else document_hit()
