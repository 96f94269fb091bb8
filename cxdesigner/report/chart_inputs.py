"""What the pictures of a blueprint's analyses are drawn with: crosshair, sums, lived journey."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.money import LIFETIME_INPUTS, money_metrics
from cxdesigner.scene.charts.options import ChartOptions, LifetimeInputs, ProfitInputs


def chart_options(facts: Facts) -> ChartOptions:
    """Return what a picture of these figures is drawn with; it may compute some of them."""
    quadrants, lived = facts.quadrants, facts.lived
    lines = (quadrants.importance, quadrants.performance) if quadrants else None
    return ChartOptions(
        crosshair=quadrants.crosshair if quadrants else "means",
        lines=lines if quadrants and quadrants.crosshair == "custom" else None,
        planned=lived[0].planned if lived else (),
        actual=lived[0].actual if lived else (),
        lifetime=_lifetime(facts),
        profit=_profit(facts),
    )


def _lifetime(facts: Facts) -> LifetimeInputs | None:
    found = facts.lifetime
    if found is None or found.value is None:
        return None
    assert found.margin is not None
    assert found.retention is not None
    assert found.discount is not None
    ids = tuple(metric.id for metric in money_metrics(facts.view, LIFETIME_INPUTS).values())
    return LifetimeInputs(found.margin, found.retention, found.discount, subject_ids=ids)


def _profit(facts: Facts) -> ProfitInputs | None:
    found = facts.profit
    if found is None or found.price is None or found.labour_rate is None:
        return None
    times = {pace: minutes for pace, minutes, _left in found.paces}
    return ProfitInputs(
        price=found.price,
        rate=found.labour_rate,
        materials=found.materials or 0.0,
        overhead=found.overhead or 0.0,
        planned=times.get("standard"),
        tolerance=times.get("tolerated"),
        subject_ids=facts.lead_time.longest.path if facts.lead_time.longest else (),
    )
