"""Pictures of what to treat first: pains by priority, opportunities by value, impact and effort."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.priority import PainRank
from cxdesigner.analysis.sentences import place_name
from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _, listed, pgettext
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.plane import Axis, Zone, draw_plane
from cxdesigner.scene.charts.rows import Bar, Row, draw_rows
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, GOOD, PANEL, bar
from cxdesigner.scene.charts.spots import Spot

_URGENT = 15.0
"""Priority from which on a pain stands out, of 25."""


def draw_pains(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw pains by severity × frequency, highest first, and whether memory keeps them."""
    known = facts.pains
    if not known:
        return False
    shown = known[: options.most]
    rows = [_pain(one, facts, sheet.setter.language) for one in shown]
    draw_rows(
        sheet,
        rows,
        scale_of((), low=0, high=25),
        title=_("Priority = severity × frequency, 1 to 25"),
    )
    if any((one.priority or 0) >= _URGENT for one in shown):
        sheet.legend(
            (
                LegendEntry(bar(0, -4.5, 16, 9, BAD), _("Priority 15 and more")),
                LegendEntry(bar(0, -4.5, 16, 9, BAD, "soft"), _("Below 15")),
            )
        )
    sheet.more(len(known) - len(shown))
    return True


def _pain(one: PainRank, facts: Facts, language: str) -> Row:
    pain = facts.view.need(PainPoint, one.pain_id)
    name = pain.text.line(language) or place_name(facts.view, pain.element_id, language)
    remembered = [word for word, on in ((_("Peak"), one.on_peak), (_("End"), one.on_end)) if on]
    ids = (pain.id,) if pain.element_id is None else (pain.element_id, pain.id)
    flag = _("Remembered: {places}").format(places=listed(remembered)) if remembered else ""
    if one.priority is None:
        return Row(name, _missing(pain), (), ids, flag=flag)
    urgent = one.priority >= _URGENT
    mark = Bar(0, one.priority, BAD, "solid" if urgent else "soft")
    return Row(name, number_text(one.priority), (mark,), ids, flag=flag, strong=urgent)


def _missing(pain: PainPoint) -> str:
    if pain.severity is not None:
        return _("no frequency")
    return _("not rated") if pain.frequency is None else _("no severity")


def draw_opportunities(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw opportunities by impact and effort, and by what their pains make them worth."""
    known = facts.opportunities
    if not known:
        return False
    language = sheet.setter.language
    spots, rows, unrated = [], [], 0
    most = max((one.value or 0.0 for one in known), default=0.0)
    for one in known[: options.most]:
        idea = facts.view.need(Opportunity, one.opportunity_id)
        name = idea.text.line(language) or place_name(facts.view, idea.element_id, language)
        ids = (idea.id,) if idea.element_id is None else (idea.element_id, idea.id)
        if idea.impact is not None and idea.effort is not None:
            spots.append(Spot(name, idea.effort, idea.impact, ids, "circle", GOOD))
        if one.value is None:
            unrated += 1
        else:
            rows.append(Row(name, number_text(one.value), (Bar(0, one.value, GOOD, "soft"),), ids))
    if spots:
        sheet.heading(_("Impact and effort"))
        draw_plane(
            sheet,
            spots,
            Axis(scale_of((), low=0.5, high=5.5), _("Effort")),
            Axis(scale_of((), low=0.5, high=5.5), _("Impact")),
            zones=(
                Zone(_("Quick wins"), 0.5, 3.0, 3.0, 5.5, PANEL),
                Zone(_("Large projects"), 3.0, 3.0, 5.5, 5.5),
                Zone(_("Fill in between"), 0.5, 0.5, 3.0, 3.0),
                Zone(_("Better not"), 3.0, 0.5, 5.5, 3.0),
            ),
        )
    if rows:
        sheet.heading(pgettext("of an opportunity", "Value"))
        title = _("Value = priority of its pains × impact ÷ effort")
        draw_rows(sheet, rows, scale_of((), low=0, high=max(most, 1.0)), title=title)
    if unrated:
        sheet.note(_("Without a value, for a number is missing: {n}").format(n=unrated))
    sheet.more(len(known) - options.most)
    return True
