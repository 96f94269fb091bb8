"""S03: two links of one kind between the same two elements."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _merge(tx: Transaction, finding: Finding) -> None:
    """Keep the first with its label; what two arrows said it says with two heads."""
    second, first = (tx.view.get(Link, subject) for subject in finding.subjects[:2])
    if first is None or second is None:
        return
    both = first.both or second.both or first.source_id != second.source_id
    tx.put(first.replace(label=first.label or second.label, both=both))
    tx.delete([second.id])


def _is_same(first: Link, second: Link) -> bool:
    """Say whether two links with the same two ends say the same; contact has no direction."""
    if first.kind != second.kind:
        return False
    if first.source_id == second.source_id:
        return True
    return first.kind == "interaction" or (first.both and second.both)


@rule(
    code="S03",
    name="duplicate-edge",
    severity="warning",
    maturity="sketch",
    scope="neighbours",
    over=Link,
    reads=(Element,),
    message=N_("“{source}” and “{target}” are linked twice in the same way."),
    fix=Fix(N_("Merge the two links"), _merge),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of the later of two equal links; both exits of a decision are rule S22's matter."""
    ends = facts.ends(link)
    if ends is None:
        return None
    if link.kind == "flow" and ends[0].kind == "decision":
        return None
    for other in facts.view.links_of(link.source_id):
        if (
            other.id < link.id
            and {other.source_id, other.target_id} == {link.source_id, link.target_id}
            and _is_same(other, link)
        ):
            return hit(link.id, other.id, source=facts.name(ends[0]), target=facts.name(ends[1]))
    return FINE
