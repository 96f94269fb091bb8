"""In what a text was found, in the words of a person: which record, which field, which language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.builtin.view import LANGUAGE_NAMES
from cxdesigner.editor.record_names import name_of
from cxdesigner.model.asset import Asset
from cxdesigner.model.blueprint import Blueprint, Brand, Comment, Suppression
from cxdesigner.model.element import ElementContent
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
from cxdesigner.model.method import CemNeed, CemTable
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.record import Record
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

if TYPE_CHECKING:
    from cxdesigner.editor.search.hits import Hit

FIELD_NAMES: dict[str, str] = {
    "accountable": N_("Accountable"),
    "actor": N_("Actor"),
    "alt": N_("Description of the picture"),
    "analyse": N_("Analysis"),
    "author": N_("Author"),
    "authority": N_("Authority"),
    "background": N_("Background"),
    "brand_values": N_("Brand values"),
    "business_goal": N_("Business goal"),
    "capability": N_("Capability"),
    "challenges": N_("Challenges"),
    "channel": N_("Channel"),
    "channels": N_("Channel"),
    "condition": N_("Repeat condition"),
    "consulted": N_("Consulted"),
    "context": N_("Context"),
    "default_channel": N_("Usual channel of touchpoints"),
    "detail": N_("Detail"),
    "duty": N_("Duty"),
    "emotion_source": N_("Source of the emotions"),
    "feedback_evidence": N_("Evidence of feedback"),
    "footer": N_("Footer"),
    "goals": N_("Goals"),
    "header": N_("Header"),
    "hint": N_("Hint"),
    "info": N_("Information"),
    "informed": N_("Informed"),
    "infrastructure": N_("Infrastructure"),
    "label": N_("Name"),
    "link_url": N_("Address"),
    "listen": N_("What was heard"),
    "material": N_("Material"),
    "method": N_("Method"),
    "mitigation": N_("Mitigation"),
    "motivations": N_("Motivations"),
    "name": N_("Name"),
    "need": N_("Need"),
    "next_cycle_brand_value": N_("Brand value of the next cycle"),
    "notes": N_("Notes"),
    "override_reason": N_("Reason for another choice"),
    "owner": N_("Owner"),
    "owners": N_("Owner"),
    "people": N_("People"),
    "plan": N_("Plan of the experience"),
    "principles": N_("Principles"),
    "purpose": N_("Purpose"),
    "quote": N_("Quote"),
    "reason": N_("Reason"),
    "responsible": N_("Responsible"),
    "scenario": N_("Scenario"),
    "scene": N_("Scene"),
    "scope_end": N_("Ends with"),
    "scope_start": N_("Starts with"),
    "segment": N_("Segment"),
    "source": N_("Source"),
    "strategy": N_("Strategy"),
    "subtitle": N_("Subtitle"),
    "tags": N_("Tags"),
    "tasks": N_("Tasks"),
    "text": N_("Text"),
    "title": N_("Title"),
    "version_label": N_("Version"),
    "vision": N_("Vision"),
    "word": N_("Emotion"),
}
"""What the fields that hold texts are called; the first part of a path."""

_TYPE_NAMES: dict[type[Record], str] = {
    Asset: N_("Picture"),
    Blueprint: N_("Blueprint"),
    Brand: N_("Brand"),
    CemNeed: N_("Need"),
    CemTable: N_("Method"),
    Comment: N_("Comment"),
    DelightPoint: N_("Delight"),
    Emotion: N_("Emotion"),
    Feedback: N_("Feedback"),
    Lane: N_("Lane"),
    LaneRow: N_("Row of a lane"),
    Line: N_("Line"),
    Link: N_("Link"),
    Metric: N_("Metric"),
    Opportunity: N_("Opportunity"),
    PainPoint: N_("Pain point"),
    Persona: N_("Persona"),
    RaciRow: N_("Responsibilities"),
    Role: N_("Role"),
    SavedView: N_("Saved view"),
    Stage: N_("Stage"),
    Step: N_("Step"),
    Suppression: N_("Ignored problem"),
    Thought: N_("Thought"),
}
"""What a record is called by its type; elements are called by their kind."""


def field_name(hit: Hit) -> str:
    """Return what the field of a hit is called."""
    return _(FIELD_NAMES[str(hit.path[0])])


def place_words(view: RecordView, hit: Hit, language: str) -> str:
    """Return where a hit is: kind or name of the record, field, and language if another."""
    record = view.find(hit.record_id)
    words: list[str] = []
    kind = _TYPE_NAMES.get(type(record)) if record is not None else None
    if kind is not None:
        words.append(_(kind))
    owner = shown_id(view, hit.record_id)
    if record is not None and not isinstance(record, Blueprint):
        # A name that is what was found says nothing new.
        subject = view.find(owner) if owner != hit.record_id else record
        if subject is not record or hit.path[0] not in ("label", "name", "text"):
            words.append(name_of(view, subject, language))
        elif isinstance(record, ElementContent):
            words.append(_(KIND_NAMES[record.kind]))
    words.append(field_name(hit))
    if hit.tag and hit.tag != language:
        words.append(LANGUAGE_NAMES.get(hit.tag, hit.tag))
    return " · ".join(word for word in words if word)


def shown_id(view: RecordView, record_id: str) -> str:
    """Return the record that the window shows a record with: the element it is about, or itself."""
    record = view.find(record_id)
    for field in ("element_id", "stage_id", "subject_id"):
        owner = getattr(record, field, None)
        if isinstance(owner, str) and owner in view:
            return owner
    return record_id


CONTEXT = 24
"""Characters shown on either side of a hit."""


def excerpt(hit: Hit) -> tuple[str, str]:
    """Return what stands before and after a hit, cut to one short line."""
    before = " ".join(hit.text[max(0, hit.start - CONTEXT) : hit.start].split("\n"))
    after = " ".join(hit.text[hit.end : hit.end + CONTEXT].split("\n"))
    if hit.start > CONTEXT:
        before = "…" + before
    if hit.end + CONTEXT < len(hit.text):
        after += "…"
    return before, after
