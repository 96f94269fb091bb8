"""What kinds, marks, links and languages are called; needed from the first picture on.

Marked here, translated where they are shown.
"""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ElementKind
from cxdesigner.model.link import LinkKind

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

LANGUAGE_NAMES: dict[str, str] = {"en": "English", "zh-CN": "简体中文", "zh-TW": "繁體中文"}
"""Languages call themselves by their own names, in every language."""
