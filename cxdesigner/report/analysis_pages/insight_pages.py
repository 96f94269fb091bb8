"""Pages of what is known about steps: feelings, pains, ideas, tags, information, feedback."""

from __future__ import annotations

from dataclasses import replace

from cxdesigner.analysis.coverage import Matrix
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import ASPECT_NAMES, DONT_NAMES, column_name
from cxdesigner.analysis.sentences import label_of, place_name
from cxdesigner.analysis.words import list_text, number_text, value_text
from cxdesigner.base.i18n import _, pgettext
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Opportunity, PainPoint
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import stage_of
from cxdesigner.report.analysis_pages.words import (
    EMPTY,
    align,
    ids_of,
    minutes,
    number,
    stage_name,
)
from cxdesigner.report.method_sections import (
    consistency_sections,
    coverage_sections,
    feedback_sections,
)
from cxdesigner.report.sections import emotion_sections
from cxdesigner.report.table import Row, Section, Table

TICK = "●"


def emotion_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the figures of each persona's curve, and its moments."""
    figures = emotion_sections(facts, language)
    if not figures:
        return ()
    found = [replace(one, key=f"emotion:{at}") for at, one in enumerate(figures)]
    for at, curve in enumerate(facts.curves):
        if curve.figures is None:
            continue
        places = {
            curve.figures.peak.element_id: _("peak"),
            curve.figures.end.element_id: _("end"),
        }
        if curve.figures.positive_peak is not None:
            places.setdefault(curve.figures.positive_peak.element_id, _("equal peak"))
        rows = []
        for moment in curve.moments:
            element = facts.view.need(Element, moment.element_id)
            cells = (
                label_of(facts.view, moment.element_id, language),
                stage_name(stage_of(facts.view, element), language),
                value_text(moment.value, curve.scale_min),
                minutes(moment.minutes),
                places.get(moment.element_id, ""),
            )
            rows.append(Row(cells, (moment.element_id,), strong=moment.element_id in places))
        persona = facts.view.get(Persona, curve.persona_id)
        name = "" if persona is None else persona.name.line(language)
        title = _("Moments: {persona}").format(persona=name) if name else _("Moments")
        headings = (_("Step"), _("Stage"), _("Emotion"), _("Time"), "")
        sides = align(2, 2) + align(1, 0)
        found.append(Section(f"moments:{at}", title, Table(headings, sides, tuple(rows))))
    return tuple(found)


def pains_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the pain points by priority, with their places in memory and in the CEM table."""
    rows = []
    for rank in facts.pains:
        pain = facts.view.need(PainPoint, rank.pain_id)
        places = [word for on, word in ((rank.on_peak, _("peak")), (rank.on_end, _("end"))) if on]
        cells = (
            pain.text.line(language),
            place_name(facts.view, pain.element_id, language),
            number(pain.severity),
            number(pain.frequency),
            number(rank.priority),
            list_text((_rank(rank.peak_end_rank), *places)),
            _rank(rank.cem_rank),
        )
        rows.append(
            Row(
                cells,
                ids_of(pain.element_id, pain.id),
                strong=bool(places),
                record_id=pain.id,
                fields=("", "", "severity", "frequency", "", "", ""),
            )
        )
    if not rows:
        return ()
    headings = (
        _("Pain point"),
        _("Step"),
        _("Severity"),
        _("Frequency"),
        _("Priority"),
        _("Place in memory"),
        _("Place in the CEM table"),
    )
    return (Section("pains", "", Table(headings, align(2, 5), tuple(rows))),)


def _rank(place: int | None) -> str:
    return EMPTY if place is None else _("no. {n}").format(n=place)


def opportunities_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the opportunities by value, with the pains that they answer."""
    pains: dict[str, list[PainPoint]] = {}
    for pain in facts.view.of_type(PainPoint):
        for key in pain.opportunity_ids:
            pains.setdefault(key, []).append(pain)
    rows = []
    for one in facts.opportunities:
        idea = facts.view.need(Opportunity, one.opportunity_id)
        answered = pains.get(idea.id, [])
        cells = (
            idea.text.line(language),
            list_text(tuple(pain.text.line(language) for pain in answered)) or EMPTY,
            number(idea.impact),
            number(idea.effort),
            number(one.value, 1),
            idea.owner.line(language) or EMPTY,
            idea.due or EMPTY,
        )
        rows.append(
            Row(
                cells,
                ids_of(idea, *(pain.element_id for pain in answered)),
                record_id=idea.id,
                fields=("", "", "impact", "effort", "", "owner", "due"),
            )
        )
    if not rows:
        return ()
    headings = (
        _("Opportunity"),
        _("Pains that it answers"),
        _("Impact"),
        _("Effort"),
        pgettext("of an opportunity", "Value"),
        _("Owner"),
        _("Due date"),
    )
    sides = align(2, 3) + align(2, 0)
    return (Section("opportunities", "", Table(headings, sides, tuple(rows))),)


def four_donts_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return where each of the four shows, and the pain points filed under it."""
    if not any(row.count or row.pain_ids for row in facts.four_donts):
        return ()
    rows = []
    most = max(row.count for row in facts.four_donts)
    for row in facts.four_donts:
        steps = tuple(label_of(facts.view, key, language) for key in row.element_ids)
        pains = [facts.view.need(PainPoint, key) for key in row.pain_ids]
        texts = tuple(pain.text.line(language) for pain in pains)
        cells = (
            _(DONT_NAMES[row.dont]),
            number_text(row.count),
            list_text(steps) or EMPTY,
            list_text(texts) or EMPTY,
        )
        behind = ids_of(*row.element_ids, *(pain.element_id for pain in pains))
        rows.append(Row(cells, behind, strong=0 < row.count == most))
    headings = (_("Request"), _("Places"), _("Where"), _("Pain points"))
    table = Table(headings, ("left", "right", "left", "left"), tuple(rows))
    return (Section("four_donts", "", table),)


def coverage_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the counts of all aspects, and touchpoints by columns of each that is used."""
    sums = coverage_sections(facts, language)
    if not sums:
        return ()
    used = [matrix for matrix in facts.coverage.matrices if matrix.used]
    table = sums[0].table
    assert table is not None
    rows = tuple(
        Row(row.cells, ids_of(*(key for _column, keys in matrix.columns for key in keys)))
        for row, matrix in zip(table.rows, used, strict=True)
    )
    total = Section("coverage", "", Table(table.columns, table.align, rows))
    return (total, *(_matrix(facts, matrix, language) for matrix in used))


def _matrix(facts: Facts, matrix: Matrix, language: str) -> Section:
    members = [(column, frozenset(keys)) for column, keys in matrix.columns]
    rows = [
        Row(
            (
                label_of(facts.view, key, language),
                *(TICK if key in keys else "" for _column, keys in members),
            ),
            (key,),
        )
        for key in facts.coverage.touchpoints
    ]
    counts = tuple(number_text(len(keys)) for _column, keys in members)
    rows.append(Row((_("Touchpoints"), *counts), facts.coverage.touchpoints, strong=True))
    headings = ("", *(column_name(matrix.aspect, column) for column, _keys in members))
    table = Table(headings, align(1, len(members)), tuple(rows))
    return Section(f"coverage:{matrix.aspect}", _(ASPECT_NAMES[matrix.aspect]), table)


def channels_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return what touchpoints inform about; where they disagree it stands out."""
    found = consistency_sections(facts, language)
    if not found or found[0].table is None:
        return ()
    table = found[0].table
    rows = tuple(
        replace(row, strong=not one.consistent)
        for row, one in zip(table.rows, facts.consistency.declared, strict=True)
    )
    return (replace(found[0], title="", table=replace(table, rows=rows)),)


def closure_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return how far the feedback came, and each item of it, begun ones included."""
    shares = feedback_sections(facts, language)
    rows = []
    for item in facts.view.of_type(Feedback):
        idea = facts.view.get(Opportunity, item.act_id)
        cells = (
            item.listen.line(language),
            idea.text.line(language) if idea is not None else EMPTY,
            item.owner.line(language) or EMPTY,
            _("yes") if item.closed else _("no"),
            _("yes") if item.told_customer else _("no"),
        )
        behind = ids_of(item.element_id, item, idea)
        rows.append(
            Row(
                cells,
                behind,
                strong=not (item.closed and item.told_customer),
                record_id=item.id,
                fields=("listen", "", "owner", "toggle:closed", "toggle:told_customer"),
            )
        )
    if not rows:
        return ()
    headings = (
        _("Heard"),
        _("What was done"),
        _("Owner"),
        _("Closed"),
        _("Customers told"),
    )
    table = Table(headings, align(5, 0), tuple(rows))
    items = Section("feedback_items", _("Feedback"), table)
    return (*(replace(one, title="") for one in shares), items)
