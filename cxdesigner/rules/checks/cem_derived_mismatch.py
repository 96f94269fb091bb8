"""D10: a stored result that its own inputs contradict."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.method import CemFactor
from cxdesigner.model.store import Transaction
from cxdesigner.rules.cem import gap, satisfaction, weighted
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import factor_name

TOLERANCE = 0.01
DERIVED = (
    ("satisfaction", satisfaction, N_("satisfaction")),
    ("weighted", weighted, N_("weighted satisfaction")),
    ("gap", gap, N_("experience gap")),
)


def _recompute(tx: Transaction, finding: Finding) -> None:
    factor = tx.view.get(CemFactor, finding.subjects[0])
    if factor is not None:
        stored = [
            (name, formula) for name, formula, _ in DERIVED if getattr(factor, name) is not None
        ]
        tx.put(factor.replace(**{name: formula(factor) for name, formula in stored}))


@rule(
    code="D10",
    name="cem-derived-mismatch",
    severity="error",
    maturity="draft",
    scope="record",
    over=CemFactor,
    message=N_("The factor {factor} stores {stored} as {cell}; its inputs give {value}."),
    fix=Fix(N_("Recompute"), _recompute),
)
def check(facts: Facts, factor: CemFactor) -> Verdict:
    """Compare stored columns 2c, 3 and 4b with their formulas; empty cells are computed anyway."""
    for name, formula, cell in DERIVED:
        stored: float | None = getattr(factor, name)
        value = formula(factor)
        if stored is not None and value is not None and abs(stored - value) > TOLERANCE:
            return hit(
                factor.id,
                factor=factor_name(factor.factor),
                cell=Term(cell),
                stored=stored,
                value=value,
            )
    return FINE
