"""L05: a visible act that no customer sees."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ALLOWED_ROLES, Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.fixes import add_link, element_of, lane_with, move_to_lane
from cxdesigner.rules.registry import Fix, rule


def _meet_or_hide(tx: Transaction, finding: Finding) -> None:
    """Link with a touchpoint of the same step; move to the backstage where there is none."""
    element = element_of(tx, finding)
    if element is None:
        return
    lane = lane_with(tx, "customer")
    if lane is not None:
        for other in tx.view.elements_in(lane.id, element.step_id):
            if other.kind == "touchpoint":
                add_link(tx, "interaction", element.id, other.id)
                return
    lane = lane_with(tx, "backstage")
    if lane is not None and "backstage" in ALLOWED_ROLES[element.kind]:
        move_to_lane(tx, element, lane)


@rule(
    code="L05",
    name="frontstage-without-customer",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Element,
    reads=(Link, Step, Lane),
    message=N_("Nobody meets “{name}”, though it is in the frontstage."),
    collapsed=N_("Nobody meets {count} of {total} elements of the frontstage."),
    fix=Fix(N_("Add the interaction, or move to the backstage"), _meet_or_hide),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of frontstage elements that no chain of flow joins with one that meets the customer."""
    if element.kind == "note" or facts.side(element) != "frontstage" or facts.is_journey_map:
        return None
    if facts.is_listed(element):
        return None
    return FINE if element.id in facts.provision.met else hit(element.id, name=facts.name(element))
