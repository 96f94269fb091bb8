"""S25: a link of a kind that means nothing between its two lanes."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.policy import fits_lane, lane_rank, legal_link_kinds
from cxdesigner.model.queries import ROLE_NAMES, column_of
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import LINK_NAMES

NO_KIND = N_("A link between the lanes {source} and {target} has no meaning.")


def _retype(tx: Transaction, finding: Finding) -> None:
    """Give the link the first legal kind of its lanes; turn it round where only that helps.

    Flow back in time becomes a loop, so that no circle comes of it.
    """
    link = tx.view.get(Link, finding.subjects[0])
    if link is None:
        return
    ends = tx.view.need(Element, link.source_id), tx.view.need(Element, link.target_id)
    roles = [tx.view.need(Lane, end.lane_id).role for end in ends]
    kinds = legal_link_kinds(roles[0], roles[1])
    if kinds:
        columns = [column_of(tx.view, end) for end in ends]
        is_back = None not in columns and columns[1] < columns[0]  # type: ignore[operator]
        tx.put(link.replace(kind=kinds[0], loop=link.loop or (kinds[0] == "flow" and is_back)))
        return
    turned = legal_link_kinds(roles[1], roles[0])
    if turned:
        kind = link.kind if link.kind in turned else turned[0]
        tx.put(link.replace(kind=kind, source_id=link.target_id, target_id=link.source_id))


@rule(
    code="S25",
    name="edge-type-lane-mismatch",
    severity="error",
    maturity="sketch",
    scope="neighbours",
    over=Link,
    reads=(Element, Lane),
    message=N_("A link of kind {kind} cannot lead from the lane {source} to the lane {target}."),
    fix=Fix(
        N_("Change to a kind that these lanes allow"),
        _retype,
        wanted=lambda found: found.template != NO_KIND,
    ),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Compare with the table of domain 2.4; pairs judged by L01, L02 and L08 are left to these.

    The links of an element in a wrong lane are the matter of S07.
    """
    ends = facts.ends(link)
    if ends is None or not all(fits_lane(facts.view, end) for end in ends):
        return None
    lanes = [facts.view.get(Lane, end.lane_id) for end in ends]
    if lanes[0] is None or lanes[1] is None:
        return None
    source, target = lanes[0], lanes[1]
    sides = {facts.side(ends[0]), facts.side(ends[1])}
    if "customer" in sides and sides & {"backstage", "support", "management"}:
        if not facts.is_remote_contact(*ends) or link.kind == "flow":
            return None
        if link.kind in ("interaction", "information", "recovery"):
            return FINE
    elif link.kind == "flow" and sides == {"customer", "frontstage"}:
        return None
    elif link.kind == "support":
        ranks = lane_rank(source.role), lane_rank(target.role)
        if ranks[0] is not None and ranks[1] is not None and 2 <= ranks[0] < ranks[1]:
            return None
    if link.kind in legal_link_kinds(source.role, target.role):
        return FINE
    roles = source.role, target.role
    possible = legal_link_kinds(*roles) or legal_link_kinds(*reversed(roles))
    return hit(
        link.id,
        *(end.id for end in ends),
        message="" if possible else NO_KIND,
        kind=Term(LINK_NAMES[link.kind]),
        source=source.name or Term(ROLE_NAMES[source.role]),
        target=target.name or Term(ROLE_NAMES[target.role]),
    )
