"""S19: a decision that decides nothing."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ALLOWED_ROLES, Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import element_of
from cxdesigner.rules.registry import Fix, rule


def _convert(tx: Transaction, finding: Finding) -> None:
    element = element_of(tx, finding)
    if element is None:
        return
    role = tx.view.need(Lane, element.lane_id).role
    tx.put(element.replace(kind="action" if role in ALLOWED_ROLES["action"] else "process"))


@rule(
    code="S19",
    name="decision-too-few-exits",
    severity="error",
    maturity="draft",
    scope="neighbours",
    over=Element,
    reads=(Link,),
    message=N_("The decision “{name}” has fewer than two ways out."),
    fix=Fix(N_("Convert to an action"), _convert),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of decisions with fewer than two outgoing flow links, loops included.

    The way also leads out by contact: to the customer from a decision of the provider, or back.
    """
    if element.kind != "decision":
        return None
    outgoing = facts.view.outgoing(element.id)
    exits = sum(1 for link in outgoing if link.kind in ("flow", "interaction"))
    return FINE if exits >= 2 else hit(element.id, name=facts.name(element))
