"""Lists become elements."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.list_elements import insert_list, list_place
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.list_text import parse_list
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import reading_order
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store


def insert(store: Store, text: str, place: Place, **more: str | None) -> tuple[str, ...]:
    with store.transaction() as tx:
        return insert_list(tx, parse_list(text), place, "en", **more)


def grid(store: Store) -> list[tuple[str, str, int]]:
    steps = store.positions(Step)
    found = []
    for element in reading_order(store):
        lane = store.need(Lane, element.lane_id)
        found.append((element.label.text("en"), lane.role, steps[element.step_id or ""]))
    return found


def links(store: Store) -> set[tuple[str, str, str]]:
    def name(key: str) -> str:
        return store.need(Element, key).label.text("en")

    return {(name(ln.source_id), ln.kind, name(ln.target_id)) for ln in store.of_type(Link)}


def test_lines_fill_empty_cells_and_then_make_steps() -> None:
    store = BlueprintBuilder(steps=2).store()
    insert(store, "a\nb\nc", Place("lane-customer", "step-1"))
    assert grid(store) == [("a", "customer", 0), ("b", "customer", 1), ("c", "customer", 2)]
    assert links(store) == {("a", "flow", "b"), ("b", "flow", "c")}
    assert len(store.steps) == 3


def test_an_occupied_cell_moves_on_for_the_list() -> None:
    builder = BlueprintBuilder(steps=3)
    builder.element("x", "customer", 1)
    builder.element("y", "customer", 3)
    store = builder.store()
    insert(store, "a\nb", Place("lane-customer", "step-2"), after_id="x")
    assert [name for name, _role, _column in grid(store)] == ["x", "a", "b", "y"]
    assert links(store) == {("x", "flow", "a"), ("a", "flow", "b")}


def test_flow_that_led_on_passes_the_list_as_it_passes_the_next_step() -> None:
    builder = BlueprintBuilder(steps=2)
    builder.element("x", "customer", 1)
    builder.element("y", "customer", 2)
    link = builder.link("x", "y", label="yes")
    store = builder.store()
    place, after = list_place(store, ["x"]) or (Place(""), None)
    insert(store, "a\n  Greets\nb", place, after_id=after)
    names = [name for name, role, _column in grid(store) if role == "customer"]
    assert names == ["x", "a", "b", "y"]
    flows = {one for one in links(store) if one[1] == "flow"}
    assert flows == {("x", "flow", "a"), ("a", "flow", "b"), ("b", "flow", "y")}
    assert store.need(Link, link).source_id == "x"
    assert [ln.label.text("en") for ln in store.of_type(Link) if ln.label] == ["yes"]


def test_a_list_with_stages_goes_elsewhere_and_flow_stays() -> None:
    builder = BlueprintBuilder(steps=2)
    builder.element("x", "customer", 1)
    builder.element("y", "customer", 2)
    builder.link("x", "y")
    store = builder.store()
    insert(store, "# Later\na", Place("lane-customer", "step-2"), after_id="x")
    assert ("x", "flow", "y") in links(store)


def test_an_empty_blueprint_gets_its_steps() -> None:
    store = BlueprintBuilder(steps=0).store()
    insert(store, "a\nb", Place("lane-customer", gap=0))
    assert [column for _name, _role, column in grid(store)] == [0, 1]


def test_indented_lines_go_to_the_lanes_below_with_the_links_of_these_lanes() -> None:
    store = BlueprintBuilder(steps=1).store()
    text = "Order\n  Takes the order\n    Cooks\n      Order system\nPay"
    insert(store, text, Place("lane-customer", "step-1"))
    assert grid(store) == [
        ("Order", "customer", 0),
        ("Takes the order", "frontstage", 0),
        ("Cooks", "backstage", 0),
        ("Order system", "support", 0),
        ("Pay", "customer", 1),
    ]
    assert links(store) == {
        ("Order", "interaction", "Takes the order"),
        ("Cooks", "support", "Takes the order"),
        ("Order system", "support", "Cooks"),
        ("Order", "flow", "Pay"),
    }


def test_evidence_leads_to_what_it_belongs_to() -> None:
    store = BlueprintBuilder(steps=1).store()
    insert(store, "Menu\n  Order", Place("lane-evidence", "step-1"))
    assert links(store) == {("Menu", "evidence", "Order")}


def test_endings_become_times_marks_feelings_and_names() -> None:
    store = BlueprintBuilder(steps=0).store()
    text = "Wait 40m W -1\nEat 1h20 * @Table #Host\nPay F ! card refused\nTable free?"
    wait, eat, pay, free = insert(store, text, Place("lane-customer", gap=0))
    first, second, third, fourth = (store.need(Element, key) for key in (wait, eat, pay, free))
    assert first.wait is not None
    assert (first.wait.minutes, first.work, first.marks) == (40, None, ("wait",))
    assert second.work is not None
    assert (second.work.minutes, second.marks) == (80, ("mot",))
    assert (second.channel.text("en"), second.owner.text("en")) == ("Table", "Host")
    assert third.marks == ("fail", "pain")
    assert [(p.element_id, p.text.text("en")) for p in store.of_type(PainPoint)] == [
        (pay, "card refused")
    ]
    assert [(e.element_id, e.value) for e in store.of_type(Emotion)] == [(wait, -1.0)]
    assert fourth.kind == "decision"


def test_stages_open_over_the_steps_of_their_lines() -> None:
    store = BlueprintBuilder(steps=0).store()
    insert(store, "# Arrive\na\nb\nLeave:\nc", Place("lane-customer", gap=0))
    names = {stage.id: stage.name.text("en") for stage in store.of_type(Stage)}
    assert [names[step.stage_id or ""] for step in store.steps] == ["Arrive", "Arrive", "Leave"]
    assert [stage.name.text("en") for stage in store.stages] == ["Arrive", "Leave"]


def test_a_stage_of_this_name_goes_on() -> None:
    builder = BlueprintBuilder(steps=3, stages=(1, 2))
    builder.element("x", "customer", 1)
    store = builder.store()
    insert(store, "Stage 1:\na\nStage 2:\nb\nc\nd", Place("lane-customer", "step-1"))
    assert len(store.stages) == 2
    assert [name for name, _role, _column in grid(store)] == ["x", "a", "b", "c", "d"]
    owners = [step.stage_id for step in store.steps]
    assert owners == ["stage-1"] * 2 + ["stage-2"] * 3


def test_a_new_stage_comes_behind_the_one_it_opens_in() -> None:
    store = BlueprintBuilder(steps=3, stages=(2, 1)).store()
    insert(store, "a\nNew:\nb", Place("lane-customer", "step-1"))
    assert [stage.name.text("en") for stage in store.stages] == ["Stage 1", "New", "Stage 2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n\nb +7", "Line 3: the emotion +7 is not on the scale from −2 to +2."),
        ("a\n b\n  c\n   d\n    e\n     f", "there is no lane below"),
        ("", "no line"),
        ("x\n" * 501, "at most 500"),
    ],
)
def test_a_list_that_cannot_be_is_refused_as_a_whole(text: str, words: str) -> None:
    store = BlueprintBuilder(steps=1).store()
    before = dict(store.records)
    with pytest.raises(EditError) as error:
        insert(store, text, Place("lane-customer", "step-1"))
    assert words in str(error.value)
    assert dict(store.records) == before


def test_a_list_goes_where_the_selection_is() -> None:
    builder = BlueprintBuilder(steps=3)
    builder.element("x", "customer", 1)
    builder.element("y", "support", 3)
    store = builder.store()
    assert list_place(store, ["x"]) == (Place("lane-customer", "step-2"), "x")
    assert list_place(store, ["y"]) == (Place("lane-support", gap=3), "y")
    assert list_place(store, ["lane-customer"]) == (Place("lane-customer", "step-2"), None)
    assert list_place(store, ["step-2"]) == (Place("lane-customer", "step-2"), None)
    assert list_place(store, [], ("lane-support", "step-1")) == (
        Place("lane-support", "step-1"),
        None,
    )
    assert list_place(store, []) is None
