"""Opportunity score: what matters and is not yet satisfied.

Source: domain 4.6 (Ulwick). Satisfaction here is a level: of the CEM table it is the experience
(2a), never the difference to the expectation (2c).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.cem import cem
from cxdesigner.model.view import RecordView

Band = Literal["extreme", "high", "consider", "low"]


@dataclass(frozen=True, slots=True)
class OpportunityScore:
    """Score 0…20 of one need; importance and satisfaction 0…10."""

    importance: float
    satisfaction: float
    score: float
    band: Band
    overserved: bool
    """Satisfaction above importance."""


def opportunity_score(importance: float, satisfaction: float) -> OpportunityScore:
    """Return ``I + max(I − S, 0)``: above 15 extreme, from 12 high, from 10 worth considering."""
    score = importance + max(importance - satisfaction, 0.0)
    band: Band = "low"
    if score > 15:
        band = "extreme"
    elif score >= 12:
        band = "high"
    elif score >= 10:
        band = "consider"
    return OpportunityScore(importance, satisfaction, score, band, satisfaction > importance)


def factor_scores(view: RecordView) -> tuple[tuple[str, OpportunityScore], ...]:
    """Return (factor, score) of the CEM table, highest score first."""
    table = cem(view)
    found = [
        (row.factor, opportunity_score(row.importance, row.experience))
        for row in (table.rows if table else ())
        if row.importance is not None and row.experience is not None
    ]
    return tuple(sorted(found, key=lambda pair: -pair[1].score))
