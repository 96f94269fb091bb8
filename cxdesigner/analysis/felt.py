"""What customers said about an element in surveys, as a value on the emotion scale.

Each survey with an answer is brought to −1…+1 around its own middle, as emotion scales are (domain
2.6): a mean CSAT of 4 on 1…5 is +0.5, an NPS of −40 is −0.4, an effort index of 75 of 100 is +0.5;
answers about the emotion itself are on the scale of the blueprint already. Several surveys count
alike.

The spread is the standard deviation of single answers, with n − 1, on the same scale; the answers
to an NPS question are +1, 0 or −1, so its variance is that of domain 4.3. For several surveys it is
that of a mixture in equal parts: ``√(mean of variances + variance of means)``. Where only a score
is stated, or one answer is given, there is no spread.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator
from dataclasses import dataclass

from cxdesigner.analysis.emotion import normalised
from cxdesigner.analysis.intervals import MOST_ANSWERS
from cxdesigner.analysis.surveys import answer_counts, ces_surveys, csat_surveys, nps_surveys
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.queries import customer_elements
from cxdesigner.model.view import RecordView

EMOTION = "emotion"
"""Type of the metrics that count answers about the emotion, on the scale of the blueprint."""

_ON_CURVE = frozenset({"touchpoint", "action"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One survey about an element; ``value`` and ``spread`` are on the scale of the blueprint."""

    source: str
    """What was asked: CSAT, NPS, CES or ``EMOTION``."""

    value: float
    n: float | None
    spread: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A value on the scale of the blueprint and the surveys that it comes from."""

    value: float
    surveys: tuple[Asked, ...]
    spread: float | None = None
    """Standard deviation of the answers; None where a survey does not tell it."""

    @property
    def sources(self) -> tuple[str, ...]:
        """What was asked, each once."""
        return tuple(dict.fromkeys(one.source for one in self.surveys))

    @property
    def n(self) -> float | None:
        """Number of answers to all of the surveys; None if none tells it."""
        known = [one.n for one in self.surveys if one.n is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class _Found:
    """One survey on the scale −1…+1; ``variance`` is of one answer."""

    source: str
    value: float
    n: float | None = None
    variance: float | None = None


def measured_emotion(view: RecordView, element_id: str) -> Measured | None:
    """Return what the surveys of an element say, or None if there is none with answers."""
    # With its own surveys alone: there may be thousands, and it is asked with each selection.
    alone = RecordView((view.blueprint, *view.referring(element_id, Metric)))
    return measured_emotions(alone).get(element_id)


def measured_emotions(view: RecordView) -> dict[str, Measured]:
    """Return what surveys say by element; elements without answers are left out."""
    found: dict[str, list[_Found]] = {}
    for element_id, one in (*_csat(view), *_nps(view), *_ces(view), *_emotion(view)):
        found.setdefault(element_id, []).append(one)
    blueprint = view.blueprint
    middle = (blueprint.scale_min + blueprint.scale_max) / 2
    half = (blueprint.scale_max - blueprint.scale_min) / 2
    return {key: _together(several, middle, half) for key, several in found.items()}


def evidence_runs(view: RecordView, measured: Container[str]) -> tuple[tuple[str, ...], ...]:
    """Return the stretches of a curve calculated from evidence: element ids, at least two each.

    They go through touchpoints and customer actions in reading order. One without evidence is a
    gap: nothing is interpolated over it.
    """
    runs: list[tuple[str, ...]] = []
    run: list[str] = []
    for element in (*_on_curve(view), None):
        if element is not None and element.id in measured:
            run.append(element.id)
            continue
        if len(run) > 1:
            runs.append(tuple(run))
        run = []
    return tuple(runs)


def _on_curve(view: RecordView) -> Iterator[Element]:
    for element in customer_elements(view):
        if element.kind in _ON_CURVE and element.step_id is not None:
            yield element


def _together(several: list[_Found], middle: float, half: float) -> Measured:
    mean = sum(one.value for one in several) / len(several)
    variances = [one.variance for one in several if one.variance is not None]
    spread = None
    if len(variances) == len(several):
        between = sum((one.value - mean) ** 2 for one in several) / len(several)
        spread = abs(half) * math.sqrt(sum(variances) / len(variances) + between)
    return Measured(
        middle + half * mean,
        tuple(
            Asked(
                one.source,
                middle + half * one.value,
                one.n,
                None if one.variance is None else abs(half) * math.sqrt(one.variance),
            )
            for one in several
        ),
        spread,
    )


def _csat(view: RecordView) -> Iterator[tuple[str, _Found]]:
    for csat in csat_surveys(view):
        if csat.element_id is None:
            continue
        metric = view.need(Metric, csat.metric_id)
        if csat.figures is not None:
            scale = csat.figures.scale
            variance = _variance(answer_counts(metric), 1, scale)
            value = normalised(csat.figures.mean, 1, scale)
            yield csat.element_id, _Found("CSAT", value, csat.figures.n, variance)
        elif (stated := _stated_mean(metric)) is not None:
            yield csat.element_id, _Found("CSAT", stated, _n(metric))


def _nps(view: RecordView) -> Iterator[tuple[str, _Found]]:
    for nps in nps_surveys(view):
        if nps.element_id is None:
            continue
        if nps.figures is not None:
            figures = nps.figures
            variance = figures.variance * figures.n / (figures.n - 1) if figures.n > 1 else None
            yield nps.element_id, _Found("NPS", figures.score / 100, figures.n, variance)
        elif nps.stated is not None and -100 <= nps.stated <= 100:
            n = _n(view.need(Metric, nps.metric_id))
            yield nps.element_id, _Found("NPS", nps.stated / 100, n)


def _ces(view: RecordView) -> Iterator[tuple[str, _Found]]:
    for ces in ces_surveys(view):
        if ces.element_id is None:
            continue
        metric = view.need(Metric, ces.metric_id)
        if ces.figures is not None:
            variance = _variance(answer_counts(metric), 1, ces.figures.scale)
            value = normalised(ces.figures.index, 0, 100)
            yield ces.element_id, _Found("CES", value, ces.figures.n, variance)
        elif (stated := _stated_mean(metric)) is not None:
            sign = -1 if metric.direction == "lower" else 1
            yield ces.element_id, _Found("CES", sign * stated, _n(metric))


def _emotion(view: RecordView) -> Iterator[tuple[str, _Found]]:
    low, high = view.blueprint.scale_min, view.blueprint.scale_max
    for metric in view.of_type(Metric):
        if metric.type.strip().casefold() != EMOTION or metric.element_id is None:
            continue
        counts = answer_counts(metric)
        n = sum(counts.values())
        possible = all(low <= answer <= high and number >= 0 for answer, number in counts.items())
        if counts and possible and 0 < n <= MOST_ANSWERS:
            mean = sum(answer * number for answer, number in counts.items()) / n
            variance = _variance(counts, low, high)
            yield metric.element_id, _Found(EMOTION, normalised(mean, low, high), n, variance)
        elif not counts and metric.value is not None and low <= metric.value <= high:
            value = normalised(metric.value, low, high)
            yield metric.element_id, _Found(EMOTION, value, _n(metric))


def _variance(counts: dict[float, float], low: float, high: float) -> float | None:
    """Return the variance (n − 1) of answers brought to −1…+1; None for a single answer."""
    n = sum(counts.values())
    if n <= 1:
        return None
    values = {normalised(answer, low, high): number for answer, number in counts.items()}
    mean = sum(value * number for value, number in values.items()) / n
    return sum(number * (value - mean) ** 2 for value, number in values.items()) / (n - 1)


def _stated_mean(metric: Metric) -> float | None:
    """Return a mean that is stated without its answers, if its scale is known, on −1…+1."""
    value, scale = metric.value, metric.scale
    if value is None or scale is None or metric.counts or not 1 <= value <= scale or scale <= 1:
        return None
    return normalised(value, 1, scale)


def _n(metric: Metric) -> float | None:
    return metric.n if metric.n is not None and metric.n > 0 else None
