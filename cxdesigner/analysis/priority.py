"""Which pain to treat first and which idea is worth most.

Source: domain 4.11; the order by satisfaction beside it is that of the CEM table (4.1).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from cxdesigner.analysis.cem import weighted
from cxdesigner.analysis.emotion import Curve, Moment, PeakEnd, curve_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.method import CemFactor
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class PainRank:
    """Priority of a pain point and what else speaks for it."""

    pain_id: str
    priority: float | None
    """Severity × frequency, 1…25; None if one of them is missing."""

    on_peak: bool
    on_end: bool
    """Whether it sits on the peak or the end of the emotion curve: it is remembered."""

    peak_end_rank: int | None
    """Place (1 = remembered most) by the weight of its moment in the peak–end score: on peak and
    end, on one of them, elsewhere; among these the worse feeling first. None without a feeling."""

    cem_rank: int | None
    """Place (1 = worst) of the worst of its element's factors by weighted satisfaction."""


@dataclass(frozen=True, slots=True)
class OpportunityValue:
    """Worth of an opportunity."""

    opportunity_id: str
    value: float | None
    """Σ priority of its pains × impact / effort; None if one of these is missing."""


def pain_ranks(view: RecordView, curve: Curve | None = None) -> tuple[PainRank, ...]:
    """Return the pain points, highest priority first.

    Those without a priority come last, by the number that they have.
    """
    known = curve or curve_of(view)
    figures = known.figures
    ranks = _factor_ranks(view)
    pains = view.of_type(PainPoint)
    remembered = _remembered(
        pains, {moment.element_id: moment for moment in known.moments}, figures
    )
    found = []
    for pain in pains:
        element = view.get(Element, pain.element_id)
        factors = element.factors if element is not None else ()
        worst = min((ranks[factor] for factor in factors if factor in ranks), default=None)
        found.append(
            PainRank(
                pain_id=pain.id,
                priority=pain_priority(pain),
                on_peak=figures is not None and figures.peak.element_id == pain.element_id,
                on_end=figures is not None and figures.end.element_id == pain.element_id,
                peak_end_rank=remembered.get(pain.id),
                cem_rank=worst,
            )
        )
    given = {pain.id: pain.severity or pain.frequency or 0.0 for pain in pains}
    return tuple(sorted(found, key=lambda r: (-(r.priority or 0.0), -given[r.pain_id], r.pain_id)))


def pain_priority(pain: PainPoint) -> float | None:
    """Return severity × frequency; None if one of them is missing."""
    if pain.severity is None or pain.frequency is None:
        return None
    return pain.severity * pain.frequency


def opportunity_values(view: RecordView) -> tuple[OpportunityValue, ...]:
    """Return the opportunities, most valuable first; those without a value last."""
    pains: dict[str, list[float]] = {}
    for pain in view.of_type(PainPoint):
        priority = pain_priority(pain)
        if priority is not None:
            for key in pain.opportunity_ids:
                pains.setdefault(key, []).append(priority)
    found = [
        OpportunityValue(idea.id, _value(idea, pains.get(idea.id)))
        for idea in view.of_type(Opportunity)
    ]
    return tuple(sorted(found, key=lambda idea: (-(idea.value or 0), idea.opportunity_id)))


def _value(idea: Opportunity, priorities: list[float] | None) -> float | None:
    if priorities is None or idea.impact is None or not idea.effort:
        return None
    return sum(priorities) * idea.impact / idea.effort


def _remembered(
    pains: tuple[PainPoint, ...], moments: dict[str, Moment], figures: PeakEnd | None
) -> dict[str, int]:
    """Pain id → place by how much its moment weighs in memory; equals share a place."""
    weights: dict[str, tuple[int, float]] = {}
    for pain in pains:
        moment = moments.get(pain.element_id or "")
        if moment is not None and figures is not None:
            places = (figures.peak.element_id, figures.end.element_id)
            weights[pain.id] = -places.count(moment.element_id), moment.value
    ordered = sorted(weights.values())
    return {key: 1 + bisect_left(ordered, weight) for key, weight in weights.items()}


def _factor_ranks(view: RecordView) -> dict[str, int]:
    """CEM factor → place by weighted satisfaction."""
    values = {
        row.factor: value for row in view.of_type(CemFactor) if (value := weighted(row)) is not None
    }
    ordered = sorted(values.values())
    return {factor: 1 + bisect_left(ordered, value) for factor, value in values.items()}
