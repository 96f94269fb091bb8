"""Pasting: the columns that a fragment goes into, and the stages over them."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.columns import sort_stages
from cxdesigner.editor.commands.order import after_last
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.editor.fragment import Fragment
from cxdesigner.model.queries import steps_of_stage, top_stage
from cxdesigner.model.record import StageId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


def paste_columns(
    tx: Transaction,
    source: RecordView,
    fragment: Fragment,
    place: Place | None,
    ids: dict[str, str],
    same: bool,
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return step id → step id in the target, and the ids of stages or steps made anew."""
    old = source.steps
    if not old:
        return {}, ()
    view = tx.view
    before = frozenset(step.id for step in view.steps)
    if any(step.id in fragment.owned for step in old):
        return _new_columns(tx, source, fragment, place, ids)
    if place is None and same and all(step.id in view for step in old):
        return {step.id: step.id for step in old}, ()
    if place is not None and place.gap is not None:
        start = place.gap
        for _step in old:
            insert_step(tx, start)
    elif place is not None and place.step_id is not None:
        start = view.positions(Step)[place.step_id]
    else:
        positions = view.positions(Step)
        used = [positions[step_id] for _, step_id in view.cells if step_id is not None]
        start = max(used, default=-1) + 1
    while len(view.steps) < start + len(old):
        insert_step(tx, len(view.steps))
    found = {step.id: view.steps[start + n].id for n, step in enumerate(old)}
    if not same:
        _bring_names(tx, source, fragment, found, before)
    return found, ()


def _bring_names(
    tx: Transaction,
    source: RecordView,
    fragment: Fragment,
    found: Mapping[str, str],
    before: frozenset[str],
) -> None:
    """Name the columns that are new or bare as in the source, with the stages that came whole."""
    filled = {step_id for _lane, step_id in tx.view.cells}
    fresh: dict[str, str] = {}
    for old_id, target_id in found.items():
        new = tx.view.need(Step, target_id)
        is_bare = not new.name and new.stage_id is None and new.id not in filled
        if new.id not in before or is_bare:
            fresh[old_id] = new.id
            tx.put(new.replace(name=source.need(Step, old_id).name))
    whole = [
        stage
        for stage in source.stages
        if stage.id in fragment.covered
        and all(step.id in fresh for step in steps_of_stage(source, stage.id))
    ]
    if not whole or _is_inside_a_stage(tx.view, frozenset(fresh.values())):
        return
    made = {stage.id: new_id(Stage.PREFIX) for stage in whole}
    for stage in sorted(whole, key=lambda stage: stage.parent_id is not None):
        parent = made.get(stage.parent_id) if stage.parent_id is not None else None
        tx.put(
            stage.replace(
                id=made[stage.id],
                order=after_last(tx.view.stages),
                parent_id=StageId(parent) if parent is not None else None,
            )
        )
    for old_id, step_id in fresh.items():
        stage_id = made.get(source.need(Step, old_id).stage_id or "")
        # What came of a stage in part must not part the one that goes on before it.
        owner = StageId(stage_id) if stage_id is not None else None
        tx.put(tx.view.need(Step, step_id).replace(stage_id=owner))
    sort_stages(tx)


def _is_inside_a_stage(view: RecordView, steps: frozenset[str]) -> bool:
    """Say whether the columns on both sides of some others belong to one stage."""
    columns = [column for column, step in enumerate(view.steps) if step.id in steps]
    first, last = min(columns) - 1, max(columns) + 1
    if first < 0 or last >= len(view.steps):
        return False
    tops = [
        top_stage(view, view.get(Stage, view.steps[column].stage_id)) for column in (first, last)
    ]
    return tops[0] is not None and tops[0] == tops[1]


def _new_columns(
    tx: Transaction,
    source: RecordView,
    fragment: Fragment,
    place: Place | None,
    ids: dict[str, str],
) -> tuple[dict[str, str], tuple[str, ...]]:
    view = tx.view
    old = [step for step in source.steps if step.id in fragment.owned]
    stages = [stage for stage in source.stages if stage.id in fragment.owned]
    if place is not None and place.gap is not None:
        column = place.gap
    elif place is not None and place.step_id is not None:
        column = view.positions(Step)[place.step_id] + 1
    else:
        column = len(view.steps)
    if stages:
        column = _stage_border(view, column)
    for stage in stages:
        ids[stage.id] = new_id(Stage.PREFIX)
    for stage in sorted(stages, key=lambda stage: stage.parent_id is not None):
        parent = ids.get(stage.parent_id) if stage.parent_id is not None else None
        tx.put(
            stage.replace(
                id=ids[stage.id],
                order=after_last(view.stages),
                parent_id=StageId(parent) if parent is not None else None,
            )
        )
    found: dict[str, str] = {}
    for number, step in enumerate(old):
        stage_id = ids.get(step.stage_id) if step.stage_id is not None else None
        (new,) = insert_step(tx, column + number, stage_id=stage_id, name=step.name)
        found[step.id] = new
    # An element may reach into a column that was not copied: it ends at the last one that was.
    last = found[old[-1].id]
    for step in source.steps:
        found.setdefault(step.id, last)
    sort_stages(tx)
    tops = tuple(ids[s.id] for s in stages if s.parent_id is None or s.parent_id not in ids)
    return found, tops or tuple(found[step.id] for step in old)


def _stage_border(view: RecordView, column: int) -> int:
    """Return the nearest border to the right that lies between two first-level stages."""

    def top(number: int) -> str | None:
        stage = top_stage(view, view.get(Stage, view.steps[number].stage_id))
        return None if stage is None else stage.id

    count = len(view.steps)
    while 0 < column < count and top(column) is not None and top(column) == top(column - 1):
        column += 1
    return column
