"""Pages of the CEM method, of importance, opportunities and time against money."""

from __future__ import annotations

from cxdesigner.analysis.cem import CemResult, answers
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import (
    BAND_NAMES,
    CROSSHAIR_NAMES,
    QUADRANT_NAMES,
    factor_name,
)
from cxdesigner.analysis.words import list_text, named, noted, number_text
from cxdesigner.base.i18n import N_, _, ngettext
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.method import CemNeed, CemTable
from cxdesigner.report.analysis_pages.words import EMPTY, align, ids_of, number
from cxdesigner.report.insight_words import status_title
from cxdesigner.report.method_sections import cem_sections
from cxdesigner.report.table import Row, Section, Table

CEM_FIELDS = ("", "experience", "expectation", "", "importance", "", "ideal", "")
"""Which cells of the table of factors are inputs."""

_CAPABILITIES = {"people": N_("People"), "process": N_("Processes"), "technology": N_("Technology")}


def cem_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the gap table, what answers the key experience, and the seven steps."""
    found = facts.cem
    if found is None or not found.rows:
        return ()
    (section,) = cem_sections(facts, language)
    table = section.table
    assert table is not None
    rows = tuple(
        Row(row.cells, row.subject_ids, row.strong, row.subject_ids[0], CEM_FIELDS)
        for row in table.rows
    )
    gap = Section("cem", "", Table(table.columns, table.align, rows), section.sentences)
    return (gap, *_answers(facts, found, language), _steps(facts, found, language))


def _answers(facts: Facts, found: CemResult, language: str) -> tuple[Section, ...]:
    """Opportunities that answer a pain at a touchpoint of a key experience."""
    view = facts.view
    ideas = answers(view, found.key)
    if not ideas:
        return ()
    rows = []
    for idea in ideas:
        cells = (
            idea.text.line(language),
            idea.owner.line(language) or EMPTY,
            idea.due or EMPTY,
            status_title(idea.status or "open"),
        )
        steps = (p.element_id for p in view.of_type(PainPoint) if idea.id in p.opportunity_ids)
        rows.append(
            Row(cells, ids_of(idea, *steps), record_id=idea.id, fields=("", "owner", "due", ""))
        )
    headings = (_("Opportunity"), _("Owner"), _("Due date"), _("Status"))
    title = _("What answers the key experience")
    return (Section("cem_answers", title, Table(headings, align(4, 0), tuple(rows))),)


def _steps(facts: Facts, found: CemResult, language: str) -> Section:
    tables = facts.view.of_type(CemTable)
    head = tables[0] if tables else None
    needs = facts.view.of_type(CemNeed)
    scored = sum(row.weighted is not None for row in found.rows)
    gaps = [row for row in found.rows if row.gap is not None and row.gap < 0]

    def joined(*texts: str) -> str:
        return list_text(tuple(text for text in texts if text)) or EMPTY

    brand = (one.line(language) for one in head.brand_values) if head is not None else ()
    of = _("{n} of {total} factors scored").format(
        n=number_text(scored), total=number_text(len(found.rows))
    )
    key = joined(*(factor_name(one) for one in found.key))
    if head is not None and head.override_reason:
        key = noted(key, head.override_reason.line(language))
    strategy = [need.strategy.line(language) for need in needs]
    able = [
        named(_(_CAPABILITIES.get(name, name)), text.line(language))
        for need in needs
        for name, text in need.capability
    ]
    rows = (
        Row((_("1 Brand values"), joined(*brand)), ids_of(head)),
        Row(
            (_("2 Experience and expectation"), of),
            ids_of(*(row.record_id for row in found.rows)),
        ),
        Row(
            (_("3 Key experience"), key),
            ids_of(*(row.record_id for row in found.rows if row.factor in found.key)),
        ),
        Row(
            (
                _("4 Ideal and gap"),
                joined(*(f"{factor_name(r.factor)} {number_text(r.gap or 0.0)}" for r in gaps)),
            ),
            ids_of(*(row.record_id for row in gaps)),
        ),
        Row(
            (_("5 Needs"), joined(*(need.text.line(language) for need in needs))),
            ids_of(*needs),
        ),
        Row((_("6 Strategy and capability"), joined(*strategy, *able)), ids_of(*needs)),
        Row((_("7 Feedback"), _review(head, language)), ids_of(head)),
    )
    return Section("cem_steps", _("The seven steps"), Table(("", ""), align(2, 0), rows))


def _review(head: CemTable | None, language: str) -> str:
    if head is None:
        return EMPTY
    parts = [head.feedback_evidence.line(language)]
    if head.review_every_months is not None:
        months = int(head.review_every_months)
        parts.append(
            ngettext("reviewed every month", "reviewed every {n} months", months).format(n=months)
        )
    if head.next_review:
        parts.append(_("next review {date}").format(date=head.next_review))
    return list_text(tuple(part for part in parts if part)) or EMPTY


def importance_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return each factor with its quadrant; the rule of the crosshair is said below."""
    found = facts.quadrants
    if found is None:
        return ()
    rows = tuple(
        Row(
            (
                factor_name(point.name),
                number(point.importance),
                number(point.performance),
                _(QUADRANT_NAMES[quadrant]),
            ),
            (point.record_id,),
            strong=quadrant == "concentrate",
        )
        for point, quadrant in found.points
    )
    headings = (_("Factor"), _("Importance"), _("Experience"), _("Quadrant"))
    rule = _("{rule}: importance {importance}, experience {performance}").format(
        rule=_(CROSSHAIR_NAMES[found.crosshair]),
        importance=number(found.importance),
        performance=number(found.performance),
    )
    table = Table(headings, ("left", "right", "right", "left"), rows)
    return (Section("importance", "", table, (rule,)),)


def opportunity_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the factors by their score."""
    records = {row.factor: row.record_id for row in (facts.cem.rows if facts.cem else ())}
    rows = tuple(
        Row(
            (
                factor_name(factor),
                number(one.importance),
                number(one.satisfaction),
                number(one.score, 1),
                _(BAND_NAMES[one.band]),
                _("overserved") if one.overserved else "",
            ),
            ids_of(records.get(factor)),
            strong=one.band in ("extreme", "high"),
        )
        for factor, one in facts.factor_scores
    )
    if not rows:
        return ()
    headings = (_("Factor"), _("Importance"), _("Experience"), _("Score"), "", "")
    sides = align(1, 3) + align(2, 0)
    return (Section("opportunity", "", Table(headings, sides, rows)),)
