"""Picture of a planned journey beside the one that was lived."""

from __future__ import annotations

from cxdesigner.analysis.deviation import Deviation, deviation
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import place_name
from cxdesigner.analysis.words import share_text
from cxdesigner.base.i18n import _, pgettext
from cxdesigner.model.element import Element
from cxdesigner.scene.charts.matrix import Cell, Column, MatrixRow, draw_matrix
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.rows import Bar, Row, draw_rows
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import Sheet
from cxdesigner.scene.charts.signs import BAD, GOOD, MAIN


def draw_deviation(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw touchpoints in the order lived and planned, missing and extra ones marked."""
    if not options.planned or not options.actual:
        return False
    found = deviation(options.planned, options.actual)
    rows = []
    for name, share, ids in (
        (_("Fitness: lived of the planned"), found.fitness, options.planned),
        (_("Precision: planned of the lived"), found.precision, options.actual),
    ):
        if share is not None:
            known = tuple(key for key in ids if facts.view.get(Element, key) is not None)
            mark = Bar(0, share, MAIN, "soft")
            rows.append(Row(name, share_text(share), (mark,), known))
    draw_rows(sheet, rows, scale_of((), low=0, high=1, text=lambda value: share_text(value, 0)))
    merged = _merged(options.planned, options.actual, found)
    shown = merged[: options.most]
    sheet.heading(_("Touchpoint by touchpoint"))
    columns = (Column(pgettext("journey", "Planned")), Column(_("Lived")))
    lines = [_row(facts, one, sheet.setter.language) for one in shown]
    narrow = draw_matrix(sheet, columns, lines)
    sheet.more(max(len(merged) - len(shown), narrow))
    return True


def _merged(
    planned: tuple[str, ...], actual: tuple[str, ...], found: Deviation
) -> list[tuple[str, bool, bool]]:
    """Both sequences in one: (id, planned, lived), what agrees side by side."""
    merged: list[tuple[str, bool, bool]] = []
    i = j = 0
    for key in (*found.common, None):
        while i < len(planned) and planned[i] != key:
            merged.append((planned[i], True, False))
            i += 1
        while j < len(actual) and actual[j] != key:
            merged.append((actual[j], False, True))
            j += 1
        if key is not None:
            merged.append((key, True, True))
            i, j = i + 1, j + 1
    return merged


def _row(facts: Facts, one: tuple[str, bool, bool], language: str) -> MatrixRow:
    key, planned, lived = one
    known = facts.view.get(Element, key) is not None
    name = place_name(facts.view, key, language) if known else key
    ids = (key,) if known else ()
    if planned and lived:
        word, paint = "", GOOD
    elif planned:
        word, paint = _("missing"), BAD
    else:
        word, paint = _("extra"), BAD
    said = "{}: {}".format(name, word or _("as planned"))
    cells = (
        Cell(paint=paint, ids=ids, said=said) if planned else None,
        Cell(paint=paint, ids=ids, said=said) if lived else None,
    )
    return MatrixRow(name, cells, ids, word, strong=bool(word))
