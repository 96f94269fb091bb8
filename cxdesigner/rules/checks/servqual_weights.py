"""D08: SERVQUAL weights that do not add up to 100."""

from __future__ import annotations

from cxdesigner.analysis.servqual import DIMENSIONS
from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.method import ServqualRow
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

TOLERANCE = 0.5


def _normalise(tx: Transaction, finding: Finding) -> None:
    rows = [row for row in tx.view.of_type(ServqualRow) if row.weight is not None]
    total = sum(row.weight or 0.0 for row in rows)
    if total > 0:
        for row in rows:
            tx.put(row.replace(weight=round((row.weight or 0.0) * 100 / total, 4)))


@rule(
    code="D08",
    name="servqual-weights",
    severity="error",
    maturity="draft",
    scope="whole",
    over=Blueprint,
    reads=(ServqualRow,),
    message=N_("The SERVQUAL weights add up to {sum}, not to 100."),
    fix=Fix(N_("Scale the weights to 100"), _normalise),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak when there are weights and their sum misses 100 by more than half a point.

    The weights of a table that lacks a dimension cannot add up: that is the matter of rule M08.
    """
    known = {row.dim.strip().casefold() for row in facts.view.of_type(ServqualRow)}
    if not known.issuperset(DIMENSIONS):
        return FINE
    rows = [row for row in facts.view.of_type(ServqualRow) if row.weight is not None]
    total = sum(row.weight or 0.0 for row in rows)
    if not rows or abs(total - 100) <= TOLERANCE:
        return FINE
    return document_hit((row.id for row in rows), sum=float(total))
