"""What records are called in pictures."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.persona import Persona
from cxdesigner.model.text import LocalText


def text_of(text: LocalText, language: str) -> str:
    """Return a text on one line."""
    return " ".join(text.text(language).split())


def element_name(facts: Facts, element_id: str | None, language: str) -> str:
    """Return what an element is called; the whole journey where there is none."""
    if element_id is None:
        return _("Whole journey")
    element = facts.view.get(Element, element_id)
    label = "" if element is None else text_of(element.label, language)
    return label or _("an unnamed element")


def survey_name(facts: Facts, metric_id: str, element_id: str | None, language: str) -> str:
    """Return what a survey is about: its own name, else its element; and whose answers they are."""
    metric = facts.view.get(Metric, metric_id)
    own = "" if metric is None else text_of(metric.name, language)
    found = own or element_name(facts, element_id, language)
    persona = None if metric is None else facts.view.get(Persona, metric.persona_id)
    return found if persona is None else f"{found} · {text_of(persona.name, language)}"


def survey_ids(metric_id: str, element_id: str | None) -> tuple[str, ...]:
    """Return the records behind a survey, the element first: it can be shown."""
    return (metric_id,) if element_id is None else (element_id, metric_id)
