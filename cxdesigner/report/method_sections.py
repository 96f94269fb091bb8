"""Surveys and the tables of the method as sections for a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.kano import ANSWERS, class_of_level, kano_class
from cxdesigner.analysis.names import (
    ANSWER_NAMES,
    ASPECT_NAMES,
    BAND_NAMES,
    CROSSHAIR_NAMES,
    DONT_NAMES,
    KANO_NAMES,
    QUADRANT_NAMES,
    column_name,
    dimension_name,
    factor_name,
)
from cxdesigner.analysis.sentences import label_of, survey_name
from cxdesigner.analysis.surveys import Survey
from cxdesigner.analysis.verdicts import verdict
from cxdesigner.analysis.words import list_text, number_text, share_text
from cxdesigner.base.i18n import _, pgettext
from cxdesigner.model.element import Element
from cxdesigner.report.analysis_pages.words import (
    EMPTY,
    align,
    interval,
    number,
    share_interval,
)
from cxdesigner.report.table import Align, Row, Section, Table

ASSUMED = "*"
"""Stands after a number that is assumed, or follows from one that is."""


def method_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return surveys, Kano, CEM, SERVQUAL, coverage, consistency, feedback and the four don'ts.

    To be called in the language to be read. Sections without anything to say are left out.
    """
    makers: tuple[Callable[[Facts, str], tuple[Section, ...]], ...] = (
        _surveys,
        kano_sections,
        four_donts_sections,
        cem_sections,
        priority_sections,
        servqual_sections,
        coverage_sections,
        consistency_sections,
        feedback_sections,
    )
    return tuple(
        replace(section, verdict=_verdict(facts, section.key, language))
        for make in makers
        for section in make(facts, language)
    )


def _verdict(facts: Facts, key: str, language: str) -> str:
    found = verdict(facts, key, language)
    if found is None:
        return ""
    return f"{found.headline}\n{found.detail}" if found.detail else found.headline


def _surveys(facts: Facts, language: str) -> tuple[Section, ...]:
    rows: list[Row] = []

    def row(kind: str, survey: Survey[Any], value: str, span: str, n: float | None) -> None:
        label = survey_name(facts.view, survey.metric_id, language)
        if n is None:
            value = EMPTY if survey.stated is None else number_text(survey.stated)
        answers = EMPTY if n is None else number_text(n)
        rows.append(Row((kind, label, value, span, answers), survey.subject_ids))

    for nps in facts.nps:
        found = nps.figures
        if found is None:
            row(_("NPS"), nps, "", "", None)
            continue
        row(
            _("NPS"),
            nps,
            number_text(found.score, 1),
            interval(found.wald.clamped(-100, 100), 1),
            found.n,
        )
    for csat in facts.csat:
        if csat.figures is None:
            row(_("CSAT"), csat, "", "", None)
        else:
            share, span = csat.figures.share, csat.figures.interval
            row(_("CSAT"), csat, share_text(share), share_interval(span), csat.figures.n)
    for ces in facts.ces:
        effort = ces.figures
        if effort is None:
            row(_("CES"), ces, "", "", None)
        else:
            row(
                _("CES"), ces, number_text(effort.mean), interval(effort.mean_interval, 2), effort.n
            )
            share, span = effort.easy, effort.easy_interval
            row(_("CES, easy"), ces, share_text(share), share_interval(span), effort.n)
    if not rows:
        return ()
    headings = (_("Survey"), _("Step"), _("Result"), _("95% interval"), _("Answers"))
    sides: tuple[Align, ...] = ("left", "left", "right", "left", "right")
    return (Section("surveys", _("Surveys"), Table(headings, sides, tuple(rows))),)


def kano_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the features by what they mean to customers."""
    rows, warned = [], False
    for survey in facts.kano:
        found = survey.figures
        if found is None:
            continue
        label = survey_name(facts.view, survey.metric_id, language)
        meant = _meant(facts, survey.element_id)
        cells = (_(KANO_NAMES[found.category]), meant, number(found.better), number(found.worse))
        rows.append(Row((label, *cells, number_text(found.n)), survey.subject_ids))
        warned = warned or found.misunderstood
    if not rows:
        return ()
    headings = (
        _("Feature"),
        _("Kano class"),
        _("As its service level"),
        _("Better"),
        _("Worse"),
        _("Answers"),
    )
    sides: tuple[Align, ...] = ("left", "left", "left", "right", "right", "right")
    notes = (_("Many questionable answers: the questions were misunderstood."),) if warned else ()
    return (Section("kano", _("Kano model"), Table(headings, sides, tuple(rows)), notes),)


def _meant(facts: Facts, element_id: str | None) -> str:
    """Return the class that the service level of an element promises."""
    element = facts.view.get(Element, element_id)
    found = None if element is None else class_of_level(element.level)
    return EMPTY if found is None else _(KANO_NAMES[found])


def kano_key(facts: Facts) -> tuple[Section, ...]:
    """Return what two answers of one person amount to, for who counts them; () without Kano."""
    if not facts.kano:
        return ()
    behind = tuple(dict.fromkeys(key for one in facts.kano for key in one.subject_ids))
    rows = tuple(
        Row((_(ANSWER_NAMES[present]), *(kano_class(present, one) for one in ANSWERS)), behind)
        for present in ANSWERS
    )
    headings = (_("If it is there ↓, if it is not →"), *(_(ANSWER_NAMES[one]) for one in ANSWERS))
    title = _("How two answers make a class")
    return (Section("kano_key", title, Table(headings, align(6, 0), rows)),)


def four_donts_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return where each of the four shows, without rows where none does."""
    if not any(row.count or row.pain_ids for row in facts.four_donts):
        return ()
    rows = []
    for row in facts.four_donts:
        labels = tuple(
            label_of(facts.view, key, language) for key in row.element_ids if key in facts.view
        )
        cells = (_(DONT_NAMES[row.dont]), number_text(row.count), list_text(labels))
        rows.append(Row(cells, (*row.element_ids, *row.pain_ids)))
    table = Table(("", "", ""), ("left", "right", "left"), tuple(rows))
    return (Section("four_donts", _("Four don'ts"), table),)


def cem_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the table of the factors with the key experiences, assumed cells marked."""
    found = facts.cem
    if found is None or not found.rows:
        return ()
    columns = (
        "experience",
        "expectation",
        "satisfaction",
        "importance",
        "weighted",
        "ideal",
        "gap",
    )
    rows = []
    for row in found.rows:
        cells = [factor_name(row.factor)]
        for column in columns:
            value = getattr(row, column)
            mark = ASSUMED if row.is_assumed(column) else ""
            cells.append(EMPTY if value is None else number_text(value) + mark)
        rows.append(Row(tuple(cells), (row.record_id,), strong=row.factor in found.key))
    headings = (
        _("Factor"),
        _("Experience"),
        _("Expectation"),
        _("Satisfaction"),
        _("Importance"),
        _("Weighted"),
        _("Ideal"),
        _("Gap"),
    )
    sides = align(1, len(columns))
    notes = []
    if found.key:
        keys = list_text(tuple(factor_name(key) for key in found.key))
        notes.append(_("Key experience: {factors}").format(factors=keys))
    if found.total is not None:
        notes.append(_("Sum of weighted satisfaction: {n}").format(n=number_text(found.total)))
    if any(row.is_assumed(column) for row in found.rows for column in columns):
        notes.append(_("{mark} assumed, not measured").format(mark=ASSUMED))
    return (Section("cem", _("CEM table"), Table(headings, sides, tuple(rows)), tuple(notes)),)


def priority_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return quadrant and opportunity score of each factor that has both figures."""
    found = facts.quadrants
    if found is None:
        return ()
    scores = dict(facts.factor_scores)
    rows = []
    for point, quadrant in found.points:
        score = scores[point.name]
        number = number_text(score.score, 1)
        words = (_(QUADRANT_NAMES[quadrant]), number, _(BAND_NAMES[score.band]))
        rows.append(Row((factor_name(point.name), *words), (point.record_id,)))
    heads = (_("Factor"), _("Importance and performance"), _("Opportunity score"), "")
    sides: tuple[Align, ...] = ("left", "left", "right", "left")
    rule = _(CROSSHAIR_NAMES[found.crosshair])
    table = Table(heads, sides, tuple(rows))
    return (Section("priorities", _("Priorities of the factors"), table, (rule,)),)


def servqual_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the dimensions with their gaps, or their perceptions alone."""
    found = facts.servqual
    if found is None:
        return ()
    rows = [
        Row(
            (
                dimension_name(one.name),
                *(number(value) for value in (one.expectation, one.perception, one.gap)),
                number(one.weight),
                number(one.weighted_gap, 3),
            ),
            (one.record_id,),
            record_id=one.record_id,
            fields=("", "expectation", "perception", "", "weight", ""),
        )
        for one in found.dimensions
    ]
    perception = number(found.perception) if found.performance_only else ""
    weighted = found.weighted
    rows.append(
        Row(
            (_("Total"), "", perception, number(found.unweighted, 3), "", number(weighted, 3)),
            tuple(one.record_id for one in found.dimensions),
        )
    )
    headings = (
        _("Dimension"),
        _("Expectation"),
        _("Perception"),
        _("Gap"),
        pgettext("of a dimension", "Weight"),
        _("Weighted"),
    )
    sides = align(1, len(headings) - 1)
    title = _("SERVPERF") if found.performance_only else _("SERVQUAL")
    return (Section("servqual", title, Table(headings, sides, tuple(rows))),)


def coverage_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return which columns of each aspect touchpoints address, and which none does."""
    rows = []
    for matrix in facts.coverage.matrices:
        if not matrix.used:
            continue
        counts = tuple(
            _("{name} {n}").format(name=column_name(matrix.aspect, column), n=number_text(n))
            for column, n in matrix.counts
            if n
        )
        empty = tuple(column_name(matrix.aspect, column) for column in matrix.empty)
        rows.append(
            Row((_(ASPECT_NAMES[matrix.aspect]), list_text(counts), list_text(empty) or EMPTY))
        )
    if not rows:
        return ()
    table = Table(("", _("Touchpoints"), _("Not addressed")), ("left",) * 3, tuple(rows))
    return (Section("coverage", _("Coverage"), table),)


def consistency_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return what touchpoints inform about, and whether they agree."""
    found = facts.consistency
    if not found.declared:
        return ()
    rows = tuple(
        Row((one.key, number_text(len(one.element_ids)), list_text(one.values)), one.element_ids)
        for one in found.declared
    )
    table = Table(
        (_("Information"), _("Touchpoints"), _("What they say")), ("left", "right", "left"), rows
    )
    note = _("{n} of {total} are the same on all channels").format(
        n=number_text(found.consistent), total=number_text(len(found.declared))
    )
    return (Section("consistency", _("Channel consistency"), table, (note,)),)


def feedback_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return how far the feedback came."""
    found = facts.closure
    if not found.heard:
        return ()

    def row(name: str, ids: tuple[str, ...]) -> Row:
        of = _("{n} of {total}").format(
            n=number_text(len(ids)), total=number_text(len(found.heard))
        )
        # Of none that came so far, those are behind it that did not.
        return Row((name, of), ids or found.heard)

    rows = (row(_("Closed"), found.closed), row(_("Customers told"), found.told))
    return (Section("feedback", _("Feedback"), Table(("", ""), ("left", "right"), rows)),)
