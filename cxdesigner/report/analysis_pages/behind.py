"""Which things on the canvas stand behind a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxdesigner.model.element import Element
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Metric,
    Opportunity,
    PainPoint,
    Thought,
)
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.method import CemFactor, CemNeed, ServqualRow
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import customer_elements
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView


def things_behind(view: RecordView, record_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of what can be selected on the canvas, each once, in the order given.

    A pain, an opportunity, a metric or a feedback stands for its step; an opportunity without one
    for the steps whose pains it answers, a feedback for those of the opportunity it became, a
    metric for the touchpoints of the whole journey; a factor or a dimension for the touchpoints
    tagged with it; a persona for those it really passed, else those it feels something at.
    """
    found: dict[str, None] = {}
    for key in record_ids:
        found.update(dict.fromkeys(one for one in _behind(view, key) if one in view))
    return tuple(found)


def _behind(view: RecordView, record_id: str) -> Iterator[str]:
    record = view.find(record_id)
    match record:
        case Element() | Link() | Line() | Lane() | Stage() | Step():
            yield record.id
        case Emotion():
            yield record.element_id
        case Opportunity():
            yield from _of_opportunity(view, record)
        case PainPoint():
            yield from _first(record.element_id, record.stage_id)
        case Metric(element_id=None):
            # What was asked about the whole journey is about all of its touchpoints.
            yield from (element.id for element in _touchpoints(view))
        case Feedback(element_id=None):
            idea = view.get(Opportunity, record.act_id)
            yield from _of_opportunity(view, idea) if idea is not None else ()
        case Metric() | DelightPoint() | Feedback() | Thought():
            yield from _first(record.element_id)
        case CemFactor() | CemNeed():
            yield from (e.id for e in _touchpoints(view) if record.factor in e.factors)
        case ServqualRow():
            yield from (e.id for e in _touchpoints(view) if record.dim in e.servqual)
        case Persona():
            felt = (one.element_id for one in view.referring(record.id, Emotion))
            yield from record.lived or felt


def _of_opportunity(view: RecordView, idea: Opportunity) -> Iterator[str]:
    if idea.element_id is not None:
        yield idea.element_id
        return
    pains = [pain for pain in view.of_type(PainPoint) if idea.id in pain.opportunity_ids]
    steps = [pain.element_id for pain in pains if pain.element_id is not None]
    yield from steps or _first(idea.stage_id)


def _first(*keys: str | None) -> Iterator[str]:
    yield from (key for key in keys[:2] if key is not None)


def _touchpoints(view: RecordView) -> Iterator[Element]:
    return (e for e in customer_elements(view) if e.kind == "touchpoint")
