"""M01: a step of the method was left out."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.method import CemFactor, CemNeed, CemTable
from cxdesigner.rules.cem import is_started, steps_filled
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Param, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

STEPS = (
    N_("1 brand values"),
    N_("2 experience and expectation"),
    N_("3 key experience"),
    N_("4 ideal experience"),
    N_("5 needs"),
    N_("6 strategy and capability"),
    N_("7 feedback"),
)


@rule(
    code="M01",
    name="cem-step-skipped",
    severity="warning",
    maturity="draft",
    scope="whole",
    over=Blueprint,
    reads=(CemTable, CemFactor, CemNeed),
    message=N_("Steps of the experience method were left out: {steps}."),
    fix=Fix(N_("Open the empty step"), field="cem"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak once of steps that are empty while a later one holds data."""
    if not is_started(facts.view):
        return FINE
    filled = steps_filled(facts.view)
    last = max((number for number, there in enumerate(filled) if there), default=0)
    empty: tuple[Param, ...] = tuple(
        Term(STEPS[number]) for number in range(last) if not filled[number]
    )
    return document_hit(steps=empty) if empty else FINE
