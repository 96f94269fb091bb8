"""Who takes part: personas on the customer's side, roles on the provider's, and feelings."""

from __future__ import annotations

from typing import ClassVar

from cxdesigner.model.record import ElementId, OrderKey, PersonaId, Record
from cxdesigner.model.text import EMPTY, LocalText


class Persona(Record):
    """An evidence-based portrait of a customer type: background, goals, motivation, challenges."""

    TYPE: ClassVar[str] = "persona"
    PREFIX: ClassVar[str] = "persona"

    order: OrderKey = "V"
    name: LocalText = EMPTY
    segment: LocalText = EMPTY
    value_tier: str | None = None
    background: LocalText = EMPTY
    goals: tuple[LocalText, ...] = ()
    motivations: tuple[LocalText, ...] = ()
    challenges: tuple[LocalText, ...] = ()
    quote: LocalText = EMPTY
    image_id: str | None = None
    source: LocalText = EMPTY
    lived: tuple[ElementId, ...] = ()
    """Touchpoints that such a customer was seen to pass, in that order; one may come again."""


class Emotion(Record):
    """What one persona feels at one element. ``value`` is raw, on the scale of the blueprint.

    ``word`` carries a feeling given as a word or an emoji without a number.
    """

    TYPE: ClassVar[str] = "emotion"
    PREFIX: ClassVar[str] = "emotion"

    persona_id: PersonaId
    element_id: ElementId
    value: float | None = None
    word: LocalText = EMPTY
    quote: LocalText = EMPTY
    source: LocalText = EMPTY
    assumed: bool = False


class Role(Record):
    """A role or department of the provider: duty, essence of the work, authority."""

    TYPE: ClassVar[str] = "role"
    PREFIX: ClassVar[str] = "role"

    name: LocalText = EMPTY
    duty: LocalText = EMPTY
    purpose: LocalText = EMPTY
    authority: LocalText = EMPTY
