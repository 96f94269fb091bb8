"""S07: an element in a lane where its kind means nothing."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ALLOWED_ROLES, Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import ROLE_NAMES
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Term, Verdict, hit
from cxdesigner.rules.fixes import element_of, kind_for_lane, move_to_lane
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import KIND_NAMES


def _move(tx: Transaction, finding: Finding) -> None:
    """Move to the first lane that may hold the kind; change the kind where there is none."""
    element = element_of(tx, finding)
    if element is None:
        return
    for lane in tx.view.lanes:
        if lane.role in ALLOWED_ROLES[element.kind]:
            move_to_lane(tx, element, lane)
            return
    role = tx.view.need(Lane, element.lane_id).role
    tx.put(element.replace(kind=kind_for_lane(role, element.kind)))


@rule(
    code="S07",
    name="kind-lane-mismatch",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Element,
    reads=(Lane,),
    message=N_("“{name}” is a {kind} and cannot be in the lane {lane}."),
    fix=Fix(N_("Move to the first allowed lane"), _move),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements whose lane role is not in the table of domain 2.3."""
    if element.kind == "note":
        return None
    lane = facts.view.get(Lane, element.lane_id)
    if lane is None or lane.role in ALLOWED_ROLES[element.kind]:
        return FINE
    return hit(
        element.id,
        name=facts.name(element),
        kind=Term(KIND_NAMES[element.kind]),
        lane=lane.name or Term(ROLE_NAMES[lane.role]),
    )
