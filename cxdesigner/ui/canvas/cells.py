"""Cells of the grid as parts of the scene."""

from __future__ import annotations

from collections.abc import Collection, Set
from typing import TYPE_CHECKING

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Step
from cxdesigner.model.view import Cell, RecordView
from cxdesigner.scene.grid import ColumnBox, Grid, LaneBox

if TYPE_CHECKING:
    from cxdesigner.editor.selection import Selection
    from cxdesigner.ui.canvas.overlay import Overlay

Covered = Set[tuple[str, str]]
"""Lane and step of cells."""

_SKETCH_COLUMNS = 40
_SKETCH_ELEMENTS = 12
"""A blueprint of no more elements is being begun: it shows all places that are left."""


def cell_rect(grid: Grid, cell: Cell) -> Rect | None:
    """Return the part of the scene that a cell covers."""
    lane = grid.lane_rect(cell[0])
    column = grid.column_rect(cell[1]) if cell[1] is not None else None
    if lane is None or column is None:
        return None
    return Rect(column.x - 4, lane.y + 2, column.width + 8, max(0.0, lane.height - 4))


def empty_cells(
    grid: Grid, closed: frozenset[str] = frozenset(), covered: Covered = frozenset()
) -> list[Rect]:
    """Return the cells of columns that hold nothing yet.

    Nothing goes into the columns `closed`, which stand for collapsed stages, and where something
    lies that is in other columns too (`covered`).
    """
    filled = {step_id for (_lane, _row, step_id), members in grid.cells.items() if members}
    return [
        _slot(column, lane)
        for column in grid.columns
        if column.step_id is not None and column.step_id not in filled | closed
        for lane in grid.lanes
        if (lane.lane_id, column.step_id) not in covered
    ]


def covered_cells(view: RecordView) -> set[tuple[str, str]]:
    """Return lane and step of the cells in which elements over several steps lie."""
    places, steps = view.positions(Step), view.steps
    found: set[tuple[str, str]] = set()
    for element in view.of_type(Element):
        first, last = 0, len(steps) - 1
        if element.step_id is not None:
            first = last = places[element.step_id]
            if element.end_step_id is not None:
                last = places[element.end_step_id]
        if last > first:
            found.update((element.lane_id, step.id) for step in steps[first : last + 1])
    return found


def empty_cells_beside(
    grid: Grid, step_ids: Collection[str | None], covered: Covered = frozenset()
) -> list[Rect]:
    """Return the empty cells of columns that hold something already."""
    found: list[Rect] = []
    for column in grid.columns:
        if column.step_id is None or column.step_id not in step_ids:
            continue
        filled = {
            band.lane_id
            for band in grid.bands
            if grid.cells.get((band.lane_id, band.row_id, column.step_id))
        }
        if filled:
            found += [
                _slot(column, lane)
                for lane in grid.lanes
                if lane.lane_id not in filled and (lane.lane_id, column.step_id) not in covered
            ]
    return found


def show_places(overlay: Overlay, document: Document | None, grid: Grid) -> None:
    """Show what a drawing that has only begun has room for: empty columns, the first feeling.

    A person who starts sees where things can go, beside what the first columns hold too; in a
    large blueprint it would be noise.
    """
    if document is None:
        overlay.cells.show_cells(())
        overlay.columns.show_columns(())
        overlay.cursor.show_rect(None)
        overlay.band.show_in(None, "")
        return
    store, closed = document.store, document.collapsed_steps
    places: list[Rect] = []
    is_sketch = store.count(Element) <= _SKETCH_ELEMENTS
    # What covers cells is looked for among all elements, after every change of the drawing.
    if len(grid.columns) <= _SKETCH_COLUMNS and (is_sketch or empty_cells(grid, closed)):
        covered = covered_cells(store)
        places = empty_cells(grid, closed, covered)
        if is_sketch:
            others = {column.step_id for column in grid.columns} - closed
            places += empty_cells_beside(grid, others, covered)
    overlay.cells.show_cells(places)
    axis, has_points = grid.emotion, document.store.count(Emotion) > 0
    room = None
    if axis is not None and grid.columns and not has_points:
        top, middle = axis.y_high, axis.y_of(axis.neutral)
        room = Rect(grid.left, top, grid.right - grid.left, middle - top)
    words = _("Double-click above an element of the customer to say how it feels there")
    overlay.band.show_in(room, words)


def show_chosen(overlay: Overlay, selection: Selection, grid: Grid, *, steps: bool) -> None:
    """Show which cell is chosen, and with `steps` the columns of the steps that are."""
    overlay.cursor.show_rect(cell_rect(grid, selection.cell) if selection.cell else None)
    chosen = frozenset(selection.ids) if steps else frozenset()
    top, height = grid.body_top + 1.0, grid.bottom - grid.body_top - 2.0
    overlay.columns.show_columns(
        Rect(column.x - 6.0, top, column.width + 12.0, height)
        for column in grid.columns
        if column.step_id in chosen
    )


def _slot(column: ColumnBox, lane: LaneBox) -> Rect:
    return Rect(column.x, lane.y + 5.0, column.width, max(0.0, lane.height - 10.0))
