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
    parts: list[tuple[bool, str]] = [
        (bool(blueprint.scenario), N_("scenario")),
        (bool(blueprint.business_goal), N_("business goal")),
        (bool(blueprint.scope_start) or len(facts.journey.starts) == 1, N_("where it starts")),
        (bool(blueprint.scope_end) or len(facts.journey.ends) == 1, N_("where it ends")),
    ]
    missing: tuple[Param, ...] = tuple(Term(word) for there, word in parts if not there)
    return document_hit(missing=missing) if missing else FINE
