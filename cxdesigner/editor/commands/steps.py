"""Columns: inserted, moved, removed; the stages over them stay in one piece."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.columns import (
    drop_emptied,
    sort_stages,
    stage_for_column,
    stages_with_steps,
)
from cxdesigner.editor.commands.order import reorder, room
from cxdesigner.model.element import Element
from cxdesigner.model.queries import top_stage
from cxdesigner.model.record import StageId, StepId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import RecordView


def insert_step(
    tx: Transaction, column: int, *, stage_id: str | None = None, name: LocalText = EMPTY
) -> tuple[str, ...]:
    """Insert a column before the one of a number (0…number of steps).

    Parameters
    ----------
    stage_id
        The stage that owns it; None takes the one around the place. The caller sees to it that
        the stage stays in one piece.

    Returns
    -------
    tuple of str
        The id of the new step.
    """
    view = tx.view
    place = max(0, min(column, len(view.steps)))
    owner = StageId(stage_id) if stage_id is not None else stage_for_column(view, place)
    (key,) = room(tx, view.steps, place)
    step = Step(id=new_id(Step.PREFIX), order=key, stage_id=owner, name=name)
    tx.put(step)
    return (step.id,)


def insert_step_beside(
    tx: Transaction, step_id: str, *, before: bool = False, name: LocalText = EMPTY
) -> tuple[str, ...]:
    """Insert a column before or after another one, in the same stage."""
    step = tx.view.need(Step, step_id)
    column = tx.view.positions(Step)[step_id] + (0 if before else 1)
    (new,) = insert_step(tx, column, stage_id=step.stage_id, name=name)
    if step.stage_id is None:
        tx.put(tx.view.need(Step, new).replace(stage_id=None))
    return (new,)


def move_steps(tx: Transaction, step_ids: Collection[str], column: int) -> tuple[str, ...]:
    """Move columns, in their order, before the column of a number counted before the move.

    Dropped inside a stage they take that stage. At a border a step keeps its stage where it still
    touches it or takes all of it along; else it joins its neighbour.
    """
    view = tx.view
    moved = [step for step in view.steps if step.id in step_ids]
    if not moved:
        return ()
    had_steps = stages_with_steps(view)
    moving = {step.id for step in moved}
    head = [step for step in view.steps[: max(0, column)] if step.id not in moving]
    tail = [step for step in view.steps[max(0, column) :] if step.id not in moving]
    reorder(tx, [*head, *moved, *tail])
    _turn_spans(tx)
    owners = _stages_after_move(view, head, moved, tail)
    for step, owner in zip(moved, owners, strict=True):
        tx.put(tx.view.need(Step, step.id).replace(stage_id=owner))
    _settle_parents(tx, moving)
    drop_emptied(tx, had_steps)
    sort_stages(tx)
    return tuple(step.id for step in moved)


def _turn_spans(tx: Transaction) -> None:
    """Let elements that reach over several columns begin at the left one again."""
    positions = tx.view.positions(Step)
    for element in tx.view.of_type(Element):
        first, last = element.step_id, element.end_step_id
        if first is None or last is None or positions[first] < positions[last]:
            continue
        there = tx.view.elements_in(element.lane_id, last)
        (key,) = room(tx, there, len(there))
        tx.put(element.replace(step_id=last, end_step_id=first, order=key))


def _stages_after_move(
    view: RecordView, head: list[Step], moved: list[Step], tail: list[Step]
) -> list[StageId | None]:
    left = head[-1].stage_id if head else None
    right = tail[0].stage_id if tail else None
    if left is not None and left == right:
        return [left] * len(moved)
    staying = {step.stage_id for step in (*head, *tail)}
    staying_tops = {_top(view, key) for key in staying}
    owners: list[StageId | None] = [step.stage_id for step in moved]

    def joins(owner: StageId | None, neighbour: StageId | None) -> bool:
        if owner == neighbour:
            return True
        alike = owner is not None and _top(view, owner) == _top(view, neighbour)
        return alike and owner not in staying

    # What touches its own stage stays in it: from the left end, then from the right end.
    low, high = 0, len(moved)
    while low < high and joins(owners[low], owners[low - 1] if low else left):
        low += 1
    while high > low and joins(owners[high - 1], owners[high] if high < len(moved) else right):
        high -= 1
    middle = range(low, high) if head else reversed(range(low, high))
    for place in middle:
        owner = owners[place]
        if owner is not None and (owner in staying or owner in staying_tops):
            if head:
                owners[place] = owners[place - 1] if place else left
            else:
                owners[place] = owners[place + 1] if place + 1 < len(moved) else right
    top = _top(view, left)
    if top is not None and top == _top(view, right):
        # Between two second-level stages of one stage nothing else may stand.
        for place in range(low, high):
            stage = view.get(Stage, owners[place])
            if stage is None or (stage.parent_id != top and view.referring(stage.id, Stage)):
                # The stage beside it, which may have come along: never one further off.
                owners[place] = owners[place - 1] if place else left
    return owners


def _top(view: RecordView, stage_id: str | None) -> str | None:
    stage = top_stage(view, view.get(Stage, stage_id))
    return None if stage is None else stage.id


def _settle_parents(tx: Transaction, moving: Collection[str]) -> None:
    """Let second-level stages that were moved belong to the stage around them, or to none."""
    view = tx.view
    steps = view.steps
    places = [place for place, step in enumerate(steps) if step.id in moving]
    first, last = places[0], places[-1]
    left = _top(view, steps[first - 1].stage_id) if first else None
    right = _top(view, steps[last + 1].stage_id) if last + 1 < len(steps) else None
    around = left if left == right else None
    staying = {step.stage_id for step in steps if step.id not in moving}
    staying_tops = {_top(view, key) for key in staying}
    tops = [_top(view, step.stage_id) for step in steps]
    touching = _touching(tops, first, last)
    for place in places:
        stage = view.get(Stage, steps[place].stage_id)
        if stage is None or stage.id in staying:
            continue
        if around is not None:
            if stage.id != around:
                tx.put(stage.replace(parent_id=StageId(around)))
        elif stage.parent_id in staying_tops and place not in touching:
            tx.put(stage.replace(parent_id=None))


def _touching(tops: Sequence[str | None], first: int, last: int) -> frozenset[int]:
    """Return the places from `first` to `last` in one run with an equal top outside of them."""
    found: set[int] = set()
    place = first
    while first > 0 and place <= last and tops[place] == tops[first - 1]:
        found.add(place)
        place += 1
    place = last
    while last + 1 < len(tops) and place >= first and tops[place] == tops[last + 1]:
        found.add(place)
        place -= 1
    return frozenset(found)


def delete_steps(
    tx: Transaction, step_ids: Collection[str], *, keep_elements: bool = False
) -> tuple[str, ...]:
    """Delete columns with what starts and ends in them, or move that to the neighbour.

    An element that reaches over several columns shrinks and stays while one of them is left. With
    `keep_elements` the others go to the column on the left, else to the one on the right.

    Raises
    ------
    PolicyError
        If elements are to be kept and no column is left for them.
    """
    view = tx.view
    gone = {key for key in step_ids if view.get(Step, key) is not None}
    if not gone:
        return ()
    had_steps = stages_with_steps(view)
    steps = view.steps
    positions = view.positions(Step)
    touched = {element.id: element for key in gone for element in view.referring(key, Element)}
    for element in sorted(touched.values(), key=lambda one: (one.order, one.id)):
        if element.step_id is None:
            continue
        first = positions[element.step_id]
        last = positions[element.end_step_id] if element.end_step_id else first
        left = [step.id for step in steps[first : last + 1] if step.id not in gone]
        if left:
            tx.put(
                element.replace(
                    step_id=StepId(left[0]),
                    end_step_id=StepId(left[-1]) if len(left) > 1 else None,
                )
            )
        elif keep_elements:
            target = _neighbour(steps, first, gone)
            there = tx.view.elements_in(element.lane_id, target)
            (key,) = room(tx, there, len(there))
            tx.put(element.replace(step_id=StepId(target), end_step_id=None, order=key))
    tx.delete(sorted(gone))
    drop_emptied(tx, had_steps)
    sort_stages(tx)
    return ()


def _neighbour(steps: Sequence[Step], column: int, gone: Collection[str]) -> str:
    for step in (*reversed(steps[:column]), *steps[column:]):
        if step.id not in gone:
            return step.id
    raise PolicyError(_("The last step cannot be removed while its elements are kept."))
