"""S10: a stage in which the customer does nothing."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _tick(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects:
        stage = tx.view.get(Stage, subject)
        if stage is not None:
            tx.put(stage.replace(no_contact=True))


@rule(
    code="S10",
    name="stage-without-touchpoint",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Stage,
    reads=(Element, Step, Lane),
    message=N_("The customer does nothing in the stage “{stage}”."),
    collapsed=N_("The customer does nothing in {count} of {total} stages."),
    fix=Fix(N_("Tick “no contact in this stage”"), _tick),
)
def check(facts: Facts, stage: Stage) -> Verdict:
    """Speak of stages that have elements but no customer step; empty ones are rule S09's matter."""
    elements = facts.stage_elements.get(stage.id)
    if stage.no_contact or not elements:
        return None
    if any(facts.is_customer(element) for element in elements):
        return FINE
    whole = facts.view.get(Stage, stage.parent_id)
    if whole is not None and (
        whole.no_contact
        or not any(facts.is_customer(element) for element in facts.stage_elements[whole.id])
    ):
        return FINE  # told, or ticked, of the whole stage
    return hit(stage.id, stage=stage.name or Term(N_("unnamed stage")))
