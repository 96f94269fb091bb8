"""Actions of fast drawing: marks, decisions, duplicates of columns, stages by key."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.builtin import build, copying
from cxdesigner.editor.commands.columns import columns_of
from cxdesigner.editor.commands.connect import connect
from cxdesigner.editor.document import Document
from cxdesigner.model.element import MARKS, Element
from cxdesigner.model.stage import Stage


@pytest.mark.parametrize("mark", MARKS)
def test_each_mark_has_one_key_and_toggles(registry, session, document, mark):
    action = registry[f"mark.{mark}"]
    assert len(action.shortcuts) == 1
    document.selection.set(["a"])
    registry.run(action.id, session)
    assert mark in document.store.need(Element, "a").marks
    registry.run(action.id, session)
    assert mark not in document.store.need(Element, "a").marks


def test_an_element_becomes_a_decision_and_what_the_lane_holds_again(registry, session, document):
    document.selection.set(["a"])
    registry.run("mark.decision", session)
    assert document.store.need(Element, "a").kind == "decision"
    registry.run("mark.decision", session)
    assert document.store.need(Element, "a").kind == "touchpoint"


def test_a_step_is_duplicated_with_what_it_holds_behind_itself(registry, session, document):
    document.selection.set(["a"])
    step_id = document.store.need(Element, "a").step_id
    count = len(document.store.steps)
    assert registry.run("edit.duplicate_steps", session)
    steps = [step.id for step in document.store.steps]
    assert len(steps) == count + 1
    copy = steps[steps.index(step_id) + 1]
    (twin,) = document.store.elements_in(document.store.need(Element, "a").lane_id, copy)
    assert twin.label == document.store.need(Element, "a").label
    registry.run("edit.undo", session)
    assert len(document.store.steps) == count


def test_a_stage_is_duplicated_with_its_steps_behind_itself(registry, session, document):
    first = document.store.stages[0]
    length, elements = len(columns_of(document.store, first.id)), document.store.count(Element)
    document.selection.set([first.id])
    assert registry["edit.duplicate_steps"].title(session.context) == "Duplicate stage"
    registry.run("edit.duplicate_steps", session)
    stages = document.store.stages
    assert stages[0].id == first.id
    assert stages[1].name == first.name
    assert len(columns_of(document.store, stages[1].id)) == length
    assert document.store.count(Element) > elements


def test_a_stage_that_holds_much_is_copied_aside_and_can_be_cancelled(
    registry, session, document, monkeypatch
):
    monkeypatch.setattr(copying, "MANY", 2)
    words = []

    def aside(said, work, *, may_drop=False):
        words.append(said)
        raise Stopped

    document.aside = aside
    document.selection.set([document.store.stages[0].id])
    revision = document.store.revision
    registry.run("edit.duplicate_steps", session)
    registry.run("edit.copy", session)
    registry.run("edit.duplicate", session)
    assert words == ["Duplicate stage", "Copy", "Copy"]
    assert document.store.revision == revision


def test_one_stage_is_joined_with_the_next_and_divided_at_an_element(registry, session, document):
    stages = [stage.id for stage in document.store.stages]
    document.selection.set([stages[0]])
    assert registry["arrange.merge_stages"].title(session.context) == "Join with the next stage"
    registry.run("arrange.merge_stages", session)
    assert len(document.store.stages) == len(stages) - 1
    document.selection.set([document.store.stages[-1].id])
    assert not registry.run("arrange.merge_stages", session)
    merged = document.store.need(Stage, stages[0])
    at = document.store.steps[columns_of(document.store, merged.id)[1]].id
    document.selection.set_cell(("lane-support", at))
    registry.run("insert.next", session)
    registry.run("arrange.split_stage", session)
    assert len(document.store.stages) == len(stages)


def test_the_field_of_the_emotion_is_offered_for_typing(registry, session, document, host):
    document.selection.set(["a"])
    registry.run("edit.emotion_value", session)
    assert host.calls == [("focus_field", "emotion")]


def test_a_copied_list_is_text_alone(registry, session, document, host):
    document.selection.set(["a"])
    registry.run("edit.copy_list", session)
    assert host.fragment == ""
    assert "a" in host.text


def test_a_long_list_is_copied_aside_and_can_be_cancelled(
    registry, session, document, host, monkeypatch
):
    document.selection.set(["a"])
    registry.run("edit.copy_list", session)
    text, words = host.text, []
    monkeypatch.setattr(build, "MANY", 1)

    def aside(said, work, *, may_drop=False):
        words.append(said)
        if len(words) > 1:
            raise Stopped
        return work(lambda *_ignored: None)

    document.aside = aside
    host.text = ""
    registry.run("edit.copy_list", session)
    assert host.text == text
    registry.run("edit.copy_list", session)
    assert host.text == text
    assert words == ["Copy as list"] * 2


def test_insertions_go_to_the_selected_cell(registry, session, document):
    document.selection.set_cell(("lane-customer", "step-3"))
    registry.run("insert.touchpoint", session)
    assert document.store.elements_in("lane-customer", "step-3")
    document.selection.set_cell(("lane-customer", "step-4"))
    assert document.selection.ids == ()
    count = len(document.store.steps)
    registry.run("insert.step_before", session)
    assert len(document.store.steps) == count + 1


def test_below_goes_to_what_is_there_and_says_where_nothing_is(registry, session, document, host):
    document.selection.set(["a"])
    for _lane in range(10):
        if not registry.run("insert.below", session):
            break
    assert host.told == ["There is no lane below."]
    registry.run("select.right", session)
    assert document.selection.cell is not None
    assert ("reveal_cell", document.selection.cell) in host.calls


def test_after_ready_made_stages_the_next_key_writes_the_first_step(session, registry):
    empty = Document(BlueprintBuilder(steps=4, stages=()).records)
    session.workspace.add(empty)
    registry.run("insert.stage_preset", session, "lifecycle")
    assert len(empty.store.stages) == 5
    assert empty.selection.cell == ("lane-customer", empty.store.steps[0].id)
    registry.run("insert.next", session)
    (element,) = empty.store.of_type(Element)
    assert element.step_id == empty.store.steps[0].id


def test_ready_made_stages_beside_what_is_written_are_selected(registry, session, document):
    registry.run("insert.stage_preset", session, "sale")
    assert document.selection.ids == tuple(stage.id for stage in document.store.stages[-3:])


@pytest.mark.parametrize("ids", [("a",), ("step-1",), ("stage-1",)])
def test_what_cannot_go_further_left_says_so(registry, session, document, host, ids):
    document.selection.set(ids)
    before = dict(document.store.records)
    registry.run("arrange.move_left", session)
    assert dict(document.store.records) == before
    assert host.told == ["It cannot go any further in this direction."]


def test_what_cannot_go_further_up_or_down_says_so(registry, session, document, host):
    document.selection.set((document.store.lanes[0].id,))
    registry.run("arrange.move_up", session)
    assert host.told == ["It cannot go any further in this direction."]
    document.selection.set(("a",))
    registry.run("arrange.down_in_cell", session)
    assert host.told[-1] == "It cannot go any further in this direction."


def test_a_move_that_is_made_says_nothing(registry, session, document, host):
    document.selection.set(("b",))
    registry.run("arrange.move_left", session)
    assert document.store.need(Element, "b").step_id == "step-1"
    assert not host.told


def test_the_only_kind_of_a_link_is_told(registry, session, document, host):
    with document.transaction("x") as tx:
        (link_id,) = connect(tx, "a", "b")
    document.selection.set((link_id,))
    mark = document.history.mark
    registry.run("link.next_kind", session)
    assert document.history.mark == mark
    assert host.told == ["Between these two lanes there is no other kind of link."]
