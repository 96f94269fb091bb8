"""X08: a pain point that nobody answers."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.record import OpportunityId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _create(tx: Transaction, finding: Finding) -> None:
    """Create an opportunity with a placeholder text and link it."""
    for subject in finding.subjects:
        pain = tx.view.get(PainPoint, subject)
        if pain is None:
            continue
        opportunity = Opportunity(
            id=new_id(Opportunity.PREFIX),
            element_id=pain.element_id,
            text=LocalText.of(_("What could be done")),
        )
        tx.put(opportunity)
        tx.put(pain.replace(opportunity_ids=(OpportunityId(opportunity.id),)))


@rule(
    code="X08",
    name="pain-without-opportunity",
    severity="warning",
    maturity="review",
    scope="record",
    over=PainPoint,
    reads=(Element, Opportunity),
    message=N_("Nothing answers the pain point “{pain}”."),
    collapsed=N_("Nothing answers {count} of {total} pain points."),
    fix=Fix(N_("Create a linked opportunity"), _create),
)
def check(facts: Facts, pain: PainPoint) -> Verdict:
    """Speak of pain points without opportunity, mitigation or decision to accept them."""
    if pain.accepted or pain.mitigation:
        return FINE
    if any(facts.view.get(Opportunity, key) is not None for key in pain.opportunity_ids):
        return FINE
    element = facts.view.get(Element, pain.element_id)
    if element is not None and element.mitigation:
        return FINE
    return hit(pain.id, *_where(element), pain=pain.text or Term(N_("unnamed pain point")))


def _where(element: Element | None) -> tuple[str, ...]:
    return () if element is None else (element.id,)
