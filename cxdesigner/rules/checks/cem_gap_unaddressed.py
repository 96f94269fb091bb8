"""M06: a gap at a key experience that no need closes."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.ids import new_id
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.method import CemFactor, CemNeed, CemTable
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.cem import gap, table_of
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Hit, Verdict, hit
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import factor_name


def _create(tx: Transaction, finding: Finding) -> None:
    factor = tx.view.get(CemFactor, finding.subjects[0])
    if factor is not None:
        text = LocalText.of(_("What customers need here"))
        tx.put(CemNeed(id=new_id(CemNeed.PREFIX), factor=factor.factor, text=text))


@rule(
    code="M06",
    name="cem-gap-unaddressed",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(CemTable, CemFactor, CemNeed),
    message=N_("The key experience {factor} has a gap of {gap}, and no need closes it."),
    fix=Fix(N_("Create a need"), _create),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak of key experiences below their ideal for which step 5 names no need."""
    table = table_of(facts.view)
    if table is None:
        return FINE
    answered = {need.factor for need in facts.view.of_type(CemNeed)}
    found: list[Hit] = []
    for factor in facts.view.of_type(CemFactor):
        distance = gap(factor)
        if factor.factor in table.key_experiences and factor.factor not in answered:
            if distance is not None and distance < 0:
                found += hit(factor.id, factor=factor_name(factor.factor), gap=distance)
    return tuple(found) or FINE
