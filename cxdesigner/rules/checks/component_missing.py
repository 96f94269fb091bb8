"""L11: one of the five components of a blueprint is empty."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRole
from cxdesigner.model.queries import ROLE_NAMES
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

FIVE_ROLES: tuple[LaneRole, ...] = ("evidence", "customer", "frontstage", "backstage", "support")


def _exempt(tx: Transaction, finding: Finding) -> None:
    blueprint = tx.view.blueprint
    for role in FIVE_ROLES:
        if ("lane", Term(ROLE_NAMES[role])) in finding.params:
            tx.put(blueprint.replace(component_exempt=(*blueprint.component_exempt, role)))
            return


@rule(
    code="L11",
    name="component-missing",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Element, Lane),
    message=N_("The lane {lane} is empty. Was it left out on purpose?"),
    fix=Fix(N_("Tick “left out on purpose”"), _exempt),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of each of the five component lanes that holds nothing and is not exempt."""
    if facts.is_journey_map:
        return FINE
    exempt = {word.strip().casefold() for word in blueprint.component_exempt}
    found: list[Hit] = []
    for role in FIVE_ROLES:
        if not facts.has(f"side:{role}") and role not in exempt:
            lanes = tuple(lane.id for lane in facts.view.lanes if lane.role == role)
            found += document_hit(lanes, lane=Term(ROLE_NAMES[role]))
    return tuple(found) or FINE
