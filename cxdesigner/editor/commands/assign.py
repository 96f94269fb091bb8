"""Columns given to another stage, wherever they stand."""

from __future__ import annotations

from collections.abc import Collection

from cxdesigner.editor.commands.columns import (
    columns_of,
    drop_emptied,
    sort_stages,
    stages_with_steps,
)
from cxdesigner.editor.commands.steps import move_steps
from cxdesigner.model.record import StageId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction


def assign_steps(tx: Transaction, step_ids: Collection[str], stage_id: str) -> tuple[str, ...]:
    """Let columns belong to a stage; those that do not touch it move to its nearer end.

    Columns from the left come to its start, those from the right to its end, each in their order,
    so that columns beside the stage stay where they are.
    """
    view = tx.view
    view.need(Stage, stage_id)
    wanted = [step for step in view.steps if step.id in step_ids and step.stage_id != stage_id]
    if not wanted:
        return ()
    before = stages_with_steps(view)
    positions = view.positions(Step)
    own = columns_of(view, stage_id)
    first = own[0] if own else positions[wanted[0].id]
    left = [step for step in wanted if positions[step.id] < first]
    right = [step for step in wanted if positions[step.id] >= first]
    for group, at_start in ((left[::-1], True), (right, False)):
        for step in group:
            columns = columns_of(tx.view, stage_id)
            if columns:
                target = columns[0] if at_start else columns[-1] + 1
                place = tx.view.positions(Step)[step.id]
                if place not in (target - 1, target) or (place == target) is at_start:
                    move_steps(tx, (step.id,), target)
            tx.put(tx.view.need(Step, step.id).replace(stage_id=StageId(stage_id)))
    drop_emptied(tx, before)
    sort_stages(tx)
    return tuple(step.id for step in wanted)
