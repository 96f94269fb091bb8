"""Cells of the grid as parts of the scene."""

from __future__ import annotations

from cxdesigner.base.geometry import Rect
from cxdesigner.model.view import Cell
from cxdesigner.scene.grid import Grid

_SKETCH_COLUMNS = 40


def cell_rect(grid: Grid, cell: Cell) -> Rect | None:
    """Return the part of the scene that a cell covers."""
    lane = grid.lane_rect(cell[0])
    column = grid.column_rect(cell[1]) if cell[1] is not None else None
    if lane is None or column is None:
        return None
    return Rect(column.x - 4, lane.y + 2, column.width + 8, max(0.0, lane.height - 4))


def empty_cells(grid: Grid, closed: frozenset[str] = frozenset()) -> list[Rect]:
    """Return the cells of columns that hold nothing yet, while the blueprint is small.

    A person who starts sees where things can go; in a large blueprint it would be noise. Nothing
    goes into the columns `closed`, which stand for collapsed stages.
    """
    if len(grid.columns) > _SKETCH_COLUMNS:
        return []
    filled = {step_id for (_lane, _row, step_id), members in grid.cells.items() if members}
    return [
        Rect(column.x, lane.y + 5.0, column.width, max(0.0, lane.height - 10.0))
        for column in grid.columns
        if column.step_id is not None and column.step_id not in filled | closed
        for lane in grid.lanes
    ]
