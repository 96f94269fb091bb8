"""Words of the field that messages put into their sentences."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import ElementKind
from cxdesigner.model.link import LinkKind
from cxdesigner.rules.finding import Term

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

# The six factors of an experience table; a blueprint may name others.
FACTOR_NAMES: dict[str, str] = {
    "product": N_("product"),
    "service": N_("service"),
    "relationship": N_("relationship"),
    "convenience": N_("convenience"),
    "brand": N_("brand image"),
    "price": N_("price"),
}


def factor_name(factor: str) -> Term | str:
    """Return what a factor is called; one that is not among the six keeps its own name."""
    name = FACTOR_NAMES.get(factor)
    return factor if name is None else Term(name)
