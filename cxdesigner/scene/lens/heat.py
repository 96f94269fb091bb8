"""Heat: how much of something each element has, as a share of the most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import fmean

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.minutes import counted_minutes, spent_minutes
from cxdesigner.analysis.priority import pain_priority
from cxdesigner.analysis.words import minutes_text, number_text, share_text, value_text
from cxdesigner.base.i18n import dotted, language
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.persona import Persona
from cxdesigner.scene.lens.options import METRIC, heat_name


@dataclass(frozen=True, slots=True)
class Warmth:
    """Of one element: its share of the most, and the figure as it is printed.

    ``share`` is 0…1, or −1…+1 where a scale has a bad side.
    """

    share: float
    text: str


@dataclass(frozen=True, slots=True)
class Heat:
    """All elements that have some; ``low`` and ``high`` are the ends as they are printed.

    ``diverging`` heat runs from bad (−1) to good (+1), other heat from nothing (0) to most (1).
    """

    name: str
    of: Mapping[str, Warmth]
    low: str
    high: str
    diverging: bool = False


def heat(facts: Facts, key: str, problems: Mapping[str, int]) -> Heat:
    """Return the heat of a kind; empty where nothing is known.

    Parameters
    ----------
    key
        One of `options.heats_of`; a metric that is gone has no heat.
    problems
        Element id → number of findings.
    """
    if key == "emotion":
        return _emotion(facts)
    values, text = _values(facts, key, problems)
    most = max(values.values(), default=0.0)
    least = min(values.values(), default=0.0) if key.startswith(METRIC) else 0.0
    span = most - least
    found = {
        element_id: Warmth((value - least) / span if span > 0 else 1.0, text(value))
        for element_id, value in values.items()
    }
    return Heat(heat_name(key), found, text(least), text(most))


def _emotion(facts: Facts) -> Heat:
    curve = facts.curve
    found = {
        moment.element_id: Warmth(
            max(-1.0, min(1.0, curve.normalised(moment.value))),
            value_text(moment.value, curve.scale_min),
        )
        for moment in curve.moments
    }
    low, high = (value_text(end, curve.scale_min) for end in (curve.scale_min, curve.scale_max))
    name = heat_name("emotion")
    persona = facts.view.get(Persona, curve.persona_id)
    if persona is not None and len(facts.curves) > 1:
        # Several feel something: whose it is cannot be guessed.
        name = dotted((name, persona.name.line(language())))
    return Heat(name, found, low, high, diverging=True)


def _values(
    facts: Facts, key: str, problems: Mapping[str, int]
) -> tuple[dict[str, float], Callable[[float], str]]:
    view = facts.view
    match key:
        case "duration" | "wait":
            times = {
                element.id: minutes
                for element in view.of_type(Element)
                if (
                    minutes := spent_minutes(element)
                    if key == "duration"
                    else counted_minutes(element.wait)
                )
            }
            return times, minutes_text
        case "pains" | "priority":
            pains: Counter[str] = Counter()
            for pain in view.of_type(PainPoint):
                if pain.element_id is not None:
                    weight = 1.0 if key == "pains" else pain_priority(pain) or 0.0
                    pains[pain.element_id] += weight  # type: ignore[assignment]
            return {one: float(n) for one, n in pains.items() if n}, number_text
        case "reach":
            return {one.element_id: one.share for one in facts.reach if one.share > 0}, _percent
        case "problems":
            return {one: float(n) for one, n in problems.items() if n}, number_text
        case _:
            return _metric(facts, key.removeprefix(METRIC)), number_text


def _metric(facts: Facts, kind: str) -> dict[str, float]:
    """Value of each element's metrics of a type; a score that follows from answers goes first.

    Several count alike. What one persona answered counts only where nobody asked everybody.
    """
    scores: dict[str, float] = {}
    for nps in facts.nps if kind == "nps" else ():
        if nps.figures:
            scores[nps.metric_id] = nps.figures.score
    for csat in facts.csat if kind == "csat" else ():
        if csat.figures:
            scores[csat.metric_id] = csat.figures.share * 100
    for ces in facts.ces if kind == "ces" else ():
        if ces.figures:
            scores[ces.metric_id] = ces.figures.mean
    sides: dict[str, tuple[list[float], list[float]]] = {}
    for metric in facts.view.of_type(Metric):
        if metric.type.strip().casefold() != kind or not metric.element_id:
            continue
        value = scores.get(metric.id, metric.value)
        if value is not None:
            everybody, one_each = sides.setdefault(metric.element_id, ([], []))
            (one_each if metric.persona_id else everybody).append(value)
    return {key: fmean(values or others) for key, (values, others) in sides.items()}


def _percent(share: float) -> str:
    return share_text(share)
