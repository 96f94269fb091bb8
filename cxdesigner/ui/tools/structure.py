"""Lines, stages, steps and lanes put down where the pointer is."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.geometry import Point, Rect, union
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.commands.lanes import add_lane, add_line, missing_line_kinds
from cxdesigner.editor.commands.stages import add_stage, group_steps
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.editor.document import Document
from cxdesigner.editor.shown_grid import store_column
from cxdesigner.model.create import DEFAULT_ROLES
from cxdesigner.model.lane import BLUEPRINT_ROLES, JOURNEY_ROLES, LaneRole
from cxdesigner.model.stage import Step
from cxdesigner.scene.grid import Grid
from cxdesigner.ui.tools import ToolName

_BAR_PT = 5.0
"""Least width of the bar that shows a place between columns or lanes."""


STRUCTURE_WORDS: dict[str, str] = {
    "line": N_("Add line"),
    "stage": N_("Add stage"),
    "step": N_("Insert step"),
    "lane": N_("Add lane"),
}
"""What putting down a thing that is no element does."""


def column_before(grid: Grid, x: float) -> int:
    """Return the column (0…number of steps) before which something dropped at an x goes."""
    if not grid.columns or grid.columns[0].step_id is None:
        return 0
    at = grid.column_of_x(x)
    column = grid.columns[at]
    return at if x < column.x + column.width / 2 else at + 1


def lane_above(grid: Grid, y: float) -> str | None:
    """Return the lane below which a line dropped at a y goes; None without lanes."""
    found = [lane for lane in grid.lanes if lane.y + lane.height / 2 <= y] or list(grid.lanes[:1])
    return found[-1].lane_id if found else None


def lane_edge(grid: Grid, y: float) -> tuple[str | None, bool]:
    """Return the lane at a y and whether the y lies in its upper half."""
    lane = grid.lane_at_y(y)
    return (None, False) if lane is None else (lane.lane_id, y < lane.y + lane.height / 2)


def gap_rect(grid: Grid, column: int) -> Rect | None:
    """Return the gap before a column, at least as wide as can be seen."""
    gap = grid.gap_after(column - 1)
    if gap is None:
        return None
    width = max(gap.width, _BAR_PT)
    return Rect(gap.center.x - width / 2, grid.body_top, width, grid.bottom - grid.body_top)


def lane_edge_rect(grid: Grid, lane_id: str | None, above: bool) -> Rect | None:
    """Return a bar along the upper or lower edge of a lane."""
    lane = grid.lane_rect(lane_id) if lane_id else None
    if lane is None:
        return None
    return Rect(lane.x, (lane.y if above else lane.bottom) - _BAR_PT / 2, lane.width, _BAR_PT)


def row_edge(grid: Grid, lane_id: str, y: float) -> tuple[str | None, bool, Rect | None]:
    """Return the row of a lane at a y, whether the y lies in its upper half, and a bar there."""
    rows = {band.row_id for band in grid.bands if band.lane_id == lane_id and band.row_id}
    found = {row_id: rect for row_id in rows if (rect := grid.row_rect(lane_id, row_id))}
    if not found:
        return None, False, None
    row_id, rect = min(found.items(), key=lambda pair: max(pair[1].y - y, y - pair[1].bottom, 0.0))
    above = y < rect.center.y
    bar = Rect(rect.x, (rect.y if above else rect.bottom) - _BAR_PT / 2, rect.width, _BAR_PT)
    return row_id, above, bar


def structure_rect(name: str, point: Point, grid: Grid) -> Rect | None:
    """Return what shows where a line, stage, step or lane put down at a point would go."""
    match name:
        case "step":
            return gap_rect(grid, column_before(grid, point.x))
        case "line":
            return lane_edge_rect(grid, lane_above(grid, point.y), False)
        case "lane":
            return lane_edge_rect(grid, *lane_edge(grid, point.y))
        case _:
            column = grid.columns[grid.column_of_x(point.x)] if grid.columns else None
            found = grid.column_rect(column.step_id) if column is not None else None
            if found is None:
                return None
            return Rect(found.x, grid.body_top, found.width, grid.bottom - grid.body_top)


def steps_between(document: Document, grid: Grid, start: float, end: float) -> tuple[str, ...]:
    """Return the steps of the columns from one x to another, from left to right."""
    if not grid.columns:
        return ()
    first, last = sorted((grid.column_of_x(start), grid.column_of_x(end)))
    keys = (column.step_id for column in grid.columns[first : last + 1])
    return tuple(key for key in keys if key and document.store.get(Step, key) is not None)


def columns_rect(grid: Grid, step_ids: Sequence[str]) -> Rect | None:
    """Return the body of the drawing over the columns of some steps; None for no steps."""
    found = [rect for step_id in step_ids if (rect := grid.column_rect(step_id)) is not None]
    if not found:
        return None
    whole = union(found).grown(4.0)
    return Rect(whole.x, grid.body_top, whole.width, grid.bottom - grid.body_top)


def missing_role(document: Document) -> LaneRole:
    """Return the first role of the kind of blueprint that has no lane yet, else ``note``."""
    view = document.store
    there = {lane.role for lane in view.lanes}
    kind = view.blueprint.kind
    more = BLUEPRINT_ROLES if kind == "service_blueprint" else JOURNEY_ROLES
    return next((role for role in (*DEFAULT_ROLES[kind], *more) if role not in there), "note")


def add_structure(document: Document, name: ToolName, point: Point, grid: Grid) -> tuple[str, ...]:
    """Add a line, stage, step or lane at a point of the scene as one undo step.

    A line is the first of the three named ones that is missing, else one without a name. A stage
    takes the step at the point if no stage has it, else comes as a new one beside.

    Raises
    ------
    EditError
        If it has no meaning there.
    """
    match name:
        case "step":
            column = store_column(document, grid, column_before(grid, point.x))
            return document.run(_("Insert step"), insert_step, column)
        case "line":
            lane_id = lane_above(grid, point.y)
            if lane_id is None:
                return ()
            missing = missing_line_kinds(document.store)
            return document.run(
                _("Add line"), add_line, missing[0] if missing else "custom", lane_id
            )
        case "lane":
            lane_id, above = lane_edge(grid, point.y)
            return document.run(
                _("Add lane"), add_lane, missing_role(document), beside=lane_id, above=above
            )
        case "stage":
            return _add_stage(document, point, grid)
        case _:
            return ()


def stage_begins_at(document: Document, point: Point, grid: Grid) -> bool:
    """Say whether a point of the headers lies above a step that no stage has."""
    column = grid.columns[grid.column_of_x(point.x)] if grid.columns else None
    step = document.store.get(Step, column.step_id) if column is not None else None
    is_above = grid.left <= point.x <= grid.right and point.y < grid.header_height
    return is_above and step is not None and step.stage_id is None


def _add_stage(document: Document, point: Point, grid: Grid) -> tuple[str, ...]:
    column = grid.columns[grid.column_of_x(point.x)] if grid.columns else None
    step = document.store.get(Step, column.step_id) if column is not None else None
    if step is None:
        return document.run(_("Add stage"), add_stage)
    if step.stage_id is None:
        return document.run(_("Add stage"), group_steps, (step.id,))
    before = column is not None and point.x < column.x + column.width / 2
    return document.run(_("Add stage"), add_stage, beside=step.stage_id, before=before)
