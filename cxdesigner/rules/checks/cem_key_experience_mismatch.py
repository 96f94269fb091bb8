"""M02: the key experience is not where the figures point."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.method import CemFactor, CemTable
from cxdesigner.model.store import Transaction
from cxdesigner.rules.cem import table_of, weighted
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, document_hit
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import factor_name


def _select(tx: Transaction, finding: Finding) -> None:
    table = table_of(tx.view)
    factor = tx.view.get(CemFactor, finding.subjects[0])
    if table is not None and factor is not None:
        tx.put(table.replace(key_experiences=(*table.key_experiences, factor.factor)))


@rule(
    code="M02",
    name="cem-key-experience-mismatch",
    severity="advice",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(CemTable, CemFactor),
    message=N_("The most negative factor, {factor} ({value}), is not a key experience."),
    fix=Fix(N_("Make it a key experience"), _select),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Compare the least importance × satisfaction, if negative, with the chosen key experiences."""
    table = table_of(facts.view)
    if table is None or table.override_reason:
        return FINE
    products = [
        (value, factor)
        for factor in facts.view.of_type(CemFactor)
        if (value := weighted(factor)) is not None and value < 0
    ]
    if not products:
        return FINE
    least = min(value for value, _ in products)
    lowest = [factor for value, factor in products if value == least]
    if any(factor.factor in table.key_experiences for factor in lowest):
        return FINE
    ids = tuple(factor.id for factor in lowest)
    return document_hit(ids, factor=factor_name(lowest[0].factor), value=least)
