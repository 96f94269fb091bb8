"""Reading metrics: type, size of the sample, name in a message."""

from __future__ import annotations

from cxdesigner.model.insight import Metric
from cxdesigner.rules.finding import Param

SURVEYS: frozenset[str] = frozenset({"nps", "csat", "ces"})
"""Metrics that people answer, so that the size of the sample matters."""


def metric_type(metric: Metric) -> str:
    """Return the type of a metric in one case."""
    return metric.type.strip().casefold()


def metric_name(metric: Metric) -> Param:
    """Return what a message calls a metric."""
    return metric.name or metric.type.upper()


def metric_subjects(metric: Metric) -> tuple[str, ...]:
    """Return the ids that a finding about a metric names."""
    return (metric.id,) if metric.element_id is None else (metric.id, metric.element_id)


def answers(metric: Metric) -> float | None:
    """Return the number of answers: n, else the sum of counts or parts; None if unknown."""
    if metric.n is not None:
        return metric.n
    if metric.counts:
        return sum(count for _, count in metric.counts)
    parts = (metric.promoters, metric.passives, metric.detractors)
    if metric.percent or any(part is None for part in parts):
        return None
    return sum(part for part in parts if part is not None)
