"""Steps and stages: inserted, moved, divided, joined, removed."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.editor.commands.stages import (
    add_stage,
    delete_stages,
    group_steps,
    merge_stages,
    move_boundary,
    move_stage,
    move_stage_by,
    split_stage,
)
from cxdesigner.editor.commands.steps import (
    delete_steps,
    insert_step,
    insert_step_beside,
    move_steps,
)
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store


def do(store: Store, command, *args, **kwargs):
    with store.transaction() as tx:
        return command(tx, *args, **kwargs)


def columns(store: Store) -> str:
    """Steps with the number of their stage: ``1/1 2/1 3/-``; a new step is ``n``."""
    stages = {stage.id: str(place) for place, stage in enumerate(store.stages, start=1)}
    return " ".join(
        f"{step.id[5:] if step.id[5:].isdigit() else 'n'}/{stages.get(step.stage_id, '-')}"
        for step in store.steps
    )


def staged(*stages: int, steps: int = 0) -> Store:
    return BlueprintBuilder(stages=stages, steps=steps).store()


def nested() -> Store:
    """Stage 1 holds steps 1 and 2 as its second level 2 and 3; stage 4 holds 3 and 4."""
    builder = BlueprintBuilder(stages=(0, 1, 1, 2))
    builder.records = [
        record.replace(parent_id="stage-1") if record.id in ("stage-2", "stage-3") else record
        for record in builder.records
    ]
    return builder.store()


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (0, "n/1 1/1 2/1 3/2 4/-"),
        (1, "1/1 n/1 2/1 3/2 4/-"),
        (2, "1/1 2/1 n/1 3/2 4/-"),
        (3, "1/1 2/1 3/2 n/2 4/-"),
        (4, "1/1 2/1 3/2 4/- n/-"),
        (99, "1/1 2/1 3/2 4/- n/-"),
    ],
)
def test_a_new_column_belongs_to_the_stage_around_it(column, expected):
    store = staged(2, 1, steps=4)
    do(store, insert_step, column)
    assert columns(store) == expected


def test_a_column_beside_another_belongs_to_the_same_stage():
    store = staged(1, 1, steps=3)
    do(store, insert_step_beside, "step-2", before=True)
    assert columns(store) == "1/1 n/2 2/2 3/-"
    do(store, insert_step_beside, "step-3", before=True)
    assert columns(store) == "1/1 n/2 2/2 n/- 3/-"


@pytest.mark.parametrize(
    ("moved", "column", "expected"),
    [
        ([1], 2, "2/1 1/1 3/2 4/2 5/-"),
        ([1], 3, "2/1 3/2 1/2 4/2 5/-"),  # dropped inside stage 2
        ([3], 1, "1/1 3/1 2/1 4/2 5/-"),
        ([3], 2, "1/1 2/1 3/2 4/2 5/-"),  # nothing moves
        ([4], 2, "1/1 2/1 4/2 3/2 5/-"),  # still touches its stage
        ([1], 5, "2/1 3/2 4/2 5/- 1/-"),
        ([4], 0, "4/1 1/1 2/1 3/2 5/-"),
        ([5], 2, "1/1 2/1 5/- 3/2 4/2"),  # a border is no stage
        ([5], 1, "1/1 5/1 2/1 3/2 4/2"),
        ([3, 4], 0, "3/1 4/1 1/2 2/2 5/-"),  # all of a stage takes it along
        ([3, 4], 1, "1/1 3/1 4/1 2/1 5/-"),  # dropped inside: dissolves
        ([2, 3], 5, "1/1 4/2 5/- 2/- 3/-"),
    ],
)
def test_moving_columns_keeps_stages_in_one_piece(moved, column, expected):
    store = staged(2, 2, steps=5)
    do(store, move_steps, [f"step-{number}" for number in moved], column)
    assert columns(store) == expected


@pytest.mark.parametrize(
    ("stages", "moved", "expected"),
    [
        # A column of the stage itself goes in between its second-level stages with one of them.
        ((1, 3, 1), (1, 2), "3/2 4/2 1/1 2/1 5/3"),
        # A column without a stage may come along too.
        ((1, 2, 1), (1, 2, 5), "3/2 1/1 2/1 5/1 4/3"),
    ],
)
def test_columns_between_second_level_stages_leave_them_in_one_piece(stages, moved, expected):
    builder = BlueprintBuilder(stages=stages, steps=5)
    builder.records = [
        record.replace(parent_id="stage-1") if record.id in ("stage-2", "stage-3") else record
        for record in builder.records
    ]
    store = builder.store()
    do(store, move_steps, [f"step-{number}" for number in moved], sum(stages[:2]))
    assert columns(store) == expected


def test_elements_that_reach_over_moved_columns_run_forward_again():
    builder = BlueprintBuilder(steps=3)
    builder.element("a", "support", 1, end_step_id="step-3")
    store = builder.store()
    do(store, move_steps, ["step-1"], 3)
    element = store.need(Element, "a")
    assert (element.step_id, element.end_step_id) == ("step-3", "step-1")


def test_a_stage_is_inserted_with_a_step():
    store = staged(2, 1)
    do(store, add_stage, beside="stage-1")
    assert columns(store) == "1/1 2/1 n/2 3/3"
    do(store, add_stage, beside="stage-1", before=True)
    assert columns(store) == "n/1 1/2 2/2 n/3 3/4"
    do(store, add_stage)
    assert columns(store).endswith("3/4 n/5")


def test_steps_are_grouped_into_a_stage():
    store = staged(steps=4)
    do(store, group_steps, ["step-2", "step-3"])
    assert columns(store) == "1/- 2/1 3/1 4/-"
    with pytest.raises(PolicyError):
        do(store, group_steps, [])


def test_grouping_within_a_stage_leaves_two_stages_of_one_name():
    store = staged(4)
    do(store, group_steps, ["step-2", "step-3"])
    assert columns(store) == "1/1 2/2 3/2 4/3"
    assert [stage.name.text() for stage in store.stages] == ["Stage 1", "", "Stage 1"]


def test_grouping_whole_stages_replaces_them():
    store = staged(1, 1, 1)
    do(store, group_steps, ["step-1", "step-2"])
    assert columns(store) == "1/1 2/1 3/2"
    assert "stage-1" not in store


def test_a_stage_is_divided():
    store = staged(3)
    do(store, split_stage, "stage-1", "step-2")
    assert columns(store) == "1/1 2/2 3/2"
    for step in ("step-1", "step-3"):
        with pytest.raises(PolicyError):
            do(store, split_stage, "stage-1", step)


def test_dividing_a_stage_of_two_levels_moves_the_later_part_over():
    store = nested()
    (new,) = do(store, split_stage, "stage-1", "step-2")
    assert store.need(Stage, "stage-2").parent_id == "stage-1"
    assert store.need(Stage, "stage-3").parent_id == new


def test_stages_are_joined_with_all_between_them():
    store = staged(1, 1, 1, 1)
    with store.transaction() as tx:
        tx.put(PainPoint(id="pain", stage_id="stage-3"))
    do(store, merge_stages, ["stage-3", "stage-1"])
    assert columns(store) == "1/1 2/1 3/1 4/2"
    assert store.need(Step, "step-2").stage_id == "stage-1"
    assert store.need(PainPoint, "pain").stage_id == "stage-1"
    with pytest.raises(PolicyError):
        do(store, merge_stages, ["stage-1"])


@pytest.mark.parametrize(
    ("stage", "edge", "column", "expected"),
    [
        (1, "end", 3, "1/1 2/1 3/1 4/2 5/-"),
        (1, "end", 9, "1/1 2/1 3/1 4/2 5/-"),  # stage 2 keeps a column
        (1, "end", 1, "1/1 2/2 3/2 4/2 5/-"),
        (1, "end", 0, "1/1 2/2 3/2 4/2 5/-"),
        (2, "start", 1, "1/1 2/2 3/2 4/2 5/-"),
        (2, "start", 0, "1/1 2/2 3/2 4/2 5/-"),
        (2, "end", 5, "1/1 2/1 3/2 4/2 5/2"),
        (2, "end", 3, "1/1 2/1 3/2 4/- 5/-"),
        (1, "start", 1, "1/- 2/1 3/2 4/2 5/-"),
    ],
)
def test_the_border_of_a_stage_moves(stage, edge, column, expected):
    store = staged(2, 2, steps=5)
    do(store, move_boundary, f"stage-{stage}", edge, column)
    assert columns(store) == expected


@pytest.mark.parametrize(
    ("stage", "expected"),
    [(1, "1/1 2/1 3/2 4/-"), (2, "1/1 2/1 3/2 4/-"), (3, "1/1 2/2 3/2 4/-")],
)
def test_deleting_a_stage_gives_its_steps_to_the_neighbour(stage, expected):
    store = staged(1, 1, 1, steps=4)
    do(store, delete_stages, [f"stage-{stage}"])
    assert columns(store) == expected
    assert f"stage-{stage}" not in store


def test_deleting_a_stage_with_its_steps():
    store = staged(1, 2, 1)
    do(store, delete_stages, ["stage-2"], with_steps=True)
    assert columns(store) == "1/1 4/2"


def test_deleting_a_second_level_stage_leaves_its_steps_to_its_parent():
    store = nested()
    do(store, delete_stages, ["stage-2"])
    assert store.need(Step, "step-1").stage_id == "stage-1"
    do(store, delete_stages, ["stage-1"])
    assert {step.stage_id for step in store.steps} == {"stage-4"}
    assert "stage-3" not in store


def test_a_stage_is_moved_with_its_steps_to_a_border_between_stages():
    store = staged(2, 2, 1)
    do(store, move_stage, "stage-3", 1)
    assert [step.id for step in store.steps] == ["step-5", "step-1", "step-2", "step-3", "step-4"]
    assert [stage.id for stage in store.stages] == ["stage-3", "stage-1", "stage-2"]


def test_a_stage_of_two_levels_moves_in_one_piece():
    store = nested()
    do(store, move_stage_by, "stage-1", 1)
    assert [step.id for step in store.steps] == ["step-3", "step-4", "step-1", "step-2"]
    assert store.need(Stage, "stage-2").parent_id == "stage-1"
    do(store, move_stage_by, "stage-1", 1)
    do(store, move_stage_by, "stage-1", -1)
    assert [step.id for step in store.steps] == ["step-1", "step-2", "step-3", "step-4"]


def test_a_second_level_stage_taken_out_of_its_stage_stands_alone():
    store = nested()
    do(store, move_stage, "stage-2", 4)
    assert store.need(Stage, "stage-2").parent_id is None
    assert [stage.id for stage in store.stages] == ["stage-1", "stage-3", "stage-4", "stage-2"]


def with_elements() -> Store:
    builder = BlueprintBuilder(stages=(1, 2))
    builder.element("a", "customer", 1)
    builder.element("b", "customer", 2)
    builder.element("wide", "support", 2, end_step_id="step-3")
    builder.element("early", "backstage", 1, end_step_id="step-2")
    builder.link("a", "b")
    builder.emotion("b", 1)
    return builder.store()


def test_deleting_a_column_deletes_what_stands_in_it_and_shortens_what_reaches_over_it():
    store = with_elements()
    do(store, delete_steps, ["step-2"])
    assert "b" not in store
    assert "a-flow-b" not in store
    assert "emotion-persona-b" not in store
    wide, early = store.need(Element, "wide"), store.need(Element, "early")
    assert (wide.step_id, wide.end_step_id) == ("step-3", None)
    assert (early.step_id, early.end_step_id) == ("step-1", None)


def test_deleting_the_last_column_of_a_stage_deletes_the_stage():
    store = with_elements()
    do(store, delete_steps, ["step-1"])
    assert [stage.id for stage in store.stages] == ["stage-2"]


def test_deleting_a_column_may_keep_its_elements():
    store = with_elements()
    do(store, delete_steps, ["step-2"], keep_elements=True)
    assert [element.id for element in store.elements_in("lane-customer", "step-1")] == ["a", "b"]
    assert "a-flow-b" in store
    do(store, delete_steps, ["step-1"], keep_elements=True)
    assert store.need(Element, "b").step_id == "step-3"
    with pytest.raises(PolicyError):
        do(store, delete_steps, ["step-3"], keep_elements=True)
