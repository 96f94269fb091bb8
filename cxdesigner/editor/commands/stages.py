"""Stages over the columns: made, moved, divided, joined; their steps stay neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.columns import (
    columns_of,
    drop_emptied,
    sort_stages,
    stages_with_steps,
)
from cxdesigner.editor.commands.order import after_last, room
from cxdesigner.editor.commands.steps import delete_steps, insert_step, move_steps
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.queries import steps_of_stage, top_stage
from cxdesigner.model.record import StageId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import RecordView


def add_stage(
    tx: Transaction,
    *,
    beside: str | None = None,
    before: bool = False,
    name: LocalText = EMPTY,
) -> tuple[str, ...]:
    """Add a stage with one step beside a stage (after the last column when None).

    Returns
    -------
    tuple of str
        The id of the stage.
    """
    view = tx.view
    target = view.get(Stage, beside)
    parent = target.parent_id if target is not None else None
    if target is None:
        column = len(view.steps)
        stages = view.stages
        key = after_last(stages)
    else:
        columns = columns_of(view, target.id)
        column = (columns[0] if before else columns[-1] + 1) if columns else len(view.steps)
        stages = view.stages
        place = view.positions(Stage)[target.id] + (0 if before else 1)
        (key,) = room(tx, stages, place)
    stage = Stage(id=new_id(Stage.PREFIX), order=key, name=name, parent_id=parent)
    tx.put(stage)
    insert_step(tx, column, stage_id=stage.id)
    sort_stages(tx)
    return (stage.id,)


def group_steps(
    tx: Transaction, step_ids: Sequence[str], name: LocalText = EMPTY
) -> tuple[str, ...]:
    """Make a new stage of all columns from the first to the last of some steps.

    What is left of a stage to the right of them becomes a stage of its own with the same name, so
    that every stage stays in one piece.

    Raises
    ------
    PolicyError
        If there is no step among the ids.
    """
    view = tx.view
    positions = view.positions(Step)
    columns = sorted(positions[key] for key in step_ids if key in positions)
    if not columns:
        raise PolicyError(_("Choose the steps that belong together first."))
    before = stages_with_steps(view)
    steps = view.steps
    first, last = columns[0], columns[-1]
    left = _top_id(view, steps[first - 1]) if first > 0 else None
    right = _top_id(view, steps[last + 1]) if last + 1 < len(steps) else None
    if left is not None and left == right:
        split_stage(tx, left, steps[last + 1].id)
    stage = Stage(id=new_id(Stage.PREFIX), order=after_last(view.stages), name=name)
    tx.put(stage)
    for step in view.steps[first : last + 1]:
        tx.put(step.replace(stage_id=StageId(stage.id)))
    drop_emptied(tx, before)
    sort_stages(tx)
    return (stage.id,)


def _top_id(view: RecordView, step: Step) -> str | None:
    stage = top_stage(view, view.get(Stage, step.stage_id))
    return None if stage is None else stage.id


def split_stage(tx: Transaction, stage_id: str, step_id: str) -> tuple[str, ...]:
    """Divide a stage before one of its steps; the later part is a new stage of the same name.

    A part of a second-level stage that lies behind the cut goes to the new stage likewise.

    Returns
    -------
    tuple of str
        The id of the new stage.

    Raises
    ------
    PolicyError
        If the step is the first of the stage or not one of its own.
    """
    view = tx.view
    stage = view.need(Stage, stage_id)
    steps = steps_of_stage(view, stage_id)
    places = [place for place, step in enumerate(steps) if step.id == step_id]
    if not places or places[0] == 0:
        raise PolicyError(_("A stage is divided between two of its steps."))
    later = steps[places[0] :]
    staying = {step.stage_id for step in steps[: places[0]]}
    new = stage.replace(
        id=new_id(Stage.PREFIX), order=after_last(view.stages), unknown=(), lifecycle=None
    )
    tx.put(new)
    copies: dict[str, str] = {stage_id: new.id}
    for step in later:
        owner = step.stage_id
        assert owner is not None
        if owner not in copies:
            child = view.need(Stage, owner)
            if owner in staying:
                copy = child.replace(
                    id=new_id(Stage.PREFIX),
                    order=after_last(view.stages),
                    parent_id=StageId(new.id),
                    unknown=(),
                )
                tx.put(copy)
                copies[owner] = copy.id
            else:
                tx.put(child.replace(parent_id=StageId(new.id)))
                copies[owner] = owner
        tx.put(step.replace(stage_id=StageId(copies[owner])))
    sort_stages(tx)
    return (new.id,)


def merge_stages(tx: Transaction, stage_ids: Sequence[str]) -> tuple[str, ...]:
    """Join first-level stages and all between them into the first, whose name stays.

    Raises
    ------
    PolicyError
        If there are not two stages to join.
    """
    view = tx.view
    chosen = {
        stage.id
        for stage in (top_stage(view, view.get(Stage, key)) for key in stage_ids)
        if stage is not None
    }
    columns = sorted(column for key in chosen for column in columns_of(view, key))
    if len(chosen) < 2 or not columns:
        raise PolicyError(_("Choose two or more stages to join."))
    before = stages_with_steps(view)
    steps = view.steps[columns[0] : columns[-1] + 1]
    first_id = _top_id(view, steps[0])
    assert first_id is not None
    for step in steps:
        owner = view.get(Stage, step.stage_id)
        if owner is None or owner.parent_id is None:
            tx.put(step.replace(stage_id=StageId(first_id)))
        elif owner.parent_id != first_id:
            tx.put(owner.replace(parent_id=StageId(first_id)))
    _hand_over(tx, chosen - {first_id}, first_id)
    drop_emptied(tx, before)
    sort_stages(tx)
    return (first_id,)


def _hand_over(tx: Transaction, old_ids: set[str], new_id_: str) -> None:
    """Let insights of stages that go point at the one that stays."""
    for old in sorted(old_ids):
        for pain in tx.view.referring(old, PainPoint):
            tx.put(pain.replace(stage_id=StageId(new_id_)))
        for idea in tx.view.referring(old, Opportunity):
            tx.put(idea.replace(stage_id=StageId(new_id_)))


def move_boundary(tx: Transaction, stage_id: str, edge: str, column: int) -> tuple[str, ...]:
    """Move the start or the end of a stage to a border between columns.

    Columns gained come from the neighbours, columns lost go to the neighbour on that side (or to
    no stage where there is none). Every stage concerned keeps at least one column.

    Parameters
    ----------
    edge
        ``"start"`` or ``"end"``.
    column
        Number of the column (0…) that the border is to lie before.
    """
    view = tx.view
    stage = view.need(Stage, stage_id)
    before = stages_with_steps(view)
    columns = columns_of(view, stage_id)
    if not columns:
        return (stage_id,)
    steps = view.steps
    first, last = columns[0], columns[-1]
    if edge == "end":
        outside = steps[last + 1].stage_id if last + 1 < len(steps) else None
        limit = _neighbour_limit(view, outside, last, forward=True)
        target = max(first + 1, min(column, limit))
        gained, lost = steps[last + 1 : target], steps[target : last + 1]
    else:
        outside = steps[first - 1].stage_id if first > 0 else None
        limit = _neighbour_limit(view, outside, first, forward=False)
        target = min(last, max(column, limit))
        gained, lost = steps[target:first], steps[first:target]
    if stage.parent_id is not None and lost:
        # What a second-level stage loses stays with its parent unless a sibling is beside it.
        neighbour = view.get(Stage, outside)
        if neighbour is None or neighbour.parent_id != stage.parent_id:
            outside = stage.parent_id
    for step in gained:
        tx.put(step.replace(stage_id=StageId(stage_id)))
    for step in lost:
        tx.put(step.replace(stage_id=outside))
    drop_emptied(tx, before)
    sort_stages(tx)
    return (stage_id,)


def _neighbour_limit(
    view: RecordView, neighbour_id: str | None, edge: int, *, forward: bool
) -> int:
    """Return how far a border may move outward so that the neighbour keeps a column."""
    steps = view.steps
    if neighbour_id is not None:
        columns = columns_of(view, neighbour_id)
        return columns[-1] if forward else columns[0] + 1
    # Columns without a stage may be taken all, up to the next stage.
    place = edge + 1 if forward else edge - 1
    while 0 <= place < len(steps) and steps[place].stage_id is None:
        place += 1 if forward else -1
    return place if forward else place + 1


def delete_stages(
    tx: Transaction, stage_ids: Sequence[str], *, with_steps: bool = False
) -> tuple[str, ...]:
    """Delete stages; their steps join a neighbour, or go too.

    The steps of a second-level stage fall to its parent, those of a first-level stage to the stage
    on the left, else on the right, else to none.
    """
    view = tx.view
    for stage_id in stage_ids:
        stage = view.get(Stage, stage_id)
        if stage is None:
            continue
        steps = steps_of_stage(view, stage_id)
        children = [child.id for child in view.referring(stage_id, Stage)]
        if with_steps:
            delete_steps(tx, [step.id for step in steps])
        elif steps:
            heir = stage.parent_id or _heir(view, stage_id)
            for step in steps:
                tx.put(step.replace(stage_id=heir))
        tx.delete([*children, stage_id])
    sort_stages(tx)
    return ()


def _heir(view: RecordView, stage_id: str) -> StageId | None:
    columns = columns_of(view, stage_id)
    steps = view.steps
    for column in (columns[0] - 1, columns[-1] + 1):
        if 0 <= column < len(steps) and steps[column].stage_id is not None:
            return steps[column].stage_id
    return None


def move_stage(tx: Transaction, stage_id: str, column: int) -> tuple[str, ...]:
    """Move a stage with its steps before the column of a number (0…number of steps).

    It goes to the nearest border between stages of its level, so that it stays a stage.
    """
    view = tx.view
    stage = view.need(Stage, stage_id)
    moved = {step.id for step in steps_of_stage(view, stage_id)}
    rest = [step for step in view.steps if step.id not in moved]
    wanted = sum(1 for step in view.steps[: max(0, column)] if step.id not in moved)

    owners = [
        step.stage_id if stage.parent_id is not None else _top_id(view, step) for step in rest
    ]
    borders = [
        place
        for place in range(len(rest) + 1)
        if place in (0, len(rest)) or owners[place] is None or owners[place - 1] != owners[place]
    ]
    place = min(borders, key=lambda border: (abs(border - wanted), border))
    target = view.positions(Step)[rest[place].id] if place < len(rest) else len(view.steps)
    move_steps(tx, sorted(moved), target)
    return (stage_id,)


def move_stage_by(tx: Transaction, stage_id: str, by: int) -> tuple[str, ...]:
    """Move a stage past its neighbour to the right (`by` 1) or left (−1)."""
    view = tx.view
    columns = columns_of(view, stage_id)
    if not columns:
        return (stage_id,)
    stage = view.need(Stage, stage_id)
    steps = view.steps
    beside = columns[-1] + 1 if by > 0 else columns[0] - 1
    if not 0 <= beside < len(steps):
        return (stage_id,)
    neighbour = view.get(Stage, steps[beside].stage_id)
    if stage.parent_id is None:
        neighbour = top_stage(view, neighbour)
    if neighbour is None or neighbour.id in (stage_id, stage.parent_id):
        span = [beside]
    else:
        span = columns_of(view, neighbour.id)
    return move_stage(tx, stage_id, span[-1] + 1 if by > 0 else span[0])
