"""What customers said about an element in surveys, as a value on the emotion scale.

Each survey with an answer is brought to −1…+1 around its own middle, as emotion scales are (domain
2.6): a mean CSAT of 4 on 1…5 is +0.5, an NPS of −40 is −0.4, an effort index of 75 of 100 is +0.5.
Several surveys count alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.analysis.emotion import normalised
from cxdesigner.analysis.surveys import ces_surveys, csat_surveys, nps_surveys
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Measured:
    """A value on the scale of the blueprint and the kinds of surveys that it comes from."""

    value: float
    sources: tuple[str, ...]


def measured_emotion(view: RecordView, element_id: str) -> Measured | None:
    """Return what the surveys of an element say, or None if there is none with answers."""
    return measured_emotions(view).get(element_id)


def measured_emotions(view: RecordView) -> dict[str, Measured]:
    """Return what surveys say by element; elements without answers are left out."""
    found: dict[str, list[tuple[str, float]]] = {}
    for csat in csat_surveys(view):
        if csat.element_id is not None and csat.figures is not None:
            value = normalised(csat.figures.mean, 1, csat.figures.scale)
            found.setdefault(csat.element_id, []).append(("CSAT", value))
    for nps in nps_surveys(view):
        score = nps.figures.score if nps.figures is not None else nps.stated
        if nps.element_id is not None and score is not None and -100 <= score <= 100:
            found.setdefault(nps.element_id, []).append(("NPS", score / 100))
    for ces in ces_surveys(view):
        if ces.element_id is not None and ces.figures is not None:
            value = normalised(ces.figures.index, 0, 100)
            found.setdefault(ces.element_id, []).append(("CES", value))
    blueprint = view.blueprint
    middle = (blueprint.scale_min + blueprint.scale_max) / 2
    half = (blueprint.scale_max - blueprint.scale_min) / 2
    return {
        element_id: Measured(
            middle + half * sum(value for _source, value in values) / len(values),
            tuple(dict.fromkeys(source for source, _value in values)),
        )
        for element_id, values in found.items()
    }
