"""What a designer places in a lane."""

from __future__ import annotations

from typing import ClassVar, Literal

from cxdesigner.model.duration import Duration
from cxdesigner.model.lane import LaneRole
from cxdesigner.model.record import LaneId, OrderKey, Record, RowId, StepId
from cxdesigner.model.text import EMPTY, LocalText

ElementKind = Literal["touchpoint", "action", "decision", "system", "process", "evidence", "note"]
ELEMENT_KINDS: tuple[ElementKind, ...] = (
    "touchpoint",
    "action",
    "decision",
    "system",
    "process",
    "evidence",
    "note",
)

ALLOWED_ROLES: dict[ElementKind, frozenset[LaneRole]] = {
    "touchpoint": frozenset({"customer", "doing"}),
    "action": frozenset({"customer", "doing", "frontstage", "backstage"}),
    "decision": frozenset({"customer", "doing", "frontstage", "backstage", "support"}),
    "system": frozenset({"frontstage", "backstage", "support"}),
    "process": frozenset({"backstage", "support", "management"}),
    "evidence": frozenset({"evidence"}),
    "note": frozenset(
        {
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
        }
    ),
}
"""Lane roles each kind may sit in (domain 2.3); another place is a finding (S07), not refused."""

MARKS: tuple[str, ...] = ("wait", "fail", "pain", "mot", "delight", "opportunity")
"""Known badges, most urgent first (domain 2.3, Markers)."""


class ElementContent(Record):
    """What an element says, wherever it is. Times are durations in minutes."""

    order: OrderKey = "V"
    kind: ElementKind
    label: LocalText = EMPTY
    detail: LocalText = EMPTY

    channel: LocalText = EMPTY
    online: bool | None = None
    actor: LocalText = EMPTY
    owner: LocalText = EMPTY

    work: Duration | None = None
    wait: Duration | None = None
    std: Duration | None = None
    max: Duration | None = None
    maister: tuple[str, ...] = ()
    """Ticked factors that lengthen a wait (domain 4.8)."""

    marks: tuple[str, ...] = ()
    start: bool = False
    end: bool = False
    abandon: bool = False

    factors: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    servqual: tuple[str, ...] = ()
    level: int | None = None
    drivers: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()

    need: LocalText = EMPTY
    need_type: Literal["stated", "unspoken"] | None = None
    tasks: tuple[LocalText, ...] = ()
    method: LocalText = EMPTY
    people: LocalText = EMPTY
    infrastructure: LocalText = EMPTY
    material: LocalText = EMPTY
    context: LocalText = EMPTY

    category: str | None = None
    """Of evidence: environment, facility, goods or people."""

    senses: tuple[str, ...] = ()
    service_type: Literal["core", "extra"] | None = None
    personalised: bool = False
    automation: str | None = None
    third_party: bool = False
    preparation: bool = False
    mitigation: LocalText = EMPTY
    redundant_with: tuple[str, ...] = ()

    info: tuple[tuple[str, str], ...] = ()
    info_varies: tuple[str, ...] = ()
    collects: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    notes: LocalText = EMPTY
    source: LocalText = EMPTY
    image_ids: tuple[str, ...] = ()
    icon: str | None = None
    """Name of a bundled icon; None takes the one that fits the channel."""

    icon_id: str | None = None
    """An icon of the person's own, before any bundled one."""

    link_url: str = ""


class Element(ElementContent):
    """A touchpoint, action, decision, system, process, evidence or note in a lane.

    Sits at one step (``step_id``), spans to a later one (``end_step_id``), or belongs to the whole
    journey (no step). ``order`` is the place within its cell.
    """

    TYPE: ClassVar[str] = "element"
    PREFIX: ClassVar[str] = "el"

    lane_id: LaneId
    step_id: StepId | None = None
    end_step_id: StepId | None = None
    row_id: RowId | None = None
    tells_id: str | None = None
    """The pain point or opportunity that a note stands for in a lane (``model.told``)."""


class Parked(ElementContent):
    """An element that has no place yet: in no layout, analysis or export, but in the file.

    ``order`` is the place in the parking strip. What was known about the element when it left its
    lane comes along in ``attached``, canonical JSON texts of pairs of record type and record.
    """

    TYPE: ClassVar[str] = "parked"
    PREFIX: ClassVar[str] = "parked"

    former_id: str = ""
    """The id it had in its lane and gets again."""

    attached: tuple[str, ...] = ()
    told: str = ""
    """The pain point or opportunity that the note told, packed likewise; it went with the note."""
