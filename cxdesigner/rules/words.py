"""Words of the field that messages put into their sentences."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ElementKind
from cxdesigner.model.link import LinkKind

KIND_NAMES: dict[ElementKind, str] = {
    "touchpoint": N_("touchpoint"),
    "action": N_("action"),
    "decision": N_("decision"),
    "system": N_("system"),
    "process": N_("process"),
    "evidence": N_("piece of evidence"),
    "note": N_("note"),
}

LINK_NAMES: dict[LinkKind, str] = {
    "flow": N_("flow"),
    "interaction": N_("interaction"),
    "support": N_("support"),
    "information": N_("information"),
    "evidence": N_("evidence"),
    "recovery": N_("recovery"),
}
