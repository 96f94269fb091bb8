"""D06: a score from too few answers."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.insight import Metric
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Verdict, hit
from cxdesigner.rules.metrics import SURVEYS, answers, metric_name, metric_subjects, metric_type
from cxdesigner.rules.registry import Fix, rule


@rule(
    code="D06",
    name="small-sample",
    severity="advice",
    maturity="review",
    scope="record",
    over=Metric,
    message=N_("{metric} rests on {answers} answers: too few to rank touchpoints."),
    collapsed=N_("{count} of {total} survey scores rest on too few answers."),
    fix=Fix(N_("Open the metric"), field="n"),
)
def check(facts: Facts, metric: Metric) -> Verdict:
    """Speak of survey scores with fewer answers than the setting, 30 unless changed."""
    if metric_type(metric) not in SURVEYS:
        return None
    total = answers(metric)
    if total is None:
        return None
    if total >= facts.settings.small_sample:
        return FINE
    return hit(*metric_subjects(metric), metric=metric_name(metric), answers=total)
