"""Words that all pages use: names of records, cells of figures."""

from __future__ import annotations

from typing import Any

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.intervals import Interval
from cxdesigner.analysis.sentences import label_of, line_of
from cxdesigner.analysis.surveys import Survey
from cxdesigner.analysis.words import minutes_text, number_text, share_text
from cxdesigner.base.i18n import _, pgettext
from cxdesigner.model.insight import Metric
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage
from cxdesigner.report.table import Align

EMPTY = "–"


def step_name(facts: Facts, element_id: str | None, language: str) -> str:
    """Return what a step is called; the whole journey where there is none."""
    return _("Whole journey") if element_id is None else label_of(facts.view, element_id, language)


def stage_name(stage: Stage | None, language: str) -> str:
    """Return what a stage is called, '' without one."""
    return "" if stage is None else line_of(stage.name, language)


def survey_name(facts: Facts, survey: Survey[Any], language: str) -> str:
    """Return what a survey is about: its own name, else its step; and whose answers they are."""
    metric = facts.view.get(Metric, survey.metric_id)
    own = "" if metric is None else line_of(metric.name, language)
    found = own or step_name(facts, survey.element_id, language)
    persona = None if metric is None else facts.view.get(Persona, metric.persona_id)
    return found if persona is None else f"{found} · {line_of(persona.name, language)}"


def number(value: float | None, decimals: int = 2) -> str:
    """Return a number, a dash where there is none."""
    return EMPTY if value is None else number_text(value, decimals)


def share(value: float | None, decimals: int = 1) -> str:
    """Return a share 0…1 in percent, a dash where there is none."""
    return EMPTY if value is None else share_text(value, decimals)


def minutes(value: float | None) -> str:
    """Return a duration, a dash where there is none."""
    return EMPTY if value is None else minutes_text(value)


def between(low: str, high: str) -> str:
    """Return the two ends of an interval."""
    return pgettext("ends of an interval", "{low} … {high}").format(low=low, high=high)


def interval(found: Interval | None, decimals: int = 2) -> str:
    """Return an interval of numbers, a dash where there is none."""
    if found is None:
        return EMPTY
    return between(number_text(found.low, decimals), number_text(found.high, decimals))


def share_interval(found: Interval) -> str:
    """Return an interval of shares in percent."""
    return between(share_text(found.low), share_text(found.high))


def align(texts: int, numbers: int) -> tuple[Align, ...]:
    """Return so many columns of texts, then so many of numbers."""
    left: Align = "left"
    right: Align = "right"
    return (*(left for _one in range(texts)), *(right for _one in range(numbers)))


def ids_of(*records: Record | str | None) -> tuple[str, ...]:
    """Return the ids of records, each once, those that are missing left out."""
    keys = (one if isinstance(one, str) or one is None else one.id for one in records)
    return tuple(dict.fromkeys(key for key in keys if key))
