"""L02: flow drawn where contact is meant."""

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
    link = tx.view.get(Link, finding.subjects[0])
    if link is None:
        return
    if any(
        other.kind == "interaction" and link.target_id in (other.source_id, other.target_id)
        for other in tx.view.links_of(link.source_id)
    ):
        tx.delete([link.id])
    else:
        tx.put(link.replace(kind="interaction", loop=False, parallel=False, default=False))


@rule(
    code="L02",
    name="flow-crosses-interaction",
    severity="warning",
    maturity="draft",
    scope="neighbours",
    over=Link,
    reads=(Element, Lane),
    message=N_("Between “{source}” and “{target}” there is contact, but flow is drawn."),
    collapsed=N_("{count} of {total} contacts are drawn as flow."),
    fix=Fix(N_("Change flow to interaction"), _convert),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of flow between customer and frontstage, or backstage in remote contact."""
    if not facts.is_contact(link):
        return None
    ends = facts.ends(link)
    if ends is None or link.kind != "flow":
        return FINE
    return hit(
        link.id, ends[0].id, ends[1].id, source=facts.name(ends[0]), target=facts.name(ends[1])
    )
