"""Pages of the surveys: NPS, CSAT and CES, each with its intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.kano import CLASSES
from cxdesigner.analysis.nps import Nps, difference
from cxdesigner.analysis.sentences import survey_name
from cxdesigner.analysis.surveys import Survey, lowest
from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _
from cxdesigner.model.insight import Metric
from cxdesigner.report.analysis_pages.words import (
    EMPTY,
    align,
    interval,
    number,
    share,
    share_interval,
)
from cxdesigner.report.method_sections import kano_key, kano_sections
from cxdesigner.report.table import Row, Section, Table


def nps_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the scores with both intervals, and whether the first two differ."""
    rows = []
    for survey in facts.nps:
        found = survey.figures
        name = survey_name(facts.view, survey.metric_id, language)
        if found is None:
            rows.append(_stated(survey, name, columns=7, at=4))
            continue
        cells = (
            name,
            *(number(part) for part in (found.promoters, found.passives, found.detractors)),
            number(found.score, 1),
            interval(found.wald.clamped(-100, 100), 1),
            interval(found.adjusted.clamped(-100, 100), 1),
        )
        rows.append(_row(survey, cells, ("", "promoters", "passives", "detractors")))
    if not rows:
        return ()
    headings = (
        _("Step"),
        _("Promoters"),
        _("Passives"),
        _("Detractors"),
        _("NPS"),
        _("95% interval"),
        _("Adjusted interval"),
    )
    return (Section("nps", "", Table(headings, align(1, 6), tuple(rows)), _compared(facts)),)


def _compared(facts: Facts) -> tuple[str, ...]:
    known: list[Nps] = [one.figures for one in facts.nps if one.figures is not None]
    notes = [_("With few answers, take the adjusted interval.")]
    if len(known) > 1:
        found = difference(known[0], known[1])
        words = (
            _("The first two differ by {points} points: more than chance explains.")
            if found.significant
            else _("The first two differ by {points} points: chance alone can explain it.")
        )
        notes.append(words.format(points=number_text(abs(found.points), 1)))
    return tuple(notes)


def csat_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the shares of satisfied customers with their intervals."""
    rows = []
    for survey in facts.csat:
        found = survey.figures
        name = survey_name(facts.view, survey.metric_id, language)
        if found is None:
            rows.append(_stated(survey, name, columns=6, at=2))
            continue
        top = _("{n} of {total}").format(n=number_text(found.satisfied), total=number_text(found.n))
        cells = (
            name,
            top,
            share(found.share),
            share_interval(found.interval),
            number(found.mean),
            number(found.n),
        )
        rows.append(_row(survey, cells))
    if not rows:
        return ()
    headings = (
        _("Step"),
        _("Satisfied"),
        _("CSAT"),
        _("95% interval"),
        _("Mean"),
        _("Answers"),
    )
    answers = answers_section(facts, facts.csat, _scale(facts, facts.csat, 5), language)
    return (Section("csat", "", Table(headings, align(1, 5), tuple(rows))), *answers)


def ces_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return mean, easy share, net and index, with intervals."""
    rows = []
    for survey in facts.ces:
        found = survey.figures
        name = survey_name(facts.view, survey.metric_id, language)
        if found is None:
            rows.append(_stated(survey, name, columns=8, at=1))
            continue
        cells = (
            name,
            number(found.mean),
            interval(found.mean_interval),
            share(found.easy),
            share_interval(found.easy_interval),
            number(found.net * 100),
            number(found.index),
            number(found.n),
        )
        rows.append(_row(survey, cells))
    if not rows:
        return ()
    headings = (
        _("Step"),
        _("CES"),
        _("95% interval"),
        _("Found it easy"),
        _("95% interval"),
        _("Net"),
        _("Index 0–100"),
        _("Answers"),
    )
    notes: tuple[str, ...] = ()
    if any(one.figures is not None and one.figures.direction == "lower" for one in facts.ces):
        notes = (_("Where low effort was the good answer, the shares are turned round."),)
    answers = answers_section(facts, facts.ces, _scale(facts, facts.ces, 7), language)
    return (Section("ces", "", Table(headings, align(1, 7), tuple(rows)), notes), *answers)


def answers_section(
    facts: Facts, surveys: Sequence[Survey[Any]], answers: tuple[str, ...], language: str
) -> tuple[Section, ...]:
    """Return how often each answer was given, to be read and typed; () without surveys."""
    rows = []
    for survey in surveys:
        metric = facts.view.need(Metric, survey.metric_id)
        counts = dict(metric.counts)
        cells = (number(counts.get(answer)) for answer in answers)
        rows.append(
            Row(
                (survey_name(facts.view, survey.metric_id, language), *cells),
                survey.subject_ids,
                record_id=survey.metric_id,
                fields=("", *(f"count:{answer}" for answer in answers)),
            )
        )
    if not rows:
        return ()
    table = Table((_("Answer"), *answers), align(1, len(answers)), tuple(rows))
    return (Section("answers", _("How often each answer was given"), table),)


def _scale(facts: Facts, surveys: Sequence[Survey[Any]], usual: int) -> tuple[str, ...]:
    """Answers of the longest scale, from 1 or lower; one that is too long is not laid out."""
    metrics = [facts.view.need(Metric, one.metric_id) for one in surveys]
    highest = max((int(metric.scale or usual) for metric in metrics), default=usual)
    least = min((lowest(metric) for metric in metrics), default=1)
    return tuple(str(answer) for answer in range(least, min(highest, least + 10) + 1))


def kano_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the features by what they mean, and how often each class was named."""
    answers = answers_section(facts, facts.kano, CLASSES, language)
    classes = (replace(one, title="") for one in kano_sections(facts, language))
    return (*classes, *answers, *kano_key(facts))


def _row(survey: Survey[Any], cells: tuple[str, ...], fields: tuple[str, ...] = ()) -> Row:
    filled = (*fields, *("" for _more in cells[len(fields) :])) if fields else ()
    ids = survey.subject_ids
    return Row(cells, ids, record_id=survey.metric_id if fields else "", fields=filled)


def _stated(survey: Survey[Any], name: str, *, columns: int, at: int) -> Row:
    """A value without answers behind it: shown, but nothing follows from it."""
    cells = [EMPTY] * columns
    cells[0] = name
    cells[at] = number(survey.stated)
    fields = ("", "promoters", "passives", "detractors") if at == 4 else ()
    return _row(survey, tuple(cells), fields)
