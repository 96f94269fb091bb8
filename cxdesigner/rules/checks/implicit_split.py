"""S21: a path that divides without saying how."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _flag(tx: Transaction, finding: Finding) -> None:
    for subject in finding.subjects[1:]:
        link = tx.view.get(Link, subject)
        if link is not None:
            tx.put(link.replace(parallel=True))


@rule(
    code="S21",
    name="implicit-split",
    severity="warning",
    maturity="draft",
    scope="neighbours",
    over=Element,
    reads=(Link,),
    message=N_("The path divides after “{name}”: is it a choice or parallel work?"),
    fix=Fix(N_("Mark the ways as parallel"), _flag),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements but decisions with two plain flow links within their lane."""
    if element.kind in ("decision", "note"):
        return None
    plain = []
    for link in facts.view.outgoing(element.id):
        if link.kind == "flow" and not link.parallel and not link.loop:
            ends = facts.ends(link)
            if ends is not None and ends[1].lane_id == element.lane_id:
                plain.append(link)
    if len(plain) < 2:
        return FINE
    return hit(element.id, *(link.id for link in plain), name=facts.name(element))
