"""Picture of time: when each step begins and ends, where customers wait, what delays the end."""

from __future__ import annotations

from cxdesigner.analysis.critical import CriticalRow
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.minutes import counted_minutes
from cxdesigner.analysis.sentences import place_name
from cxdesigner.analysis.time import Branch
from cxdesigner.analysis.words import minutes_text, named, share_text
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.rows import Bar, Mark, Rail, Row, draw_rows
from cxdesigner.scene.charts.scale import minute_scale
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, CALM, MAIN, QUIET, bar, line
from cxdesigner.scene.primitives import Stroke


def draw_time(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw the longest and the shortest way, and the steps along the time with their slack."""
    table = facts.critical_path
    timed = [row for row in table.rows if row.minutes > 0]
    longest, shortest = facts.lead_time.longest, facts.lead_time.shortest
    if not timed:
        return False
    most = max(table.minutes, longest.minutes if longest else 0.0)
    scale = minute_scale(most, minutes_text)
    shown = sorted(timed, key=lambda row: (row.slot.earliest_start, row.slot.earliest_finish))
    shown = shown[: options.most]
    steps = [_step(row, facts, sheet.setter.language) for row in shown]
    ways = []
    if longest is not None:
        branches = facts.lead_time.has_branches
        ways.append(_way(_("Longest way") if branches else _("Lead time"), longest, facts))
        if shortest is not None and branches:
            ways.append(_way(_("Shortest way"), shortest, facts))
    if ways:
        sheet.heading(_("Work and waiting"))
        draw_rows(sheet, ways, scale, like=steps)
    sheet.heading(_("Step by step"))
    draw_rows(sheet, steps, scale, like=ways)
    entries = [
        LegendEntry(bar(0, -4.5, 16, 9, MAIN), _("Work")),
        LegendEntry(bar(0, -4.5, 16, 9, BAD, "hatched"), _("Waiting")),
    ]
    if any(not row.critical for row in shown):
        entries.append(LegendEntry(bar(0, -4.5, 16, 9, CALM, "soft"), _("Work with slack")))
        slack = (line(0, 0, 16, 0, Stroke(QUIET, 0.8, (1.5, 2.0))),)
        entries.append(LegendEntry(slack, _("Slack")))
    sheet.legend(entries)
    sheet.note(_("Bold: on the critical path, where any delay delays the end."))
    sheet.more(len(timed) - len(shown))
    return True


def _step(row: CriticalRow, facts: Facts, language: str) -> Row:
    element = facts.view.need(Element, row.element_id)
    wait = counted_minutes(element.wait) or 0.0
    start, finish = row.slot.earliest_start, row.slot.earliest_finish
    marks: list[Mark] = []
    if not row.critical:
        marks.append(Rail(finish, row.slot.latest_finish))
    if wait:
        marks.append(Bar(start, start + wait, BAD, "hatched"))
    if finish > start + wait:
        paint = MAIN if row.critical else CALM
        marks.append(Bar(start + wait, finish, paint, "solid" if row.critical else "soft"))
    name = place_name(facts.view, row.element_id, language)
    parts = [named(name, minutes_text(row.minutes))]
    if wait:
        parts.append(_("of which {wait} waiting").format(wait=minutes_text(wait)))
    parts.append(
        _("on the critical path")
        if row.critical
        else _("{slack} slack").format(slack=minutes_text(row.slot.slack))
    )
    return Row(
        name,
        minutes_text(row.minutes),
        tuple(marks),
        (row.element_id,),
        strong=row.critical,
        said=", ".join(parts),
    )


def _way(name: str, way: Branch, facts: Facts) -> Row:
    """One way as a chain of work and waiting in its order."""
    marks: list[Mark] = []
    at = 0.0
    for key in way.path:
        element = facts.view.need(Element, key)
        wait, work = counted_minutes(element.wait) or 0.0, counted_minutes(element.work) or 0.0
        if wait:
            marks.append(Bar(at, at + wait, BAD, "hatched"))
        if work:
            marks.append(Bar(at + wait, at + wait + work, MAIN))
        at += wait + work
    total = minutes_text(way.minutes)
    waiting = ""
    if way.wait_share is not None:
        waiting = _("{share} waiting").format(share=share_text(way.wait_share, 0))
    return Row(name, f"{total}\n{waiting}".strip(), tuple(marks), way.path, strong=True)
