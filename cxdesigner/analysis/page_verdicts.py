"""What follows from the analyses that the printed report has no section for, in one sentence."""

from __future__ import annotations

from typing import Any

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.intervals import Interval
from cxdesigner.analysis.names import BAND_NAMES, factor_name
from cxdesigner.analysis.sentences import Conclusion, Maker, Tone, label_of, survey_name
from cxdesigner.analysis.surveys import Survey
from cxdesigner.analysis.words import list_text, minutes_text, number_text, share_text
from cxdesigner.base.i18n import _, ngettext


def _csat(facts: Facts, language: str) -> Conclusion | None:
    known = [(one, one.figures) for one in facts.csat if one.figures is not None]
    if not known:
        return None
    worst, found = min(known, key=lambda one: one[1].share)
    words = _("{share} are satisfied: {step}")
    return _share(facts, worst, (words, found.share, found.interval), language)


def _ces(facts: Facts, language: str) -> Conclusion | None:
    known = [(one, one.figures) for one in facts.ces if one.figures is not None]
    if not known:
        return None
    worst, found = min(known, key=lambda one: one[1].index)
    words = _("{share} found it easy: {step}")
    return _share(facts, worst, (words, found.easy, found.easy_interval), language)


def _share(
    facts: Facts, survey: Survey[Any], found: tuple[str, float, Interval], language: str
) -> Conclusion:
    """Return what a share of the answers says: words for it, the share, and its interval."""
    words, share, interval = found
    step = survey_name(facts.view, survey.metric_id, language)
    detail = _("Of all customers it is likely between {low} and {high}.").format(
        low=share_text(interval.low), high=share_text(interval.high)
    )
    tone: Tone = "neutral"
    if interval.low > 0.5:
        tone = "good"
    elif interval.high < 0.5:
        tone = "warning"
    headline = words.format(share=share_text(share), step=step)
    return Conclusion(tone, headline, detail, survey.subject_ids)


def _opportunity(facts: Facts, language: str) -> Conclusion | None:
    if not facts.factor_scores:
        return None
    factor, best = facts.factor_scores[0]
    headline = _("Most to gain: {factor} ({score}, {band})").format(
        factor=factor_name(factor),
        score=number_text(best.score, 1),
        band=_(BAND_NAMES[best.band]),
    )
    rows = facts.cem.rows if facts.cem else ()
    subjects = tuple(row.record_id for row in rows if row.factor == factor)
    tone: Tone = "warning" if best.band in ("extreme", "high") else "neutral"
    return Conclusion(tone, headline, "", subjects)


def _deviation(facts: Facts, language: str) -> Conclusion | None:
    if not facts.lived:
        return None
    worst = min(facts.lived, key=lambda one: one.figures.fitness or 0.0)
    found = worst.figures
    if not found.missing and not found.extra:
        return Conclusion("good", _("The journey was lived as planned"), "", worst.planned)
    n = len(found.missing)
    headline = ngettext(
        "{n} planned touchpoint was left out", "{n} planned touchpoints were left out", n
    ).format(n=number_text(n))
    names = list_text(tuple(label_of(facts.view, key, language) for key in found.missing[:3]))
    if not n:
        m = len(found.extra)
        headline = ngettext(
            "{n} touchpoint came that was not planned there",
            "{n} touchpoints came that were not planned there",
            m,
        ).format(n=number_text(m))
        names = list_text(tuple(label_of(facts.view, key, language) for key in found.extra[:3]))
    return Conclusion("warning", headline, names, found.missing or found.extra)


def _lifetime(facts: Facts, language: str) -> Conclusion | None:
    found = facts.lifetime
    if found is None or found.value is None or found.with_first is None:
        return None
    headline = _("A customer is worth {value} from the next period on").format(
        value=number_text(found.value)
    )
    detail = _("With the margin of today it is {value}.").format(
        value=number_text(found.with_first)
    )
    return Conclusion("neutral" if found.value > 0 else "warning", headline, detail, ())


def _profit(facts: Facts, language: str) -> Conclusion | None:
    found = facts.profit
    if found is None or found.break_even is None:
        return None
    path = facts.lead_time.longest.path if facts.lead_time.longest else ()
    losing = [pace for pace, _minutes, left in found.paces if left is not None and left < 0]
    if found.break_even <= 0:
        return Conclusion("warning", _("The price does not even cover the material"), "", path)
    headline = _("After {minutes} of work nothing is left of the price").format(
        minutes=minutes_text(found.break_even)
    )
    return Conclusion("warning" if losing else "good", headline, "", path)


MAKERS: dict[str, Maker] = {
    "csat": _csat,
    "ces": _ces,
    "opportunity": _opportunity,
    "deviation": _deviation,
    "lifetime": _lifetime,
    "profit": _profit,
}
