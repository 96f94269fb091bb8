"""Confidence intervals of means and shares, with the standard library alone.

Source: domain 4.3; z(95 %) = 1.959964.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

CONFIDENCE = 0.95

MOST_ANSWERS = 1e15
"""More answers than anybody can have: beyond it sums and squares overflow."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that fit a sample, in the unit of the figure itself."""

    low: float
    high: float

    def clamped(self, low: float, high: float) -> Interval:
        """Return the part within the possible values, as it is printed."""
        return Interval(min(max(self.low, low), high), max(min(self.high, high), low))


def z_of(confidence: float = CONFIDENCE) -> float:
    """Return the two-sided quantile of the normal distribution.

    Raises
    ------
    ValueError
        If the confidence is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError("confidence is a share between 0 and 1")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def around(value: float, error: float, confidence: float = CONFIDENCE) -> Interval:
    """Return ``value ± z·error`` (Wald); ``error`` is the standard error of the value."""
    reach = z_of(confidence) * error
    return Interval(value - reach, value + reach)


def wilson(hits: float, n: float, confidence: float = CONFIDENCE) -> Interval | None:
    """Return the Wilson interval of the share ``hits / n``, as shares 0…1; None if n is 0.

    ``(p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`` (domain 4.3).
    """
    if n <= 0:
        return None
    z, p = z_of(confidence), hits / n
    square = z * z / n
    middle = p + square / 2
    reach = z * math.sqrt(max(0.0, p * (1 - p)) / n + square / (4 * n))
    # Rounding may leave the lower end of 0 of n a hair below 0.
    found = Interval((middle - reach) / (1 + square), (middle + reach) / (1 + square))
    return found.clamped(0.0, 1.0)
