"""S02: a link from an element to itself."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _delete(tx: Transaction, finding: Finding) -> None:
    tx.delete(finding.subjects[:1])


@rule(
    code="S02",
    name="self-loop",
    severity="error",
    maturity="sketch",
    scope="neighbours",
    over=Link,
    reads=(Element,),
    message=N_("“{name}” leads to itself. Mark repetition with a loop to an earlier step."),
    fix=Fix(N_("Delete the link"), _delete),
)
def check(facts: Facts, link: Link) -> Verdict:
    """Speak of links whose two ends are one; the editor refuses to draw them."""
    if link.source_id != link.target_id:
        return FINE
    element = facts.view.get(Element, link.source_id)
    return hit(link.id, link.source_id, name=facts.name(element))
