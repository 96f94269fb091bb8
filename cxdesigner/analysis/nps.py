"""Net promoter score with honest intervals.

Source: domain 4.3; the variance of one answer and the adjusted Wald interval (3 answers more, three
quarters of one each to promoters and detractors) as tested by MeasuringU.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxdesigner.analysis.intervals import CONFIDENCE, MOST_ANSWERS, Interval, around, z_of

PROMOTERS_FROM = 9
DETRACTORS_TO = 6
"""Answers 0…10: 9 and 10 promote, 0 to 6 detract, 7 and 8 are passive."""

_ADDED = 3.0
_ADDED_EACH = 0.75


@dataclass(frozen=True, slots=True)
class Nps:
    """A net promoter score; figures and intervals run from −100 to +100 (no percentages)."""

    n: float
    promoters: float
    passives: float
    detractors: float
    score: float
    variance: float
    """Of one answer, on the scale −1…+1."""

    error: float
    """Standard error of the score."""

    wald: Interval
    """Not clamped; degenerate where all answers are alike."""

    adjusted_score: float
    adjusted: Interval
    """Adjusted Wald, not clamped: the better one for small samples."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two scores compared."""

    points: float
    z: float | None
    """None if neither score can vary."""

    significant: bool
    """Whether the difference is more than chance at the confidence asked for."""


def nps(
    promoters: float, passives: float, detractors: float, confidence: float = CONFIDENCE
) -> Nps | None:
    """Return the score of three numbers of answers; None if there is none or one is negative.

    ``NPS = 100·(P − D)``, variance ``P + D − (P − D)²``, ``SE = 100·√(variance / n)``.
    """
    n = promoters + passives + detractors
    if not 0 < n <= MOST_ANSWERS or min(promoters, passives, detractors) < 0:
        return None
    score, variance, error = _figures(promoters, detractors, n)
    added = _figures(promoters + _ADDED_EACH, detractors + _ADDED_EACH, n + _ADDED)
    return Nps(
        n=n,
        promoters=promoters,
        passives=passives,
        detractors=detractors,
        score=score,
        variance=variance,
        error=error,
        wald=around(score, error, confidence),
        adjusted_score=added[0],
        adjusted=around(added[0], added[2], confidence),
    )


def difference(first: Nps, second: Nps, confidence: float = CONFIDENCE) -> Difference:
    """Return ``z = (N₁ − N₂) / √(SE₁² + SE₂²)`` of two independent samples."""
    points = first.score - second.score
    error = math.hypot(first.error, second.error)
    if not error:
        return Difference(points, None, points != 0)
    z = points / error
    return Difference(points, z, abs(z) > z_of(confidence))


def _figures(promoters: float, detractors: float, n: float) -> tuple[float, float, float]:
    up, down = promoters / n, detractors / n
    variance = max(0.0, up + down - (up - down) ** 2)
    return 100 * (up - down), variance, 100 * math.sqrt(variance / n)
