"""The table of record types and of references between them; integrity at commit time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from cxdesigner.model.asset import Asset, Style
from cxdesigner.model.blueprint import (
    Blueprint,
    Brand,
    Comment,
    RuleSettings,
    SeverityOverride,
    Suppression,
)
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Insight,
    Metric,
    Opportunity,
    PainPoint,
    RaciRow,
    Thought,
)
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.method import CemFactor, CemNeed, CemTable, ServqualRow
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.record import OpaqueRecord, Record
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.stage import Stage, Step

R = TypeVar("R", bound=Record)

RECORD_TYPES: tuple[type[Record], ...] = (
    Blueprint,
    RuleSettings,
    Brand,
    Lane,
    LaneRow,
    Line,
    Stage,
    Step,
    Element,
    Parked,
    Link,
    Persona,
    Role,
    Emotion,
    Metric,
    PainPoint,
    DelightPoint,
    Opportunity,
    Feedback,
    Thought,
    RaciRow,
    CemTable,
    CemFactor,
    CemNeed,
    ServqualRow,
    Suppression,
    SeverityOverride,
    Comment,
    SavedView,
    Style,
    Asset,
)
"""Every type a file can hold, in the order in which files list them."""

TYPE_BY_NAME: Mapping[str, type[Record]] = {kind.TYPE: kind for kind in RECORD_TYPES}

SINGLETONS: frozenset[type[Record]] = frozenset({Blueprint, RuleSettings, Brand, CemTable})
"""Types of which a store holds at most one record (of ``Blueprint`` exactly one)."""

KEPT_WHILE_USED: frozenset[type[Record]] = frozenset({Asset})
"""Types whose records go with the last record that refers to them."""

OnDelete = Literal["cascade", "clear"]
"""What happens to a record when what it refers to is deleted: it goes too, or forgets it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds the id of another record, or a tuple of ids (``many``)."""

    field: str
    target: type[Record] | None
    """None: any record."""

    on_delete: OnDelete
    many: bool = False


REFERENCES: Mapping[type[Record], tuple[Reference, ...]] = {
    LaneRow: (Reference("lane_id", Lane, "cascade"),),
    Line: (Reference("after_lane_id", Lane, "cascade"),),
    Stage: (Reference("parent_id", Stage, "clear"),),
    Step: (Reference("stage_id", Stage, "clear"),),
    Element: (
        Reference("lane_id", Lane, "cascade"),
        Reference("step_id", Step, "cascade"),
        Reference("end_step_id", Step, "clear"),
        Reference("row_id", LaneRow, "clear"),
        Reference("tells_id", Insight, "clear"),
        Reference("redundant_with", Element, "clear", many=True),
        Reference("image_ids", Asset, "clear", many=True),
        Reference("icon_id", Asset, "clear"),
    ),
    Parked: (
        Reference("redundant_with", Element, "clear", many=True),
        Reference("image_ids", Asset, "clear", many=True),
    ),
    Link: (
        Reference("source_id", Element, "cascade"),
        Reference("target_id", Element, "cascade"),
    ),
    Emotion: (
        Reference("persona_id", Persona, "cascade"),
        Reference("element_id", Element, "cascade"),
    ),
    Persona: (
        Reference("image_id", Asset, "clear"),
        Reference("lived", Element, "clear", many=True),
    ),
    Metric: (
        Reference("element_id", Element, "cascade"),
        # What one persona answered is not what everybody did.
        Reference("persona_id", Persona, "cascade"),
    ),
    PainPoint: (
        Reference("element_id", Element, "cascade"),
        Reference("stage_id", Stage, "clear"),
        Reference("persona_id", Persona, "clear"),
        Reference("opportunity_ids", Opportunity, "clear", many=True),
    ),
    DelightPoint: (Reference("element_id", Element, "cascade"),),
    Opportunity: (
        Reference("element_id", Element, "clear"),
        Reference("stage_id", Stage, "clear"),
        Reference("changed_ids", Element, "clear", many=True),
    ),
    Feedback: (
        Reference("element_id", Element, "clear"),
        Reference("act_id", Opportunity, "clear"),
    ),
    Thought: (
        Reference("element_id", Element, "cascade"),
        Reference("persona_id", Persona, "clear"),
    ),
    RaciRow: (Reference("element_id", Element, "cascade"),),
    Suppression: (Reference("subject_id", None, "cascade"),),
    Comment: (Reference("subject_id", None, "cascade"),),
    SavedView: (Reference("shown_persona_ids", Persona, "clear", many=True),),
    Style: (Reference("subject_id", None, "cascade"),),
    Brand: (Reference("logo_id", Asset, "clear"),),
}


def references_of(record: Record) -> Iterator[tuple[Reference, str]]:
    """Yield each reference a record holds with the id it points at."""
    for reference in REFERENCES.get(type(record), ()):
        value = getattr(record, reference.field)
        if reference.many:
            for target in value:
                yield reference, target
        elif value is not None:
            yield reference, value


def without_references(record: R, gone: frozenset[str]) -> R:
    """Return a record that no longer points at deleted ones, for references that are cleared."""
    changes: dict[str, object] = {}
    for reference in REFERENCES.get(type(record), ()):
        if reference.on_delete != "clear":
            continue
        value = getattr(record, reference.field)
        if reference.many:
            if any(target in gone for target in value):
                changes[reference.field] = tuple(t for t in value if t not in gone)
        elif value in gone:
            changes[reference.field] = None
    return record.replace(**changes) if changes else record


def type_order(record: Record) -> tuple[int, str, str]:
    """Return the key by which files list records: type, then id."""
    if isinstance(record, OpaqueRecord):
        return len(RECORD_TYPES), record.type_name, record.id
    return _PLACES[type(record)], record.TYPE, record.id


_PLACES = {kind: place for place, kind in enumerate(RECORD_TYPES)}
