"""What records, their fields, kinds and values are called, everywhere a person meets them.

Marked here, translated where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxdesigner.analysis.names import (
    DIMENSION_NAMES,
    DONT_NAMES,
    FACTOR_NAMES,
    LEVEL_NAMES,
    MODULE_NAMES,
)
from cxdesigner.base.i18n import N_
from cxdesigner.model.asset import Asset
from cxdesigner.model.blueprint import Blueprint, Brand, Comment, Suppression
from cxdesigner.model.element import Element, ElementKind
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
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.model.method import CemNeed, CemTable
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.record import Record
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.stage import Stage, Step

KIND_NAMES: dict[ElementKind, str] = {
    "touchpoint": N_("Touchpoint"),
    "action": N_("Action"),
    "decision": N_("Decision"),
    "process": N_("Process"),
    "system": N_("System"),
    "evidence": N_("Evidence"),
    "note": N_("Note"),
}
"""What each kind of element is called, in the order of the rail."""

MARK_NAMES: dict[str, str] = {
    "wait": N_("Wait point"),
    "fail": N_("Fail point"),
    "pain": N_("Pain point"),
    "mot": N_("Moment of truth"),
    "delight": N_("Delight point"),
    "opportunity": N_("Opportunity"),
}
"""What each mark is called, most urgent first."""

LINK_KIND_NAMES: dict[LinkKind, str] = {
    "flow": N_("Flow"),
    "interaction": N_("Interaction"),
    "support": N_("Support"),
    "information": N_("Information"),
    "evidence": N_("Evidence link"),
    "recovery": N_("Recovery"),
}

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

SENSE_NAMES: dict[str, str] = {
    "sight": N_("Sight"),
    "hearing": N_("Hearing"),
    "smell": N_("Smell"),
    "touch": N_("Touch"),
    "taste": N_("Taste"),
}

MAISTER_NAMES: dict[str, str] = {
    "unoccupied": N_("Nothing to do"),
    "pre-process": N_("Before it begins"),
    "anxious": N_("Anxious"),
    "uncertain": N_("Of unknown length"),
    "unexplained": N_("Unexplained"),
    "unfair": N_("Unfair"),
    "low-value": N_("Not worth it"),
    "solo": N_("Alone"),
}

CATEGORY_NAMES: dict[str, str] = {
    "environment": N_("Environment"),
    "facility": N_("Facilities"),
    "goods": N_("Goods"),
    "people": N_("People"),
}

AUTOMATION_NAMES: dict[str, str] = {
    "self-service": N_("Self-service"),
    "chatbot": N_("Chatbot"),
    "message": N_("Automatic message"),
    "recommendation": N_("Recommendation"),
}

DRIVER_NAMES: dict[str, str] = {
    "product": N_("Product quality"),
    "service": N_("Customer service"),
    "brand": N_("Brand image"),
    "relationship": N_("Emotional bond"),
    "price": N_("Price"),
}

LANGUAGE_NAMES: dict[str, str] = {"en": "English", "zh-CN": "简体中文", "zh-TW": "繁體中文"}
"""Languages call themselves by their own names, in every language."""

STATE_NAMES: dict[str | None, str] = {
    "current": N_("Current state"),
    "future": N_("Future state"),
    "ideal": N_("Ideal state"),
}

CHOICE_NAMES: Mapping[tuple[type[Record], str], Mapping[Any, str]] = {
    (Element, "factors"): FACTOR_NAMES,
    (Element, "modules"): MODULE_NAMES,
    (Element, "servqual"): DIMENSION_NAMES,
    (Element, "drivers"): DRIVER_NAMES,
    (Element, "senses"): SENSE_NAMES,
    (Element, "maister"): MAISTER_NAMES,
    (Element, "level"): {int(level): name for level, name in LEVEL_NAMES.items()},
    (Element, "category"): CATEGORY_NAMES,
    (Element, "automation"): AUTOMATION_NAMES,
    (Element, "service_type"): {"core": N_("Core service"), "extra": N_("Extra service")},
    (Element, "online"): {True: N_("Online"), False: N_("On site")},
    (PainPoint, "dont"): DONT_NAMES,
    (Blueprint, "loyalty_drivers"): DRIVER_NAMES,
    (Blueprint, "evidence_position"): {
        "above_customer": N_("Above the customer"),
        "below_customer": N_("Below the customer"),
    },
}
"""Words with a meaning of their own; a list takes others too."""

OTHER_FIELD_NAMES: dict[str, str] = {
    "accepted": N_("Accepted as it is"),
    "automation": N_("Automation"),
    "category": N_("Kind of evidence"),
    "collects": N_("Asks the customer for"),
    "collects_ok": N_("May be asked again"),
    "component_exempt": N_("Components left out on purpose"),
    "date": N_("Date"),
    "dont": N_("What the customer asks"),
    "drivers": N_("Loyalty drivers"),
    "due": N_("Due date"),
    "evidence_position": N_("Place of the evidence lane"),
    "factors": N_("Experience factors"),
    "idea_card": N_("Idea card"),
    "info": N_("Facts told to the customer"),
    "info_varies": N_("Facts that may differ"),
    "level": N_("Service level"),
    "loyalty_drivers": N_("Loyalty drivers"),
    "maister": N_("What makes the wait feel longer"),
    "min_height": N_("Least height, points"),
    "element.mitigation": N_("What makes the wait bearable"),
    "modules": N_("Experience modules"),
    "online": N_("Where it happens"),
    "personalised": N_("Made for this customer"),
    "preparation": N_("Prepared beforehand"),
    "redundant_with": N_("Can be replaced by"),
    "senses": N_("Senses it speaks to"),
    "service_type": N_("Core or extra"),
    "servqual": N_("SERVQUAL dimensions"),
    "status": N_("Status"),
    "third_party": N_("Done by a third party"),
    "link_url": N_("Web address"),
    "value_tier": N_("Value of the customer"),
}
"""Fields that hold no texts, or are called otherwise in one type (``type.field``)."""
