"""Words of the fields of metrics, thoughts, opportunities and feedback that have a meaning.

Source: domain 0, rows 59, 65, 72, 74, 87. Files may hold other words; these are offered.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxdesigner.base.i18n import N_, _

METRIC_FIELDS: Mapping[str, frozenset[str]] = {
    "counts": frozenset({"csat", "nps", "ces", "kano", "emotion"}),
    "scale": frozenset({"csat", "ces"}),
    "scale_min": frozenset({"csat", "ces"}),
    "top": frozenset({"csat"}),
    "direction": frozenset({"ces"}),
    "promoters": frozenset({"nps"}),
    "passives": frozenset({"nps"}),
    "detractors": frozenset({"nps"}),
    "percent": frozenset({"nps"}),
}
"""Fields that say something for some types of metrics only."""

DIRECTION_NAMES: dict[str, str] = {
    "higher": N_("Higher is better"),
    "lower": N_("Lower is better"),
}

ASPECT_NAMES: dict[str, str] = {
    "emotion": N_("Emotion"),
    "belief": N_("Belief"),
    "preference": N_("Preference"),
    "perception": N_("Perception"),
    "bodily": N_("Bodily and mental reaction"),
    "behaviour": N_("Behaviour"),
    "accomplishment": N_("Accomplishment"),
}

STATUS_NAMES: dict[str, str] = {
    "open": N_("Not started"),
    "planned": N_("Planned"),
    "doing": N_("Being done"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}
"""How far an action has come, in the order of the columns of a board."""

IDEA_CARD_NAMES: dict[str, str] = {
    "remind": N_("Remind"),
    "mystery": N_("Mystery"),
    "gratitude": N_("Gratitude"),
    "desire": N_("Desire"),
    "volunteer": N_("Volunteer"),
    "myth": N_("Myth-making"),
    "points": N_("Points"),
    "discounts": N_("Discounts"),
    "members": N_("Member-only benefits"),
}

INLET_NAMES: dict[str, str] = {
    "web form": N_("Web form"),
    "hotline": N_("Hotline"),
    "social": N_("Social listening"),
    "in-app": N_("Feedback in the app"),
}

INSIGHT_TITLES: dict[str, str] = {
    "act_id": N_("Opportunity it became"),
    "aspect": N_("What it is"),
    "authority": N_("What may be decided on the spot"),
    "changed_ids": N_("What it changed"),
    "closed": N_("Closed"),
    "counts": N_("Answers and how many gave them"),
    "designed_peak": N_("Designed as a peak"),
    "detractors": N_("Detractors"),
    "direction": N_("What is good"),
    "findings": N_("Findings that it answers"),
    "inlet": N_("Where it came in"),
    "n": N_("Number of answers"),
    "opportunity_ids": N_("Opportunities"),
    "passives": N_("Passives"),
    "percent": N_("Given in percent"),
    "element_id": N_("Element"),
    "persona_id": N_("Persona"),
    "promoters": N_("Promoters"),
    "scale": N_("Highest answer"),
    "metric.scale_min": N_("Lowest answer"),
    "stage_id": N_("Stage"),
    "target": N_("Target"),
    "told_customer": N_("The customer was told"),
    "top": N_("Highest answers that count as satisfied"),
    "metric.type": N_("Kind of metric"),
    "unit": N_("Unit"),
    "value": N_("Value"),
}
"""What the fields of these records are called."""


def status_title(status: str) -> str:
    """Return what a status is called; one that is not known keeps its own name."""
    return _(STATUS_NAMES[status]) if status in STATUS_NAMES else status
