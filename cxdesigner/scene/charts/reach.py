"""Picture of reach: how many touchpoints fail with each element behind them."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.reach import CRITICAL, Reach
from cxdesigner.analysis.sentences import place_name
from cxdesigner.analysis.words import named, share_text
from cxdesigner.base.i18n import _, listed, ngettext
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.rows import Bar, Reference, Row, draw_rows
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, MAIN, Look, bar


def draw_reach(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw what touchpoints depend on, the largest share first; nothing depends on the others."""
    known = sorted((one for one in facts.reach if one.share > 0), key=lambda one: -one.share)
    if not known:
        return False
    shown = known[: options.most]
    rows = [_row(one, facts, sheet.setter.language) for one in shown]
    draw_rows(
        sheet,
        rows,
        scale_of((), low=0, high=1, text=lambda value: share_text(value, 0)),
        title=_("Share of touchpoints that depend on it"),
        references=(Reference(CRITICAL, _("critical from here on")),),
    )
    entries = []
    if any(one.critical for one in shown):
        entries.append(LegendEntry(bar(0, -4.5, 16, 9, BAD), _("Single point of failure")))
    entries.append(LegendEntry(bar(0, -4.5, 16, 9, MAIN, "soft"), _("Touchpoints depend on it")))
    if any(one.covered for one in shown):
        entries.append(LegendEntry(bar(0, -4.5, 16, 9, MAIN, "hollow"), _("Has a substitute")))
    sheet.legend(entries)
    sheet.more(len(known) - len(shown))
    return True


def _row(one: Reach, facts: Facts, language: str) -> Row:
    look: Look = "soft"
    if one.critical:
        look = "solid"
    elif one.covered:
        look = "hollow"
    count = len(one.touchpoints)
    name = place_name(facts.view, one.element_id, language)
    words = ngettext("{n} touchpoint", "{n} touchpoints", count).format(n=count)
    return Row(
        name,
        share_text(one.share),
        (Bar(0, one.share, BAD if one.critical else MAIN, look),),
        (one.element_id, *one.touchpoints),
        flag="▲ " + _("Single point of failure") if one.critical else "",
        flag_paint=BAD,
        strong=one.critical,
        said=named(name, listed((share_text(one.share), words))),
    )
