"""Rows within a lane: one for each role or system."""

from __future__ import annotations

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.order import reorder, room
from cxdesigner.editor.commands.place import Place, checked_lane
from cxdesigner.model.element import Element
from cxdesigner.model.lane import LaneRow
from cxdesigner.model.queries import provider_of, reading_order
from cxdesigner.model.record import LaneId, RowId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import RecordView


def rows_of(view: RecordView, lane_id: str) -> tuple[LaneRow, ...]:
    """Return the rows of a lane from top to bottom."""
    return tuple(row for row in view.of_type(LaneRow) if row.lane_id == lane_id)


def add_row(
    tx: Transaction, lane_id: str, *, index: int | None = None, name: LocalText = EMPTY
) -> tuple[str, ...]:
    """Add a row for a role or a system to a lane."""
    lane = checked_lane(tx.view, lane_id)
    rows = rows_of(tx.view, lane_id)
    (key,) = room(tx, rows, len(rows) if index is None else index)
    row = LaneRow(id=new_id(LaneRow.PREFIX), lane_id=LaneId(lane.id), order=key, name=name)
    tx.put(row)
    return (row.id,)


def add_row_below(tx: Transaction, row_id: str) -> tuple[str, ...]:
    """Add a row below another one."""
    row = tx.view.need(LaneRow, row_id)
    index = [other.id for other in rows_of(tx.view, row.lane_id)].index(row_id) + 1
    return add_row(tx, row.lane_id, index=index)


def move_row(tx: Transaction, row_id: str, beside: str, *, above: bool = False) -> tuple[str, ...]:
    """Move a row above or below another one of its lane.

    Raises
    ------
    PolicyError
        If the other one belongs to another lane.
    """
    row, other = tx.view.need(LaneRow, row_id), tx.view.get(LaneRow, beside)
    if other is None or other.lane_id != row.lane_id:
        raise PolicyError(_("A row stays in its lane."))
    if row_id == beside:
        return (row_id,)
    rows = [member for member in rows_of(tx.view, row.lane_id) if member.id != row_id]
    place = [member.id for member in rows].index(beside)
    rows.insert(place if above else place + 1, row)
    reorder(tx, rows)
    return (row_id,)


def move_row_by(tx: Transaction, row_id: str, by: int) -> tuple[str, ...]:
    """Move a row past its neighbour below (`by` 1) or above (−1)."""
    rows = [row.id for row in rows_of(tx.view, tx.view.need(LaneRow, row_id).lane_id)]
    place = rows.index(row_id) + by
    if 0 <= place < len(rows):
        move_row(tx, row_id, rows[place], above=by < 0)
    return (row_id,)


def rows_by_provider(tx: Transaction, lane_id: str) -> tuple[str, ...]:
    """Give each role or system that performs something in a lane a row, and its elements to it.

    Who performs an element is its actor, else its owner. Rows that are there already are used;
    what nobody performs stays where it is.

    Returns
    -------
    tuple of str
        The ids of the new rows.

    Raises
    ------
    PolicyError
        If no element of the lane says who performs it.
    """
    view = tx.view
    row_ids: dict[str, str] = {row.name.text(): row.id for row in rows_of(view, lane_id)}
    made: list[str] = []
    elements = reading_order(
        view, (el for el in view.of_type(Element) if el.lane_id == lane_id and provider_of(el))
    )
    if not elements:
        raise PolicyError(_("No element of this lane says who performs it."))
    for element in elements:
        provider = provider_of(element)
        known = provider.text()
        if known not in row_ids:
            (row_ids[known],) = add_row(tx, lane_id, name=provider)
            made.append(row_ids[known])
        tx.put(element.replace(row_id=RowId(row_ids[known])))
    return tuple(made)


def next_row_place(
    view: RecordView, element: Element, lane_id: str, step_id: str | None, by: int
) -> Place:
    """Return the place one row below (`by` 1) or above (−1) an element, in the next lane at last.

    `lane_id` is the lane that the element goes to when its own has no further row.
    """
    slots = _slots(view, element.lane_id)
    own = element.row_id if element.row_id in slots else ""
    place = slots.index(own) + by if own in slots else -1
    if 0 <= place < len(slots):
        return Place(element.lane_id, step_id, row_id=slots[place])
    if lane_id == element.lane_id:
        return Place(lane_id, step_id)
    beyond = _slots(view, lane_id)
    return Place(lane_id, step_id, row_id=beyond[0 if by > 0 else -1] if beyond else None)


def _slots(view: RecordView, lane_id: str) -> list[str]:
    """Return the rows of a lane, with '' for what stands in none of them; empty without rows."""
    rows = [row.id for row in rows_of(view, lane_id)]
    if rows and any(element.row_id not in rows for element in view.referring(lane_id, Element)):
        rows.insert(0, "")
    return rows
