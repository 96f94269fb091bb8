"""Commands of the outline: a row below another, rows taken somewhere else."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.move import move_elements
from cxdesigner.editor.commands.place import Place, default_kind, lane_for
from cxdesigner.editor.commands.stages import add_stage, move_stage
from cxdesigner.editor.commands.steps import insert_step, insert_step_beside, move_steps
from cxdesigner.editor.outline.nodes import Key, cell_of
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction


def add_below(tx: Transaction, record_id: str | None) -> tuple[str, ...]:
    """Add the next row of the same kind: an element in the same cell, a step, or a stage.

    Below nothing it adds a step at the end.

    Returns
    -------
    tuple of str
        The id of the new record.
    """
    view = tx.view
    match view.find(record_id):
        case Element() as element:
            cell = [other.id for other in view.elements_in(element.lane_id, element.step_id)]
            place = Place(
                element.lane_id,
                element.step_id,
                cell.index(element.id) + 1,
                row_id=element.row_id,
            )
            kind = element.kind
            if kind == "decision":
                # After a question comes what is done about it.
                kind = default_kind(view.need(Lane, element.lane_id).role)
            return add_element(tx, kind, place)
        case Step() as step:
            return insert_step_beside(tx, step.id)
        case Stage() as stage:
            return add_stage(tx, beside=stage.id)
        case _:
            return insert_step(tx, len(view.steps))


def add_inside(tx: Transaction, record_id: str) -> tuple[str, ...]:
    """Add a row at the end of what lies below another: a step of a stage, an element of a step.

    An element gets one beside it, at the end of its cell.

    Raises
    ------
    PolicyError
        If there is no lane to put an element into.
    """
    view = tx.view
    match view.find(record_id):
        case Stage() as stage:
            steps = steps_of_stage(view, stage.id)
            if not steps:
                return insert_step(tx, len(view.steps), stage_id=stage.id)
            return insert_step_beside(tx, steps[-1].id)
        case Step() as step:
            lane = lane_for(view, "touchpoint")
            if lane is None:
                raise PolicyError(_("Insert a lane first."))
            return add_element(tx, default_kind(lane.role), Place(lane.id, step.id))
        case Element() as element:
            role = view.need(Lane, element.lane_id).role
            return add_element(tx, default_kind(role), Place(element.lane_id, element.step_id))
        case _:
            return ()


def drop_rows(
    tx: Transaction, keys: Sequence[Key], parent: Key, below: Sequence[Key], row: int
) -> tuple[str, ...]:
    """Take rows to another place of the tree.

    Elements go into the lane and step of the place (onto an element: behind it; onto a step: they
    keep their lane), steps before the row of the place, stages likewise. The kind of the first row
    counts; rows of other kinds stay where they are.

    Parameters
    ----------
    parent
        The row dropped onto, or the one whose children it was dropped between.
    below
        The rows below the parent, as they are now.
    row
        Before which of them; −1 if dropped onto the parent itself.

    Raises
    ------
    PolicyError
        If such rows cannot be there.
    """
    kind = keys[0].kind if keys else "root"
    ids = [key.id for key in keys if key.kind == kind]
    if kind == "element":
        return move_elements(tx, ids, _element_place(tx, ids, parent, below, row))
    if kind == "step" and parent.kind in ("root", "stage", "step"):
        return move_steps(tx, ids, _column(tx, parent, below, row))
    if kind == "stage" and parent.kind in ("root", "stage", "step"):
        for stage_id in ids[:1]:
            return move_stage(tx, stage_id, _column(tx, parent, below, row))
    raise PolicyError(_("This cannot be put here."))


def _element_place(
    tx: Transaction, ids: Sequence[str], parent: Key, below: Sequence[Key], row: int
) -> Place:
    view = tx.view
    match parent.kind:
        case "lane":
            lane_id, step_id = cell_of(parent)
            if row < 0:
                return Place(lane_id, step_id)
            index = sum(1 for key in below[:row] if key.id not in ids)
            return Place(lane_id, step_id, index)
        case "element" if parent.id not in ids:
            onto = view.need(Element, parent.id)
            cell = view.elements_in(onto.lane_id, onto.step_id)
            rest = [other.id for other in cell if other.id not in ids]
            return Place(onto.lane_id, onto.step_id, rest.index(onto.id) + 1, row_id=onto.row_id)
        case "step" | "journey":
            lane_id = view.need(Element, ids[0]).lane_id
            return Place(lane_id, parent.id if parent.kind == "step" else None)
        case _:
            raise PolicyError(_("This cannot be put here."))


def _column(tx: Transaction, parent: Key, below: Sequence[Key], row: int) -> int:
    """Return the column that a place among stages and steps means, 0…number of steps."""
    view = tx.view
    positions = view.positions(Step)
    if parent.kind == "step":
        return positions[parent.id] + 1
    for key in below[max(row, 0) :] if row >= 0 else ():
        if key.kind == "step":
            return positions[key.id]
        steps = steps_of_stage(view, key.id) if key.kind == "stage" else ()
        if steps:
            return positions[steps[0].id]
    steps = steps_of_stage(view, parent.id) if parent.kind == "stage" else ()
    return positions[steps[-1].id] + 1 if steps else len(view.steps)
