"""Picture of importance and performance: four quadrants around a crosshair."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import CROSSHAIR_NAMES, QUADRANT_NAMES, factor_name
from cxdesigner.analysis.quadrants import Quadrant, importance_performance
from cxdesigner.analysis.words import number_text
from cxdesigner.base.geometry import Point
from cxdesigner.base.i18n import _
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.plane import PLOT, Axis, Zone, draw_plane
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, CALM, GOOD, PANEL, Sign, marker
from cxdesigner.scene.charts.spots import Spot
from cxdesigner.scene.items import Scene, part_id

_SIGNS: dict[Quadrant, tuple[Sign, str]] = {
    "concentrate": ("down", BAD),
    "keep_up": ("up", GOOD),
    "low_priority": ("square", CALM),
    "overkill": ("diamond", CALM),
}
_TOP = 10.0


def draw_importance(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw the factors of the CEM table, importance upward, performance to the right."""
    lines = options.lines if options.crosshair == "custom" else None
    rule = options.crosshair if options.crosshair != "custom" or lines else "means"
    found = importance_performance(facts.view, rule, lines)
    if found is None:
        return False
    shown = found.points[: options.most]
    spots = []
    for point, quadrant in shown:
        sign, paint = _SIGNS[quadrant]
        name = factor_name(point.name)
        said = _("{name}: importance {importance}, performance {performance}, {quadrant}").format(
            name=name,
            importance=number_text(point.importance),
            performance=number_text(point.performance),
            quadrant=_(QUADRANT_NAMES[quadrant]),
        )
        ids = (point.record_id,)
        spots.append(
            Spot(name, point.performance, point.importance, ids, sign, paint, said,
                 strong=quadrant == "concentrate")
        )  # fmt: skip
    x, y = found.performance, found.importance
    names = {quadrant: _(name) for quadrant, name in QUADRANT_NAMES.items()}
    draw_plane(
        sheet,
        spots,
        Axis(scale_of((), low=0, high=_TOP), _("Performance")),
        Axis(scale_of((), low=0, high=_TOP), _("Importance")),
        zones=(
            Zone(names["concentrate"], 0, y, x, _TOP, PANEL),
            Zone(names["keep_up"], x, y, _TOP, _TOP),
            Zone(names["low_priority"], 0, 0, x, y),
            Zone(names["overkill"], x, 0, _TOP, y),
        ),
        crosshair=(x, y),
    )
    used = dict.fromkeys(quadrant for _point, quadrant in shown)
    sheet.legend(
        [
            LegendEntry(marker(_SIGNS[quadrant][0], 8, 0, _SIGNS[quadrant][1]), names[quadrant])
            for quadrant in _SIGNS
            if quadrant in used
        ]
    )
    sheet.note(
        _("{rule}: importance {importance}, performance {performance}").format(
            rule=_(CROSSHAIR_NAMES[found.crosshair]),
            importance=number_text(y),
            performance=number_text(x),
        )
    )
    sheet.more(len(found.points) - len(shown))
    return True


def crosshair_at(scene: Scene, place: Point) -> tuple[float, float]:
    """Return (importance, performance) of a place in the picture, for a crosshair that is dragged.

    Beyond the plane it is the nearest value on its edge.
    """
    plot = scene.items[part_id("chart", PLOT)].rect
    across = min(max((place.x - plot.x) / plot.width, 0.0), 1.0)
    up = min(max((plot.bottom - place.y) / plot.height, 0.0), 1.0)
    return up * _TOP, across * _TOP
