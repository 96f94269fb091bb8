"""What follows from each analysis: one sentence in plain words, with its figure."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import DONT_NAMES, KANO_NAMES, column_name, factor_name
from cxdesigner.analysis.sentences import BY_SECTION, Conclusion, Maker, survey_name
from cxdesigner.analysis.words import list_text, number_text, share_text
from cxdesigner.base.i18n import _, ngettext, use_language
from cxdesigner.model.insight import Opportunity


def verdict(facts: Facts, section: str, language: str) -> Conclusion | None:
    """Return what follows from the analysis of a section of the report; None without figures.

    Parameters
    ----------
    section
        Key of the section: emotion, time, links, reach, pains, opportunities, surveys, kano,
        four_donts, cem, priorities, servqual, coverage, consistency, feedback.
    language
        Tag of the language of labels and words.
    """
    make = {**BY_SECTION, **_MAKERS}.get(section)
    if make is None:
        return None
    with use_language(language):
        return make(facts, language)


def page_verdict(facts: Facts, page: str, language: str) -> Conclusion | None:
    """Return what follows from the analysis of a page of the window; None without figures.

    Words in the language in use, labels in the one given.

    Parameters
    ----------
    page
        Key of the page, as in ``report.analysis_pages``.
    """
    from cxdesigner.analysis.page_verdicts import MAKERS

    make = {**BY_SECTION, **_MAKERS, **MAKERS}.get(_SECTIONS.get(page, page))
    return None if make is None else make(facts, language)


def _opportunities(facts: Facts, language: str) -> Conclusion | None:
    best = next((one for one in facts.opportunities if one.value is not None), None)
    if best is None or best.value is None:
        return None
    idea = facts.view.need(Opportunity, best.opportunity_id)
    headline = _("Worth most: {idea} ({value})").format(
        idea=idea.text.line(language), value=number_text(best.value, 1)
    )
    return Conclusion("neutral", headline, "", (best.opportunity_id,))


def _surveys(facts: Facts, language: str) -> Conclusion | None:
    survey = next((one for one in facts.nps if one.figures is not None), None)
    if survey is None or survey.figures is None:
        return None
    found = survey.figures
    subjects = (survey.metric_id,)
    # The adjusted interval: of few answers that are all alike, the other says nothing.
    if found.adjusted.low > 0:
        return Conclusion("good", _("More customers recommend than warn"), "", subjects)
    if found.adjusted.high < 0:
        return Conclusion("warning", _("More customers warn than recommend"), "", subjects)
    headline = _("It is open whether more customers recommend or warn")
    detail = ngettext("{n} answer does not tell.", "{n} answers do not tell.", int(found.n)).format(
        n=number_text(found.n)
    )
    return Conclusion("neutral", headline, detail, subjects)


def _kano(facts: Facts, language: str) -> Conclusion | None:
    known = [one for one in facts.kano if one.figures is not None]
    worst = min(
        known, key=lambda one: (one.figures.worse or 0.0) if one.figures else 0.0, default=None
    )
    if worst is None or worst.figures is None or not worst.figures.worse:
        return None
    headline = _("Missed most where it is missing: {feature} ({kind})").format(
        feature=survey_name(facts.view, worst.metric_id, language),
        kind=_(KANO_NAMES[worst.figures.category]),
    )
    return Conclusion("neutral", headline, "", (worst.metric_id,))


def _four_donts(facts: Facts, language: str) -> Conclusion | None:
    most = max(facts.four_donts, key=lambda row: row.count)
    if not most.count:
        return None
    headline = ngettext(
        "Most often broken: {dont} (in {n} place)",
        "Most often broken: {dont} (in {n} places)",
        most.count,
    ).format(dont=_(DONT_NAMES[most.dont]), n=number_text(most.count))
    return Conclusion("warning", headline, "", (*most.element_ids, *most.pain_ids))


def _cem(facts: Facts, language: str) -> Conclusion | None:
    table = facts.cem
    if table is None or not table.rows:
        return None
    if all(row.satisfaction is None for row in table.rows):
        return None
    if not table.lowest:
        return Conclusion("good", _("No factor is below its expectation"), "", ())
    rows = [row for row in table.rows if row.factor in table.lowest]
    names = list_text(tuple(factor_name(row.factor) for row in rows))
    headline = _("Furthest below expectation: {factors} ({weighted})").format(
        factors=names, weighted=number_text(rows[0].weighted or 0.0)
    )
    detail = ""
    if rows[0].gap is not None and rows[0].gap < 0:
        detail = _("To the ideal, {gap} is missing.").format(gap=number_text(-rows[0].gap))
    return Conclusion("warning", headline, detail, tuple(row.record_id for row in rows))


def _priorities(facts: Facts, language: str) -> Conclusion | None:
    found = facts.quadrants
    if found is None:
        return None
    points = [point for point, place in found.points if place == "concentrate"]
    if not points:
        return Conclusion("good", _("What matters most is done well"), "", ())
    names = list_text(tuple(factor_name(point.name) for point in points))
    headline = _("Concentrate on {factors}").format(factors=names)
    return Conclusion("warning", headline, "", tuple(point.record_id for point in points))


def _servqual(facts: Facts, language: str) -> Conclusion | None:
    found = facts.servqual
    gaps = [one for one in (found.dimensions if found else ()) if one.gap is not None]
    if not gaps:
        return None
    worst = min(gaps, key=lambda one: one.gap or 0.0)
    gap = worst.gap or 0.0
    if gap >= 0:
        return Conclusion("good", _("All dimensions meet what is expected"), "", ())
    headline = _("Largest gap: {dimension} ({gap})").format(
        dimension=column_name("servqual", worst.name), gap=number_text(gap)
    )
    return Conclusion("warning", headline, "", (worst.record_id,))


def _coverage(facts: Facts, language: str) -> Conclusion | None:
    used = [matrix for matrix in facts.coverage.matrices if matrix.used]
    if not used:
        return None
    empty = tuple(column_name(matrix.aspect, key) for matrix in used for key in matrix.empty)
    if not empty:
        return Conclusion("good", _("Every column is addressed by some touchpoint"), "", ())
    headline = _("No touchpoint addresses: {names}").format(names=list_text(empty))
    return Conclusion("neutral", headline, "", ())


def _consistency(facts: Facts, language: str) -> Conclusion | None:
    found = facts.consistency
    if not found.declared:
        return None
    differing = [one for one in found.declared if not one.consistent]
    if not differing:
        return Conclusion("good", _("All channels say the same"), "", ())
    keys = list_text(tuple(one.key for one in differing))
    headline = _("Channels disagree about: {names}").format(names=keys)
    subjects = dict.fromkeys(key for one in differing for key in one.element_ids)
    return Conclusion("warning", headline, "", tuple(subjects))


def _feedback(facts: Facts, language: str) -> Conclusion | None:
    found = facts.closure
    if found.closed_share is None or found.told_share is None:
        return None
    headline = _("{share} of the feedback is closed").format(
        share=share_text(found.closed_share, 0)
    )
    left = tuple(key for key in found.heard if key not in found.told)
    detail = ""
    if left:
        detail = ngettext(
            "In {n} case, customers were not told.",
            "In {n} cases, customers were not told.",
            len(left),
        ).format(n=number_text(len(left)))
    done = found.closed_share == 1 and not left
    return Conclusion("good" if done else "neutral", headline, detail, left)


_MAKERS: dict[str, Maker] = {
    "opportunities": _opportunities,
    "surveys": _surveys,
    "kano": _kano,
    "four_donts": _four_donts,
    "cem": _cem,
    "priorities": _priorities,
    "servqual": _servqual,
    "coverage": _coverage,
    "consistency": _consistency,
    "feedback": _feedback,
}

_SECTIONS = {
    "nps": "surveys",
    "importance": "priorities",
    "channels": "consistency",
    "closure": "feedback",
}
"""Page of the window → section of the report whose verdict is its own."""
