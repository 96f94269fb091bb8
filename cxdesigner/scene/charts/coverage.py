"""Picture of coverage: which touchpoints speak to which factors, modules, dimensions, levels."""

from __future__ import annotations

from cxdesigner.analysis.coverage import Matrix
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import ASPECT_NAMES, column_name
from cxdesigner.analysis.sentences import place_name
from cxdesigner.analysis.words import named
from cxdesigner.base.i18n import _, listed
from cxdesigner.scene.charts.matrix import Cell, Column, MatrixRow, draw_matrix
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.sheet import Sheet

_MOST_COLUMNS = 10


def draw_coverage(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw a matrix for each aspect that is used; columns of which nothing is said stand out."""
    found = facts.coverage
    used = [matrix for matrix in found.matrices if matrix.used]
    if not used or not found.touchpoints:
        return False
    shown = found.touchpoints[: options.most]
    for matrix in used:
        sheet.heading(_(ASPECT_NAMES[matrix.aspect]))
        _draw(sheet, matrix, shown, facts)
        if matrix.empty:
            names = listed(column_name(matrix.aspect, column) for column in matrix.empty)
            sheet.note(_("No touchpoint addresses: {columns}").format(columns=names))
    sheet.more(len(found.touchpoints) - len(shown))
    return True


def _draw(sheet: Sheet, matrix: Matrix, touchpoints: tuple[str, ...], facts: Facts) -> None:
    language = sheet.setter.language
    columns = matrix.columns[:_MOST_COLUMNS]
    heads = [
        Column(column_name(matrix.aspect, column), ids, str(len(ids)), weak=not ids)
        for column, ids in columns
    ]
    members = [frozenset(ids) for _column, ids in columns]
    rows = []
    for key in touchpoints:
        name = place_name(facts.view, key, language)
        cells = tuple(
            Cell(ids=(key,), said=named(name, head.name)) if key in has else None
            for head, has in zip(heads, members, strict=True)
        )
        rows.append(MatrixRow(name, cells, (key,)))
    sheet.more(draw_matrix(sheet, heads, rows, totals=_("Touchpoints")))
