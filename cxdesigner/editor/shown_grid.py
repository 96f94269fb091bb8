"""Between the columns that are drawn and those of the blueprint, where stages are collapsed."""

from __future__ import annotations

from dataclasses import replace

from cxdesigner.base.geometry import Point
from cxdesigner.editor.document import Document
from cxdesigner.model.stage import Step
from cxdesigner.scene.grid import CellHit, Grid

_NOWHERE = CellHit(None, None, None, 0)


def cell_in(document: Document, grid: Grid, point: Point) -> CellHit:
    """Return what lies at a point; a collapsed stage is no place to put things.

    ``before_step`` of the hit counts columns of the blueprint.
    """
    hit, closed = grid.cell_at(point), document.collapsed_steps
    if not closed:
        return hit
    if hit.before_step is None:
        return _NOWHERE if hit.step_id in closed else hit
    before, columns = hit.before_step, grid.columns
    if before == 0 or columns[before - 1].step_id not in closed:
        return replace(hit, before_step=store_column(document, grid, before))
    # A new step would belong to the collapsed stage on the left and not be seen.
    beside = columns[before].step_id if before < len(columns) else None
    if beside is None or beside in closed:
        return _NOWHERE
    return replace(hit, step_id=beside, index=0, before_step=None)


def store_column(document: Document, grid: Grid, column: int) -> int:
    """Return the column of the blueprint for the one of a number that is drawn."""
    if not document.collapsed_steps:
        return column
    if column >= len(grid.columns):
        return len(document.store.steps)
    return document.store.positions(Step)[grid.columns[column].step_id or ""]


def grid_column(document: Document, grid: Grid, column: int) -> int:
    """Return the number of the drawn column for one of the blueprint."""
    if not document.collapsed_steps:
        return column
    positions = document.store.positions(Step)
    return sum(1 for box in grid.columns if positions.get(box.step_id or "", 0) < column)
