"""Pages and their summaries, made from the figures."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.open_verdicts import open_verdict
from cxdesigner.analysis.sentences import Conclusion
from cxdesigner.analysis.verdicts import page_verdict
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import through
from cxdesigner.report.analysis_pages import (
    insight_pages,
    journey_pages,
    method_pages,
    money_pages,
    survey_pages,
)
from cxdesigner.report.analysis_pages.figures import FIGURES
from cxdesigner.report.analysis_pages.needs import need_of
from cxdesigner.report.analysis_pages.page import (
    HANDBOOK,
    PAGE_KEYS,
    TITLES,
    AnalysisPage,
    Summary,
)
from cxdesigner.report.analysis_pages.sources import SOURCES
from cxdesigner.report.method_sections import servqual_sections
from cxdesigner.report.table import Section

Maker = Callable[[Facts, str], tuple[Section, ...]]

_MAKERS: dict[str, Maker] = {
    "cem": method_pages.cem_page,
    "emotion": insight_pages.emotion_page,
    "nps": survey_pages.nps_page,
    "csat": survey_pages.csat_page,
    "ces": survey_pages.ces_page,
    "servqual": servqual_sections,
    "importance": method_pages.importance_page,
    "opportunity": method_pages.opportunity_page,
    "kano": survey_pages.kano_page,
    "pains": insight_pages.pains_page,
    "opportunities": insight_pages.opportunities_page,
    "four_donts": insight_pages.four_donts_page,
    "time": journey_pages.time_page,
    "links": journey_pages.links_page,
    "reach": journey_pages.reach_page,
    "coverage": insight_pages.coverage_page,
    "channels": insight_pages.channels_page,
    "deviation": money_pages.deviation_page,
    "closure": insight_pages.closure_page,
    "lifetime": money_pages.lifetime_page,
    "profit": money_pages.profit_page,
}


def summaries(facts: Facts, language: str) -> tuple[Summary, ...]:
    """Return all analyses in short, in their order, words in the language in use.

    The slowest figures (betweenness) are not looked at.

    Parameters
    ----------
    language
        Tag of the language of labels.
    """
    return tuple(summary(key, facts, language) for key in through(PAGE_KEYS))


def summary(key: str, facts: Facts, language: str) -> Summary:
    """Return one analysis in short."""
    title = _(TITLES[key])
    figure = FIGURES[key](facts)
    if figure is None:
        return Summary(key, title, None)
    found = page_verdict(facts, key, language) or open_verdict(facts, key)
    found = found or Conclusion("neutral", "", "", ())
    return Summary(key, title, found.tone, figure, found.headline, found.detail, found.subject_ids)


def analysis_page(key: str, facts: Facts, language: str) -> AnalysisPage:
    """Return all that one analysis says, words in the language in use.

    Raises
    ------
    KeyError
        If there is no such page.
    """
    sections = _MAKERS[key](facts, language)
    return AnalysisPage(
        summary=summary(key, facts, language),
        sections=sections,
        need=None if sections else need_of(facts, key),
        source=_(SOURCES[key]),
        handbook=f"score:{HANDBOOK.get(key, key)}",
    )
