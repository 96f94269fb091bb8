"""Rows inserted beside another by a person who has no text for them yet."""

from __future__ import annotations

from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.place import Place, default_kind, lane_for
from cxdesigner.editor.commands.steps import insert_step, insert_step_beside
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction


def insert_row(
    tx: Transaction, beside_id: str | None, *, above: bool, steps: bool
) -> tuple[str, ...]:
    """Insert a row above or below another: a step beside it, or an element in the same cell.

    Without another one the row comes to the end.
    """
    if steps:
        if tx.view.get(Step, beside_id) is None or beside_id is None:
            return insert_step(tx, len(tx.view.steps))
        return insert_step_beside(tx, beside_id, before=above)
    element = tx.view.get(Element, beside_id)
    if element is None:
        lane = lane_for(tx.view, "touchpoint")
        if lane is None:
            return ()
        if not tx.view.steps:
            insert_step(tx, 0)
        place = Place(lane.id, tx.view.steps[0].id)
        return add_element(tx, default_kind(lane.role), place)
    lane = tx.view.need(Lane, element.lane_id)
    cell = [other.id for other in tx.view.elements_in(element.lane_id, element.step_id)]
    index = cell.index(element.id) + (0 if above else 1)
    place = Place(element.lane_id, element.step_id, index, row_id=element.row_id)
    # A decision belongs to a step and an evidence to its lane: the kind of a neighbour fits.
    return add_element(tx, element.kind, place)
