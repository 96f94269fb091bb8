"""Moving elements between cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.place import (
    Place,
    checked_lane,
    keys_in_cell,
    open_gap,
    row_in_lane,
)
from cxdesigner.editor.commands.rows import next_row_place
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.policy import may_place
from cxdesigner.model.queries import span_of
from cxdesigner.model.record import LaneId, RowId, StepId
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


def move_elements(
    tx: Transaction, element_ids: Sequence[str], place: Place, *, passed: Collection[str] = ()
) -> tuple[str, ...]:
    """Move elements so that the first one comes to a place; the others keep their places to it.

    The whole group stays on the grid: it stops at the first and last lane and column. An element
    that reaches over several columns keeps their number as far as there are columns. Elements of
    the whole journey change their lane only, unless they are the first. Lanes and steps that are
    `passed` are not counted, so that nothing goes there but what is there already.

    Raises
    ------
    PolicyError
        If there is no element among the ids, or the first one has no meaning at the place.
    """
    elements = [el for el in (tx.view.get(Element, key) for key in element_ids) if el is not None]
    if not elements:
        raise PolicyError(_("There is nothing to move."))
    checked_lane(tx.view, place.lane_id)
    spans = {el.id: _span_length(tx.view, el) for el in elements}
    place = open_gap(tx, place)
    view = tx.view
    anchor = elements[0]
    may_place(view, anchor.kind, place.lane_id, place.step_id).require()
    lanes, steps = view.positions(Lane), view.positions(Step)
    seen_lanes = _counted(lanes, passed, {place.lane_id, *(el.lane_id for el in elements)})
    lane_shift = _kept_inside(
        seen_lanes[place.lane_id] - seen_lanes[anchor.lane_id],
        [seen_lanes[el.lane_id] for el in elements],
        len(seen_lanes),
    )
    known = {el.step_id for el in elements if el.step_id is not None}
    seen_steps = _counted(steps, passed, known | {place.step_id or ""})
    shift: int | None = None
    if place.step_id is not None:
        shift = 0
        if anchor.step_id is not None:
            way = seen_steps[place.step_id] - seen_steps[anchor.step_id]
            shift = _kept_inside(way, [seen_steps[key] for key in known], len(seen_steps))
    lane_ids, step_ids = list(seen_lanes), list(seen_steps)
    moving = {el.id for el in elements}
    order = sorted(
        elements,
        key=lambda el: (
            -1 if el.step_id is None else steps[el.step_id],
            lanes[el.lane_id],
            el.order,
            el.id,
        ),
    )
    if order[0].id != anchor.id and _same_cell(order[0], anchor):
        # Elements stacked in one cell keep their order whichever of them was taken hold of.
        anchor = order[0]
    targets: dict[tuple[str, str | None], list[Element]] = {}
    for element in order:
        lane_id = lane_ids[seen_lanes[element.lane_id] + lane_shift]
        step_id: str | None = element.step_id
        if shift is None:
            # Dropped onto the whole journey: what cannot be there stays in its column.
            allowed = may_place(view, element.kind, element.lane_id, None)
            step_id = None if allowed else element.step_id
        elif element.step_id is not None:
            step_id = step_ids[seen_steps[element.step_id] + shift]
        elif element.id == elements[0].id:
            step_id = place.step_id
        targets.setdefault((lane_id, step_id), []).append(element)
    for (lane_id, step_id), group in targets.items():
        stays = all((el.lane_id, el.step_id) == (lane_id, step_id) for el in group)
        holds_anchor = any(el.id == anchor.id for el in group)
        same_row = place.row_id is None or not any(
            _goes_along(element, elements[0]) for element in group
        )
        if stays and same_row and (not holds_anchor or place.index is None):
            continue
        index = place.index if holds_anchor else None
        keys = keys_in_cell(tx, lane_id, step_id, index, len(group), moving)
        for element, key in zip(group, keys, strict=True):
            row_id = place.row_id if _goes_along(element, elements[0]) else None
            tx.put(
                element.replace(
                    lane_id=LaneId(lane_id),
                    step_id=StepId(step_id) if step_id is not None else None,
                    end_step_id=_end(tx.view, step_id, spans[element.id]),
                    row_id=_row(tx.view, row_id, element, lane_id),
                    order=key,
                )
            )
    return tuple(element_ids)


def move_elements_by(
    tx: Transaction,
    element_ids: Sequence[str],
    *,
    columns: int = 0,
    lanes: int = 0,
    passed: Collection[str] = (),
) -> tuple[str, ...]:
    """Move elements by columns and lanes (the arrow keys); they stop at the edge of the grid.

    In a lane with rows the next row counts as the next lane. Lanes and steps that are `passed`
    are not seen: the first element comes to the next one that is. None that reaches over several
    columns is made shorter by the edge: there the group stops.
    """
    view = tx.view
    elements = [el for el in (view.get(Element, key) for key in element_ids) if el is not None]
    if not elements:
        raise PolicyError(_("There is nothing to move."))
    # One with a step leads: what belongs to the whole journey has no column to count from.
    lead = next((el for el in elements if el.step_id is not None), elements[0])
    lane = _seen_from([lane.id for lane in view.lanes], lead.lane_id, lanes, passed)
    if columns > 0:
        ends = (span_of(view, el)[1] for el in elements if el.step_id is not None)
        last = max(ends, default=len(view.steps))
        columns = min(columns, sum(step.id not in passed for step in view.steps[last + 1 :]))
    step_id: str | None = None
    if lead.step_id is not None:
        step_id = _seen_from([step.id for step in view.steps], lead.step_id, columns, passed)
    order = [lead.id, *(el.id for el in elements if el.id != lead.id)]
    place = Place(lane, step_id)
    if lanes:
        place = next_row_place(view, lead, lane, step_id, lanes)
    move_elements(tx, order, place, passed=passed)
    return tuple(element_ids)


def _counted(
    places: Mapping[str, int], passed: Collection[str], kept: Collection[str]
) -> dict[str, int]:
    """Return id → place among those that are not passed; what is kept counts all the same."""
    counted = sorted(
        (key for key in places if key in kept or key not in passed), key=places.__getitem__
    )
    return {key: place for place, key in enumerate(counted)}


def _seen_from(ids: Sequence[str], start: str, by: int, passed: Collection[str]) -> str:
    """Return what lies so many places on, of what is not passed; the last there is at the edge."""
    place = ids.index(start)
    ahead = ids[place + 1 :] if by > 0 else ids[:place][::-1]
    seen = [start, *(key for key in ahead if key not in passed)]
    return seen[min(abs(by), len(seen) - 1)]


def move_in_cell(tx: Transaction, element_ids: Sequence[str], by: int) -> tuple[str, ...]:
    """Move elements up (−1) or down (1) among the others of their cell."""
    for element_id in element_ids if by < 0 else tuple(reversed(element_ids)):
        element = tx.view.get(Element, element_id)
        if element is None:
            continue
        cell = tx.view.elements_in(element.lane_id, element.step_id)
        place = [el.id for el in cell].index(element_id) + by
        if 0 <= place < len(cell) and cell[place].id not in element_ids:
            (key,) = keys_in_cell(tx, element.lane_id, element.step_id, place, moving=(element_id,))
            tx.put(tx.view.need(Element, element_id).replace(order=key))
    return tuple(element_ids)


def resize_element(tx: Transaction, element_id: str, first: str, last: str) -> tuple[str, ...]:
    """Let an element reach from one step to another (in either order)."""
    view = tx.view
    element = view.need(Element, element_id)
    positions = view.positions(Step)
    start, end = sorted((positions[first], positions[last]))
    step_id = view.steps[start].id
    key = element.order
    if step_id != element.step_id:
        (key,) = keys_in_cell(tx, element.lane_id, step_id, None, moving=(element_id,))
    tx.put(
        element.replace(
            step_id=StepId(step_id),
            end_step_id=StepId(view.steps[end].id) if end > start else None,
            order=key,
        )
    )
    return (element_id,)


def set_whole_journey(tx: Transaction, element_ids: Sequence[str]) -> tuple[str, ...]:
    """Let elements belong to the whole journey instead of a step."""
    for element_id in element_ids:
        element = tx.view.need(Element, element_id)
        may_place(tx.view, element.kind, element.lane_id, None).require()
        if element.step_id is not None:
            (key,) = keys_in_cell(tx, element.lane_id, None, None)
            tx.put(element.replace(step_id=None, end_step_id=None, order=key))
    return tuple(element_ids)


def _span_length(view: RecordView, element: Element) -> int:
    if element.step_id is None or element.end_step_id is None:
        return 0
    positions = view.positions(Step)
    return positions[element.end_step_id] - positions[element.step_id]


def _kept_inside(shift: int, places: Sequence[int], count: int) -> int:
    """Return the shift, cut so that all places stay within 0…count−1."""
    if not places:
        return shift
    return max(-min(places), min(shift, count - 1 - max(places)))


def _end(view: RecordView, step_id: str | None, length: int) -> StepId | None:
    if step_id is None or length == 0:
        return None
    column = view.positions(Step)[step_id]
    end = max(0, min(column + length, len(view.steps) - 1))
    return StepId(view.steps[end].id) if end != column else None


def _row(view: RecordView, row_id: str | None, element: Element, lane_id: str) -> RowId | None:
    return row_in_lane(view, row_id if row_id is not None else element.row_id, lane_id)


def _goes_along(element: Element, lead: Element) -> bool:
    """Say whether an element goes to the row that the leading one is moved to."""
    return (element.lane_id, element.row_id) == (lead.lane_id, lead.row_id)


def _same_cell(first: Element, second: Element) -> bool:
    return (first.lane_id, first.step_id) == (second.lane_id, second.step_id)
