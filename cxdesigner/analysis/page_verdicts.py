"""What follows from the analyses that the printed report has no section for, in one sentence."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import BAND_NAMES, factor_name
from cxdesigner.analysis.sentences import Conclusion, Maker, Tone, label_of, line_of
from cxdesigner.analysis.words import list_text, minutes_text, number_text, share_text
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.model.insight import Metric


def _csat(facts: Facts, language: str) -> Conclusion | None:
    known = [one for one in facts.csat if one.figures is not None]
    worst = min(known, key=lambda one: one.figures.share if one.figures else 0.0, default=None)
    if worst is None or worst.figures is None:
        return None
    found = worst.figures
    headline = _("{share} are satisfied: {step}").format(
        share=share_text(found.share), step=_about(facts, worst.metric_id, language)
    )
    detail = _("Of all customers it is likely between {low} and {high}.").format(
        low=share_text(found.interval.low), high=share_text(found.interval.high)
    )
    tone: Tone = "neutral"
    if found.interval.low > 0.5:
        tone = "good"
    elif found.interval.high < 0.5:
        tone = "warning"
    return Conclusion(tone, headline, detail, _subjects(worst.element_id, worst.metric_id))


def _ces(facts: Facts, language: str) -> Conclusion | None:
    known = [one for one in facts.ces if one.figures is not None]
    worst = min(known, key=lambda one: one.figures.index if one.figures else 0.0, default=None)
    if worst is None or worst.figures is None:
        return None
    found = worst.figures
    headline = _("{share} found it easy: {step}").format(
        share=share_text(found.easy), step=_about(facts, worst.metric_id, language)
    )
    detail = _("Of all customers it is likely between {low} and {high}.").format(
        low=share_text(found.easy_interval.low), high=share_text(found.easy_interval.high)
    )
    tone: Tone = "neutral"
    if found.easy_interval.low > 0.5:
        tone = "good"
    elif found.easy_interval.high < 0.5:
        tone = "warning"
    return Conclusion(tone, headline, detail, _subjects(worst.element_id, worst.metric_id))


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


def _about(facts: Facts, metric_id: str, language: str) -> str:
    metric = facts.view.need(Metric, metric_id)
    own = line_of(metric.name, language)
    if own or metric.element_id is None:
        return own or _("Whole journey")
    return label_of(facts.view, metric.element_id, language)


def _subjects(element_id: str | None, metric_id: str) -> tuple[str, ...]:
    return (metric_id,) if element_id is None else (element_id, metric_id)


MAKERS: dict[str, Maker] = {
    "csat": _csat,
    "ces": _ces,
    "opportunity": _opportunity,
    "deviation": _deviation,
    "lifetime": _lifetime,
    "profit": _profit,
}
