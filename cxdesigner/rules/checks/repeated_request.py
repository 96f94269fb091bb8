"""X17: the customer has to say the same thing twice."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _drop(tx: Transaction, finding: Finding) -> None:
    """Drop the second request."""
    element = tx.view.get(Element, finding.subjects[0])
    item = dict(finding.params).get("item")
    if element is not None:
        tx.put(element.replace(collects=tuple(one for one in element.collects if one != item)))


@rule(
    code="X17",
    name="repeated-request",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Element,
    reads=(PainPoint, Link, Blueprint),
    message=N_("“{name}” asks again for “{item}”, which “{earlier}” has asked for."),
    fix=Fix(N_("Drop the second request"), _drop),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of touchpoints that collect what an earlier one on their path has collected.

    A pain point "repeat" at the later one shows that the designer knows.
    """
    if element.kind != "touchpoint" or not element.collects:
        return None
    allowed = {item.strip().casefold() for item in facts.blueprint.collects_ok}
    pains = facts.view.referring(element.id, PainPoint)
    if any((pain.dont or "").strip().casefold() == "repeat" for pain in pains):
        return FINE
    found: list[Hit] = []
    for item in element.collects:
        folded = item.strip().casefold()
        earlier = facts.collectors.get(folded, ())
        if folded in allowed or len(earlier) < 2:
            continue
        for other in earlier:
            if other.id != element.id and element.id in facts.journey.after(other.id):
                found += hit(
                    element.id,
                    other.id,
                    item=item,
                    name=facts.name(element),
                    earlier=facts.name(other),
                )
                break
    return tuple(found)
