"""What kinds and marks are called, everywhere a person meets them."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ElementKind

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
