"""D01: a figure that cannot be."""

from __future__ import annotations

from cxdesigner.analysis.surveys import lowest
from cxdesigner.base.i18n import N_
from cxdesigner.model.insight import Metric
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Verdict, hit
from cxdesigner.rules.metrics import metric_name, metric_subjects, metric_type
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="D01",
    name="metric-out-of-range",
    severity="error",
    maturity="sketch",
    scope="record",
    over=Metric,
    message=N_("The metric {metric} holds a figure that cannot be: {value}."),
    fix=Fix(N_("Open the metric"), field="value"),
)
def check(facts: Facts, metric: Metric) -> Verdict:
    """Speak of scores outside of their scale and of counts that are negative or broken.

    NPS lies in −100…100, an answer in scale_min…scale (from 1 where nothing is said; NPS 0…10), and
    a sample holds at least one answer.
    """
    bad = _impossible(metric)
    if bad is None:
        return FINE
    return hit(*metric_subjects(metric), metric=metric_name(metric), value=bad)


def _impossible(metric: Metric) -> float | str | None:
    kind = metric_type(metric)
    if kind == "nps" and metric.value is not None and not -100 <= metric.value <= 100:
        return metric.value
    if kind in ("csat", "ces", "nps"):
        low, high = (0.0, 10.0) if kind == "nps" else (float(lowest(metric)), metric.scale)
        for answer, _count in metric.counts:
            number = _number(answer)
            if number is None or number < low or (high is not None and number > high):
                return answer
    numbers = [count for _, count in metric.counts]
    if not metric.percent:
        parts = (metric.promoters, metric.passives, metric.detractors)
        numbers += [part for part in parts if part is not None]
        if metric.n is not None:
            if metric.n == 0:
                return metric.n
            numbers.append(metric.n)
    return next((number for number in numbers if number < 0 or number != int(number)), None)


def _number(answer: str) -> float | None:
    try:
        return float(answer)
    except ValueError:
        return None
