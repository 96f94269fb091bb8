"""S12: nobody can tell where the journey ends."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule


def _flag(tx: Transaction, finding: Finding) -> None:
    element = tx.view.get(Element, finding.subjects[-1]) if finding.subjects else None
    if element is not None:
        tx.put(element.replace(end=True))


@rule(
    code="S12",
    name="end-not-flagged",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element, Link, Step, Lane),
    message=N_("The journey has {ways} endings and none is flagged as end."),
    fix=Fix(N_("Flag the last exit as end"), _flag, wanted=lambda found: bool(found.subjects)),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak when no end is flagged and the flow does not have exactly one exit."""
    journey = facts.journey
    if not journey.steps or not journey.is_drawn or journey.ends:
        return FINE
    exits = journey.flow_exits
    return document_hit(exits, ways=len(exits))
