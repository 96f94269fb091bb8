"""X07: a long wait with nothing around it."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Minutes, Verdict, hit
from cxdesigner.rules.fixes import add_link, frontstage_partner
from cxdesigner.rules.registry import Fix, rule


def _occupy(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects:
        element = tx.view.get(Element, subject)
        front = frontstage_partner(tx, element) if element is not None else None
        if front is not None:
            add_link(tx, "interaction", front.id, subject)


@rule(
    code="X07",
    name="unoccupied-wait",
    severity="advice",
    maturity="review",
    scope="column",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("At “{name}” the customer waits {time} with nothing to see or do."),
    collapsed=N_("At {count} of {total} long waits the customer has nothing to see or do."),
    fix=Fix(N_("Add a frontstage act that informs or occupies"), _occupy),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of long waits of the customer without contact or evidence, drawn or in their column.

    What goes on behind the line of visibility occupies nobody. A journey map has no lanes to
    occupy or inform a wait in.
    """
    if facts.is_journey_map:
        return None
    wait = minutes_of(element.wait)
    if not wait or wait < facts.settings.wait_mark or not facts.is_customer(element):
        return None
    links = facts.view.links_of(element.id)
    if any(link.kind == "evidence" or facts.is_contact(link) for link in links):
        return FINE
    around = facts.implied_partners(element, "interaction")
    if any(side == "frontstage" for _, side in around):
        return FINE
    if any(facts.implied_partners(element, "evidence")):
        return FINE
    return hit(element.id, name=facts.name(element), time=Minutes(wait))
