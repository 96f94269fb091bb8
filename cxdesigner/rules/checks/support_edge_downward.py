"""L08: support that points away from the customer."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.policy import lane_rank
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _reverse(tx: Transaction, finding: Finding) -> None:
    """Reverse the link; where the other way is drawn already, it is a request: information."""
    link = tx.view.get(Link, finding.subjects[0])
    if link is None:
        return
    if any(
        other.kind == "support" and other.target_id == link.source_id
        for other in tx.view.outgoing(link.target_id)
    ):
        tx.put(link.replace(kind="information"))
    else:
        tx.put(link.replace(source_id=link.target_id, target_id=link.source_id))


@rule(
    code="L08",
    name="support-edge-downward",
    severity="warning",
    maturity="draft",
    scope="neighbours",
    over=Link,
    reads=(Element, Lane),
    message=N_("Support runs up, but from “{source}” to “{target}” it runs down."),
    collapsed=N_("{count} of {total} support links run down instead of up."),
    fix=Fix(N_("Reverse the link"), _reverse),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of support to a provider lane further from the customer, but for mutual support."""
    ends = facts.ends(link)
    if ends is None or link.kind != "support":
        return None
    lanes = [facts.view.get(Lane, end.lane_id) for end in ends]
    ranks = [lane_rank(lane.role) if lane is not None else None for lane in lanes]
    if ranks[0] is None or ranks[1] is None or min(ranks[0], ranks[1]) < 2:
        return None
    if link.both or ranks[0] >= ranks[1]:
        return FINE
    return hit(
        link.id, ends[0].id, ends[1].id, source=facts.name(ends[0]), target=facts.name(ends[1])
    )
