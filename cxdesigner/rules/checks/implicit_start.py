"""S13: a step that no other leads to, though the journey begins elsewhere."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.spine import step_before


def _connect(tx: Transaction, finding: Finding) -> None:
    element = element_of(tx, finding)
    if element is None:
        return
    before = step_before(tx.view, element)
    if before is None:
        tx.put(element.replace(start=True))
    else:
        add_link(tx, "flow", before.id, element.id)


@rule(
    code="S13",
    name="implicit-start",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("No step leads to “{name}”."),
    collapsed=N_("No step leads to {count} of {total} customer steps."),
    fix=Fix(N_("Connect from the previous step"), _connect),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of entries that are not flagged as start while there is another entry."""
    journey = facts.journey
    if element.id not in journey.steps:
        return None
    if not journey.is_drawn or element.start or journey.has_way_in(element.id):
        return FINE
    if facts.is_listed(element) or journey.is_in_list(element):
        return FINE
    others = {*journey.flow_entries, *journey.flagged_starts} - {element.id}
    if not others:
        return FINE
    if not journey.flagged_starts and journey.is_lowest_entry(element.id):
        return FINE
    return hit(element.id, name=facts.name(element))
