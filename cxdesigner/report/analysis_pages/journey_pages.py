"""Pages of the way through the service: times, links, dependence."""

from __future__ import annotations

from collections import defaultdict

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.minutes import counted_minutes
from cxdesigner.analysis.reach import SAMPLES
from cxdesigner.analysis.sentences import label_of
from cxdesigner.analysis.words import minutes_text, number_text, share_text
from cxdesigner.base.i18n import _, dotted
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.queries import channel_of, line_name, lines_crossed, provider_of
from cxdesigner.model.stage import Stage
from cxdesigner.report.analysis_pages.words import align, ids_of, minutes, number, stage_name
from cxdesigner.report.sections import queue_sections, time_sections
from cxdesigner.report.table import Row, Section, Table


def time_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the two ways, and the slack of each step."""
    time = facts.lead_time
    if time.longest is None:
        return ()
    (section,) = time_sections(facts, language)
    assert section.table is not None
    table = section.table
    ways = Table(
        table.columns,
        table.align,
        tuple(Row(row.cells, time.longest.path) for row in table.rows),
    )
    rows = []
    for one in facts.critical_path.rows:
        element = facts.view.need(Element, one.element_id)
        cells = (
            label_of(facts.view, one.element_id, language),
            minutes(counted_minutes(element.work)),
            minutes(counted_minutes(element.wait)),
            minutes_text(one.slot.earliest_start),
            minutes_text(one.slot.earliest_finish),
            _("none") if one.critical else minutes_text(one.slot.slack),
        )
        rows.append(Row(cells, (one.element_id,), strong=one.critical))
    headings = (
        _("Step"),
        _("Work"),
        _("Waiting"),
        _("Earliest start"),
        _("Earliest finish"),
        _("Slack"),
    )
    found = [Section("time", "", ways, section.sentences)]
    if rows:
        slack = Table(headings, align(1, 5), tuple(rows))
        found.append(Section("slack", _("Critical path and slack"), slack))
    return (*found, *queue_sections(facts, language))


def links_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return crossings by line, each hand-off, each change of channel, encounters by stage."""
    view = facts.view
    if not view.count(Link):
        return ()
    crossing: dict[str, list[str]] = defaultdict(list)
    for link in view.of_type(Link):
        for line in lines_crossed(view, link):
            crossing[line.id].append(link.id)
    rows = []
    for line_id, count in facts.crossings.by_line:
        drawn = view.get(Line, line_id)
        if drawn is not None:
            name = line_name(drawn, language)
            rows.append(Row((name, number_text(count)), (*crossing[line_id], line_id)))
    every = tuple(dict.fromkeys(key for links in crossing.values() for key in links))
    rows.append(Row((_("All lines"), number_text(facts.crossings.total)), every))
    lines = Table((_("Line"), _("Crossings")), align(1, 1), tuple(rows))
    return (
        Section("crossings", "", lines),
        *_hand_offs(facts, language),
        *_switches(facts, language),
        *_encounters(facts, language),
    )


def _hand_offs(facts: Facts, language: str) -> tuple[Section, ...]:
    view, rows = facts.view, []
    for key in facts.hand_offs.links:
        link = view.need(Link, key)
        ends = [view.need(Element, end) for end in (link.source_id, link.target_id)]
        cells = [label_of(view, end.id, language) for end in ends]
        cells += [provider_of(end).line(language) for end in ends]
        rows.append(Row((cells[0], cells[2], cells[1], cells[3]), ids_of(link, *ends)))
    if not rows:
        return ()
    title = _("Hand-offs ({n})").format(n=number_text(len(rows)))
    headings = (_("From"), _("Actor"), _("To"), _("Actor"))
    return (Section("hand_offs", title, Table(headings, align(4, 0), tuple(rows))),)


def _switches(facts: Facts, language: str) -> tuple[Section, ...]:
    view, rows = facts.view, []
    for before, after in facts.hand_offs.switches:
        ends = [view.need(Element, key) for key in (before, after)]
        cells = tuple(
            text
            for end in ends
            for text in (
                label_of(view, end.id, language),
                channel_of(view, end).line(language),
            )
        )
        rows.append(Row(cells, ids_of(*ends)))
    if not rows:
        return ()
    title = _("Channel switches ({n})").format(n=number_text(len(rows)))
    headings = (_("From"), _("Channel"), _("To"), _("Channel"))
    return (Section("switches", title, Table(headings, align(4, 0), tuple(rows))),)


def _encounters(facts: Facts, language: str) -> tuple[Section, ...]:
    rows = []
    for key, count in facts.hand_offs.encounters:
        stage = facts.view.get(Stage, key) if key else None
        name = stage_name(stage, language) or _("Steps without a stage")
        rows.append(Row((name, number_text(count)), ids_of(stage)))
    if not rows:
        return ()
    table = Table((_("Stage"), _("Encounters")), align(1, 1), tuple(rows))
    return (Section("encounters", _("Encounters by stage"), table),)


def reach_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return what touchpoints depend on, with the second look at the graph."""
    found = sorted(
        (one for one in facts.reach if one.touchpoints),
        key=lambda one: (-one.share, not one.critical),
    )
    if not found:
        return ()
    structure = facts.structure
    between, cuts = dict(structure.betweenness), frozenset(structure.articulation)
    rows = []
    for one in found:
        notes = []
        if one.critical:
            notes.append(_("single point of failure"))
        if one.covered:
            notes.append(_("substitute recorded"))
        cells = (
            label_of(facts.view, one.element_id, language),
            share_text(one.share),
            number_text(len(one.touchpoints)),
            number(between.get(one.element_id), 3),
            _("yes") if one.element_id in cuts else "",
            dotted(notes),
        )
        rows.append(Row(cells, (one.element_id, *one.touchpoints), strong=one.critical))
    headings = (
        _("Element"),
        _("Reach"),
        _("Touchpoints"),
        _("Betweenness (estimated)") if structure.sampled else _("Betweenness"),
        _("Cuts the graph"),
        _("Notes"),
    )
    warned: tuple[str, ...] = ()
    if structure.sampled:
        text = _("Betweenness is estimated from {n} elements, because the blueprint is large.")
        warned = (text.format(n=SAMPLES),)
    table = Table(headings, ("left", "right", "right", "right", "left", "left"), tuple(rows))
    return (Section("reach", "", table, warned),)
