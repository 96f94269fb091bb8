"""L06: hidden work that feeds nothing visible."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_support, element_of, top_in
from cxdesigner.rules.registry import Fix, rule


def _link(tx: Transaction, finding: Finding) -> None:
    """Feed the frontstage of the same step; tick "preparation" where there is none."""
    element = element_of(tx, finding)
    if element is None:
        return
    front = top_in(tx, element.step_id, "frontstage")
    if front is None:
        tx.put(element.replace(preparation=True))
    else:
        add_support(tx, element.id, front.id)


@rule(
    code="L06",
    name="backstage-without-consumer",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("“{name}” feeds nothing that the customer sees."),
    collapsed=N_("{count} of {total} elements of the backstage feed nothing visible."),
    fix=Fix(N_("Link to the frontstage of this step, or tick “preparation”"), _link),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of backstage elements from which no frontstage element can be reached."""
    if element.kind == "note" or facts.side(element) != "backstage" or facts.is_journey_map:
        return None
    if element.preparation or not facts.has("side:frontstage") or facts.is_listed(element):
        return None
    if element.id in facts.provision.reaches_frontstage:
        return FINE
    if facts.is_uncovered(element, ("frontstage",)):
        return FINE
    return hit(element.id, name=facts.name(element))
