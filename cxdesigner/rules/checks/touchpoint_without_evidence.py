"""C04: a touchpoint at which there is nothing to perceive."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_element, add_link, lane_with, top_in
from cxdesigner.rules.registry import Fix, rule


def _link(tx: Transaction, finding: Finding) -> None:
    """Link the evidence of the same step, a placeholder where there is none."""
    for subject in finding.subjects:
        element = tx.view.get(Element, subject)
        lane = lane_with(tx, "evidence")
        if element is None or lane is None:
            continue
        item = top_in(tx, element.step_id, "evidence")
        if item is None:
            item = add_element(tx, lane, element.step_id, "evidence", _("What the customer meets"))
        add_link(tx, "evidence", item.id, element.id)


@rule(
    code="C04",
    name="touchpoint-without-evidence",
    severity="advice",
    maturity="review",
    scope="column",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("No evidence belongs to the touchpoint “{name}”."),
    collapsed=N_("No evidence belongs to {count} of {total} touchpoints."),
    fix=Fix(N_("Add or link evidence"), _link),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of touchpoints without evidence, drawn or standing in their column."""
    if element.kind != "touchpoint" or facts.is_journey_map:
        return None
    if not facts.is_customer(element):  # in another lane it is rule S07's matter
        return None
    if not facts.has("side:evidence") or facts.is_listed(element):
        return None
    if any(link.kind == "evidence" for link in facts.view.incoming(element.id)):
        return FINE
    if any(facts.implied_partners(element, "evidence")):
        return FINE
    return hit(element.id, name=facts.name(element))
