"""Deleting whatever is selected, with the cascade that each kind of thing declares."""

from __future__ import annotations

from collections.abc import Collection

from cxdesigner.editor.commands.lanes import delete_lanes
from cxdesigner.editor.commands.stages import delete_stages
from cxdesigner.editor.commands.steps import delete_steps
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.lane import Lane
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction


def delete_records(tx: Transaction, record_ids: Collection[str]) -> tuple[str, ...]:
    """Delete records of any type; the blueprint itself stays.

    Elements take their links and what is known about them with them, steps their elements, lanes
    their elements; the steps of a stage join its neighbour, the lines below a lane go to the lane
    above.
    """
    view = tx.view
    kinds: dict[type, list[str]] = {}
    for key in record_ids:
        record = view.find(key)
        if record is not None and not isinstance(record, Blueprint):
            kinds.setdefault(type(record), []).append(key)
    stages, steps = kinds.pop(Stage, []), kinds.pop(Step, [])
    lanes = kinds.pop(Lane, [])
    tx.delete([key for keys in kinds.values() for key in keys])
    if steps:
        delete_steps(tx, steps)
    if stages:
        delete_stages(tx, [key for key in stages if key in view])
    if lanes:
        delete_lanes(tx, lanes)
    return ()
