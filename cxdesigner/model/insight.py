"""What is known about elements: pains, delights, opportunities, feedback, thoughts, metrics."""

from __future__ import annotations

from typing import ClassVar

from cxdesigner.model.record import ElementId, OpportunityId, PersonaId, Record, StageId
from cxdesigner.model.text import EMPTY, LocalText


class Insight(Record):
    """What belongs to an element or a stage and may stand in a lane as a note (``model.told``)."""

    TYPE: ClassVar[str] = "insight"

    element_id: ElementId | None = None
    stage_id: StageId | None = None
    text: LocalText = EMPTY


class PainPoint(Insight):
    """An obstacle or irritation. ``severity`` and ``frequency`` run 1…5; priority = product."""

    TYPE: ClassVar[str] = "pain_point"
    PREFIX: ClassVar[str] = "pain"

    persona_id: PersonaId | None = None
    severity: float | None = None
    frequency: float | None = None
    dont: str | None = None
    """Which of the four don'ts: wait, annoy, think, repeat."""

    opportunity_ids: tuple[OpportunityId, ...] = ()
    accepted: bool = False
    mitigation: LocalText = EMPTY
    source: LocalText = EMPTY


class DelightPoint(Record):
    """A moment of pleasure at a step."""

    TYPE: ClassVar[str] = "delight_point"
    PREFIX: ClassVar[str] = "delight"

    element_id: ElementId | None = None
    text: LocalText = EMPTY
    designed_peak: bool = False
    source: LocalText = EMPTY


class Opportunity(Insight):
    """An improvement idea; ``impact`` and ``effort`` run 1…5. Becomes an action with a date.

    ``findings`` are what the rules said that it answers: codes, each with ``:`` and the id of the
    record it was said about where there is one. ``changed_ids`` is what a done action changed.
    """

    TYPE: ClassVar[str] = "opportunity"
    PREFIX: ClassVar[str] = "opp"

    impact: float | None = None
    effort: float | None = None
    owner: LocalText = EMPTY
    due: str | None = None
    status: str | None = None
    idea_card: str | None = None
    findings: tuple[str, ...] = ()
    changed_ids: tuple[ElementId, ...] = ()
    source: LocalText = EMPTY


class Feedback(Record):
    """One round of the loop listen, analyse, act; ``act_id`` is the opportunity it became."""

    TYPE: ClassVar[str] = "feedback"
    PREFIX: ClassVar[str] = "feedback"

    element_id: ElementId | None = None
    inlet: str | None = None
    listen: LocalText = EMPTY
    analyse: LocalText = EMPTY
    act_id: OpportunityId | None = None
    owner: LocalText = EMPTY
    date: str | None = None
    closed: bool = False
    told_customer: bool = False


class Thought(Record):
    """What a persona thinks, feels bodily or does at an element (domain 0, row 65)."""

    TYPE: ClassVar[str] = "thought"
    PREFIX: ClassVar[str] = "thought"

    element_id: ElementId | None = None
    persona_id: PersonaId | None = None
    aspect: str | None = None
    text: LocalText = EMPTY
    source: LocalText = EMPTY


class Metric(Record):
    """A measurement of an element, or of the whole journey when ``element_id`` is None.

    ``persona_id`` says whose answers they are; None: of everybody who was asked. ``counts`` are
    (answer, number of answers) pairs sorted by answer. ``scale`` is the highest answer,
    ``scale_min`` the lowest (None = 1), ``top`` how many of the highest count as satisfied (None =
    as usual for the scale). Durations are in ``unit``, minutes when it is empty.
    """

    TYPE: ClassVar[str] = "metric"
    PREFIX: ClassVar[str] = "metric"

    element_id: ElementId | None = None
    persona_id: PersonaId | None = None
    type: str
    name: LocalText = EMPTY
    value: float | None = None
    target: float | None = None
    unit: str = ""
    date: str | None = None
    n: float | None = None
    scale: float | None = None
    scale_min: float | None = None
    top: float | None = None
    direction: str | None = None
    counts: tuple[tuple[str, float], ...] = ()
    promoters: float | None = None
    passives: float | None = None
    detractors: float | None = None
    percent: bool = False
    source: LocalText = EMPTY


class RaciRow(Record):
    """Who is responsible, accountable, consulted, informed for an element."""

    TYPE: ClassVar[str] = "raci"
    PREFIX: ClassVar[str] = "raci"

    element_id: ElementId
    responsible: tuple[LocalText, ...] = ()
    accountable: tuple[LocalText, ...] = ()
    consulted: tuple[LocalText, ...] = ()
    informed: tuple[LocalText, ...] = ()
