"""Straight scales: from values to points, and the values that are printed beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxdesigner.analysis.words import number_text


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` along a picture; beyond its ends they lie on the edge.

    ``ticks`` are the values printed beside it, as (value, text).
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()

    def share(self, value: float) -> float:
        """Return where a value lies, 0…1."""
        span = self.high - self.low
        return min(max((value - self.low) / span, 0.0), 1.0) if span > 0 else 0.0

    def at(self, value: float, start: float, end: float) -> float:
        """Return the place of a value between two places."""
        return start + self.share(value) * (end - start)


def nice_step(span: float, most: int) -> float:
    """Return the least step of 1, 2 or 5 times a power of ten that needs at most so many steps."""
    rough = max(span, 1e-9) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1.0, 2.0, 5.0, 10.0):
        if factor * power >= rough * (1 - 1e-9):
            return factor * power
    return 10.0 * power


def scale_of(
    values: Sequence[float],
    *,
    low: float | None = None,
    high: float | None = None,
    most: int = 5,
    text: Callable[[float], str] = number_text,
) -> Scale:
    """Return a scale around values that ends at round ones, unless its ends are given.

    Zero is always on it, unless ``low`` is given.
    """
    least = min([0.0, *values]) if low is None else low
    largest = max([0.0, *values]) if high is None else high
    if largest - least < 1e-9:
        largest = least + 1.0
    step = nice_step(largest - least, most)
    first = math.floor(least / step + 1e-9) * step if low is None else least
    last = math.ceil(largest / step - 1e-9) * step if high is None else largest
    ticks = []
    at = math.ceil(first / step - 1e-9)
    while at * step <= last + step * 1e-6:
        value = at * step
        ticks.append((value, text(0.0 if abs(value) < step * 1e-6 else value)))
        at += 1
    return Scale(first, last, tuple(ticks))


_MINUTE_STEPS = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 10080, 43200)


def minute_scale(most_minutes: float, text: Callable[[float], str], most: int = 5) -> Scale:
    """Return a scale of time from 0, with steps as clocks and calendars have them."""
    span = max(most_minutes, 1.0)
    step = next((s for s in _MINUTE_STEPS if span / s <= most), nice_step(span, most))
    count = math.ceil(span / step - 1e-9)
    ticks = tuple((at * step, text(at * step) if at else "0") for at in range(count + 1))
    return Scale(0.0, count * step, ticks)
