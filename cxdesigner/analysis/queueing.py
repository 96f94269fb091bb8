"""Little's law: how many are present, how fast they come, how long they stay.

Source: domain 4.8 (L = λW). Holds for averages of a process that neither fills nor empties.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.minutes import spent_minutes
from cxdesigner.analysis.time import LeadTime
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.view import RecordView

_MINUTES = 60.0

ARRIVALS, PRESENT = "arrivals", "present"
"""Types of the metrics: how many come in an hour, how many are there on average."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The law at one step, or at the whole journey."""

    metric_id: str
    """Of the metric that counts the arrivals."""

    element_id: str | None
    arrivals: float
    """In an hour."""

    minutes: float
    """That each stays."""

    present: float
    computed: Literal["present", "minutes"]
    """Which of the figures follows from the two others."""


def present(arrivals_per_hour: float, minutes: float) -> float:
    """Return how many are present on average: arrivals an hour × time each stays."""
    return arrivals_per_hour * minutes / _MINUTES


def minutes_of_stay(number_present: float, arrivals_per_hour: float) -> float | None:
    """Return how many minutes each stays on average; None if nobody arrives."""
    return number_present / arrivals_per_hour * _MINUTES if arrivals_per_hour > 0 else None


def arrivals_per_hour(number_present: float, minutes: float) -> float | None:
    """Return how many arrive in an hour on average; None if nobody stays."""
    return number_present / minutes * _MINUTES if minutes > 0 else None


def queues(view: RecordView, time: LeadTime) -> tuple[Queue, ...]:
    """Return the law for each step with a metric of its arrivals; the journey takes its lead time.

    Where those present were counted too, it says how long they stay; else how many are present,
    from work and wait as drawn. What lacks both is left out.
    """
    metrics = [one for one in view.of_type(Metric) if one.value is not None and one.value > 0]
    counted = {one.element_id: one.value for one in metrics if _is(one, PRESENT)}
    found: list[Queue] = []
    for metric in metrics:
        rate, place = metric.value, metric.element_id
        if rate is None or not _is(metric, ARRIVALS):
            continue
        number = counted.get(place)
        stay = None if number is None else minutes_of_stay(number, rate)
        if number is not None and stay is not None:
            found.append(Queue(metric.id, place, rate, stay, number, "minutes"))
            continue
        minutes = _drawn(view, place, time)
        if minutes:
            found.append(Queue(metric.id, place, rate, minutes, present(rate, minutes), "present"))
    return tuple(found)


def _drawn(view: RecordView, element_id: str | None, time: LeadTime) -> float | None:
    if element_id is None:
        return None if time.longest is None else time.longest.minutes
    element = view.get(Element, element_id)
    return None if element is None else spent_minutes(element)


def _is(metric: Metric, kind: str) -> bool:
    return metric.type.strip().casefold() == kind
