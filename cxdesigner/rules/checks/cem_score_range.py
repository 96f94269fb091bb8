"""D09: a score of the experience table outside of 0 to 10."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.method import CemFactor
from cxdesigner.model.store import Transaction
from cxdesigner.rules.cem import SCORES
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule
from cxdesigner.rules.words import factor_name

LEAST, MOST = 0.0, 10.0


def _clamp(tx: Transaction, finding: Finding) -> None:
    factor = tx.view.get(CemFactor, finding.subjects[0])
    if factor is not None:
        scores = {name: getattr(factor, name) for name in SCORES}
        tx.put(
            factor.replace(
                **{
                    name: min(max(score, LEAST), MOST)
                    for name, score in scores.items()
                    if score is not None
                }
            )
        )


@rule(
    code="D09",
    name="cem-score-range",
    severity="error",
    maturity="sketch",
    scope="record",
    over=CemFactor,
    message=N_("The factor {factor} has the score {value}, outside of 0…10."),
    fix=Fix(N_("Bring it to the end of the scale"), _clamp),
)
def check(facts: Facts, factor: CemFactor) -> Verdict:
    """Speak of experience, expectation, importance or ideal outside of 0…10."""
    for name in SCORES:
        score: float | None = getattr(factor, name)
        if score is not None and not LEAST <= score <= MOST:
            return hit(factor.id, factor=factor_name(factor.factor), value=score)
    return FINE
