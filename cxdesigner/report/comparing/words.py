"""Changes in the words of a reader: what a field is called, what its value means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxdesigner.analysis.words import list_text, number_text, span_text
from cxdesigner.base.i18n import N_, _, dotted
from cxdesigner.model.asset import Asset
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.comparison import Aspect
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element, ElementContent
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.queries import LINE_NAMES, ROLE_NAMES, STATE_NAMES, lane_name, stage_of
from cxdesigner.model.record import OpaqueRecord, Part, Record
from cxdesigner.model.schema import REFERENCES
from cxdesigner.model.stage import Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.report.choice_names import CHOICE_NAMES, OTHER_FIELD_NAMES
from cxdesigner.report.kind_names import KIND_NAMES, LANGUAGE_NAMES, LINK_KIND_NAMES, MARK_NAMES
from cxdesigner.report.maturity import MATURITY_NAMES
from cxdesigner.report.names import FIELD_NAMES, RECORD_NAMES
from cxdesigner.report.record_names import name_of

ASPECT_NAMES: dict[Aspect, str] = {
    "added": N_("Added"),
    "removed": N_("Removed"),
    "moved": N_("Moved"),
    "reworded": N_("Reworded"),
    "reowned": N_("Re-owned"),
    "retimed": N_("Re-timed"),
    "rescored": N_("Re-scored"),
    "marked": N_("Marks changed"),
    "reconnected": N_("Reconnected"),
    "changed": N_("Changed"),
}
"""What each aspect is called, in the order in which it is told."""

ASPECT_SIGNS: dict[Aspect, str] = {
    "added": "+",
    "removed": "\N{MINUS SIGN}",
    "moved": "\N{RIGHTWARDS ARROW}",
}
"""Signs at the start of a row; every other aspect is an edit, ``EDITED``."""

EDITED = "\N{ALMOST EQUAL TO}"

_MORE_NAMES: Mapping[str, str] = {
    "lane_id": N_("Lane"),
    "step_id": N_("Step"),
    "end_step_id": N_("Reaches to step"),
    "row_id": N_("Row of the lane"),
    "parent_id": N_("Part of stage"),
    "after_lane_id": N_("Below lane"),
    "order": N_("Place in the order"),
    "kind": N_("Kind"),
    "role": N_("Role"),
    "work": N_("Work"),
    "wait": N_("Wait"),
    "std": N_("Standard time"),
    "max": N_("Tolerance"),
    "marks": N_("Marks"),
    "start": N_("Journey starts here"),
    "end": N_("Journey ends here"),
    "abandon": N_("Customers give up here"),
    "need_type": N_("Kind of need"),
    "icon": N_("Icon"),
    "icon_id": N_("Icon of one's own"),
    "tells_id": N_("What the note tells"),
    "told": N_("What the note tells"),
    "image_ids": N_("Pictures"),
    "image_id": N_("Picture"),
    "logo_id": N_("Logo"),
    "source_id": N_("From"),
    "target_id": N_("To"),
    "both": N_("Both directions"),
    "loop": N_("Loop"),
    "parallel": N_("In parallel"),
    "default": N_("Usual way"),
    "stroke": N_("Stroke"),
    "weight": N_("Line weight"),
    "text_size": N_("Size of the title"),
    "text_weight": N_("Weight of the title"),
    "hidden": N_("Hidden"),
    "lifecycle": N_("Journey stage"),
    "no_contact": N_("Without contact"),
    "assumed": N_("Assumed"),
    "element_id": N_("Element"),
    "severity": N_("Severity"),
    "frequency": N_("Frequency"),
    "impact": N_("Impact"),
    "effort": N_("Effort"),
    "state": N_("State"),
    "maturity": N_("Maturity"),
    "languages": N_("Languages"),
    "lineage_id": N_("Lineage"),
    "illustrative": N_("Illustrative figures"),
    "scale_min": N_("Emotion scale from"),
    "scale_max": N_("Emotion scale to"),
    "former_id": N_("Former place"),
    "attached": N_("What is known about it"),
    "key_experiences": N_("Key experiences"),
    "review_every_months": N_("Review every so many months"),
    "next_review": N_("Next review"),
    "has_feedback": N_("Has feedback"),
    "factor": N_("Experience factor"),
    "experience": N_("Experience"),
    "expectation": N_("Expectation"),
    "importance": N_("Importance"),
    "ideal": N_("Ideal"),
    "satisfaction": N_("Satisfaction"),
    "weighted": N_("Weighted"),
    "gap": N_("Gap"),
    "prov": N_("Where it is from"),
    "dim": N_("SERVQUAL dimension"),
    "perception": N_("Perception"),
    "code": N_("Rule"),
    "subject_id": N_("About"),
    "resolved": N_("Resolved"),
    "colours": N_("Colours"),
    "paints": N_("Colours"),
    "language": N_("Language"),
    "emotion": N_("Place of the curve"),
    "wait_mark": N_("Long wait from"),
    "low_threshold": N_("Low point below"),
    "flat_curve": N_("Flat curve below"),
    "small_sample": N_("Small sample below"),
    "stale_days": N_("Stale after days"),
    "collapse_share": N_("Findings are one from a share of"),
    "collapse_least": N_("Findings are one from a number of"),
    "remote_channels": N_("Remote channels"),
    "profile": N_("Rule set"),
    "shown_persona_ids": N_("Personas shown"),
    "hidden_lane_ids": N_("Hidden lanes"),
    "persona_ids": N_("Personas"),
    "stage_ids": N_("Stages"),
    "lane_ids": N_("Lanes"),
    "kinds": N_("Kinds"),
    "severities": N_("Severities"),
    "rules": N_("Rules"),
    "sha256": N_("Picture"),
    "mime": N_("Picture"),
    "data": N_("Picture"),
    "width": N_("Width"),
    "height": N_("Height"),
    "body": N_("Content"),
    "type_name": N_("Kind"),
    "unknown": N_("Fields of a newer version"),
}  # fmt: skip
"""Fields that have no name in ``names``, because panels show them in a way of their own."""

_MORE_RECORDS: Mapping[str, str] = {
    "rule_settings": N_("Rule settings"),
    "parked": N_("Parked element"),
    "cem_factor": N_("Experience factor"),
    "servqual": N_("SERVQUAL dimension"),
    "severity": N_("Severity of a rule"),
    "style": N_("Colours"),
    "opaque": N_("Record of a newer version"),
}


def field_words(kind: type[Record], name: str) -> str:
    """Return what a field is called, in the language in use."""
    own = OTHER_FIELD_NAMES.get(f"{kind.TYPE}.{name}")
    words = own or _MORE_NAMES.get(name) or OTHER_FIELD_NAMES.get(name) or FIELD_NAMES.get(name)
    return _(words) if words else name


def record_words(record: Record) -> str:
    """Return what sort of thing a record is, in the language in use."""
    if isinstance(record, ElementContent):
        return _(KIND_NAMES[record.kind])
    if isinstance(record, OpaqueRecord):
        return record.type_name
    words = RECORD_NAMES.get(type(record)) or _MORE_RECORDS.get(record.TYPE)
    return _(words) if words else record.TYPE


def named(view: RecordView, record: Record, language: str) -> str:
    """Return the name of a record; what it is and what it is about where it has none."""
    if isinstance(record, Step) and record.id in view and not record.name.text(language).strip():
        # Most steps have no name: their place tells them apart.
        return _("Step {n}").format(n=view.positions(Step)[record.id] + 1)
    found = name_of(view, record, language)
    if found:
        return found
    about = view.find(getattr(record, "element_id", None) or getattr(record, "subject_id", None))
    if about is not None:
        return name_of(view, about, language) or record_words(record)
    return getattr(record, "factor", "") or getattr(record, "dim", "") or record_words(record)


def language_words(tag: str) -> str:
    """Return what a language is called by those who speak it."""
    return LANGUAGE_NAMES.get(tag, tag)


def place_words(view: RecordView, element: Element, language: str) -> str:
    """Return where an element stands: lane, stage and step."""
    lane, step = view.get(Lane, element.lane_id), view.get(Step, element.step_id)
    words = [lane_name(lane, language) if lane is not None else ""]
    stage = stage_of(view, element)
    if stage is not None:
        words.append(name_of(view, stage, language))
    if step is not None:
        number = view.positions(Step)[step.id] + 1
        words.append(step.name.text(language) or _("Step {n}").format(n=number))
    elif element.step_id is None:
        words.append(_("Whole journey"))
    return dotted(words)


def text_rows(before: LocalText, after: LocalText) -> tuple[tuple[str, str, str], ...]:
    """Return (language tag, text before, text after) of each language in which a text differs.

    A plain text is there in every language, so a text of several languages differs from it where
    it reads otherwise.
    """
    tags = sorted({tag for text in (before, after) for tag, _text in text.entries})
    if before and after and before.is_plain != after.is_plain:
        tags = [tag for tag in tags if tag]
        pairs = [(tag, before.text(tag), after.text(tag)) for tag in tags]
    else:
        old, new = dict(before.entries), dict(after.entries)
        pairs = [(tag, old.get(tag, ""), new.get(tag, "")) for tag in tags]
    rows = tuple(row for row in pairs if row[1] != row[2])
    return rows or (("", before.text(), after.text()),)


def value_words(view: RecordView, record: Record, name: str, value: Any, language: str) -> str:
    """Return what a value of a field means to a reader, on one line; ``–`` for none."""
    known: Mapping[Any, str] = _choices(record, name)
    if isinstance(value, Part):
        return "…"
    if name in ("data", "sha256", "body", "attached", "unknown"):
        return "…" if value else "–"
    if name == "order" and isinstance(value, int):
        return number_text(value + 1)
    is_reference = any(one.field == name for one in REFERENCES.get(type(record), ()))
    return _said(view, value, known, language, is_reference=is_reference) or "–"


def _choices(record: Record, name: str) -> Mapping[Any, str]:
    match record, name:
        case (ElementContent(), "marks"):
            return MARK_NAMES
        case (ElementContent(), "kind"):
            return {str(kind): words for kind, words in KIND_NAMES.items()}
        case (Link(), "kind"):
            return {str(kind): words for kind, words in LINK_KIND_NAMES.items()}
        case (Lane(), "role"):
            return {str(role): words for role, words in ROLE_NAMES.items()}
        case (Blueprint(), "state"):
            return STATE_NAMES
        case (Blueprint(), "maturity"):
            return {str(level): words for level, words in MATURITY_NAMES.items()}
        case (_, "kind"):
            return {str(kind): words for kind, words in LINE_NAMES.items()}
    kind = Element if isinstance(record, ElementContent) else type(record)
    return CHOICE_NAMES.get((kind, name), {})


def _said(
    view: RecordView, value: Any, known: Mapping[Any, str], language: str, *, is_reference: bool
) -> str:
    match value:
        case None:
            return ""
        case LocalText():
            return value.line(language)
        case Duration():
            return _time(value)
        case tuple():
            parts = (_said(view, one, known, language, is_reference=is_reference) for one in value)
            return list_text(tuple(part for part in parts if part))
        case bool() if value not in known:
            return _("Yes") if value else _("No")
        case float() | int() if value not in known:
            return number_text(value)
    if value in known:
        return _(known[value])
    if is_reference:
        found = view.find(value)
        if isinstance(found, Asset):
            return _("Picture")
        return named(view, found, language) if found is not None else str(value)
    return str(value)


def _time(value: Duration) -> str:
    if isinstance(value.raw, str) or value.span is None:
        return str(value.raw)
    low, high = value.span
    return span_text(low, high)
