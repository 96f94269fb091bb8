"""Picture of the opportunity score: what matters and is not yet satisfied."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import BAND_NAMES, factor_name
from cxdesigner.analysis.opportunity_score import Band
from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _
from cxdesigner.model.method import CemFactor
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.plane import Axis, Contour, draw_plane
from cxdesigner.scene.charts.rows import Bar, Reference, Row, draw_rows
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, CALM, GOOD, Look, Sign, marker
from cxdesigner.scene.charts.spots import Spot

_BANDS: dict[Band, tuple[Sign, str]] = {
    "extreme": ("star", BAD),
    "high": ("up", BAD),
    "consider": ("diamond", GOOD),
    "low": ("circle", CALM),
}
_EDGES: tuple[tuple[float, Band], ...] = ((15.0, "extreme"), (12.0, "high"), (10.0, "consider"))


def draw_opportunity(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw importance over satisfaction with the lines of equal score, and the scores as bars."""
    known = facts.factor_scores
    if not known:
        return False
    records = {factor.factor: factor.id for factor in facts.view.of_type(CemFactor)}
    shown = known[: options.most]
    spots, rows = [], []
    for factor, score in shown:
        sign, paint = _BANDS[score.band]
        name = factor_name(factor)
        ids = (records[factor],)
        said = _("{name}: opportunity score {score}, {band}").format(
            name=name, score=number_text(score.score, 1), band=_(BAND_NAMES[score.band])
        )
        strong = score.band in ("extreme", "high")
        spots.append(
            Spot(name, score.satisfaction, score.importance, ids, sign, paint, said, strong)
        )
        flag = _("overserved") if score.overserved else ""
        look: Look = "solid" if strong else "soft"
        bar = Bar(0, score.score, paint, look)
        rows.append(Row(name, number_text(score.score, 1), (bar,), ids, flag, CALM, strong, said))
    draw_plane(
        sheet,
        spots,
        Axis(scale_of((), low=0, high=10), _("Satisfaction")),
        Axis(scale_of((), low=0, high=10), _("Importance")),
        contours=[
            # importance + (importance − satisfaction) = edge, up to where importance is 10.
            Contour(
                ((0, edge / 2), (20 - edge, 10)),
                _("from {edge}: {band}").format(edge=number_text(edge), band=_(BAND_NAMES[band])),
            )
            for edge, band in _EDGES
        ],
    )
    used = {score.band for _factor, score in shown}
    sheet.legend(
        [
            LegendEntry(marker(sign, 8, 0, paint), _(BAND_NAMES[band]))
            for band, (sign, paint) in _BANDS.items()
            if band in used
        ]
    )
    sheet.heading(_("Opportunity score"))
    references = [Reference(edge, number_text(edge)) for edge, _band in _EDGES]
    draw_rows(sheet, rows, scale_of((), low=0, high=20), references=references)
    sheet.more(len(known) - len(shown))
    return True
