"""Places on the grid: where something is put or dropped."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.order import room
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.model.element import ALLOWED_ROLES, ELEMENT_KINDS, Element, ElementKind
from cxdesigner.model.lane import Lane, LaneRole, LaneRow
from cxdesigner.model.policy import may_place
from cxdesigner.model.record import RowId
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import Cell, RecordView


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a cell, or in a new column between two.

    ``index`` counts among the elements of the cell without those that are being moved; None is the
    end of the cell. With ``gap`` a new step is made before the column of that number (0…number of
    steps) and ``step_id`` does not matter. Without step and gap the place is that of the whole
    journey. ``row_id`` None leaves an element in its row, '' takes it out of all rows.
    """

    lane_id: str
    step_id: str | None = None
    index: int | None = None
    gap: int | None = None
    row_id: str | None = None


def open_gap(tx: Transaction, place: Place) -> Place:
    """Return the place with its new step made, if it has a gap."""
    if place.gap is None:
        return place
    (step_id,) = insert_step(tx, place.gap)
    return Place(place.lane_id, step_id, None, None, place.row_id)


def checked_lane(view: RecordView, lane_id: str) -> Lane:
    """Return a lane.

    Raises
    ------
    PolicyError
        If there is none.
    """
    lane = view.get(Lane, lane_id)
    if lane is None:
        raise PolicyError(_("There is no lane here."))
    return lane


def keys_in_cell(
    tx: Transaction,
    lane_id: str,
    step_id: str | None,
    index: int | None,
    count: int = 1,
    moving: Collection[str] = (),
) -> tuple[str, ...]:
    """Return order keys for elements put into a cell; `moving` ones do not count as there."""
    there = [el for el in tx.view.elements_in(lane_id, step_id) if el.id not in moving]
    return room(tx, there, len(there) if index is None else index, count)


def row_in_lane(view: RecordView, row_id: str | None, lane_id: str) -> RowId | None:
    """Return the row if it belongs to the lane, else None."""
    row = view.get(LaneRow, row_id)
    return RowId(row.id) if row is not None and row.lane_id == lane_id else None


def default_kind(role: LaneRole) -> ElementKind:
    """Return the kind of element that a lane usually holds."""
    if role == "support":
        return "process"
    fitting = (kind for kind in ELEMENT_KINDS if role in ALLOWED_ROLES[kind])
    return next(fitting, "note")


def toggle_decision(tx: Transaction, element_ids: Collection[str]) -> tuple[str, ...]:
    """Make elements decisions, or what their lanes usually hold if all of them are decisions.

    Raises
    ------
    PolicyError
        If one of them can be no decision.
    """
    view = tx.view
    elements = [el for el in (view.get(Element, key) for key in element_ids) if el is not None]
    everywhere = all(element.kind == "decision" for element in elements)
    for element in elements:
        kind = default_kind(checked_lane(view, element.lane_id).role) if everywhere else "decision"
        may_place(view, kind, element.lane_id, element.step_id).require()
        tx.put(element.replace(kind=kind))
    return tuple(element.id for element in elements)


def lane_for(view: RecordView, kind: ElementKind, near_id: str | None = None) -> Lane | None:
    """Return the lane where a kind of element belongs, as near to a lane as can be.

    Falls back to the near lane, then to the first; None only when there are no lanes.
    """
    positions = view.positions(Lane)
    near = positions.get(near_id, 0) if near_id is not None else 0
    fitting = [lane for lane in view.lanes if lane.role in ALLOWED_ROLES[kind]]
    if fitting:
        return min(fitting, key=lambda lane: (abs(positions[lane.id] - near), positions[lane.id]))
    return view.get(Lane, near_id) or (view.lanes[0] if view.lanes else None)


def place_beside(
    view: RecordView,
    kind: ElementKind,
    selected: Sequence[str] = (),
    cell: Cell | None = None,
) -> Place | None:
    """Return where a new element goes that a person asks for without pointing at a place.

    In the column after the last selected element (or in a selected step or cell); in the same
    column when it goes into another lane. None when there is no lane.
    """
    if cell is not None and (lane := lane_for(view, kind, cell[0])) is not None:
        return Place(lane.id, cell[1])
    elements = (view.get(Element, key) for key in reversed(selected))
    last = next((element for element in elements if element is not None), None)
    steps = view.steps
    if last is not None:
        lane = lane_for(view, kind, last.lane_id)
        if lane is None:
            return None
        if last.step_id is None or lane.id != last.lane_id:
            return Place(lane.id, last.step_id)
        column = view.positions(Step)[last.end_step_id or last.step_id] + 1
        if column < len(steps) and not view.elements_in(lane.id, steps[column].id):
            return Place(lane.id, steps[column].id)
        return Place(lane.id, gap=column)
    lanes = [key for key in selected if view.get(Lane, key) is not None]
    lane = view.get(Lane, lanes[-1]) if lanes else lane_for(view, kind)
    if lane is None:
        return None
    chosen = [key for key in selected if view.get(Step, key) is not None]
    if chosen:
        return Place(lane.id, chosen[-1])
    for step in steps:
        if not view.elements_in(lane.id, step.id):
            return Place(lane.id, step.id)
    return Place(lane.id, gap=len(steps))
