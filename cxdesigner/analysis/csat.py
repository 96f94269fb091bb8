"""Customer satisfaction: the share of the top answers, with a Wilson interval.

Source: domain 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxdesigner.analysis.intervals import CONFIDENCE, MOST_ANSWERS, Interval, wilson


@dataclass(frozen=True, slots=True)
class Csat:
    """Satisfaction; ``share`` and ``interval`` are shares 0…1, ``mean`` is on the scale."""

    n: float
    scale: int
    low: int
    """The lowest answer there can be."""

    top: int
    """How many of the highest answers count as satisfied."""

    satisfied: float
    share: float
    interval: Interval
    mean: float


def default_top(answers: int) -> int:
    """Return how many answers count as satisfied: 1 of 3, 2 of 5 and 7, 3 of 10 (domain 4.3)."""
    if answers <= 3:
        return 1
    return 2 if answers <= 7 else 3


def csat(
    counts: Mapping[float, float],
    scale: int = 5,
    top: int | None = None,
    confidence: float = CONFIDENCE,
    low: int = 1,
) -> Csat | None:
    """Return the satisfaction of counted answers; None if there is none or one is impossible.

    Parameters
    ----------
    counts
        Answer (low…scale) → how many gave it.
    top
        How many of the highest answers count as satisfied; None = the usual number.
    """
    n = sum(counts.values())
    if not is_possible(counts, scale, low):
        return None
    taken = default_top(scale - low + 1) if top is None else top
    satisfied = sum(number for answer, number in counts.items() if answer > scale - taken)
    interval = wilson(satisfied, n, confidence)
    if interval is None:
        return None
    mean = sum(answer * number for answer, number in counts.items()) / n
    return Csat(n, scale, low, taken, satisfied, satisfied / n, interval, mean)


def is_possible(counts: Mapping[float, float], scale: int, low: int = 1) -> bool:
    """Say whether there are answers, all on the scale, none counted below zero (rule D01)."""
    return (
        0 < sum(counts.values()) <= MOST_ANSWERS
        and all(number >= 0 for number in counts.values())
        and all(low <= answer <= scale for answer, number in counts.items() if number)
    )
