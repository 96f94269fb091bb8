"""S22: a decision whose every answer leads to the same place."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of
from cxdesigner.rules.registry import Fix, rule


def _remove(tx: Transaction, finding: Finding) -> None:
    """Remove the diamond and lead what came to it straight on."""
    element = element_of(tx, finding)
    if element is None:
        return
    before = [link.source_id for link in tx.view.incoming(element.id) if link.kind == "flow"]
    after = [link.target_id for link in tx.view.outgoing(element.id) if link.kind == "flow"]
    tx.delete([element.id])
    for source in dict.fromkeys(before):
        for target in dict.fromkeys(after):
            add_link(tx, "flow", source, target)


@rule(
    code="S22",
    name="superfluous-decision",
    severity="advice",
    maturity="review",
    scope="neighbours",
    over=Element,
    reads=(Link,),
    message=N_("Every answer to “{name}” leads to the same place."),
    collapsed=N_("Every answer leads to the same place at {count} of {total} decisions."),
    fix=Fix(N_("Remove the decision"), _remove),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of decisions whose exits, two or more, all reach one target directly."""
    if element.kind != "decision":
        return None
    exits = [link for link in facts.view.outgoing(element.id) if link.kind == "flow"]
    if len(exits) < 2:
        return None
    if len({link.target_id for link in exits}) > 1:
        return FINE
    return hit(element.id, name=facts.name(element))
