"""What is said where the figures of an analysis are there but no conclusion follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import Conclusion, Tone
from cxdesigner.analysis.surveys import Survey
from cxdesigner.base.i18n import N_, _

_GOOD = frozenset({"four_donts", "links"})

_SENTENCES: Mapping[str, str] = {
    "emotion": N_("No emotion has a value yet"),
    "servqual": N_("No dimension has both an expectation and a perception"),
    "cem": N_("No factor has both an experience and an expectation"),
    "pains": N_("No pain point can be ranked: severity or frequency is missing"),
    "opportunities": N_(
        "No opportunity can be ranked: impact, effort or the pain points it answers are missing"
    ),
    "four_donts": N_("None of the four is broken"),
    "time": N_("No way through the journey has a time yet"),
    "links": N_("No work is handed over between actors"),
    "reach": N_("Nothing behind the scenes carries more than one touchpoint"),
    "profit": N_("Price and labour a minute say what is left"),
}


def open_verdict(facts: Facts, page: str) -> Conclusion | None:
    """Return why nothing follows from a page, in the language in use; None if it has no data."""
    surveys: Mapping[str, Sequence[Survey[Any]]] = {
        "nps": facts.nps,
        "csat": facts.csat,
        "ces": facts.ces,
        "kano": facts.kano,
    }
    if page in surveys:
        return _of_surveys(surveys[page]) if surveys[page] else None
    words = _SENTENCES.get(page)
    tone: Tone = "good" if page in _GOOD else "neutral"
    return None if words is None else Conclusion(tone, _(words), "", ())


def _of_surveys(surveys: Sequence[Survey[Any]]) -> Conclusion:
    subjects = tuple(one.metric_id for one in surveys)
    if any(one.figures is not None for one in surveys):
        # Of Kano answers only: all other figures lead to a sentence.
        return Conclusion("neutral", _("No feature is missed where it is missing"), "", subjects)
    if any(one.stated is not None for one in surveys):
        headline = _("Only scores are stated: without the answers nobody knows how sure they are")
        return Conclusion("neutral", headline, "", subjects)
    headline = _("The answers cannot be counted: some are missing or lie outside of the scale")
    return Conclusion("neutral", headline, "", subjects)
