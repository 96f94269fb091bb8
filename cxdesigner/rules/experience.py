"""What customers feel and what is asked of them, as the rules about experience need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.rules.context import Facts


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve of one persona."""

    persona: Persona
    values: Mapping[str, float]
    """Element id → valence in −1…1 (domain 2.6)."""

    low: float | None
    """The least valence at a customer step."""


def curves_of(facts: Facts) -> tuple[Curve, ...]:
    """Return the curve of each persona that has one."""
    found: list[Curve] = []
    for persona in facts.view.personas:
        values: dict[str, float] = {}
        lows: list[float] = []
        for emotion in facts.view.referring(persona.id, Emotion):
            if emotion.persona_id != persona.id or emotion.value is None:
                continue
            valence = facts.valence(emotion.value)
            if valence is None:
                continue
            values[emotion.element_id] = valence
            element = facts.view.get(Element, emotion.element_id)
            if element is not None and facts.is_customer(element):
                lows.append(valence)
        if values:
            found.append(Curve(persona, values, min(lows, default=None)))
    return tuple(found)


def collectors_of(facts: Facts) -> dict[str, tuple[Element, ...]]:
    """Return what is asked of the customer (in one case) → the touchpoints that ask, in order."""
    found: dict[str, tuple[Element, ...]] = {}
    for element in sorted(facts.elements(), key=lambda el: (facts.column(el) or 0, el.id)):
        if element.kind == "touchpoint":
            for item in dict.fromkeys(one.strip().casefold() for one in element.collects):
                found[item] = (*found.get(item, ()), element)
    return found
