"""Rows of the grid: lanes, rows within them, and the lines between them."""

from __future__ import annotations

from typing import ClassVar, Literal

from cxdesigner.model.record import LaneId, OrderKey, Record
from cxdesigner.model.text import EMPTY, LocalText

LaneRole = Literal[
    "evidence",
    "customer",
    "frontstage",
    "backstage",
    "support",
    "management",
    "doing",
    "thinking",
    "feeling",
    "pain",
    "opportunity",
    "note",
]
BLUEPRINT_ROLES: tuple[LaneRole, ...] = (
    "evidence",
    "customer",
    "frontstage",
    "backstage",
    "support",
    "management",
)
JOURNEY_ROLES: tuple[LaneRole, ...] = (
    "doing",
    "thinking",
    "feeling",
    "pain",
    "opportunity",
    "note",
)
CUSTOMER_ROLES: frozenset[LaneRole] = frozenset({"customer", "doing"})
"""Roles that every rule and analysis means by "customer lane" (domain 2.3)."""

PROVIDER_ROLES: frozenset[LaneRole] = frozenset(
    {"frontstage", "backstage", "support", "management"}
)

LineKind = Literal["interaction", "visibility", "internal", "implementation", "custom"]

LineStroke = Literal["solid", "dash", "dot"]
LineWeight = Literal["thin", "medium", "heavy"]


class Lane(Record):
    """One row of the grid. Code branches on ``role``, never on the id."""

    TYPE: ClassVar[str] = "lane"
    PREFIX: ClassVar[str] = "lane"

    role: LaneRole
    order: OrderKey
    name: LocalText = EMPTY
    """What is printed; empty means the name of the role in the language shown."""

    hint: LocalText = EMPTY
    min_height: float = 0.0
    """Least height in points; what is in the lane makes it higher where it needs more."""


class LaneRow(Record):
    """A row within a lane, for one role or one system."""

    TYPE: ClassVar[str] = "lane_row"
    PREFIX: ClassVar[str] = "row"

    lane_id: LaneId
    order: OrderKey
    name: LocalText = EMPTY


class Line(Record):
    """A line across the blueprint, placed by the designer below a lane. A node of the graph."""

    TYPE: ClassVar[str] = "line"
    PREFIX: ClassVar[str] = "line"

    kind: LineKind
    after_lane_id: LaneId
    name: LocalText = EMPTY
    """What is printed; empty means the name of the kind in the language shown."""

    stroke: LineStroke | None = None
    """How it is drawn where that differs from its kind, ``weight`` likewise."""

    weight: LineWeight | None = None
    hidden: bool = False
    """Switched off: not drawn and not counted (rule L10)."""
