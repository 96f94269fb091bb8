"""Words that only panels use; those of kinds, marks and links are the actions'."""

from __future__ import annotations

from cxdesigner.base.i18n import N_

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
