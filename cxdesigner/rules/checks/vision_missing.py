"""C10: no vision, or no principles to act on it."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Param, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="C10",
    name="vision-missing",
    severity="advice",
    maturity="final",
    scope="record",
    over=Blueprint,
    message=N_("The aim of the experience lacks: {missing}."),
    fix=Fix(N_("Open the document properties"), field="vision"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of a blank vision or an empty list of principles."""
    parts: list[tuple[bool, str]] = [
        (bool(blueprint.vision), N_("vision")),
        (any(blueprint.principles), N_("principles")),
    ]
    missing: tuple[Param, ...] = tuple(Term(word) for there, word in parts if not there)
    field = "principles" if blueprint.vision else "vision"
    return document_hit(field=field, missing=missing) if missing else FINE
