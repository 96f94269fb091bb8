import random
from typing import get_args

import pytest
from hypothesis import given
from merging import edited, element, sample, seeds, sides

from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.integrity import faults_of
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.merge import merge
from cxdesigner.model.merge_choices import Choice, choices_of, decide, key_of, put_all
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText


def decided(base: Store, ours: Store, theirs: Store, choice: Choice) -> Store:
    """Decide every conflict there is or that comes up for the same side."""
    choices = {key_of(one): choice for one in merge(base, ours, theirs).conflicts}
    while True:
        found = decide(base, ours, theirs, choices)
        if not found.open_keys:
            assert faults_of(found.records) == []
            return Store(found.records)
        choices |= dict.fromkeys(found.open_keys, choice)


def test_without_decisions_it_is_the_merge_with_every_conflict_open() -> None:
    base = sample()
    ours = edited(base, element(base, "b", label=LocalText.of("Queue")))
    theirs = edited(base, element(base, "b", label=LocalText.of("Stand")))
    plain, found = merge(base, ours, theirs), decide(base, ours, theirs, {})
    assert (found.records, found.conflicts) == (plain.records, plain.conflicts)
    assert found.open_keys == {("b", "field", "label", "")}


@pytest.mark.parametrize(
    ("choice", "words"), [("ours", "Queue"), ("theirs", "Stand"), ("both", "Queue / Stand")]
)
def test_a_text_is_mine_theirs_or_both(choice: Choice, words: str) -> None:
    base = sample()
    ours = edited(base, element(base, "b", label=LocalText.of("Queue")))
    theirs = edited(base, element(base, "b", label=LocalText.of("Stand")))
    assert decided(base, ours, theirs, choice).need(Element, "b").label.text() == words


def test_one_language_is_decided_without_the_others() -> None:
    base = sample()
    ours = edited(base, element(base, "a", label=LocalText.of({"en": "Ask us", "zh-CN": "问"})))
    theirs = edited(base, element(base, "a", label=LocalText.of({"en": "Ask", "zh-CN": "咨询"})))
    store = decided(base, ours, theirs, "theirs")
    assert dict(store.need(Element, "a").label.entries) == {"en": "Ask us", "zh-CN": "咨询"}


def test_both_is_offered_for_texts_only() -> None:
    base = sample()
    ours = edited(base, element(base, "b", step_id="step-1", label=LocalText.of("Queue")))
    theirs = edited(base, element(base, "b", step_id="step-3", label=LocalText.of("Stand")))
    conflicts = decide(base, ours, theirs, {}).conflicts
    assert {one.field: "both" in choices_of(one) for one in conflicts} == {
        "label": True,
        "step_id": False,
    }
    assert decided(base, ours, theirs, "theirs").need(Element, "b").step_id == "step-3"


@pytest.mark.parametrize("we_delete", [True, False])
@pytest.mark.parametrize("wants_gone", [True, False])
def test_what_one_side_deleted_goes_or_stays(we_delete: bool, wants_gone: bool) -> None:
    base = sample()
    without, changed = edited(base, gone=["b"]), edited(base, element(base, "b", actor="Host"))
    pair = (without, changed) if we_delete else (changed, without)
    choice: Choice = "ours" if we_delete == wants_gone else "theirs"
    store = decided(base, *pair, choice)
    assert ("b" in store) is not wants_gone
    assert len(store.of_type(Link)) == (1 if wants_gone else 2)


def test_a_step_that_was_deleted_takes_along_what_the_other_side_put_there() -> None:
    base = sample()
    new = Element(id="new", kind="action", lane_id="lane-frontstage", step_id="step-2")
    ours, theirs = edited(base, gone=["step-2"]), edited(base, new)
    assert decided(base, ours, theirs, "ours").find("new") is None
    assert decided(base, ours, theirs, "theirs").need(Element, "new").step_id == "step-2"


def test_what_comes_back_with_a_lane_forgets_the_step_that_is_gone() -> None:
    base = edited(sample(), element(sample(), "c", end_step_id="step-3"))
    new = Element(id="new", kind="action", lane_id="lane-frontstage", step_id="step-1")
    lane = base.need(Lane, "lane-frontstage").replace(name=LocalText.of("Front"))
    ours, theirs = edited(base, gone=["lane-frontstage", "step-3"]), edited(base, new, lane)
    store = decided(base, ours, theirs, "theirs")
    assert store.need(Element, "c").end_step_id is None
    assert "new" in store


def test_a_stage_that_was_chosen_comes_back_where_that_is_wanted() -> None:
    base = sample()
    ours = edited(base, gone=["stage-2"])
    theirs = edited(base, base.need(Step, "step-1").replace(stage_id="stage-2"))
    kept = decided(base, ours, theirs, "theirs")
    assert kept.need(Step, "step-1").stage_id == "stage-2"
    assert "stage-2" in kept
    assert decided(base, ours, theirs, "ours").find("stage-2") is None


def test_of_two_feelings_theirs_can_be_kept() -> None:
    base = sample()
    one = Emotion(id="e-1", persona_id="p", element_id="a", value=1)
    other = Emotion(id="e-2", persona_id="p", element_id="a", value=-1)
    store = decided(base, edited(base, one), edited(base, other), "theirs")
    assert store.of_type(Emotion) == (other,)


@pytest.mark.parametrize(("choice", "inner"), [("ours", "stage-1"), ("theirs", "stage-2")])
def test_one_of_two_stages_that_would_contain_each_other_is_inside(
    choice: Choice, inner: str
) -> None:
    base = sample()
    ours = edited(base, base.need(Stage, "stage-1").replace(parent_id="stage-2"))
    theirs = edited(base, base.need(Stage, "stage-2").replace(parent_id="stage-1"))
    store = decided(base, ours, theirs, choice)
    assert [stage.id for stage in store.stages if stage.parent_id] == [inner]


def test_a_link_turned_by_both_sides_takes_both_ends_of_one() -> None:
    base = sample()
    (flow,) = (link for link in base.of_type(Link) if link.kind == "flow")
    ours = edited(base, flow.replace(target_id="c"))
    theirs = edited(base, flow.replace(source_id="c"))
    found = decide(base, ours, theirs, {(flow.id, "field", "source_id", ""): "theirs"})
    link = next(one for one in found.records if one.id == flow.id)
    assert isinstance(link, Link)
    assert (link.source_id, link.target_id) == ("c", "b")


@given(seeds)
def test_every_conflict_can_be_decided_either_way(seed: int) -> None:
    """The result is whole and takes one undo step; nothing waits for an answer any more."""
    base, ours, theirs = sides(seed)
    chance = random.Random(seed)
    for choice in get_args(Choice):
        store = decided(base, ours, theirs, choice)
        document = Store(ours)
        with document.transaction() as tx:
            put_all(tx, store.records)
        assert write_cxd(document) == write_cxd(store)
    found = merge(base, ours, theirs).conflicts
    some = {key_of(one): chance.choice(choices_of(one)) for one in found[::2]}
    assert faults_of(decide(base, ours, theirs, some).records) == []


@given(seeds)
def test_deciding_for_one_side_only_gives_what_that_side_wants(seed: int) -> None:
    base, ours, theirs = sides(seed)
    told: dict[str, Record | None] = {
        one.record_id: theirs.find(one.record_id)
        for one in merge(base, ours, theirs).conflicts
        if one.kind in ("edit_delete", "delete_edit", "needed")
    }
    store = decided(base, ours, theirs, "theirs")
    for key, wanted in told.items():
        assert (key in store) is (wanted is not None)
