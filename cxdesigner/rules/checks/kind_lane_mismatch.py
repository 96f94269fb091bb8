"""S07: an element in a lane where its kind means nothing."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ALLOWED_ROLES, Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.policy import fits_lane, legal_link_kinds
from cxdesigner.model.queries import ROLE_NAMES
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Term, Verdict, hit
from cxdesigner.rules.fixes import element_of, kind_for_lane, move_to_lane
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import KIND_NAMES


def _move(tx: Transaction, finding: Finding) -> None:
    """Move to the first lane that may hold the kind.

    Where there is none, or more of its links mean something here, the kind changes instead.
    """
    element = element_of(tx, finding)
    if element is None:
        return
    here = tx.view.need(Lane, element.lane_id)
    lane = next((one for one in tx.view.lanes if one.role in ALLOWED_ROLES[element.kind]), None)
    if lane is not None and _legal_from(tx, element, lane) >= _legal_from(tx, element, here):
        move_to_lane(tx, element, lane)
    else:
        tx.put(element.replace(kind=kind_for_lane(here.role, element.kind)))


def _legal_from(tx: Transaction, element: Element, lane: Lane) -> int:
    """Return how many links of an element have a meaning if it is in a lane."""
    legal = 0
    for link in tx.view.links_of(element.id):
        roles = []
        for end in (link.source_id, link.target_id):
            home = tx.view.need(Element, end).lane_id
            roles.append(lane.role if end == element.id else tx.view.need(Lane, home).role)
        legal += link.kind in legal_link_kinds(*roles)
    return legal


@rule(
    code="S07",
    name="kind-lane-mismatch",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Element,
    reads=(Lane,),
    message=N_("“{name}” is a {kind} and cannot be in the lane {lane}."),
    fix=Fix(N_("Move to the first allowed lane, or change the kind"), _move),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of elements whose lane role is not in the table of domain 2.3."""
    if element.kind == "note":
        return None
    lane = facts.view.get(Lane, element.lane_id)
    if lane is None or fits_lane(facts.view, element):
        return FINE
    return hit(
        element.id,
        name=facts.name(element),
        kind=Term(KIND_NAMES[element.kind]),
        lane=lane.name or Term(ROLE_NAMES[lane.role]),
    )
