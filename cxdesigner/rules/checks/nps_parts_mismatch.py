"""D02: promoters, passives and detractors that do not add up."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.insight import Metric
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.metrics import metric_name, metric_subjects
from cxdesigner.rules.registry import Fix, rule

TOLERANCE = 0.5
"""Points that rounded percentages may miss 100 by."""


def _recompute(tx: Transaction, finding: Finding) -> None:
    metric = tx.view.get(Metric, finding.subjects[0])
    if metric is None or metric.percent:
        return
    parts = [metric.promoters, metric.passives, metric.detractors]
    tx.put(metric.replace(n=sum(part for part in parts if part is not None)))


@rule(
    code="D02",
    name="nps-parts-mismatch",
    severity="error",
    maturity="draft",
    scope="record",
    over=Metric,
    message=N_("The parts of {metric} add up to {sum}, not to {whole}."),
    fix=Fix(N_("Recompute the number of answers"), _recompute, field="n"),
)
def check(facts: Facts, metric: Metric) -> Verdict:
    """Compare the three parts with n, or with 100 where they are percentages."""
    parts = [metric.promoters, metric.passives, metric.detractors]
    total = sum(part for part in parts if part is not None)
    if any(part is None for part in parts):
        return None
    whole = 100.0 if metric.percent else metric.n
    if whole is None:
        return None
    if abs(total - whole) <= (TOLERANCE if metric.percent else 0):
        return FINE
    return hit(*metric_subjects(metric), metric=metric_name(metric), sum=total, whole=whole)
