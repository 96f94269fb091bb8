"""X14: a fail point without a remedy."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of, frontstage_partner, top_in
from cxdesigner.rules.registry import Fix, rule


def _recover(tx: Transaction, finding: Finding) -> None:
    """Lead a recovery link to the nearest act that can help; write a mitigation if none can."""
    element = element_of(tx, finding)
    if element is None:
        return
    role = tx.view.need(Lane, element.lane_id).role
    if role in CUSTOMER_ROLES and tx.view.blueprint.kind == "service_blueprint":
        target = frontstage_partner(tx, element)
    else:
        target = top_in(tx, element.step_id, "backstage") if role == "frontstage" else None
    if (
        target is None
        or add_link(tx, "recovery", element.id, target.id, LocalText.of(_("Remedy"))) is None
    ):
        tx.put(element.replace(mitigation=LocalText.of(_("Remedy"))))


@rule(
    code="X14",
    name="fail-point-without-recovery",
    severity="warning",
    maturity="review",
    scope="neighbours",
    over=Element,
    reads=(Link,),
    message=N_("The fail point “{name}” has no remedy."),
    collapsed=N_("{count} of {total} fail points have no remedy."),
    fix=Fix(N_("Add a remedy"), _recover),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of fail marks without an outgoing recovery link and without mitigation."""
    if element.kind == "note" or "fail" not in element.marks:
        return None
    if element.mitigation:
        return FINE
    if any(link.kind == "recovery" for link in facts.view.outgoing(element.id)):
        return FINE
    return hit(element.id, name=facts.name(element))
