"""Ways of looking that somebody named."""

from __future__ import annotations

from typing import ClassVar

from cxdesigner.model.record import Record
from cxdesigner.model.text import EMPTY, LocalText


class SavedView(Record):
    """A filter with the way the blueprint is shown, under a name.

    Of each list an element needs one word; an empty list asks for nothing. The word '' stands for
    elements that have none: no channel, no mark. ``channels`` and ``owners`` are texts in whichever
    language, ``emotion`` is the place of the curve, ``shown_persona_ids`` those whose curves are
    drawn; what is None is left as it is. Personas, stages and lanes that are gone are passed over:
    a view outlives what it asked for.
    """

    TYPE: ClassVar[str] = "saved_view"
    PREFIX: ClassVar[str] = "view"

    name: LocalText = EMPTY
    language: str | None = None
    emotion: str | None = None
    shown_persona_ids: tuple[str, ...] = ()
    hidden_lane_ids: tuple[str, ...] = ()

    persona_ids: tuple[str, ...] = ()
    stage_ids: tuple[str, ...] = ()
    lane_ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
