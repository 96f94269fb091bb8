"""L01: a link between the customer and what the customer cannot see."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.model.policy import fits_lane, legal_link_kinds
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, frontstage_partner
from cxdesigner.rules.registry import Fix, rule


def _reroute(tx: Transaction, finding: Finding) -> None:
    """Lead the link through a frontstage element of the customer's step."""
    link = tx.view.get(Link, finding.subjects[0])
    if link is None:
        return
    source = tx.view.need(Element, link.source_id)
    target = tx.view.need(Element, link.target_id)
    from_customer = tx.view.need(Lane, source.lane_id).role in CUSTOMER_ROLES
    customer, hidden = (source, target) if from_customer else (target, source)
    front = frontstage_partner(tx, customer)
    if front is None:
        return
    tx.delete([link.id])
    if from_customer:
        kept: LinkKind = "recovery" if link.kind == "recovery" else "interaction"
        add_link(tx, kept, customer.id, front.id, link.label)
    else:
        add_link(tx, "interaction", front.id, customer.id, link.label)
    role = tx.view.need(Lane, hidden.lane_id).role
    if from_customer:
        add_link(tx, "information", front.id, hidden.id)
    else:
        kind: LinkKind = "support" if "support" in legal_link_kinds(role, "frontstage") else "flow"
        add_link(tx, kind, hidden.id, front.id)


@rule(
    code="L01",
    name="customer-backstage-direct",
    severity="warning",
    maturity="sketch",
    scope="neighbours",
    over=Link,
    reads=(Element, Lane),
    message=N_("“{customer}” meets “{hidden}”, which the customer cannot see."),
    collapsed=N_("{count} of {total} links of the customer lead to what the customer cannot see."),
    fix=Fix(N_("Lead it through the frontstage"), _reroute),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of links between the customer lane and a lane below the line of visibility.

    Contact without sight (a call, a letter, a chat) with the backstage is allowed. The links of an
    element in a wrong lane are the matter of S07.
    """
    ends = facts.ends(link)
    if ends is None or not all(fits_lane(facts.view, end) for end in ends):
        return None
    sides = [facts.side(end) for end in ends]
    if "customer" not in sides:
        return None
    if sides[0] == sides[1] or "evidence" in sides or "" in sides:
        return None
    customer, hidden = ends if sides[0] == "customer" else (ends[1], ends[0])
    if "frontstage" in sides or facts.is_remote_contact(*ends):
        return FINE
    return hit(
        link.id, customer.id, hidden.id, customer=facts.name(customer), hidden=facts.name(hidden)
    )
