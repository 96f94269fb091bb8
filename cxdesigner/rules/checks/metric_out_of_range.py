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
    field, bad = _impossible(metric)
    if bad is None:
        return FINE
    name = metric_name(metric)
    return hit(*metric_subjects(metric), field=field, metric=name, value=bad)


def _impossible(metric: Metric) -> tuple[str, float | str | None]:
    """Return the field that holds a figure that cannot be, and the figure; None if none does."""
    kind = metric_type(metric)
    if kind == "nps" and metric.value is not None and not -100 <= metric.value <= 100:
        return "value", metric.value
    if kind in ("csat", "ces", "nps"):
        low, high = (0.0, 10.0) if kind == "nps" else (float(lowest(metric)), metric.scale)
        for answer, _count in metric.counts:
            number = _number(answer)
            if number is None or number < low or (high is not None and number > high):
                return "counts", answer
    numbers: list[tuple[str, float | None]] = [("counts", count) for _, count in metric.counts]
    if not metric.percent:
        if metric.n == 0:
            return "n", metric.n
        fields = ("promoters", "passives", "detractors", "n")
        numbers += [(field, getattr(metric, field)) for field in fields]
    for field, figure in numbers:
        if figure is not None and (figure < 0 or figure != int(figure)):
            return field, figure
    return "", None


def _number(answer: str) -> float | None:
    try:
        return float(answer)
    except ValueError:
        return None
