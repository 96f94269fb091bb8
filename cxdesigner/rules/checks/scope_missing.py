"""C05: nobody says what this blueprint is about."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Param, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="C05",
    name="scope-missing",
    severity="warning",
    maturity="final",
    scope="whole",
    over=Blueprint,
    reads=(Element, Link, Step),
    message=N_("The frame of the blueprint lacks: {missing}."),
    fix=Fix(N_("Open the document properties"), field="scenario"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak once of a blank scenario, goal, or boundary.

    A boundary may stay blank where exactly one start, or one end, is flagged or inferred.
    """
    starts, ends = facts.journey.starts, facts.journey.ends
    parts: list[tuple[bool, str, str]] = [
        (bool(blueprint.scenario), N_("scenario"), "scenario"),
        (bool(blueprint.business_goal), N_("business goal"), "business_goal"),
        (bool(blueprint.scope_start) or len(starts) == 1, N_("where it starts"), "scope_start"),
        (bool(blueprint.scope_end) or len(ends) == 1, N_("where it ends"), "scope_end"),
    ]
    lacking = [(Term(word), field) for there, word, field in parts if not there]
    if not lacking:
        return FINE
    missing: tuple[Param, ...] = tuple(word for word, _field in lacking)
    return document_hit(field=lacking[0][1], missing=missing)
