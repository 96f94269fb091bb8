"""S04: two things with one id."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Verdict
from cxdesigner.rules.registry import rule


@rule(
    code="S04",
    name="duplicate-id",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Blueprint,
    message=N_("The id {id} is used twice; the later one was given a new id."),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Never fire: records are kept by id, so a set of records cannot hold one twice.

    Importing and repairing meet such files and report them under this code.
    """
    return FINE
