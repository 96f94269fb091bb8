"""Picture of the links: how often each line is crossed, who hands over, where customers meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import place_name
from cxdesigner.base.i18n import _, pgettext
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.queries import line_name, lines_crossed, provider_of
from cxdesigner.model.stage import Stage
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.rows import Bar, Row, draw_rows
from cxdesigner.scene.charts.scale import Scale, scale_of
from cxdesigner.scene.charts.sheet import Sheet
from cxdesigner.scene.charts.signs import MAIN


def draw_links(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw crossings of each line, hand-offs between actors, encounters of each stage."""
    crossings = _crossings(facts, sheet.setter.language)
    hands = _hand_offs(facts, sheet.setter.language)
    meetings = _encounters(facts, sheet.setter.language)
    if not any((facts.crossings.total, hands, meetings)):
        return False
    parts = [
        (title, rows[: options.most], len(rows) - options.most)
        for title, rows in (
            (_("Crossings of the lines"), crossings),
            (_("Hand-offs"), hands),
            (_("Encounters by stage"), meetings),
        )
        if rows
    ]
    shown = [row for _title, rows, _more in parts for row in rows]
    for title, rows, left_out in parts:
        sheet.heading(title)
        draw_rows(sheet, rows, _whole(rows), axis=False, like=shown)
        sheet.more(left_out)
    switches = len(facts.hand_offs.switches)
    if switches:
        sheet.note(_("Channel switches along the touchpoints: {n}").format(n=switches))
    return True


def _whole(rows: list[Row]) -> Scale:
    most = max((float(row.value.replace(",", "")) for row in rows), default=1.0)
    return scale_of((), low=0, high=max(most, 1.0), most=4)


def _count_row(name: str, count: int, ids: tuple[str, ...]) -> Row:
    return Row(name, str(count), (Bar(0, count, MAIN, "soft"),), ids)


def _crossings(facts: Facts, language: str) -> list[Row]:
    passing: dict[str, list[str]] = {}
    for link in facts.view.of_type(Link):
        for line in lines_crossed(facts.view, link):
            passing.setdefault(line.id, []).append(link.id)
    return [
        _count_row(
            line_name(facts.view.need(Line, key), language), count, (key, *passing.get(key, ()))
        )
        for key, count in facts.crossings.by_line
    ]


def _hand_offs(facts: Facts, language: str) -> list[Row]:
    """Hand-offs by who hands over to whom, most frequent first."""
    view = facts.view
    found: dict[tuple[str, str], list[str]] = {}
    for key in facts.hand_offs.links:
        link = view.need(Link, key)
        ends = []
        for end in (link.source_id, link.target_id):
            element = view.get(Element, end)
            said = "" if element is None else provider_of(element).line(language)
            ends.append(said or place_name(facts.view, end, language))
        found.setdefault((ends[0], ends[1]), []).append(key)
    arrow = pgettext("one hands over to another", "{one} → {other}")
    return [
        _count_row(arrow.format(one=one, other=other), len(ids), tuple(ids))
        for (one, other), ids in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def _encounters(facts: Facts, language: str) -> list[Row]:
    counts: Mapping[str, int] = Counter(dict(facts.hand_offs.encounters))
    if not any(counts.values()):
        return []
    rows = []
    for key, count in facts.hand_offs.encounters:
        stage = facts.view.get(Stage, key) if key else None
        name = _("No stage") if stage is None else stage.name.line(language)
        rows.append(_count_row(name or _("Untitled"), count, (key,) if key else ()))
    return rows
