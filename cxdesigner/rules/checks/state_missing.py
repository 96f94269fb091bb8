"""C06: nobody says whether this is or shall be."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

STATES = frozenset({"current", "future", "ideal"})


@rule(
    code="C06",
    name="state-missing",
    severity="advice",
    maturity="final",
    scope="record",
    over=Blueprint,
    message=N_("Nobody says whether this is the current, a future or the ideal state."),
    fix=Fix(N_("Choose the state"), field="state"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of documents whose state is none of the three known ones."""
    return FINE if (blueprint.state or "").strip().casefold() in STATES else document_hit()
