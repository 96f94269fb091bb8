"""Arrow keys on the grid: one cell at a time, empty ones included."""

from __future__ import annotations

from cxdesigner.editor.navigate import Direction, first_element, neighbour
from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES, Lane
from cxdesigner.model.queries import covering, span_of
from cxdesigner.model.stage import Step
from cxdesigner.model.view import Cell, RecordView

Target = str | Cell
"""A record, or an empty cell: lane id and step id."""


def move_in_grid(
    view: RecordView, record_id: str | None, cell: Cell | None, direction: Direction
) -> Target | None:
    """Return what an arrow key leads to from a record or a cell; None to stay.

    One cell on: to the element there, at the same depth when going sideways, else to the empty
    cell. Beyond the first lane lie step and stage, left of the first step lies the lane; there and
    from all else it goes as ``navigate.neighbour`` says.
    """
    sideways = direction in ("left", "right")
    by = 1 if direction in ("right", "down") else -1
    if cell is not None and cell[1] is not None:
        column = view.positions(Step)[cell[1]]
        if sideways:
            return _beside(view, cell[0], column + by, 0)
        return _above_or_below(view, cell[0], column, by)
    match view.find(record_id):
        case Element(step_id=str()) as element:
            stack = [el.id for el in view.elements_in(element.lane_id, element.step_id)]
            depth = stack.index(element.id)
            first, last = span_of(view, element)
            if sideways:
                return _beside(view, element.lane_id, (last if by > 0 else first) + by, depth)
            if 0 <= depth + by < len(stack):
                return stack[depth + by]
            return _above_or_below(view, element.lane_id, first, by)
        case Lane() as lane if direction == "right" and view.steps:
            return _beside(view, lane.id, 0, 0)
        case Step() as step if direction == "down" and view.lanes:
            return _at(view, view.lanes[0].id, view.positions(Step)[step.id], 0)
        case None:
            return first_element(view) or _first_cell(view)
        case _:
            return neighbour(view, record_id, direction)


def _beside(view: RecordView, lane_id: str, column: int, depth: int) -> Target | None:
    if column < 0:
        return lane_id
    return _at(view, lane_id, column, depth) if column < len(view.steps) else None


def _above_or_below(view: RecordView, lane_id: str, column: int, by: int) -> Target | None:
    row = view.positions(Lane)[lane_id] + by
    if row < 0:
        return view.steps[column].id
    if row >= len(view.lanes):
        return None
    return _at(view, view.lanes[row].id, column, 0 if by > 0 else -1)


def _at(view: RecordView, lane_id: str, column: int, depth: int) -> Target:
    there = [el for el in covering(view, lane_id, (column, column)) if el.step_id is not None]
    if there:
        return there[min(depth, len(there) - 1)].id
    return lane_id, view.steps[column].id


def _first_cell(view: RecordView) -> Target | None:
    if not view.steps or not view.lanes:
        return None
    lanes = (lane for lane in view.lanes if lane.role in CUSTOMER_ROLES)
    return next(lanes, view.lanes[0]).id, view.steps[0].id
