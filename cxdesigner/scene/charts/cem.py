"""Picture of the CEM table: experience against expectation and ideal, and what weighs most."""

from __future__ import annotations

from cxdesigner.analysis.cem import CemResult, CemRow
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import factor_name
from cxdesigner.analysis.words import number_text, value_text
from cxdesigner.base.i18n import _
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.rows import Arrow, Bar, Dot, Mark, Row, draw_rows
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, CALM, GOOD, INK, MAIN, QUIET, Look, bar, marker

_COLUMNS = ("experience", "expectation", "importance", "ideal")


def draw_cem(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw how each factor is experienced and expected, and its weighted satisfaction."""
    found = facts.cem
    if found is None or not found.rows:
        return False
    shown = found.rows[: options.most]
    gaps = [_gap_row(row, found) for row in shown if _has_level(row)]
    if gaps:
        sheet.heading(_("Experience against expectation and ideal"))
        draw_rows(sheet, gaps, scale_of((), low=0, high=10), title=_("Score, 0 to 10"))
        entries = [
            LegendEntry(marker("circle", 8, 0, MAIN), _("Experience")),
            LegendEntry(marker("diamond", 8, 0, QUIET), _("Expectation")),
            LegendEntry(marker("bar", 8, 0, INK), _("Ideal")),
        ]
        if any(row.is_assumed(column) for row in shown for column in _COLUMNS):
            sign = marker("circle", 8, 0, INK, filled=False)
            entries.append(LegendEntry(sign, _("Assumed value")))
        sheet.legend(entries)
    weights = [_weight_row(row, found) for row in shown if row.weighted is not None]
    if weights:
        sheet.heading(_("Weighted satisfaction"))
        values = [row.weighted for row in shown if row.weighted is not None]
        draw_rows(sheet, weights, scale_of(values), title=_("Importance × satisfaction"))
        if any(row.is_assumed("weighted") for row in shown):
            sheet.legend(
                (
                    LegendEntry(
                        bar(0, -4.5, 16, 9, INK, "hollow"), _("Follows from an assumed value")
                    ),
                )
            )
    sheet.more(len(found.rows) - len(shown))
    return bool(gaps or weights)


def _has_level(row: CemRow) -> bool:
    return any(level is not None for level in (row.experience, row.expectation, row.ideal))


def _gap_row(row: CemRow, found: CemResult) -> Row:
    marks: list[Mark] = []
    paint = CALM if not row.satisfaction else (GOOD if row.satisfaction > 0 else BAD)
    if row.experience is not None and row.expectation is not None:
        marks.append(Arrow(row.expectation, row.experience, paint))
    if row.ideal is not None:
        marks.append(Dot(row.ideal, "bar", INK, not row.is_assumed("ideal")))
    if row.expectation is not None:
        marks.append(Dot(row.expectation, "diamond", QUIET, not row.is_assumed("expectation")))
    if row.experience is not None:
        marks.append(Dot(row.experience, "circle", MAIN, not row.is_assumed("experience")))
    key = row.factor in found.key
    parts = [
        f"{name} {number_text(value)}{_mark(row, column)}"
        for column, name, value in (
            ("experience", _("Experience"), row.experience),
            ("expectation", _("Expectation"), row.expectation),
            ("ideal", _("Ideal"), row.ideal),
        )
        if value is not None
    ]
    name = factor_name(row.factor)
    value = "" if row.satisfaction is None else _signed(row.satisfaction)
    return Row(
        name,
        value + _mark(row, "satisfaction"),
        tuple(marks),
        (row.record_id,),
        flag="★ " + _("Key experience") if key else "",
        flag_paint=BAD if row.satisfaction is not None and row.satisfaction < 0 else INK,
        strong=key,
        said=". ".join((name, *parts, *((_("Key experience"),) if key else ()))),
    )


def _weight_row(row: CemRow, found: CemResult) -> Row:
    weight = row.weighted or 0.0
    paint = CALM if not weight else (GOOD if weight > 0 else BAD)
    key = row.factor in found.key
    look: Look = "hollow" if row.is_assumed("weighted") else "solid"
    return Row(
        factor_name(row.factor),
        _signed(weight) + _mark(row, "weighted"),
        (Bar(0, weight, paint, look),),
        (row.record_id,),
        flag="★ " + _("Key experience") if key else "",
        flag_paint=BAD if weight < 0 else INK,
        strong=key,
    )


def _mark(row: CemRow, column: str) -> str:
    return "*" if row.is_assumed(column) else ""


def _signed(value: float) -> str:
    return value_text(value)
