"""Columns of the grid: steps, and the stages that own them."""

from __future__ import annotations

from typing import ClassVar

from cxdesigner.model.record import OrderKey, Record, StageId
from cxdesigner.model.text import EMPTY, LocalText


class Stage(Record):
    """A named phase of the journey; with a parent it is of the second level."""

    TYPE: ClassVar[str] = "stage"
    PREFIX: ClassVar[str] = "stage"

    order: OrderKey
    name: LocalText = EMPTY
    parent_id: StageId | None = None
    lifecycle: str | None = None
    """awareness, consideration, purchase, usage or loyalty (domain 0, row 3); others are kept."""

    no_contact: bool = False
    scene: LocalText = EMPTY
    """Scenario or storyboard text (domain 0, row 63)."""

    hint: LocalText = EMPTY


class Step(Record):
    """One column: one moment in time, owned by a stage or by none."""

    TYPE: ClassVar[str] = "step"
    PREFIX: ClassVar[str] = "step"

    order: OrderKey
    stage_id: StageId | None = None
    name: LocalText = EMPTY
