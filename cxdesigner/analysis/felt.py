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
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxdesigner.analysis.emotion import normalised
from cxdesigner.analysis.intervals import MOST_ANSWERS
from cxdesigner.analysis.surveys import (
    answer_counts,
    ces_survey,
    csat_survey,
    lowest,
    nps_survey,
)
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What surveys say by element, from one side: a persona, or None for everybody asked."""

    persona_id: str | None
    measured: Mapping[str, Measured]


def measured_emotion(
    view: RecordView, element_id: str, persona_id: str | None = None
) -> Measured | None:
    """Return what the surveys of an element say, or None if there is none with answers.

    Of a persona it is what that persona answered; where it was not asked, what everybody answered.
    Without one all answers count.
    """
    # With its own surveys alone: there may be thousands, and it is asked with each selection.
    alone = RecordView((view.blueprint, *view.referring(element_id, Metric)))
    found = measured_emotions(alone) if persona_id is None else evidence_of(alone, persona_id)
    return found.get(element_id)


def was_asked(view: RecordView, persona_id: str) -> bool:
    """Say whether a persona has answers of its own about an element."""
    # One survey after the other: mostly the first tells it.
    return any(
        measured_emotions(RecordView((view.blueprint, metric)))
        for metric in view.referring(persona_id, Metric)
    )


def evidence_of(view: RecordView, persona_id: str) -> dict[str, Measured]:
    """Return by element what a persona answered; where it was not asked, what everybody did."""
    said = _said(view)
    return _measured(view, said, {None}) | _measured(view, said, {persona_id})


def evidence(
    view: RecordView, persona_ids: Sequence[str], surveyed: Surveyed | None = None
) -> tuple[Evidence, ...]:
    """Return what is to be drawn beside the curves of some personas.

    A persona with answers of its own has evidence of its own; the others share that of everybody.
    What is ``surveyed`` of the same blueprint before is not worked out again.
    """
    said = (surveyed or Surveyed()).said(view)
    asked = [
        Evidence(key, measured) for key in persona_ids if (measured := _measured(view, said, {key}))
    ]
    if len(asked) == 1 == len(persona_ids):
        return (Evidence(persona_ids[0], {**_measured(view, said, {None}), **asked[0].measured}),)
    shared = _measured(view, said, {None}) if len(asked) < max(1, len(persona_ids)) else {}
    return (*((Evidence(None, shared),) if shared else ()), *asked)


def measured_emotions(view: RecordView) -> dict[str, Measured]:
    """Return what surveys say by element, whoever answered; elements without are left out."""
    said = _said(view)
    return _measured(view, said, {metric.persona_id for metric, _one in said})


_Said = Sequence[tuple[Metric, _Found]]
"""Each survey of an element with its metric."""


class Surveyed:
    """What each survey of a blueprint says; one that is the same record as before is kept."""

    def __init__(self) -> None:
        self._scale = 0.0, 0.0
        self._known: dict[str, tuple[Metric, _Found | None]] = {}

    def said(self, view: RecordView) -> _Said:
        """Return the surveys of elements, CSAT first, then NPS, CES, emotion, each by metric id."""
        low, high = view.blueprint.scale_min, view.blueprint.scale_max
        before = self._known if self._scale == (low, high) else {}
        self._scale, self._known = (low, high), {}
        found: dict[str, list[tuple[Metric, _Found]]] = {kind: [] for kind in _SURVEYS}
        for metric in view.of_type(Metric):
            kind = metric.type.strip().casefold()
            if metric.element_id is None or kind not in _SURVEYS:
                continue
            known = before.get(metric.id)
            if known is None or known[0] is not metric:
                known = metric, _SURVEYS[kind](metric, low, high)
            self._known[metric.id] = known
            if known[1] is not None:
                found[kind].append((metric, known[1]))
        return [one for kind in found.values() for one in kind]


def _said(view: RecordView) -> _Said:
    return Surveyed().said(view)


def _measured(
    view: RecordView, said: _Said, personas: Collection[str | None]
) -> dict[str, Measured]:
    """Return by element what some personas answered; None among them is everybody."""
    found: dict[str, list[_Found]] = {}
    for metric, one in said:
        if metric.element_id is not None and metric.persona_id in personas:
            found.setdefault(metric.element_id, []).append(one)
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


def _csat(metric: Metric, _low: float, _high: float) -> _Found | None:
    figures = csat_survey(metric).figures
    if figures is not None:
        variance = _variance(answer_counts(metric), figures.low, figures.scale)
        value = normalised(figures.mean, figures.low, figures.scale)
        return _Found("CSAT", value, figures.n, variance)
    stated = _stated_mean(metric)
    return None if stated is None else _Found("CSAT", stated, _n(metric))


def _nps(metric: Metric, _low: float, _high: float) -> _Found | None:
    nps = nps_survey(metric)
    if (figures := nps.figures) is not None:
        variance = figures.variance * figures.n / (figures.n - 1) if figures.n > 1 else None
        return _Found("NPS", figures.score / 100, figures.n, variance)
    if nps.stated is None or not -100 <= nps.stated <= 100:
        return None
    return _Found("NPS", nps.stated / 100, _n(metric))


def _ces(metric: Metric, _low: float, _high: float) -> _Found | None:
    figures = ces_survey(metric).figures
    if figures is not None:
        variance = _variance(answer_counts(metric), figures.low, figures.scale)
        return _Found("CES", normalised(figures.index, 0, 100), figures.n, variance)
    stated = _stated_mean(metric)
    sign = -1 if metric.direction == "lower" else 1
    return None if stated is None else _Found("CES", sign * stated, _n(metric))


def _emotion(metric: Metric, low: float, high: float) -> _Found | None:
    counts = answer_counts(metric)
    n = sum(counts.values())
    possible = all(low <= answer <= high and number >= 0 for answer, number in counts.items())
    if counts and possible and 0 < n <= MOST_ANSWERS:
        mean = sum(answer * number for answer, number in counts.items()) / n
        return _Found(EMOTION, normalised(mean, low, high), n, _variance(counts, low, high))
    if not counts and metric.value is not None and low <= metric.value <= high:
        return _Found(EMOTION, normalised(metric.value, low, high), _n(metric))
    return None


_SURVEYS: dict[str, Callable[[Metric, float, float], _Found | None]] = {
    "csat": _csat,
    "nps": _nps,
    "ces": _ces,
    EMOTION: _emotion,
}
"""By type what a survey says, on the scale of the blueprint given by its ends."""


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
    value, low, high = metric.value, lowest(metric), metric.scale
    if value is None or high is None or metric.counts or not low <= value <= high or high <= low:
        return None
    return normalised(value, low, high)


def _n(metric: Metric) -> float | None:
    return metric.n if metric.n is not None and metric.n > 0 else None
