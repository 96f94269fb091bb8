"""M03: everything is to be perfect at once."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.method import CemFactor, CemTable
from cxdesigner.model.store import Transaction
from cxdesigner.rules.cem import table_of
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule

HIGH = 9.0


def _lower(tx: Transaction, finding: Finding) -> None:
    """Lower the ideal of factors that are no key experience to what customers expect."""
    table = table_of(tx.view)
    keys = () if table is None else table.key_experiences
    for factor in tx.view.of_type(CemFactor):
        if factor.factor in keys or factor.ideal is None or factor.expectation is None:
            continue
        if factor.ideal >= HIGH > factor.expectation:
            tx.put(factor.replace(ideal=factor.expectation))


@rule(
    code="M03",
    name="cem-ideal-overreach",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(CemTable, CemFactor),
    message=N_("{count} of {total} factors have an ideal of 9 or more: resources are limited."),
    fix=Fix(N_("Lower the other ideals to the expectation"), _lower),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak when more than a third of three or more factors aim at 9 or more."""
    factors = facts.view.of_type(CemFactor)
    high = [factor for factor in factors if factor.ideal is not None and factor.ideal >= HIGH]
    if len(factors) <= 2 or len(high) * 3 <= len(factors):
        return FINE
    return document_hit((factor.id for factor in high), count=len(high), total=len(factors))
