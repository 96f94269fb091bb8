"""New elements, personas and notes."""

from __future__ import annotations

from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.order import after_last
from cxdesigner.editor.commands.place import (
    Place,
    checked_lane,
    keys_in_cell,
    open_gap,
    row_in_lane,
)
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.persona import Persona
from cxdesigner.model.policy import may_place
from cxdesigner.model.record import LaneId, StepId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY, LocalText


def add_element(
    tx: Transaction, kind: ElementKind, place: Place, *, label: LocalText = EMPTY
) -> tuple[str, ...]:
    """Put a new element into a cell or into a new column.

    Returns
    -------
    tuple of str
        The id of the element.

    Raises
    ------
    PolicyError
        If such an element has no meaning there.
    """
    checked_lane(tx.view, place.lane_id)
    place = open_gap(tx, place)
    may_place(tx.view, kind, place.lane_id, place.step_id).require()
    (key,) = keys_in_cell(tx, place.lane_id, place.step_id, place.index)
    element = Element(
        id=new_id(Element.PREFIX),
        kind=kind,
        lane_id=LaneId(place.lane_id),
        step_id=StepId(place.step_id) if place.step_id is not None else None,
        row_id=row_in_lane(tx.view, place.row_id, place.lane_id),
        order=key,
        label=label,
    )
    tx.put(element)
    return (element.id,)


def add_persona(tx: Transaction, name: LocalText = EMPTY) -> tuple[str, ...]:
    """Add a persona after the others."""
    persona = Persona(id=new_id(Persona.PREFIX), order=after_last(tx.view.personas), name=name)
    tx.put(persona)
    return (persona.id,)
