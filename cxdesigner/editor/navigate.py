"""Moving about the grid by keys: which element lies next in a direction."""

from __future__ import annotations

from typing import Literal

from cxdesigner.editor.selection import Selection
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import covering, emotion_at, reading_order, span_of
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

Direction = Literal["left", "right", "up", "down"]


def neighbour(view: RecordView, record_id: str | None, direction: Direction) -> str | None:
    """Return the id of the record that an arrow key leads to; None to stay.

    From an element: up and down within the cell first, then to the nearest lane that has an
    element in the column; left and right to the nearest column that has one in the lane, else in
    any lane. The headers belong to the grid: above the first element of a column is its step, then
    its stage; left of everything is the lane, below it the next line or lane. From nothing it leads
    to the first element.
    """
    match view.find(record_id):
        case Element() as element:
            if direction in ("up", "down"):
                return _upright(view, element, -1 if direction == "up" else 1)
            return _sideways(view, element, -1 if direction == "left" else 1)
        case Emotion() as point if direction in ("left", "right"):
            return _beside(_points(view, point.persona_id), point.id, direction == "right")
        case Link() as link:
            return link.source_id if direction in ("left", "up") else link.target_id
        case Step() | Stage() as header if direction in ("left", "right"):
            members = view.of_type(type(header))
            return _beside(tuple(m.id for m in members), header.id, direction == "right")
        case Lane() | Line() as band if direction in ("up", "down"):
            return _beside(_bands(view), band.id, direction == "down")
        case Lane() as lane if direction == "right":
            return _first_in_lane(view, lane)
        case Step() as step:
            return _first_in_column(view, step) if direction == "down" else step.stage_id
        case Stage() as stage:
            return _first_in_stage(view, stage) if direction == "down" else stage.parent_id
        case None:
            return first_element(view)
        case _:
            return None


def siblings(view: RecordView, record: Record | None) -> tuple[str, ...]:
    """Return the ids of a point, step, stage or lane and its like, in the order of the drawing."""
    match record:
        case Emotion():
            return _points(view, record.persona_id)
        case Step() | Stage() | Lane():
            return tuple(other.id for other in view.of_type(type(record)))
        case _:
            return ()


def next_in_reading_order(view: RecordView, record_id: str | None, by: int) -> str | None:
    """Return the element after (`by` 1) or before (−1) another as the blueprint is read."""
    order = [element.id for element in reading_order(view)]
    if not order:
        return None
    if record_id not in order:
        return order[0 if by > 0 else -1]
    place = order.index(record_id) + by
    return order[place] if 0 <= place < len(order) else None


def last_element(view: RecordView) -> str | None:
    """Return the element that is read last; None in an empty blueprint."""
    order = reading_order(view)
    return order[-1].id if order else None


def next_link(view: RecordView, selection: Selection, by: int) -> tuple[str | None, str | None]:
    """Return the element whose links are gone through, and the link after or before the selected.

    What leaves the element comes first, then what reaches it; behind the last comes the first. A
    link that was selected otherwise is one of those of its source.
    """
    record = view.find(selection.primary)
    if isinstance(record, Link):
        element_id: str | None = selection.via or record.source_id
    else:
        element_id = record.id if isinstance(record, Element) else None
    if element_id is None:
        return None, None
    links = [link.id for link in (*view.outgoing(element_id), *view.incoming(element_id))]
    if not links:
        return element_id, None
    if selection.primary not in links:
        return element_id, links[0 if by > 0 else -1]
    return element_id, links[(links.index(selection.primary) + by) % len(links)]


def first_element(view: RecordView) -> str | None:
    """Return the element at the top left; None in an empty blueprint."""
    order = reading_order(view)
    stepped = next((element for element in order if element.step_id is not None), None)
    if stepped is not None:
        return stepped.id
    return order[0].id if order else None


def _beside(ids: tuple[str, ...], record_id: str, forward: bool) -> str | None:
    place = ids.index(record_id) + (1 if forward else -1)
    return ids[place] if 0 <= place < len(ids) else None


def _points(view: RecordView, persona_id: str) -> tuple[str, ...]:
    """Return the points of a persona's curve from left to right."""
    found = (emotion_at(view, element.id, persona_id) for element in reading_order(view))
    return tuple(point.id for point in found if point is not None)


def _first_in_column(view: RecordView, step: Step) -> str | None:
    for lane in view.lanes:
        cell = view.elements_in(lane.id, step.id)
        if cell:
            return cell[0].id
    return None


def _first_in_stage(view: RecordView, stage: Stage) -> str | None:
    inner = next((other.id for other in view.stages if other.parent_id == stage.id), None)
    return inner or next((step.id for step in view.steps if step.stage_id == stage.id), None)


def _first_in_lane(view: RecordView, lane: Lane) -> str | None:
    for step in view.steps:
        cell = view.elements_in(lane.id, step.id)
        if cell:
            return cell[0].id
    spanning = view.elements_in(lane.id, None)
    return spanning[0].id if spanning else None


def _bands(view: RecordView) -> tuple[str, ...]:
    """Return the ids of lanes and lines from top to bottom."""
    found: list[str] = []
    for lane in view.lanes:
        found.append(lane.id)
        found += [
            line.id for line in view.lines if line.after_lane_id == lane.id and not line.hidden
        ]
    return tuple(found)


def _upright(view: RecordView, element: Element, by: int) -> str | None:
    cell = [member.id for member in view.elements_in(element.lane_id, element.step_id)]
    place = cell.index(element.id) + by
    if 0 <= place < len(cell):
        return cell[place]
    lanes = view.lanes
    row = view.positions(Lane)[element.lane_id] + by
    columns = span_of(view, element)
    while 0 <= row < len(lanes):
        found = covering(view, lanes[row].id, columns)
        if found:
            return found[0 if by > 0 else -1].id
        row += by
    return element.step_id if by < 0 else None


def _sideways(view: RecordView, element: Element, by: int) -> str | None:
    if element.step_id is None:
        return element.lane_id if by < 0 else None
    cell = view.elements_in(element.lane_id, element.step_id)
    depth = [member.id for member in cell].index(element.id)
    first, last = span_of(view, element)
    steps, lanes = view.steps, view.positions(Lane)
    near = sorted(view.lanes, key=lambda lane: abs(lanes[lane.id] - lanes[element.lane_id]))
    for lane_ids in ((element.lane_id,), tuple(lane.id for lane in near)):
        column = last + 1 if by > 0 else first - 1
        while 0 <= column < len(steps):
            for lane_id in lane_ids:
                there = view.elements_in(lane_id, steps[column].id)
                if there:
                    return there[min(depth, len(there) - 1)].id
            column += by
    return element.lane_id if by < 0 else None
