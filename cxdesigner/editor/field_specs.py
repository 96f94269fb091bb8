"""What fields records have beside those every page shows: read from their types, in groups.

A field that the model gets later is found without being named here: it comes in a last group of
its own, so that nothing a file holds is out of reach.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Metric,
    Opportunity,
    PainPoint,
    RaciRow,
    Thought,
)
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Persona, Role
from cxdesigner.model.record import Record
from cxdesigner.model.schema import REFERENCES, Reference
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.report.choice_names import CHOICE_NAMES, OTHER_FIELD_NAMES
from cxdesigner.report.names import FIELD_NAMES

Editor = Literal[
    "text", "line", "lines", "duration", "number", "date", "check", "choice", "ticks", "words",
    "pairs", "numbers", "record", "records",
]  # fmt: skip
"""text: in the content language; line: a plain word; lines: texts; ticks: some of known words;
words: words of one's own; pairs: key and value a line, numbers: key and number a line; record: one
other record, records: several."""

_BOUNDS: Mapping[str, tuple[float, float]] = {
    "min_height": (0, 5000),
    "severity": (1, 5),
    "frequency": (1, 5),
    "impact": (1, 5),
    "effort": (1, 5),
}

_ONE_LINE = frozenset(
    {"method", "owner", "segment", "source", "people", "infrastructure", "material", "name"}
)

_DATES = frozenset({"date", "due"})

_GROUPS: Mapping[type[Record], tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    Element: (
        (
            "experience",
            N_("Experience"),
            (
                "factors", "modules", "servqual", "level", "service_type", "principles",
                "drivers", "personalised",
            ),
        ),
        (
            "doing",
            N_("How it is done"),
            (
                "tasks", "method", "people", "infrastructure", "material", "context", "online",
                "automation", "third_party", "preparation",
            ),
        ),
        ("evidence", N_("Evidence and senses"), ("category", "senses")),
        ("waiting", N_("Waits and failures"), ("maister", "mitigation", "redundant_with")),
        (
            "information",
            N_("Information and tags"),
            ("info", "info_varies", "collects", "tags", "link_url"),
        ),
    ),
    Persona: (
        (
            "portrait",
            N_("About this persona"),
            (
                "segment", "value_tier", "background", "goals", "motivations", "challenges",
                "quote", "source", "lived",
            ),
        ),
    ),
    Blueprint: (
        (
            "method",
            N_("Principles and method"),
            (
                "principles", "loyalty_drivers", "collects_ok", "component_exempt",
                "evidence_position", "date",
            ),
        ),
    ),
}  # fmt: skip
"""Key, title and fields of each group, in the order of the field's handbook."""

ELSEWHERE: Mapping[type[Record], frozenset[str]] = {
    Element: frozenset(
        "label detail kind work wait channel marks actor owner start end abandon need need_type "
        "std max notes source "
        # Places have gestures and commands, pictures and icons a group of their own.
        "lane_id step_id end_step_id row_id image_ids icon icon_id "
        # What a note tells has a group of its own, too.
        "tells_id".split()
    ),
    Persona: frozenset(("name", "image_id")),
    Blueprint: frozenset(
        "title subtitle kind state maturity languages lineage_id version_label author "
        "illustrative scenario business_goal scope_start scope_end vision plan notes scale_min "
        "scale_max emotion_source default_channel".split()
    ),
    PainPoint: frozenset("text severity frequency".split()),
    Opportunity: frozenset("text impact effort".split()),
    DelightPoint: frozenset(("text",)),
    Thought: frozenset(("text",)),
    Metric: frozenset("type value target".split()),
    Feedback: frozenset(("listen",)),
    # Whose duties these are is where their card is.
    RaciRow: frozenset(("element_id",)),
    Role: frozenset(("name",)),
    Lane: frozenset(("role", "name", "hint")),
    LaneRow: frozenset(("lane_id", "name")),
    Line: frozenset("kind after_lane_id name stroke weight hidden".split()),
    Link: frozenset(
        "kind source_id target_id label both loop parallel default condition notes".split()
    ),
    Stage: frozenset("name parent_id lifecycle no_contact scene hint".split()),
    Step: frozenset(("stage_id", "name")),
}
"""Fields that a page shows by itself, or that have commands of their own."""

_NEVER = frozenset({"id", "order", "unknown"})


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: what it is called and how it is edited."""

    name: str
    title: str
    """Untranslated."""

    editor: Editor
    choices: tuple[tuple[Any, str], ...] = ()
    """(Value, untranslated words) pairs that have a meaning."""

    bounds: tuple[float | None, float | None] = (None, None)
    one_line: bool = False
    target: type[Record] | None = None
    """What kind of records it refers to."""


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that belong together."""

    key: str
    title: str
    """Untranslated."""

    fields: tuple[FieldSpec, ...]


@cache
def field_groups(kind: type[Record]) -> tuple[FieldGroup, ...]:
    """Return the groups of all fields of a record type that no page shows by itself."""
    named = _GROUPS.get(kind, ())
    known = {name for _key, _title, names in named for name in names}
    passed = known | ELSEWHERE.get(kind, frozenset()) | _NEVER
    groups = [
        FieldGroup(key, title, tuple(field_spec(kind, name) for name in names))
        for key, title, names in named
    ]
    rest = tuple(field_spec(kind, name) for name in kind.model_fields if name not in passed)
    if rest:
        groups.append(FieldGroup("other", N_("More"), rest))
    return tuple(groups)


def field_spec(kind: type[Record], name: str) -> FieldSpec:
    """Return how a field is edited, as its type says."""
    known = CHOICE_NAMES.get((kind, name), {})
    annotation, optional = _plain(kind.model_fields[name].annotation)
    own = OTHER_FIELD_NAMES.get(f"{kind.TYPE}.{name}") or OTHER_FIELD_NAMES.get(name)
    words = own or FIELD_NAMES.get(name) or name.replace("_", " ").capitalize()
    choices: tuple[tuple[Any, str], ...] = tuple(known.items())
    editor = _editor(kind, name, annotation, is_known=bool(known), optional=optional)
    if editor == "choice":
        values = get_args(annotation) if get_origin(annotation) is Literal else ()
        choices += tuple((value, str(value)) for value in values if value not in known)
        if optional:
            choices = ((None, N_("Not said")), *choices)
    refers = _reference(kind, name)
    return FieldSpec(
        name,
        words,
        editor,
        choices,
        _BOUNDS.get(name, (None, None)),
        name in _ONE_LINE,
        refers.target if refers is not None else None,
    )


def _reference(kind: type[Record], name: str) -> Reference | None:
    return next((ref for ref in REFERENCES.get(kind, ()) if ref.field == name), None)


def _plain(annotation: Any) -> tuple[Any, bool]:
    """Return a type without ``| None``, and whether that was there."""
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [one for one in get_args(annotation) if one is not type(None)]
        if len(rest) == 1:
            return rest[0], True
    return annotation, False


def _editor(
    kind: type[Record], name: str, annotation: Any, *, is_known: bool, optional: bool
) -> Editor:
    refers = _reference(kind, name)
    if refers is not None:
        return "records" if refers.many else "record"
    if annotation is LocalText:
        return "text"
    if annotation is Duration:
        return "duration"
    if annotation is bool and not optional:
        return "check"
    if is_known and get_origin(annotation) is not tuple:
        return "choice"
    if get_origin(annotation) is Literal:
        return "choice"
    if annotation in (int, float):
        return "number"
    match get_args(annotation) if get_origin(annotation) is tuple else ():
        case (one, _) if one is LocalText:
            return "lines"
        case (one, _) if one is str:
            return "ticks" if is_known else "words"
        case (pair, _) if get_args(pair) == (str, str):
            return "pairs"
        case (pair, _) if get_args(pair) == (str, float):
            return "numbers"
    return "date" if name in _DATES and kind is not Blueprint else "line"
