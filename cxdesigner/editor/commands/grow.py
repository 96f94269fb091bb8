"""Type to build: the next element of a lane, and the one below or above in the same step."""

from __future__ import annotations

from collections.abc import Collection

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.connect import connect_along, connect_upright, put_on_link
from cxdesigner.editor.commands.place import Place, checked_lane, default_kind
from cxdesigner.model.element import ELEMENT_KINDS, Element, ElementKind
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.queries import covering, customer_elements, span_of
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


def grow_along(
    tx: Transaction, element_id: str, *, passed: Collection[str] = ()
) -> tuple[str, ...]:
    """Make the next element of a lane, in the next cell if that is empty, else in a new step.

    Flow leads to it, unless the columns alone give the order of what the customer does; where flow
    led on to the element in the next step, it passes the new one. A step that is `passed` is not
    seen and takes no element.

    Returns
    -------
    tuple of str
        The id of the new element.
    """
    view = tx.view
    element = view.need(Element, element_id)
    kind = _same_kind(view, element)
    if element.step_id is None:
        return add_element(tx, kind, Place(element.lane_id, None))
    place, onward = place_behind(view, element, passed), onward_link(view, element)
    (made,) = add_element(tx, kind, place)
    if onward is not None and kind != "note":
        return put_on_link(tx, onward.id, made)
    if not _goes_by_columns(view, element_id, made):
        connect_along(tx, element_id, made)
    return (made,)


def onward_link(view: RecordView, element: Element) -> Link | None:
    """Return the one flow that leads on to the next step of the lane, into which new ones go."""
    if element.step_id is None:
        return None
    column = span_of(view, element)[1] + 1
    beside = {other.id for other in in_steps(view, element.lane_id, (column, column))}
    onward = [
        link
        for link in view.outgoing(element.id)
        if link.kind == "flow" and not link.loop and link.target_id in beside
    ]
    return onward[0] if len(onward) == 1 else None


def _goes_by_columns(view: RecordView, element_id: str, made: str) -> bool:
    """Say whether the customer does more than this, and no flow leads from one to another."""
    acts = customer_elements(view)
    others = any(act.id not in (element_id, made) for act in acts)
    flows = (link.kind == "flow" for act in acts for link in view.links_of(act.id))
    return others and any(act.id == element_id for act in acts) and not any(flows)


def grow_upright(
    tx: Transaction, element_id: str, by: int, *, passed: Collection[str] = ()
) -> tuple[str, ...]:
    """Make an element in the lane below (`by` 1) or above (−1), in the same step, and link it.

    Lanes that are `passed` are not seen: the next one counts.

    Returns
    -------
    tuple of str
        The id of the new element; of the one that is there already if the cell is not empty.

    Raises
    ------
    PolicyError
        If there is no such lane.
    """
    view = tx.view
    element = view.need(Element, element_id)
    row = view.positions(Lane)[element.lane_id] + by
    while 0 <= row < len(view.lanes) and view.lanes[row].id in passed:
        row += by
    if not 0 <= row < len(view.lanes):
        raise PolicyError(_("There is no lane below.") if by > 0 else _("There is no lane above."))
    lane = view.lanes[row]
    if element.step_id is None:
        there = list(view.elements_in(lane.id, None))
    else:
        there = in_steps(view, lane.id, span_of(view, element))
    if there:
        return (there[0].id,)
    made = add_in_cell(tx, Place(lane.id, element.step_id))
    connect_upright(tx, element_id, made[0])
    return made


def place_behind(view: RecordView, element: Element, passed: Collection[str] = ()) -> Place:
    """Return the next place in a lane: the next cell if it is empty and seen, else a new step."""
    if element.step_id is None:
        return Place(element.lane_id, None, row_id=element.row_id)
    column = span_of(view, element)[1] + 1
    step_id = view.steps[column].id if column < len(view.steps) else None
    is_empty = not in_steps(view, element.lane_id, (column, column))
    if step_id is not None and step_id not in passed and is_empty:
        return Place(element.lane_id, step_id, row_id=element.row_id)
    return Place(element.lane_id, gap=column, row_id=element.row_id)


def add_in_cell(tx: Transaction, place: Place, tool: str = "select") -> tuple[str, ...]:
    """Put what the tool in use draws into a cell, else what the lane usually holds."""
    role = checked_lane(tx.view, place.lane_id).role
    kind = next((kind for kind in ELEMENT_KINDS if kind == tool), default_kind(role))
    return add_element(tx, kind, place)


def in_steps(view: RecordView, lane_id: str, columns: tuple[int, int]) -> list[Element]:
    """Return the elements of a lane in some columns, those of the whole journey left out."""
    return [el for el in covering(view, lane_id, columns) if el.step_id is not None]


def _same_kind(view: RecordView, element: Element) -> ElementKind:
    # What follows a question is seldom another one.
    if element.kind != "decision":
        return element.kind
    return default_kind(checked_lane(view, element.lane_id).role)
