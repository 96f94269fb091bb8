"""The words for kinds, roles and marks that panels, menus and the rail share."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ElementKind
from cxdesigner.model.link import LinkKind

KIND_WORDS: dict[ElementKind, str] = {
    "touchpoint": N_("Touchpoint"),
    "action": N_("Action"),
    "decision": N_("Decision"),
    "system": N_("System"),
    "process": N_("Process"),
    "evidence": N_("Evidence"),
    "note": N_("Note"),
}

LINK_WORDS: dict[LinkKind, str] = {
    "flow": N_("Flow"),
    "interaction": N_("Interaction"),
    "support": N_("Support"),
    "information": N_("Information"),
    "evidence": N_("Evidence link"),
    "recovery": N_("Recovery"),
}

MARK_WORDS: dict[str, str] = {
    "wait": N_("Wait point"),
    "fail": N_("Fail point"),
    "pain": N_("Pain point"),
    "mot": N_("Moment of truth"),
    "delight": N_("Delight point"),
    "opportunity": N_("Opportunity"),
}

STATE_WORDS: dict[str | None, str] = {
    None: N_("Not said"),
    "current": N_("Current state"),
    "future": N_("Future state"),
    "ideal": N_("Ideal state"),
}

LIFECYCLE_WORDS: dict[str | None, str] = {
    None: N_("Not said"),
    "awareness": N_("Awareness"),
    "consideration": N_("Consideration"),
    "purchase": N_("Purchase"),
    "usage": N_("Usage"),
    "loyalty": N_("Loyalty"),
}
