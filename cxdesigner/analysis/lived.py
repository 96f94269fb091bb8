"""The journey that somebody lived, against the one that is drawn.

Source: domain 4.16. Planned are the touchpoints in column order.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.analysis.deviation import Deviation, deviation
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import customer_elements
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Lived:
    """The way of one persona."""

    persona_id: str
    planned: tuple[str, ...]
    actual: tuple[str, ...]
    figures: Deviation


def lived_journeys(view: RecordView) -> tuple[Lived, ...]:
    """Return one for each persona whose journey was observed, in the order of the personas."""
    planned = planned_touchpoints(view)
    return tuple(
        Lived(persona.id, planned, persona.lived, deviation(planned, persona.lived))
        for persona in view.of_type(Persona)
        if persona.lived
    )


def planned_touchpoints(view: RecordView) -> tuple[str, ...]:
    """Return the ids of the touchpoints in column order."""
    return tuple(e.id for e in customer_elements(view) if e.kind == "touchpoint")
