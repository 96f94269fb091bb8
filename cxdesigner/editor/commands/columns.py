"""Stages and the columns they own, kept in step with each other."""

from __future__ import annotations

from cxdesigner.editor.commands.order import reorder
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.record import StageId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


def stage_for_column(view: RecordView, index: int) -> StageId | None:
    """Return the stage that a new column before column `index` falls to.

    Inside a stage that stage; at a border the one to the left, at the start the one to the right.
    """
    steps = view.steps
    if not steps:
        return None
    if index <= 0:
        return steps[0].stage_id
    return steps[min(index, len(steps)) - 1].stage_id


def sort_stages(tx: Transaction) -> None:
    """Give stages the order in which their columns come; a stage without columns keeps its place.

    A stage without columns comes after the one it came after before.
    """
    view = tx.view
    first: dict[str, int] = {}
    seen: set[str | None] = set()
    for column, step in enumerate(view.steps):
        if step.stage_id in seen:
            continue
        seen.add(step.stage_id)
        stage = view.get(Stage, step.stage_id)
        while stage is not None and stage.id not in first:
            first[stage.id] = column
            stage = view.get(Stage, stage.parent_id)
    ranks: list[tuple[int, int, int, Stage]] = []
    last = -1
    for number, stage in enumerate(view.stages):
        last = first.get(stage.id, last)
        # A parent starts at the same column as its first child and comes before it.
        ranks.append((last, 0 if stage.parent_id is None else 1, number, stage))
    reorder(tx, [stage for *_, stage in sorted(ranks, key=lambda rank: rank[:3])])


def drop_emptied(tx: Transaction, before: frozenset[str]) -> None:
    """Delete the stages of `before` that own no step any more: nothing would show them."""
    left = stages_with_steps(tx.view)
    tx.delete([stage.id for stage in tx.view.stages if stage.id in before and stage.id not in left])


def stages_with_steps(view: RecordView) -> frozenset[str]:
    """Return the ids of the stages that own at least one step, through children too."""
    found: set[str] = set()
    for stage_id in {step.stage_id for step in view.steps}:
        stage = view.get(Stage, stage_id)
        while stage is not None and stage.id not in found:
            found.add(stage.id)
            stage = view.get(Stage, stage.parent_id)
    return frozenset(found)


def columns_of(view: RecordView, stage_id: str) -> list[int]:
    """Return the numbers (0…) of the columns of a stage, its second-level stages included."""
    positions = view.positions(Step)
    return sorted(positions[step.id] for step in steps_of_stage(view, stage_id))
