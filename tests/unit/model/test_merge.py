import random

import pytest
from hypothesis import given
from merging import edited, element, sample, seeds, sides
from random_blueprints import random_blueprint

from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.integrity import faults_of
from cxdesigner.model.asset import Asset
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.merge import Conflict, Merged, merge
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText


def merged(base: Store, ours: Store, theirs: Store) -> tuple[Store, list[Conflict]]:
    """Merge, and prove that a store takes the result."""
    found = merge(base, ours, theirs)
    assert faults_of(found.records) == []
    return Store(found.records), list(found.conflicts)


def test_different_fields_of_one_element_come_together() -> None:
    base = sample()
    ours = edited(base, element(base, "b", label=LocalText.of("Queue")))
    theirs = edited(base, element(base, "b", wait=Duration(12)))
    store, conflicts = merged(base, ours, theirs)
    assert conflicts == []
    assert store.need(Element, "b") == element(
        base, "b", label=LocalText.of("Queue"), wait=Duration(12)
    )


def test_two_translations_of_one_text_come_together() -> None:
    base = sample()
    ours = edited(base, element(base, "a", label=LocalText.of({"en": "Ask us", "zh-CN": "询问"})))
    theirs = edited(base, element(base, "a", label=LocalText.of({"en": "Ask", "zh-CN": "咨询"})))
    store, conflicts = merged(base, ours, theirs)
    assert conflicts == []
    assert store.need(Element, "a").label == LocalText.of({"en": "Ask us", "zh-CN": "咨询"})


def test_one_text_in_two_ways_keeps_ours_and_tells_both() -> None:
    base = sample()
    ours = edited(base, element(base, "b", label=LocalText.of("Queue")))
    theirs = edited(base, element(base, "b", label=LocalText.of("Stand")))
    store, conflicts = merged(base, ours, theirs)
    assert store.need(Element, "b").label.text() == "Queue"
    assert conflicts == [Conflict("b", "field", "label", "", "Wait", "Queue", "Stand")]


def test_marks_are_added_and_removed_by_both() -> None:
    base = sample()
    ours = edited(base, element(base, "c", marks=("wait", "mot")))
    theirs = edited(base, element(base, "c", marks=("fail",)))
    store, conflicts = merged(base, ours, theirs)
    assert conflicts == []
    assert set(store.need(Element, "c").marks) == {"mot", "fail"}


@pytest.mark.parametrize("we_delete", [True, False])
def test_deleted_here_and_changed_there_stays_and_is_told(we_delete: bool) -> None:
    base = sample()
    without = edited(base, gone=["b"])
    changed = edited(base, element(base, "b", wait=Duration(5)))
    sides = (without, changed) if we_delete else (changed, without)
    store, conflicts = merged(base, *sides)
    assert store.need(Element, "b").wait == Duration(5)
    assert [(one.record_id, one.kind) for one in conflicts] == [
        ("b", "delete_edit" if we_delete else "edit_delete")
    ]
    assert conflicts[0].kept == ("theirs" if we_delete else "ours")


def test_a_deleted_step_comes_back_for_what_the_other_side_put_there() -> None:
    base = sample()
    new = Element(id="new", kind="action", lane_id="lane-frontstage", step_id="step-2")
    store, conflicts = merged(base, edited(base, gone=["step-2"]), edited(base, new))
    assert store.need(Element, "new").step_id == "step-2"
    assert "b" not in store
    assert [(one.record_id, one.kind) for one in conflicts] == [("step-2", "needed")]


def test_links_go_with_what_one_side_deleted() -> None:
    base = sample()
    theirs = edited(base, element(base, "a", notes=LocalText.of("ask twice")))
    store, conflicts = merged(base, edited(base, gone=["c"]), theirs)
    assert conflicts == []
    assert [link.kind for link in store.of_type(Link)] == ["flow"]


def test_a_stage_that_is_gone_is_forgotten_and_told_where_it_was_chosen() -> None:
    base = sample()
    theirs = edited(base, base.need(Step, "step-1").replace(stage_id="stage-2"))
    store, conflicts = merged(base, edited(base, gone=["stage-2"]), theirs)
    assert store.need(Step, "step-1").stage_id is None
    assert [(one.record_id, one.kind, one.theirs) for one in conflicts] == [
        ("step-1", "forgotten", "stage-2")
    ]


def test_a_link_turned_by_both_sides_does_not_end_where_it_starts() -> None:
    base = sample()
    (flow,) = (link for link in base.of_type(Link) if link.kind == "flow")
    ours = edited(base, flow.replace(target_id="c"))
    theirs = edited(base, flow.replace(source_id="c"))
    store, conflicts = merged(base, ours, theirs)
    assert (store.need(Link, flow.id).source_id, store.need(Link, flow.id).target_id) == ("a", "c")
    assert {(one.field, one.theirs) for one in conflicts} == {
        ("source_id", "c"),
        ("target_id", "b"),
    }


def test_a_feeling_that_both_sides_noted_is_one() -> None:
    base = sample()
    one = Emotion(id="e-1", persona_id="p", element_id="a", value=1)
    other = Emotion(id="e-2", persona_id="p", element_id="a", value=-1)
    store, conflicts = merged(base, edited(base, one), edited(base, other))
    assert store.of_type(Emotion) == (one,)
    assert [(c.record_id, c.kind, c.theirs) for c in conflicts] == [("e-2", "second", other)]


def test_stages_that_would_contain_each_other_do_not() -> None:
    base = sample()
    ours = edited(base, base.need(Stage, "stage-1").replace(parent_id="stage-2"))
    theirs = edited(base, base.need(Stage, "stage-2").replace(parent_id="stage-1"))
    store, conflicts = merged(base, ours, theirs)
    assert [one.kind for one in conflicts] == ["ring"]
    assert sum(stage.parent_id is not None for stage in store.stages) == 1


def test_what_both_inserted_at_one_place_is_not_shuffled() -> None:
    base = sample()
    after = base.need(Step, "step-1").order
    ours = edited(base, *(Step(id=f"o{n}", order=f"{after}{n}V") for n in (1, 3)))
    theirs = edited(base, *(Step(id=f"t{n}", order=f"{after}{n}V") for n in (1, 2)))
    store, conflicts = merged(base, ours, theirs)
    assert conflicts == []
    assert [step.id for step in store.steps] == [
        "step-1", "o1", "o3", "t1", "t2", "step-2", "step-3"
    ]  # fmt: skip
    assert len({step.order for step in store.steps}) == 7


def test_a_picture_that_one_side_uses_anew_is_not_lost() -> None:
    picture = Asset(id="asset-1", sha256="0" * 64, mime="image/png", data="")
    base = edited(sample(), picture, element(sample(), "a", image_ids=("asset-1",)))
    ours = edited(base, element(base, "a", image_ids=()))
    assert "asset-1" not in ours
    theirs = edited(base, element(base, "b", image_ids=("asset-1",)))
    store, conflicts = merged(base, ours, theirs)
    assert conflicts == []
    assert store.need(Element, "b").image_ids == ("asset-1",)
    assert "asset-1" in store


# -- properties ----------------------------------------------------------------------------------


def as_bytes(found: Merged | Store) -> bytes:
    return write_cxd(found.records if isinstance(found, Merged) else found)


@given(seeds)
def test_one_side_alone_is_taken_as_it_is(seed: int) -> None:
    base, side, _other = sides(seed)
    for found in (merge(base, side, base), merge(base, base, side), merge(base, side, side)):
        assert found.conflicts == ()
        assert as_bytes(found) == as_bytes(side)


@given(seeds)
def test_the_result_is_a_whole_blueprint(seed: int) -> None:
    base, ours, theirs = sides(seed)
    found = merge(base, ours, theirs)
    assert faults_of(found.records) == []
    store = Store()
    with store.transaction() as tx:
        for record in found.records:
            tx.put(record)
    assert as_bytes(store) == as_bytes(merge(base, ours, theirs))


@given(seeds)
def test_nothing_is_lost_without_being_told(seed: int) -> None:
    """What one side added or changed is in the result, or a conflict is about it or its owner."""
    base, ours, theirs = sides(seed)
    found = merge(base, ours, theirs)
    result = {record.id: record for record in found.records}
    told = {one.record_id for one in found.conflicts}
    for side, other in ((ours, theirs), (theirs, ours)):
        for record in side:
            if record == base.find(record.id) or record.id in told:
                continue
            kept = result.get(record.id)
            assert kept is not None, record.id
            before = base.find(record.id)
            for name in type(record).model_fields:
                new = getattr(record, name)
                if name == "order" or new == getattr(before, name, None):
                    continue
                assert getattr(kept, name) == new or getattr(other.find(record.id), name, None) != (
                    getattr(before, name, None)
                )


@given(seeds)
def test_sides_that_touch_different_things_can_be_exchanged(seed: int) -> None:
    chance = random.Random(seed)
    base = random_blueprint(chance)
    elements = list(base.of_type(Element))
    half = len(elements) // 2

    def side(members: list[Element], tag: str) -> Store:
        return edited(base, *(one.replace(notes=LocalText.of(tag)) for one in members))

    ours, theirs = side(elements[:half], "ours"), side(elements[half:], "theirs")
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert one.conflicts == other.conflicts == ()
    assert as_bytes(one) == as_bytes(other)


@given(seeds)
def test_conflicts_are_the_same_seen_from_either_side(seed: int) -> None:
    base, ours, theirs = sides(seed)
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert bool(one.conflicts) == bool(other.conflicts)
