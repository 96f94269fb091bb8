"""Drags that begin on a header: stages, their borders, steps and lanes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.editor.document import Document
from cxdesigner.editor.shown_grid import store_column
from cxdesigner.editor.structure_gestures import (
    DragLane,
    DragLaneHeight,
    DragLine,
    DragRow,
    DragStage,
    DragStageEdge,
    DragSteps,
)
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.stage import Stage, Step
from cxdesigner.scene.blocks.measures import MIN_LANE_HEIGHT
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.tools.base import Tool
from cxdesigner.ui.tools.carrying import Carrying, show_stage_ghost
from cxdesigner.ui.tools.drags import Drag, LineDrag
from cxdesigner.ui.tools.structure import (
    column_before,
    columns_rect,
    gap_rect,
    lane_edge,
    lane_edge_rect,
    row_edge,
)

EDGE_REACH_PX = 9.0
LOWER_REACH_PX = 7.0


class ColumnDrag:
    """Steps, a stage or the border of one pulled to another place between columns."""

    def __init__(
        self,
        tool: Tool,
        gesture: DragSteps | DragStage | DragStageEdge,
        item: SceneItem,
        start: PointerEvent,
    ) -> None:
        self._tool = tool
        self._gesture = gesture
        self._item = item
        area = None
        if not isinstance(gesture, DragStageEdge):
            area = _columns_of(tool.host.grid, gesture, item)
        key = item.record_id or item.id
        self._carrying = Carrying(tool.host, key, area, start.point, across=True)

    def move(self, event: PointerEvent) -> None:
        """Show between which columns it would go."""
        host = self._tool.host
        self._carrying.move(event.point)
        column = column_before(host.grid, event.point.x)
        self._gesture.to(store_column(host.document, host.grid, column))
        refused = bool(self._gesture.refusal)
        if isinstance(self._gesture, DragStageEdge) and not refused:
            self._show_stage(self._gesture)
        else:
            host.canvas.overlay.hint.show_rect(gap_rect(host.grid, column), refused=refused)
        self._tool.say(event, self._gesture)

    def _show_stage(self, gesture: DragStageEdge) -> None:
        """Show which columns the stage would have."""
        host, steps = self._tool.host, gesture.steps()
        hint = columns_rect(host.grid, (steps[0], steps[-1]))
        host.canvas.overlay.hint.show_rect(hint)
        if hint is not None:
            show_stage_ghost(host, self._item, hint.grown(-4.0), gesture.edge)

    def release(self, event: PointerEvent) -> None:
        """Move it."""
        host = self._tool.host
        column = column_before(host.grid, event.point.x)
        self._gesture.to(store_column(host.document, host.grid, column))
        self._gesture.release()

    def cancel(self) -> None:
        """Leave it."""
        self._gesture.cancel()


class LaneDrag:
    """A lane pulled above or below another one."""

    def __init__(self, tool: Tool, gesture: DragLane, start: PointerEvent) -> None:
        self._tool = tool
        self._gesture = gesture
        lane_id = gesture.record_id
        area = tool.host.grid.lane_rect(lane_id)
        self._carrying = Carrying(tool.host, lane_id, area, start.point, across=False)

    def move(self, event: PointerEvent) -> None:
        """Show between which lanes it would go."""
        host = self._tool.host
        self._carrying.move(event.point)
        lane_id, above = lane_edge(host.grid, event.point.y)
        self._gesture.to(lane_id, above=above)
        host.canvas.overlay.hint.show_rect(
            lane_edge_rect(host.grid, lane_id, above), refused=bool(self._gesture.refusal)
        )
        self._tool.say(event, self._gesture)

    def release(self, event: PointerEvent) -> None:
        """Move it."""
        lane_id, above = lane_edge(self._tool.host.grid, event.point.y)
        self._gesture.to(lane_id, above=above)
        self._gesture.release()

    def cancel(self) -> None:
        """Leave it."""
        self._gesture.cancel()


class LaneHeightDrag:
    """The lower edge of a lane pulled down or up."""

    def __init__(self, tool: Tool, gesture: DragLaneHeight, lane: Rect, start: Point) -> None:
        self._tool = tool
        self._gesture = gesture
        self._lane = lane
        self._grip = lane.bottom - start.y

    def _aim(self, event: PointerEvent) -> float:
        height = max(MIN_LANE_HEIGHT, event.point.y + self._grip - self._lane.y)
        self._gesture.to(height)
        return height

    def move(self, event: PointerEvent) -> None:
        """Show how high the lane would be at least."""
        height, lane = self._aim(event), self._lane
        if not self._gesture.ghost:
            height = lane.height
        hint = Rect(lane.x, lane.y, lane.width, height)
        self._tool.host.canvas.overlay.hint.show_rect(hint)
        self._tool.say(event, self._gesture)

    def release(self, event: PointerEvent) -> None:
        """Make it so high."""
        self._aim(event)
        self._gesture.release()

    def cancel(self) -> None:
        """Leave it."""
        self._gesture.cancel()


class RowDrag:
    """A row pulled above or below another one of its lane."""

    def __init__(self, tool: Tool, gesture: DragRow, lane_id: str, start: PointerEvent) -> None:
        self._tool = tool
        self._gesture = gesture
        self._lane_id = lane_id
        area = tool.host.grid.row_rect(lane_id, gesture.record_id)
        self._carrying = Carrying(tool.host, gesture.record_id, area, start.point, across=False)

    def _aim(self, event: PointerEvent) -> Rect | None:
        row_id, above, rect = row_edge(self._tool.host.grid, self._lane_id, event.point.y)
        self._gesture.to(row_id, above=above)
        return rect

    def move(self, event: PointerEvent) -> None:
        """Show between which rows it would go."""
        self._carrying.move(event.point)
        self._tool.host.canvas.overlay.hint.show_rect(self._aim(event))
        self._tool.say(event, self._gesture)

    def release(self, event: PointerEvent) -> None:
        """Move it."""
        self._aim(event)
        self._gesture.release()

    def cancel(self) -> None:
        """Leave it."""
        self._gesture.cancel()


def edge_at(item: SceneItem, event: PointerEvent) -> Literal["start", "end"] | None:
    """Return the border of a stage that a place on its header is near."""
    reach = min(event.tolerance(EDGE_REACH_PX), item.rect.width / 4)
    if abs(event.point.x - item.rect.x) <= reach:
        return "start"
    if abs(event.point.x - item.rect.right) <= reach:
        return "end"
    return None


def is_lower_edge(lane: Rect, event: PointerEvent) -> bool:
    """Say whether a place on the header of a lane is at its lower edge."""
    reach = min(event.tolerance(LOWER_REACH_PX), lane.height / 4)
    return lane.bottom - event.point.y <= reach


def header_drag(tool: Tool, item: SceneItem, start: PointerEvent) -> Drag | None:
    """Return the drag that a press on a header begins; None for headers that cannot be moved."""
    document = tool.host.document
    match document.store.find(document.stands_for(item.record_id)):
        case Stage(id=stage_id):
            edge = edge_at(item, start)
            if edge is not None:
                return ColumnDrag(tool, DragStageEdge(document, stage_id, edge), item, start)
            return ColumnDrag(tool, DragStage(document, stage_id), item, start)
        case Step(id=step_id):
            steps = DragSteps(document, _steps_with(document, step_id))
            return ColumnDrag(tool, steps, item, start)
        case Lane(id=lane_id):
            lane = tool.host.grid.lane_room(lane_id)
            if lane is not None and is_lower_edge(lane, start):
                gesture = DragLaneHeight(document, lane_id, lane.height)
                return LaneHeightDrag(tool, gesture, lane, start.point)
            return LaneDrag(tool, DragLane(document, lane_id), start)
        case LaneRow(id=row_id, lane_id=owner):
            return RowDrag(tool, DragRow(document, row_id), owner, start)
        case Line(id=line_id):
            return LineDrag(tool, DragLine(document, line_id), start)
        case _:
            return None


def header_cursor(
    document: Document, item: SceneItem | None, event: PointerEvent
) -> Qt.CursorShape:
    """Return the cursor over a header."""
    match document.store.find(item.record_id if item is not None else None):
        case Stage() if item is not None and edge_at(item, event) is not None:
            return Qt.CursorShape.SplitHCursor
        case Lane() if item is not None and is_lower_edge(item.rect, event):
            return Qt.CursorShape.SplitVCursor
        case Lane() | LaneRow() | Line():
            return Qt.CursorShape.SizeVerCursor
        case _:
            return Qt.CursorShape.ArrowCursor


def _columns_of(grid: Grid, gesture: DragSteps | DragStage, item: SceneItem) -> Rect:
    """Return the part of the drawing that goes along with a header."""
    rect = item.rect
    if isinstance(gesture, DragSteps):
        # Steps that lie apart do not make one picture: then it is the one that was taken.
        columns = [n for n, box in enumerate(grid.columns) if box.step_id in gesture.step_ids]
        whole = columns_rect(grid, gesture.step_ids)
        if whole is not None and columns[-1] - columns[0] + 1 == len(columns):
            rect = whole
    return Rect(rect.x, grid.body_top, rect.width, grid.bottom - grid.body_top)


def _steps_with(document: Document, step_id: str) -> list[str]:
    chosen = [step.id for step in document.selection.records(Step)]
    return chosen if step_id in chosen else [step_id]
