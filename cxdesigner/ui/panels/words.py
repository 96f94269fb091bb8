"""Words that only panels use; those of kinds, marks and links are the actions'."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.queries import STATE_NAMES

STATE_WORDS: dict[str | None, str] = {
    None: N_("Not said"),
    **STATE_NAMES,
}

LIFECYCLE_WORDS: dict[str | None, str] = {
    None: N_("Not said"),
    "awareness": N_("Awareness"),
    "consideration": N_("Consideration"),
    "purchase": N_("Purchase"),
    "usage": N_("Usage"),
    "loyalty": N_("Loyalty"),
}
