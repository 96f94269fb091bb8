"""What a page of the analyses is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.sentences import Tone
from cxdesigner.base.i18n import N_
from cxdesigner.report.table import Section

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Experience"), ("emotion", "nps", "csat", "ces", "servqual")),
    (
        N_("Priorities"),
        ("cem", "importance", "opportunity", "kano", "pains", "opportunities", "four_donts"),
    ),
    (N_("Flow and dependence"), ("time", "links", "reach", "coverage", "channels", "deviation")),
    (N_("Business"), ("closure", "lifetime", "profit")),
)
"""Headings of the list of pages, each with the keys of its pages, in order."""

PAGE_KEYS: tuple[str, ...] = tuple(key for _title, keys in GROUPS for key in keys)

TITLES: dict[str, str] = {
    "cem": N_("CEM table"),
    "emotion": N_("Peak–end rule"),
    "nps": N_("NPS"),
    "csat": N_("CSAT"),
    "ces": N_("CES"),
    "servqual": N_("SERVQUAL"),
    "importance": N_("Importance and performance"),
    "opportunity": N_("Opportunity score"),
    "kano": N_("Kano model"),
    "time": N_("Lead time and waiting"),
    "links": N_("Crossings and hand-offs"),
    "reach": N_("Single point of failure"),
    "pains": N_("Pain points"),
    "opportunities": N_("Opportunities"),
    "lifetime": N_("Customer lifetime value"),
    "four_donts": N_("Four don'ts"),
    "coverage": N_("Coverage"),
    "channels": N_("Channel consistency"),
    "deviation": N_("Plan and reality"),
    "closure": N_("Feedback closed"),
    "profit": N_("Time and profit"),
}

HANDBOOK: dict[str, str] = {
    "emotion": "peak_end",
    "importance": "quadrants",
    "opportunity": "opportunity_score",
    "time": "lead_time",
    "links": "crossings",
    "pains": "priority",
    "opportunities": "priority",
    "channels": "consistency",
}
"""Page → entry of the handbook's scores, where that has another name."""

OfferKind = Literal["field", "action", "rows"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to enter what is missing.

    ``field`` selects a record and leads to its field in the inspector, ``action`` runs an action of
    the program, ``rows`` begins the table of the page, so that its cells can be filled in.
    """

    label: str
    kind: OfferKind
    name: str
    """Attribute of the record, id of the action, or key of the page."""

    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What an analysis without data wants, in one sentence, and where to enter it."""

    sentence: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """An analysis in the list of pages."""

    key: str
    title: str
    tone: Tone | None
    """None without data."""

    figure: str = ""
    """Its main figure in a few letters, e.g. ``−18``; '' without data."""

    headline: str = ""
    """What follows, in one plain sentence; '' without data."""

    detail: str = ""
    subject_ids: tuple[str, ...] = ()
    """Records the sentence is about, the main one first."""


@dataclass(frozen=True, slots=True)
class AnalysisPage:
    """All that one analysis says, in one language."""

    summary: Summary
    sections: tuple[Section, ...]
    """Tables without a title explain themselves; no table is empty."""

    need: Need | None
    """What is missing, where there is no data."""

    source: str
    """Formula and where it comes from."""

    handbook: str
    """Id of the entry of the handbook that explains it."""

    @property
    def key(self) -> str:
        """The key of the page."""
        return self.summary.key
