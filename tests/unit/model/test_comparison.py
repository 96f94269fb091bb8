import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_blueprints import random_blueprint

from builders import BlueprintBuilder
from cxdesigner.base.ids import seeded_ids
from cxdesigner.editor.commands.lanes import move_band, move_lane, move_line
from cxdesigner.editor.commands.stages import move_stage_by
from cxdesigner.editor.commands.steps import move_steps
from cxdesigner.model.comparison import RecordChange, compare, relation_of
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import bands
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def sample() -> Store:
    doc = BlueprintBuilder(steps=3, stages=(2, 1), lineage_id="lineage-1")
    doc.element("a", "customer", 1, label=LocalText.of({"en": "Ask", "zh-CN": "询问"}))
    doc.element("b", "customer", 2, label=LocalText.of("Wait"), wait=Duration(40))
    doc.element("c", "frontstage", 1, label=LocalText.of("Answer"))
    doc.link("a", "c", "interaction")
    doc.link("a", "b", "flow")
    return doc.store()


def changed(before: Store, **fields: object) -> RecordChange:
    """Change element ``b`` and return what is told of it."""
    after = Store(before)
    with after.transaction() as tx:
        tx.put(after.need(Element, "b").replace(**fields))
    (found,) = compare(before, after).changes
    return found


@pytest.mark.parametrize(
    ("fields", "aspects"),
    [
        ({"label": LocalText.of("Queue")}, ("reworded",)),
        ({"lane_id": "lane-frontstage"}, ("moved",)),
        ({"step_id": "step-3"}, ("moved",)),
        ({"owner": LocalText.of("Host")}, ("reowned",)),
        ({"actor": LocalText.of("Host")}, ("reowned",)),
        ({"wait": Duration(12)}, ("retimed",)),
        ({"max": Duration("1 h")}, ("retimed",)),
        ({"marks": ("mot",)}, ("marked",)),
        ({"level": 3}, ("rescored",)),
        ({"kind": "action"}, ("changed",)),
        ({"label": LocalText.of("Q"), "wait": None}, ("reworded", "retimed")),
        ({"step_id": "step-1", "wait": None}, ("moved", "retimed")),
    ],
)  # fmt: skip
def test_what_happened_to_an_element(fields: dict[str, object], aspects: tuple[str, ...]) -> None:
    assert changed(sample(), **fields).aspects == aspects


def test_the_same_time_in_other_words_is_no_change() -> None:
    before, after = sample(), sample()
    with after.transaction() as tx:
        tx.put(after.need(Element, "b").replace(wait=Duration("40 min")))
    assert not compare(before, after)


def test_added_removed_and_reconnected() -> None:
    before, after = sample(), sample()
    flow = next(link for link in after.of_type(Link) if link.kind == "flow")
    with after.transaction() as tx:
        tx.put(Element(id="d", kind="action", lane_id="lane-backstage", step_id="step-1"))
        tx.put(flow.replace(target_id="d"))
        tx.delete(["c"])
    told = {one.id: one.aspects for one in compare(before, after).changes}
    gone = next(link.id for link in before.of_type(Link) if link.kind == "interaction")
    assert told == {
        "c": ("removed",), "d": ("added",), gone: ("removed",), flow.id: ("reconnected",)
    }  # fmt: skip


def test_a_step_that_moved_is_the_only_one_that_did() -> None:
    before, after = sample(), sample()
    with after.transaction() as tx:
        tx.put(after.need(Step, "step-1").replace(order="zz", stage_id="stage-2"))
    (found,) = compare(before, after).changes
    assert (found.id, found.aspects) == ("step-1", ("moved",))
    assert [(one.name, one.before, one.after) for one in found.fields] == [
        ("stage_id", "stage-1", "stage-2"), ("order", 0, 2),
    ]  # fmt: skip


def test_other_keys_in_the_same_order_are_no_change() -> None:
    before, after = sample(), sample()
    with after.transaction() as tx:
        for lane in after.lanes:
            tx.put(lane.replace(order="1" + lane.order))
    assert not compare(before, after).changes
    assert len({lane.order for lane in after.of_type(Lane)}) > 1


def test_what_is_known_about_an_element_counts_to_it() -> None:
    doc = BlueprintBuilder(steps=1, lineage_id="x")
    doc.element("a", "customer", 1)
    doc.persona("p")
    doc.emotion("a", 1.0, persona="p")
    before = doc.store()
    after = Store(before)
    (emotion,) = before.of_type(Emotion)
    with after.transaction() as tx:
        tx.put(emotion.replace(value=-1.0))
    comparison = compare(before, after)
    assert comparison.aspects_of("a") == ("rescored",)
    assert [one.id for one in comparison.by_subject["a"]] == [emotion.id]


def test_copies_without_lineage_are_compared_by_id() -> None:
    before, after = sample(), sample()
    with after.transaction() as tx:
        tx.put(after.blueprint.replace(lineage_id="another"))
    assert relation_of(before, after) == "ids"


def test_short_ids_of_another_service_are_no_identity() -> None:
    other = BlueprintBuilder(steps=3, lineage_id="lineage-2")
    for key in "abc":
        other.element(key, "customer", 1, label=LocalText.of(f"Other {key}"))
    assert relation_of(sample(), other.store()) == "content"


def test_unrelated_blueprints_are_matched_by_name() -> None:
    before = sample()
    doc = BlueprintBuilder(steps=3, stages=(2, 1), lineage_id="lineage-2")
    # The ids are crossed over: identity would be wrong throughout.
    doc.element("c", "customer", 1, label=LocalText.of({"en": "ask", "zh-CN": "询问"}))
    doc.element("a", "customer", 2, label=LocalText.of("Wait"), wait=Duration(10))
    doc.element("x", "frontstage", 1, label=LocalText.of("Refuse"))
    doc.link("c", "a", "flow")
    comparison = compare(before, doc.store())
    told = {one.id: one.aspects for one in comparison.of_type(Element)}
    assert comparison.relation == "content"
    assert told == {"a": ("reworded",), "b": ("retimed",), "c": ("removed",), "x": ("added",)}
    assert comparison.after_ids["b"] == "a"
    (retimed,) = (one for one in comparison.changes if one.id == "b")
    assert retimed.after is not None
    assert retimed.after.id == "a"


@given(st.integers(0, 10_000))
def test_nothing_differs_from_itself(seed: int) -> None:
    store = random_blueprint(random.Random(seed))
    assert not compare(store, RecordView(store)).changes


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_there_and_back_tell_the_same_records(one: int, other: int) -> None:
    before = random_blueprint(random.Random(one))
    after = random_blueprint(random.Random(other))
    with before.transaction() as tx, after.transaction() as ty:
        tx.put(before.blueprint.replace(lineage_id="l"))
        ty.put(after.blueprint.replace(lineage_id="l"))
    there, back = compare(before, after), compare(after, before)
    came = {one.id for one in there.changes if one.before is None}
    went = {one.id for one in back.changes if one.after is None}
    assert came == went
    assert {one.id for one in there.changes if not {"moved"} & set(one.aspects)} == {
        one.id for one in back.changes if not {"moved"} & set(one.aspects)
    }


@given(st.integers(0, 10_000))
def test_any_two_blueprints_can_be_compared(seed: int) -> None:
    with seeded_ids(seed):
        before = random_blueprint(random.Random(seed))
        after = random_blueprint(random.Random(seed + 1))
    comparison = compare(before, after)
    for change in comparison.changes:
        assert change.aspects
        if change.after is not None:
            assert change.after.id in after


def told_of(before: Store, after: Store) -> dict[str, tuple[str, ...]]:
    return {one.id: one.aspects for one in compare(before, after).changes}


def test_two_stages_that_changed_places_are_one_move() -> None:
    before = BlueprintBuilder(steps=6, stages=(2, 3, 1)).store()
    after = Store(before)
    with after.transaction() as tx:
        move_stage_by(tx, "stage-1", 1)
    (found,) = told_of(before, after).items()
    assert found[0] in ("stage-1", "stage-2")
    assert found[1] == ("moved",)


def test_a_step_that_moved_within_a_stage_that_moved_is_told_besides() -> None:
    before = BlueprintBuilder(steps=6, stages=(2, 3, 1)).store()
    after = Store(before)
    with after.transaction() as tx:
        move_stage_by(tx, "stage-1", 1)
        move_steps(tx, ["step-3"], 2)
    found = told_of(before, after)
    assert len(found) == 2
    assert len(found.keys() & {"step-3", "step-4"}) == 1


def test_a_lane_that_moved_takes_no_line_with_it() -> None:
    before = BlueprintBuilder(steps=2).store()
    after = Store(before)
    with after.transaction() as tx:
        move_lane(tx, "lane-frontstage", "lane-support")
    assert told_of(before, after) == {"lane-frontstage": ("moved",)}


def test_a_line_that_moved_is_told() -> None:
    before = BlueprintBuilder(steps=2).store()
    (line, *_rest) = before.lines
    after = Store(before)
    with after.transaction() as tx:
        move_line(tx, line.id, "lane-frontstage")
    assert told_of(before, after) == {line.id: ("moved",)}


def test_two_elements_in_each_others_cell_changed_places() -> None:
    doc = BlueprintBuilder(steps=3)
    doc.element("a", "customer", 1)
    doc.element("b", "customer", 2)
    doc.element("c", "customer", 3)
    before = doc.store()
    after = Store(before)
    with after.transaction() as tx:
        for key, step in (("a", 2), ("b", 1)):
            tx.put(after.need(Element, key).replace(step_id=f"step-{step}"))
    found = compare(before, after)
    assert {key: one.id for key, one in found.swapped.items()} == {"a": "b", "b": "a"}
    with after.transaction() as tx:
        tx.put(after.need(Element, "b").replace(step_id="step-3"))
    assert compare(before, after).swapped == {}


@given(st.integers(0, 1_000_000))
def test_no_move_of_the_grid_goes_untold(seed: int) -> None:
    """Whatever became of stages, steps, lanes and lines: another order of them is told."""
    chance = random.Random(seed)
    before = BlueprintBuilder(steps=6, stages=chance.choice(((2, 3, 1), (1, 1, 4), (6,)))).store()
    if chance.random() < 0.4:
        with before.transaction() as tx:
            tx.put(chance.choice(before.steps).replace(stage_id=None))
    after = Store(before)
    for _number in range(chance.randint(1, 3)):
        with after.transaction() as tx:
            match chance.randint(0, 3):
                case 0:
                    move_steps(tx, [chance.choice(after.steps).id], chance.randrange(6))
                case 1:
                    move_stage_by(tx, chance.choice(after.stages).id, chance.choice((-1, 1)))
                case 2:
                    move_band(tx, chance.choice(bands(after)).id, chance.choice((-1, 1)))
                case 3:
                    one, other = chance.sample(after.steps, 2)
                    tx.put(one.replace(order=other.order))
                    tx.put(other.replace(order=one.order))
    found = compare(before, after)

    def order(store: Store, columns: bool) -> list[str]:
        return [one.id for one in (store.steps if columns else bands(store))]

    for columns, kinds in ((True, (Step, Stage)), (False, (Lane, Line))):
        has_moved = order(before, columns) != order(after, columns)
        assert not has_moved or found.of_type(*kinds)
