"""L03: a touchpoint that meets nobody."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of, frontstage_partner
from cxdesigner.rules.registry import Fix, rule


def _link(tx: Transaction, finding: Finding) -> None:
    """Link with the frontstage of the same step, by a placeholder where it is empty."""
    element = element_of(tx, finding)
    if element is None:
        return
    front = frontstage_partner(tx, element)
    if front is None:
        tx.put(element.replace(kind="action"))
    else:
        add_link(tx, "interaction", element.id, front.id)


@rule(
    code="L03",
    name="touchpoint-without-interaction",
    severity="warning",
    maturity="draft",
    scope="column",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("The touchpoint “{name}” meets nobody: no line crosses the line of interaction."),
    collapsed=N_("{count} of {total} touchpoints meet nobody."),
    fix=Fix(N_("Link with the frontstage of this step"), _link),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of touchpoints without contact, drawn or implied by their column."""
    if element.kind != "touchpoint" or element.third_party or facts.is_journey_map:
        return None
    if not facts.is_customer(element):  # in another lane it is rule S07's matter
        return None
    if not facts.has("side:frontstage") or facts.is_listed(element):
        return None
    if facts.contacts(element):
        return FINE
    if any(facts.implied_partners(element, "interaction")):
        return FINE
    return hit(element.id, name=facts.name(element))
