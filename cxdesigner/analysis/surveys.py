"""The surveys of a blueprint: metrics of the types NPS, CSAT, CES and Kano, each with its figures.

Source: domain 4.3 and 4.7. The counts of a Kano metric are those of the classes: M, O, A, I, R, Q.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Generic, TypeVar

from cxdesigner.analysis.ces import Ces, Direction, ces
from cxdesigner.analysis.csat import Csat, csat
from cxdesigner.analysis.kano import CLASSES, Kano, kano
from cxdesigner.analysis.nps import DETRACTORS_TO, PROMOTERS_FROM, Nps, nps
from cxdesigner.model.insight import Metric
from cxdesigner.model.view import RecordView

F = TypeVar("F", Nps, Csat, Ces, Kano)

_USUAL_SCALES = (5, 7, 10)
_LOW_IS_GOOD = frozenset({"lower", "low", "down", "descending", "negative", "-", "-1"})


@dataclass(frozen=True, slots=True)
class Survey(Generic[F]):
    """One metric and what follows from its answers."""

    metric_id: str
    element_id: str | None
    """None: about the whole journey."""

    figures: F | None
    """None if no answers are recorded, or some are impossible."""

    stated: float | None
    """The value as somebody entered it, without answers behind it that could be checked."""

    persona_id: str | None = None
    """Whose answers they are; None: of everybody who was asked."""

    @property
    def subject_ids(self) -> tuple[str, ...]:
        """The records behind it, the element first: it can be shown."""
        return (self.metric_id,) if self.element_id is None else (self.element_id, self.metric_id)


def nps_surveys(view: RecordView) -> tuple[Survey[Nps], ...]:
    """Return the net promoter scores of a blueprint, sorted by metric id."""
    return tuple(map(nps_survey, _of(view, "nps")))


def csat_surveys(view: RecordView) -> tuple[Survey[Csat], ...]:
    """Return the satisfaction scores of a blueprint, sorted by metric id."""
    return tuple(map(csat_survey, _of(view, "csat")))


def ces_surveys(view: RecordView) -> tuple[Survey[Ces], ...]:
    """Return the effort scores of a blueprint, sorted by metric id."""
    return tuple(map(ces_survey, _of(view, "ces")))


def nps_survey(metric: Metric) -> Survey[Nps]:
    """Return what a metric of the type NPS says."""
    return _survey(metric, _nps_of(metric))


def csat_survey(metric: Metric) -> Survey[Csat]:
    """Return what a metric of the type CSAT says."""
    counts = answer_counts(metric)
    if not counts:
        return _survey(metric, None)
    top = None if metric.top is None or metric.top < 1 else int(metric.top)
    return _survey(metric, csat(counts, _scale(metric, counts, 5), top, low=lowest(metric)))


def ces_survey(metric: Metric) -> Survey[Ces]:
    """Return what a metric of the type CES says."""
    counts = answer_counts(metric)
    if not counts:
        return _survey(metric, None)
    scale = _scale(metric, counts, 7)
    return _survey(metric, ces(counts, scale, _direction(metric), low=lowest(metric)))


def kano_surveys(view: RecordView) -> tuple[Survey[Kano], ...]:
    """Return the features that customers were asked about in pairs, sorted by metric id."""
    found = []
    for metric in _of(view, "kano"):
        counts = {answer.strip().upper(): int(number) for answer, number in metric.counts}
        known = {name: counts.get(name, 0) for name in CLASSES}
        is_possible = counts.keys() <= known.keys() and min(known.values()) >= 0
        found.append(_survey(metric, kano(known) if is_possible else None))
    return tuple(found)


def is_hard(survey: Survey[Ces]) -> bool:
    """Say whether customers found it hard: a CES below the middle, 4 of 7 (domain 4.13)."""
    if survey.figures is not None:
        return survey.figures.index < 50
    return survey.stated is not None and survey.stated < 4


def _of(view: RecordView, kind: str) -> tuple[Metric, ...]:
    return tuple(m for m in view.of_type(Metric) if m.type.strip().casefold() == kind)


def _survey(metric: Metric, figures: F | None) -> Survey[F]:
    return Survey(metric.id, metric.element_id, figures, metric.value, metric.persona_id)


def _nps_of(metric: Metric) -> Nps | None:
    parts = (metric.promoters, metric.passives, metric.detractors)
    up, middle, down = (part or 0.0 for part in parts)
    if any(part is not None for part in parts):
        if metric.percent:
            # Percentages say nothing about the size of the sample.
            if not metric.n or metric.n < 0:
                return None
            up, middle, down = (part * metric.n / 100 for part in (up, middle, down))
        return nps(up, middle, down)
    counts = answer_counts(metric)
    if not counts or not all(0 <= answer <= 10 and n >= 0 for answer, n in counts.items()):
        return None
    return nps(
        sum(n for answer, n in counts.items() if answer >= PROMOTERS_FROM),
        sum(n for answer, n in counts.items() if DETRACTORS_TO < answer < PROMOTERS_FROM),
        sum(n for answer, n in counts.items() if answer <= DETRACTORS_TO),
    )


def answer_counts(metric: Metric) -> dict[float, float]:
    """Return answer → number; empty if an answer is no number."""
    found: dict[float, float] = {}
    for answer, number in metric.counts:
        try:
            key = float(answer)
        except ValueError:
            return {}
        if not math.isfinite(key):
            return {}
        found[key] = found.get(key, 0.0) + number
    return found


def lowest(metric: Metric) -> int:
    """Return the lowest answer of the scale of a metric: as it says, else 1."""
    return 1 if metric.scale_min is None else int(metric.scale_min)


def _scale(metric: Metric, counts: dict[float, float], usual: int) -> int:
    if metric.scale is not None:
        return int(metric.scale)
    highest = max((answer for answer, number in counts.items() if number), default=0.0)
    fitting = (scale for scale in _USUAL_SCALES if scale >= max(highest, usual))
    return next(fitting, usual)


def _direction(metric: Metric) -> Direction:
    said = (metric.direction or "").strip().casefold().replace("_", " ")
    return "lower" if said.split(" ")[0] in _LOW_IS_GOOD else "higher"
