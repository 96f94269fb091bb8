"""The analyses of a blueprint as sections for a reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cxdesigner.analysis.emotion import Curve, Moment
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import conclusions, heading_of, label_of, place_name
from cxdesigner.analysis.time import Branch, NoneReason
from cxdesigner.analysis.words import minutes_text, number_text, share_text, size_text, value_text
from cxdesigner.base.i18n import N_, _, pgettext, use_language
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import Line
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import line_name
from cxdesigner.model.view import RecordView
from cxdesigner.report.analysis_pages.money_pages import (
    deviation_page,
    lifetime_page,
    profit_page,
)
from cxdesigner.report.analysis_pages.page import TITLES
from cxdesigner.report.method_sections import method_sections
from cxdesigner.report.table import Align, Row, Section, Table

_NO_TIME: dict[NoneReason, str] = {
    "no_flow": N_("No flow is drawn between the customer's steps, so there is no lead time."),
    "no_way": N_("No flow leads from the start to the end, so there is no lead time."),
    "no_times": N_("No customer step has a time, so there is no lead time."),
}


def analysis_sections(view: RecordView, language: str | None = None) -> tuple[Section, ...]:
    """Return what the analyses say, in the language given for labels and for words.

    None = the first of the blueprint's languages. Sections without anything to say are left out.
    """
    if language is None:
        languages = view.blueprint.languages
        language = languages[0] if languages else "en"
    facts = Facts(view)
    makers: tuple[Callable[[Facts, str], tuple[Section, ...]], ...] = (
        _summary,
        emotion_sections,
        time_sections,
        queue_sections,
        link_sections,
        reach_sections,
        pain_sections,
        opportunity_sections,
        method_sections,
        _pages,
    )
    with use_language(language):
        return tuple(section for make in makers for section in make(facts, language))


def _pages(facts: Facts, language: str) -> tuple[Section, ...]:
    """What was lived against what was planned, and the sums about money."""
    makers = (("deviation", deviation_page), ("lifetime", lifetime_page), ("profit", profit_page))
    found: list[Section] = []
    for key, make in makers:
        heading = _(TITLES[key])
        for section in make(facts, language):
            title = heading
            if section.title and section.title != heading:
                title = _("{heading}: {part}").format(heading=heading, part=section.title)
            found.append(replace(section, title=title))
    return tuple(found)


def _summary(facts: Facts, language: str) -> tuple[Section, ...]:
    found = conclusions(facts.view, language, facts=facts)
    if not found:
        return ()
    sentences = tuple(
        f"{one.headline}\n{one.detail}" if one.detail else one.headline for one in found
    )
    lines = [size_text(facts.counts), *sentences]
    if facts.view.blueprint.illustrative:
        lines.append(_("The figures are illustrative."))
    return (Section("summary", heading_of(facts.view), sentences=tuple(lines)),)


def emotion_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the figures of each curve; of a tied peak both answers."""
    return tuple(
        section
        for curve in facts.curves
        if (section := _curve(facts.view, curve, language)) is not None
    )


def _curve(view: RecordView, curve: Curve, language: str) -> Section | None:
    figures = curve.figures
    if figures is None:
        return None

    def row(name: str, value: str, *moments: Moment) -> Row:
        labels = [label_of(view, moment.element_id, language) for moment in moments]
        ids = tuple(moment.element_id for moment in moments)
        return Row((name, value, " / ".join(labels)), ids)

    def value(number: float) -> str:
        return value_text(number, curve.scale_min)

    tied = figures.positive_peak
    if tied is not None and figures.positive is not None:
        peak_value = _("{one} or {other}").format(
            one=value(figures.peak.value), other=value(tied.value)
        )
        score = _("{one} or {other}").format(
            one=value(figures.score), other=value(figures.positive)
        )
        peak = row(_("Peak"), peak_value, figures.peak, tied)
    else:
        score = value(figures.score)
        peak = row(_("Peak"), value(figures.peak.value), figures.peak)
    felt = tuple(moment.element_id for moment in curve.moments)
    kept = (figures.peak, *((tied,) if tied is not None else ()), figures.end)
    ends = tuple(dict.fromkeys(moment.element_id for moment in kept))
    rows = [
        peak,
        row(_("Low"), value(figures.low.value), figures.low),
        row(_("End"), value(figures.end.value), figures.end),
        Row((_("Peak–end score"), score, ""), ends),
        Row((_("Mean"), value(figures.mean), ""), felt),
    ]
    if figures.weighted_mean is not None:
        rows.append(Row((_("Mean by duration"), value(figures.weighted_mean), ""), felt))
    rows.append(Row((_("Memory gap"), value_text(figures.memory_gap), ""), felt))
    persona = view.get(Persona, curve.persona_id)
    name = "" if persona is None else persona.name.line(language)
    title = _("Emotion curve")
    if name:
        title = _("Emotion curve: {persona}").format(persona=name)
    table = Table(("", "", ""), ("left", "right", "left"), tuple(rows))
    return Section("emotion", title, table)


def time_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return lead time, work and waiting of the longest and the shortest way."""
    time = facts.lead_time
    if time.longest is None or time.shortest is None:
        reason = _NO_TIME.get(time.reason)
        sentences = () if reason is None else (_(reason),)
        return (Section("time", _("Time"), sentences=sentences),)
    ways = [time.longest, time.shortest] if time.has_branches else [time.longest]

    def row(name: str, figure: Callable[[Branch], str]) -> Row:
        return Row((name, *(figure(way) for way in ways)))

    rows = (
        row(_("Lead time"), lambda way: minutes_text(way.minutes)),
        row(_("Work"), lambda way: minutes_text(way.work)),
        row(_("Waiting"), lambda way: minutes_text(way.wait)),
        row(
            _("Share of waiting"),
            lambda way: "–" if way.wait_share is None else share_text(way.wait_share),
        ),
        row(_("Customer steps"), lambda way: number_text(len(way.path))),
    )
    headings = ("", _("Longest way"), _("Shortest way")) if len(ways) == 2 else ("", "")
    align: tuple[Align, ...] = ("left", "right", "right")
    table = Table(headings, align[: len(headings)], rows)
    notes: tuple[str, ...] = ()
    if time.cyclic:
        notes = (_("The flow runs in a circle that is not marked as a loop; it was opened."),)
    return (Section("time", _("Time"), table, notes),)


def queue_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return how many are present, or how long they stay, where arrivals are counted."""
    rows = []
    for one in facts.queues:
        key = one.element_id
        name = place_name(facts.view, key, language)
        stay, there = minutes_text(one.minutes), number_text(one.present, 1)
        ids = (one.metric_id,) if key is None else (key, one.metric_id)
        rows.append(Row((name, number_text(one.arrivals, 1), stay, there), ids))
    if not rows:
        return ()
    headings = (_("Step"), _("Arrivals an hour"), _("Stay of each"), _("Present on average"))
    table = Table(headings, ("left", "right", "right", "right"), tuple(rows))
    return (Section("queues", _("Queues by Little's law"), table),)


def link_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return crossings by line, hand-offs and channels."""
    rows = []
    for line_id, number in facts.crossings.by_line:
        line = facts.view.get(Line, line_id)
        if line is not None:
            rows.append(Row((line_name(line, language), number_text(number)), (line_id,)))
    found = facts.hand_offs
    rows += [
        Row((_("Hand-offs"), number_text(len(found.links))), found.links),
        Row((_("Channel switches"), number_text(len(found.switches)))),
        Row((_("Channels"), number_text(found.channels))),
        Row((_("Actors"), number_text(found.actors))),
    ]
    table = Table(("", ""), ("left", "right"), tuple(rows))
    return (Section("links", _("Crossings and hand-offs"), table),)


def reach_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return what two touchpoints or more depend on, most needed first."""
    found = sorted(
        (one for one in facts.reach if len(one.touchpoints) > 1),
        key=lambda one: (-one.share, not one.critical),
    )
    if not found:
        return ()
    rows = []
    for one in found:
        note = _("substitute recorded") if one.covered else ""
        if one.critical:
            note = _("single point of failure")
        label = label_of(facts.view, one.element_id, language)
        rows.append(Row((label, share_text(one.share), note), (one.element_id,)))
    table = Table((_("Element"), _("Touchpoints"), ""), ("left", "right", "left"), tuple(rows))
    return (Section("reach", _("What the touchpoints depend on"), table),)


def pain_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the pain points by priority."""
    rows = []
    for rank in facts.pains:
        pain = facts.view.need(PainPoint, rank.pain_id)
        priority = "–" if rank.priority is None else number_text(rank.priority)
        place = _("peak") if rank.on_peak else _("end") if rank.on_end else ""
        rows.append(Row((pain.text.line(language), priority, place), (rank.pain_id,)))
    if not rows:
        return ()
    table = Table((_("Pain point"), _("Priority"), ""), ("left", "right", "left"), tuple(rows))
    return (Section("pains", _("Pain points"), table),)


def opportunity_sections(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the opportunities by value."""
    rows = []
    for one in facts.opportunities:
        idea = facts.view.need(Opportunity, one.opportunity_id)
        worth = "–" if one.value is None else number_text(one.value, 1)
        rows.append(Row((idea.text.line(language), worth), (one.opportunity_id,)))
    if not rows:
        return ()
    table = Table(
        (_("Opportunity"), pgettext("of an opportunity", "Value")), ("left", "right"), tuple(rows)
    )
    return (Section("opportunities", _("Opportunities"), table),)
