"""What records, their fields and values are called, everywhere a person meets them.

Marked here, translated where they are shown.
"""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.asset import Asset
from cxdesigner.model.blueprint import Blueprint, Brand, Comment, Suppression
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

RECORD_NAMES: dict[type[Record], str] = {
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
