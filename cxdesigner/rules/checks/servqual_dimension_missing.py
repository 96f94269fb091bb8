"""M08: SERVQUAL without one of its five dimensions."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.base.ids import new_id
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.method import ServqualRow
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Param, Term, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

DIMENSIONS = (
    ("tangibles", N_("tangibles")),
    ("reliability", N_("reliability")),
    ("responsiveness", N_("responsiveness")),
    ("assurance", N_("assurance")),
    ("empathy", N_("empathy")),
)


def _add_rows(tx: Transaction, finding: Finding) -> None:
    known = {row.dim.strip().casefold() for row in tx.view.of_type(ServqualRow)}
    for dimension, _word in DIMENSIONS:
        if dimension not in known:
            tx.put(ServqualRow(id=new_id(ServqualRow.PREFIX), dim=dimension))


@rule(
    code="M08",
    name="servqual-dimension-missing",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(ServqualRow,),
    message=N_("Dimensions of SERVQUAL are not rated: {missing}."),
    fix=Fix(N_("Add the missing rows"), _add_rows, field="perception"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak when the table was started but not all five dimensions are rated.

    Both ratings are asked for, unless nobody asked for any expectation (SERVPERF).
    """
    rows = facts.view.of_type(ServqualRow)
    compared = any(row.expectation is not None for row in rows)
    rated = {
        row.dim.strip().casefold()
        for row in rows
        if row.perception is not None and (row.expectation is not None or not compared)
    }
    missing: tuple[Param, ...] = tuple(Term(word) for name, word in DIMENSIONS if name not in rated)
    return document_hit(missing=missing) if rows and missing else FINE
