"""Typed connections of two elements."""

from __future__ import annotations

from typing import ClassVar, Literal

from cxdesigner.model.record import ElementId, Record
from cxdesigner.model.text import EMPTY, LocalText

LinkKind = Literal["flow", "interaction", "support", "information", "evidence", "recovery"]
LINK_KINDS: tuple[LinkKind, ...] = (
    "flow",
    "interaction",
    "support",
    "information",
    "evidence",
    "recovery",
)


class Link(Record):
    """A directed connection (domain 2.4). ``both`` = two heads: mutual dependence."""

    TYPE: ClassVar[str] = "link"
    PREFIX: ClassVar[str] = "link"

    kind: LinkKind
    source_id: ElementId
    target_id: ElementId
    label: LocalText = EMPTY
    both: bool = False
    loop: bool = False
    parallel: bool = False
    default: bool = False
    condition: LocalText = EMPTY
    """Repeat condition of a loop."""

    notes: LocalText = EMPTY
