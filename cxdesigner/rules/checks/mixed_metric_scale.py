"""D07: one kind of score on two scales."""

from __future__ import annotations

from collections import defaultdict

from cxdesigner.analysis.surveys import lowest
from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.insight import Metric
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Hit, Verdict, hit
from cxdesigner.rules.metrics import metric_type
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="D07",
    name="mixed-metric-scale",
    severity="warning",
    maturity="review",
    scope="whole",
    over=Blueprint,
    reads=(Metric,),
    message=N_("{metric} is measured on different scales: {scales}."),
    fix=Fix(N_("Open the metric"), field="scale"),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Speak once for each type of metric that is given on more than one scale."""
    members: dict[str, list[Metric]] = defaultdict(list)
    for metric in facts.view.of_type(Metric):
        if metric.scale is not None:
            members[metric_type(metric)].append(metric)
    found: list[Hit] = []
    for kind in sorted(members):
        scales = sorted(
            {(lowest(one), one.scale) for one in members[kind] if one.scale is not None}
        )
        if len(scales) > 1:
            ids = [metric.id for metric in members[kind]]
            found += hit(*ids, metric=kind.upper(), scales=_words(scales))
    return tuple(found) or FINE


def _words(scales: list[tuple[int, float]]) -> tuple[float | str, ...]:
    """Return scales by their highest answer; by both ends where not all begin with 1."""
    if all(low == 1 for low, _high in scales):
        return tuple(high for _low, high in scales)
    return tuple(f"{low:g}…{high:g}" for low, high in scales)
