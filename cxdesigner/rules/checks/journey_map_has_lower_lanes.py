"""L13: a journey map that has grown into a blueprint."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule


def _switch(tx: Transaction, finding: Finding) -> None:
    tx.put(tx.view.blueprint.replace(kind="service_blueprint"))


@rule(
    code="L13",
    name="journey-map-has-lower-lanes",
    severity="advice",
    maturity="draft",
    scope="whole",
    over=Blueprint,
    reads=(Element, Lane),
    message=N_("This journey map shows hidden work; it has grown into a service blueprint."),
    fix=Fix(N_("Make it a service blueprint"), _switch),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of journey maps with elements in backstage or support."""
    if not facts.is_journey_map:
        return FINE
    lower = [el.id for el in facts.elements() if facts.side(el) in ("backstage", "support")]
    return document_hit(lower) if lower else FINE
