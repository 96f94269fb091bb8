"""S11: nobody can tell where the journey begins."""

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
    element = tx.view.get(Element, finding.subjects[0]) if finding.subjects else None
    if element is not None:
        tx.put(element.replace(start=True))


@rule(
    code="S11",
    name="start-not-flagged",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element, Link, Step, Lane),
    message=N_("The journey has {ways} beginnings and none is flagged as start."),
    fix=Fix(N_("Flag the first entry as start"), _flag, wanted=lambda found: bool(found.subjects)),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak when no start is flagged and the flow does not have exactly one entry."""
    journey = facts.journey
    if not journey.steps or not journey.is_drawn or journey.starts:
        return FINE
    entries = journey.flow_entries
    return document_hit(entries, ways=len(entries))
