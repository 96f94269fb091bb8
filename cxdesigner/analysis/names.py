"""What the columns of the analyses are called; marked here, translated where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.base.i18n import N_, _

if TYPE_CHECKING:
    # The inspector needs names as soon as it is shown, and no analysis.
    from cxdesigner.analysis.coverage import Aspect
    from cxdesigner.analysis.four_donts import Dont
    from cxdesigner.analysis.kano import Answer, Class
    from cxdesigner.analysis.opportunity_score import Band
    from cxdesigner.analysis.quadrants import Crosshair, Quadrant

FACTOR_NAMES: dict[str, str] = {
    "product": N_("Product"),
    "service": N_("Service"),
    "relationship": N_("Relationship"),
    "convenience": N_("Convenience"),
    "brand": N_("Brand image"),
    "price": N_("Price"),
}

MODULE_NAMES: dict[str, str] = {
    "sense": N_("Sense"),
    "feel": N_("Feel"),
    "think": N_("Think"),
    "act": N_("Act"),
    "relate": N_("Relate"),
}

DIMENSION_NAMES: dict[str, str] = {
    "tangibles": N_("Tangibles"),
    "reliability": N_("Reliability"),
    "responsiveness": N_("Responsiveness"),
    "assurance": N_("Assurance"),
    "empathy": N_("Empathy"),
}

LEVEL_NAMES: dict[str, str] = {
    "1": N_("Basic"),
    "2": N_("Satisfying"),
    "3": N_("Delightful"),
    "4": N_("Unexpected"),
}

ASPECT_NAMES: dict[Aspect, str] = {
    "factors": N_("Experience factors"),
    "modules": N_("Experience modules"),
    "servqual": N_("SERVQUAL dimensions"),
    "levels": N_("Service levels"),
}

DONT_NAMES: dict[Dont, str] = {
    "wait": N_("Do not make me wait"),
    "annoy": N_("Do not annoy me"),
    "think": N_("Do not make me think"),
    "repeat": N_("Do not make me repeat"),
}

METRIC_NAMES: dict[str, str] = {
    "csat": N_("CSAT, satisfaction"),
    "nps": N_("NPS, recommendation"),
    "ces": N_("CES, effort"),
    "kano": N_("Kano"),
    "emotion": N_("Emotion"),
    "duration": N_("Duration"),
    "wait": N_("Waiting time"),
    "arrivals": N_("Arrivals an hour"),
    "present": N_("Customers present"),
    "repeat_rate": N_("Repeat rate"),
    "churn": N_("Churn"),
    "conversion": N_("Conversion"),
    "other": N_("Other metric"),
}

QUADRANT_NAMES: dict[Quadrant, str] = {
    "concentrate": N_("Concentrate here"),
    "keep_up": N_("Keep up the good work"),
    "low_priority": N_("Low priority"),
    "overkill": N_("Possible overkill"),
}

CROSSHAIR_NAMES: dict[Crosshair, str] = {
    "means": N_("Crosshair at the means"),
    "medians": N_("Crosshair at the medians"),
    "midpoint": N_("Crosshair at the middle of the scale"),
    "custom": N_("Crosshair as set"),
}

BAND_NAMES: dict[Band, str] = {
    "extreme": N_("Extreme"),
    "high": N_("High"),
    "consider": N_("Worth considering"),
    "low": N_("Little to gain"),
}

KANO_NAMES: dict[Class, str] = {
    "M": N_("Must-be"),
    "O": N_("One-dimensional"),
    "A": N_("Attractive"),
    "I": N_("Indifferent"),
    "R": N_("Reverse"),
    "Q": N_("Questionable"),
}

ANSWER_NAMES: dict[Answer, str] = {
    "like": N_("I like it"),
    "must-be": N_("I expect it"),
    "neutral": N_("It is all the same to me"),
    "live-with": N_("I can live with it"),
    "dislike": N_("I dislike it"),
}

_COLUMNS: dict[Aspect, dict[str, str]] = {
    "factors": FACTOR_NAMES,
    "modules": MODULE_NAMES,
    "servqual": DIMENSION_NAMES,
    "levels": LEVEL_NAMES,
}


def column_name(aspect: Aspect, column: str) -> str:
    """Return what a column of a coverage matrix is called; one's own columns as they are."""
    name = _COLUMNS[aspect].get(column)
    return column if name is None else _(name)


def factor_name(factor: str) -> str:
    """Return what an experience factor is called."""
    return column_name("factors", factor)


def dimension_name(dimension: str) -> str:
    """Return what a SERVQUAL dimension is called."""
    return column_name("servqual", dimension)
