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
    over=Element,
    reads=(Link, Lane),
    message=N_("“{name}” meets the provider, so it is a touchpoint."),
    collapsed=N_("{count} of {total} steps that meet the provider are no touchpoints."),
    fix=Fix(N_("Convert to a touchpoint"), _convert),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of customer steps of another kind that have contact; remote contact counts too.

    A step that meets several is told once, with all of its links.
    """
    if not facts.is_customer(element):
        return None
    links = [link.id for link in facts.view.links_of(element.id) if _meets(facts, link)]
    if not links:
        return None
    if element.kind == "touchpoint":
        return FINE
    return hit(element.id, *sorted(links), name=facts.name(element))


def _meets(facts: Facts, link: Link) -> bool:
    ends = facts.ends(link)
    return ends is not None and (link.kind == "interaction" or facts.is_remote_contact(*ends))
