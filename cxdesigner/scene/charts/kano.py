"""Kano map: how much each feature adds when it is there and takes when it is not."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.kano import Class
from cxdesigner.analysis.names import KANO_NAMES
from cxdesigner.analysis.sentences import survey_name
from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.plane import Axis, Zone, draw_plane
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, CALM, GOOD, INK, MAIN, PANEL, Sign, marker
from cxdesigner.scene.charts.spots import Spot

_SIGNS: dict[Class, tuple[Sign, str]] = {
    "M": ("square", BAD),
    "O": ("diamond", MAIN),
    "A": ("star", GOOD),
    "I": ("circle", CALM),
    "R": ("down", INK),
    "Q": ("up", INK),
}


def draw_kano(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw features by better and worse; the middle of both parts the four classes."""
    known = [
        (survey, survey.figures)
        for survey in facts.kano
        if survey.figures is not None and survey.figures.better is not None
    ]
    if not known:
        return False
    shown = known[: options.most]
    spots = []
    for survey, found in shown:
        better, worse = found.better or 0.0, -(found.worse or 0.0)
        name = survey_name(facts.view, survey.metric_id, sheet.setter.language)
        sign, paint = _SIGNS[found.category]
        said = _("{name}: {category}, better {better}, worse {worse}").format(
            name=name,
            category=_(KANO_NAMES[found.category]),
            better=number_text(better),
            worse=number_text(-worse),
        )
        ids = survey.subject_ids
        spots.append(Spot(name, worse, better, ids, sign, paint, said))
    names = {key: _(name) for key, name in KANO_NAMES.items()}
    share = scale_of((), low=0, high=1)
    draw_plane(
        sheet,
        spots,
        Axis(share, _("How much its absence takes (worse)")),
        Axis(share, _("How much it adds (better)")),
        zones=(
            Zone(names["A"], 0, 0.5, 0.5, 1),
            Zone(names["O"], 0.5, 0.5, 1, 1, PANEL),
            Zone(names["I"], 0, 0, 0.5, 0.5, PANEL),
            Zone(names["M"], 0.5, 0, 1, 0.5),
        ),
    )
    used = {found.category for _survey, found in shown}
    sheet.legend(
        [
            LegendEntry(marker(sign, 8, 0, paint), names[key])
            for key, (sign, paint) in _SIGNS.items()
            if key in used
        ]
    )
    if any(found.misunderstood for _survey, found in shown):
        sheet.note(_("Many questionable answers: the questions were misunderstood."))
    sheet.more(len(known) - len(shown))
    return True
