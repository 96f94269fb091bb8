"""Customer effort score: how easy customers say it was.

Source: domain 4.3. CES 2.0 asks for agreement on 1…7 that it was easy, so higher is better; the
older form (1…5, low effort is good) runs the other way and is turned round for the shares.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.csat import is_possible
from cxdesigner.analysis.intervals import CONFIDENCE, Interval, around, wilson

Direction = Literal["higher", "lower"]
"""Which answers are good."""


@dataclass(frozen=True, slots=True)
class Ces:
    """Effort; ``mean`` and its interval are on the scale as answered, shares are 0…1."""

    n: float
    scale: int
    low: int
    """The lowest answer there can be."""

    direction: Direction
    mean: float
    deviation: float | None
    """Standard deviation with n − 1; None for a single answer."""

    mean_interval: Interval | None
    easy: float
    """Share of answers on the easy side of the middle: 5 to 7 of 7."""

    easy_interval: Interval
    net: float
    """Share of the two easiest answers less that of the hard side: %6–7 − %1–3 of 7."""

    index: float
    """The mean from 0 (hard) to 100 (easy)."""


def ces(
    counts: Mapping[float, float],
    scale: int = 7,
    direction: Direction = "higher",
    confidence: float = CONFIDENCE,
    low: int = 1,
) -> Ces | None:
    """Return the effort of counted answers; None if there is none or one is impossible.

    Parameters
    ----------
    counts
        Answer (low…scale) → how many gave it.
    """
    n = sum(counts.values())
    if scale <= low or not is_possible(counts, scale, low):
        return None
    mean = sum(answer * number for answer, number in counts.items()) / n
    deviation = None
    if n > 1:
        squares = sum(number * (answer - mean) ** 2 for answer, number in counts.items())
        deviation = math.sqrt(squares / (n - 1))
    # As if higher were always better.
    ease = {
        (answer if direction == "higher" else scale + low - answer): number
        for answer, number in counts.items()
    }
    middle = (scale + low) / 2
    easy = sum(number for answer, number in ease.items() if answer > middle)
    hard = sum(number for answer, number in ease.items() if answer < middle)
    best = sum(number for answer, number in ease.items() if answer > max(middle, scale - 2))
    interval = wilson(easy, n, confidence)
    if interval is None:
        return None
    good = mean if direction == "higher" else scale + low - mean
    return Ces(
        n=n,
        scale=scale,
        low=low,
        direction=direction,
        mean=mean,
        deviation=deviation,
        mean_interval=None
        if deviation is None
        else around(mean, deviation / math.sqrt(n), confidence),
        easy=easy / n,
        easy_interval=interval,
        net=(best - hard) / n,
        index=100 * (good - low) / (scale - low),
    )
