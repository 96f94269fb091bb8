"""What the two analyses about money are computed from: metrics of the whole journey.

Source: domain 4.12 and 4.18. Each input is a metric without an element whose type names it; rates
of a relationship are fractions of one period, times are minutes. Nothing is made up: what is not
entered is None, and so is what follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.lifetime import lifetime_value
from cxdesigner.analysis.minutes import counted_minutes
from cxdesigner.analysis.profit import break_even_minutes, profit
from cxdesigner.analysis.time import LeadTime
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.view import RecordView

LIFETIME_INPUTS: tuple[str, ...] = ("margin", "retention", "discount")
PROFIT_INPUTS: tuple[str, ...] = ("price", "labour_rate", "materials", "overhead")
"""Types of the metrics, in the order in which they are asked for."""

Pace = Literal["standard", "drawn", "tolerated"]
"""Standard times, the times of work as drawn, the longest times that customers accept."""


@dataclass(frozen=True, slots=True)
class Lifetime:
    """What a customer relationship is worth; money in the unit of the margin."""

    margin: float | None
    retention: float | None
    discount: float | None
    value: float | None
    """From the next period on; None if an input is missing, impossible, or it has no end."""

    with_first: float | None
    """Today's margin included."""


@dataclass(frozen=True, slots=True)
class Profit:
    """What is left of a price; money in its unit, the rate in it per minute."""

    price: float | None
    labour_rate: float | None
    materials: float | None
    overhead: float | None
    break_even: float | None
    """Minutes that leave nothing."""

    paces: tuple[tuple[Pace, float, float | None], ...]
    """(pace, minutes, profit) of the longest way, for the paces whose times are known."""


def money_metrics(view: RecordView, types: tuple[str, ...]) -> dict[str, Metric]:
    """Return the metric of each input that the blueprint has, by type; the first by id counts."""
    found: dict[str, Metric] = {}
    for metric in view.of_type(Metric):
        kind = metric.type.strip().casefold()
        if metric.element_id is None and kind in types:
            found.setdefault(kind, metric)
    return found


def lifetime_of(view: RecordView) -> Lifetime | None:
    """Return the value of the relationship; None if none of its inputs was begun."""
    known = money_metrics(view, LIFETIME_INPUTS)
    if not known:
        return None
    margin, retention, discount = (_value(known, kind) for kind in LIFETIME_INPUTS)
    value = first = None
    if margin is not None and _is_rate(retention) and _is_rate(discount):
        assert retention is not None
        assert discount is not None
        value = lifetime_value(margin, retention, discount)
        first = lifetime_value(margin, retention, discount, with_first=True)
    return Lifetime(margin, retention, discount, value, first)


def profit_of(view: RecordView, time: LeadTime) -> Profit | None:
    """Return the profit of the longest way at each pace; None if no input was begun.

    Materials and overhead count as nothing where they are not entered; price and rate are needed.
    """
    known = money_metrics(view, PROFIT_INPUTS)
    if not known:
        return None
    price, rate, materials, overhead = (_value(known, kind) for kind in PROFIT_INPUTS)
    costs = materials or 0.0, overhead or 0.0
    breaks = None if price is None or rate is None else break_even_minutes(price, rate, *costs)
    paces: list[tuple[Pace, float, float | None]] = []
    for pace, minutes in _paces(view, time):
        left = None if price is None or rate is None else profit(price, minutes, rate, *costs)
        paces.append((pace, minutes, left))
    return Profit(price, rate, materials, overhead, breaks, tuple(paces))


def _paces(view: RecordView, time: LeadTime) -> list[tuple[Pace, float]]:
    if time.longest is None:
        return []
    passed = [view.need(Element, key) for key in time.longest.path]
    found: list[tuple[Pace, float]] = []
    times: tuple[tuple[Pace, list[float]], ...] = (
        ("standard", [m for e in passed if (m := minutes_of(e.std)) is not None]),
        ("drawn", [m for e in passed if (m := counted_minutes(e.work)) is not None]),
        ("tolerated", [m for e in passed if (m := minutes_of(e.max)) is not None]),
    )
    for pace, minutes in times:
        if minutes:
            found.append((pace, sum(minutes)))
    return found


def _value(known: dict[str, Metric], kind: str) -> float | None:
    metric = known.get(kind)
    return None if metric is None else metric.value


def _is_rate(value: float | None) -> bool:
    return value is not None and 0 <= value <= 1
