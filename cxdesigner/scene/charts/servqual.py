"""Picture of SERVQUAL: a radar of the dimensions, and what is short of the expectation."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import dimension_name
from cxdesigner.analysis.servqual import Dimension
from cxdesigner.analysis.words import number_text, value_text
from cxdesigner.base.i18n import _
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.radar import Spoke, draw_radar
from cxdesigner.scene.charts.rows import Arrow, Dot, Mark, Row, draw_rows
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, CALM, GOOD, MAIN, QUIET, marker

_LOW, _HIGH = 1.0, 7.0
_LEAST_RADAR = 216.0
"""Width below which names around a radar would be broken: the gaps tell the same."""


def draw_servqual(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw expectation and perception of each dimension, 1 to 7, as a radar and as gaps."""
    found = facts.servqual
    if found is None:
        return False
    known = [
        one for one in found.dimensions if one.expectation is not None or one.perception is not None
    ]
    if not known:
        return False
    shown = known[: options.most]
    expected = any(one.expectation is not None for one in shown)
    if 3 <= len(shown) <= _MOST_SPOKES and sheet.width >= _LEAST_RADAR:
        spokes = [
            Spoke(dimension_name(one.name), (one.perception, one.expectation), (one.record_id,))
            for one in shown
        ]
        draw_radar(sheet, spokes, scale_of((), low=_LOW, high=_HIGH, most=6))
    rows = [_row(one) for one in shown]
    draw_rows(sheet, rows, scale_of((), low=_LOW, high=_HIGH, most=6), title=_("Score, 1 to 7"))
    entries = [LegendEntry(marker("circle", 8, 0, MAIN), _("Perception"))]
    if expected:
        entries.append(LegendEntry(marker("diamond", 8, 0, QUIET), _("Expectation")))
    sheet.legend(entries)
    if found.weighted is not None:
        sheet.note(_("Weighted gap: {gap}").format(gap=number_text(found.weighted, 3)))
    sheet.more(len(known) - len(shown))
    return True


_MOST_SPOKES = 8


def _row(one: Dimension) -> Row:
    marks: list[Mark] = []
    if one.expectation is not None and one.perception is not None:
        paint = CALM if not one.gap else (GOOD if one.gap > 0 else BAD)
        marks.append(Arrow(one.expectation, one.perception, paint))
    if one.expectation is not None:
        marks.append(Dot(one.expectation, "diamond", QUIET))
    if one.perception is not None:
        marks.append(Dot(one.perception, "circle", MAIN))
    name = dimension_name(one.name)
    level = one.perception if one.gap is None else None
    value = number_text(level) if level is not None else ""
    if one.gap is not None:
        value = value_text(one.gap)
    if one.weight is not None:
        value += "\n" + _("weight {n}").format(n=number_text(one.weight))
    return Row(name, value, tuple(marks), (one.record_id,))
