"""L04: contact with a customer step that is no touchpoint."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _convert(tx: Transaction, finding: Finding) -> None:
    element = tx.view.get(Element, finding.subjects[0])
    if element is not None:
        tx.put(element.replace(kind="touchpoint"))


@rule(
    code="L04",
    name="interaction-without-touchpoint",
    severity="warning",
    maturity="draft",
    scope="neighbours",
    over=Link,
    reads=(Element, Lane),
    message=N_("“{name}” meets the provider, so it is a touchpoint."),
    collapsed=N_("{count} of {total} interactions meet a step that is no touchpoint."),
    fix=Fix(N_("Convert to a touchpoint"), _convert),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of contact whose customer end has another kind; remote contact counts too.

    A step that meets several is told once, with the first of its links.
    """
    customer = _customer_end(facts, link)
    if customer is None:
        return None
    if customer.kind == "touchpoint" or _is_told(facts, customer, link):
        return FINE
    return hit(customer.id, link.id, name=facts.name(customer))


def _customer_end(facts: Facts, link: Link) -> Element | None:
    """Return the customer step of a contact, None if the link is none."""
    ends = facts.ends(link)
    if ends is None or (link.kind != "interaction" and not facts.is_remote_contact(*ends)):
        return None
    return next((end for end in ends if facts.side(end) == "customer"), None)


def _is_told(facts: Facts, customer: Element, link: Link) -> bool:
    return any(
        other.id < link.id and _customer_end(facts, other) == customer
        for other in facts.view.links_of(customer.id)
    )
