"""Blueprints without some of their lanes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.lanes import add_lane, delete_lanes, move_lane
from cxdesigner.editor.commands.move import move_elements_by
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.projection import LaneFilter, without_lanes
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LiveLayout, layout


def sample() -> Store:
    builder = BlueprintBuilder(stages=(2, 2))
    builder.element("a", "customer", 1, redundant_with=("f",))
    builder.element("b", "customer", 2)
    builder.element("f", "frontstage", 2)
    builder.element("s", "support", 3)
    builder.link("a", "b")
    builder.link("f", "b", "interaction")
    builder.link("s", "f", "support")
    builder.emotion("a", 1)
    builder.add(Opportunity(id="idea", element_id="f", text="app"))
    builder.add(PainPoint(id="pain", element_id="f"))
    return builder.store()


def test_with_a_lane_go_its_elements_and_what_belongs_to_them():
    store = sample()
    view = without_lanes(store, ["lane-frontstage"])
    gone = set(store.records) - set(view.records)
    assert gone == {"lane-frontstage", "f", "f-interaction-b", "s-support-f", "pain"}
    assert view.need(Element, "a").redundant_with == ()
    assert view.need(Opportunity, "idea").element_id is None
    assert store.need(Element, "a").redundant_with == ("f",)


def test_lines_of_a_hidden_lane_lie_below_the_one_above():
    view = without_lanes(sample(), ["lane-frontstage", "lane-customer"])
    places = {line.kind: line.after_lane_id for line in view.lines}
    assert places["interaction"] == "lane-evidence"
    assert places["visibility"] == "lane-evidence"
    first = without_lanes(sample(), ["lane-evidence", "lane-customer"])
    assert first.need(Line, "line-interaction").after_lane_id == "lane-frontstage"


def test_nothing_hidden_is_the_view_itself():
    store = sample()
    assert without_lanes(store, ()) is store
    assert len(without_lanes(store, ["not there"])) == len(store)


def test_all_lanes_hidden_leave_no_line():
    store = sample()
    view = without_lanes(store, [lane.id for lane in store.lanes])
    assert not view.lanes
    assert not view.lines
    assert not view.of_type(Element)


COMMANDS = (
    lambda tx: move_elements_by(tx, ["b"], lanes=1),
    lambda tx: move_elements_by(tx, ["f"], lanes=1),
    lambda tx: move_elements_by(tx, ["s"], lanes=-1),
    lambda tx: delete_records(tx, ["f"]),
    lambda tx: delete_lanes(tx, ["lane-frontstage"]),
    lambda tx: move_lane(tx, "lane-frontstage", "lane-evidence", above=True),
    lambda tx: add_lane(tx, "note", beside="lane-customer"),
    lambda tx: tx.put(tx.view.need(Lane, "lane-support").replace(name="Back office")),
)


@given(
    hidden=st.sets(st.sampled_from(["lane-customer", "lane-frontstage", "lane-backstage"])),
    script=st.lists(st.sampled_from(range(len(COMMANDS))), max_size=6),
)
def test_following_patches_equals_leaving_lanes_out_anew(hidden, script):
    store = sample()
    shown = LaneFilter(store, hidden)
    store.viewers.append(shown.follow)
    for number in script:
        with suppress(PolicyError, KeyError), store.transaction() as tx:
            COMMANDS[number](tx)
    assert dict(shown.view.records) == dict(LaneFilter(store, hidden).view.records)


def test_a_trial_is_followed_there_and_back():
    store = sample()
    shown = LaneFilter(store, ["lane-frontstage"])
    before = dict(shown.view.records)
    with store.trial() as tx:
        move_elements_by(tx, ["f"], lanes=1)
        tried = store.pending()
        assert shown.follow(tried)
        assert "f" in shown.view
    shown.follow(tried.inverse())
    assert dict(shown.view.records) == before


@pytest.mark.parametrize("hidden", [["lane-support"], ["lane-customer", "lane-support"]])
def test_what_is_shown_is_whole(hidden):
    view = without_lanes(sample(), hidden)
    assert Store(view).records == view.records


@given(script=st.lists(st.sampled_from(range(len(COMMANDS))), max_size=5))
def test_a_layout_of_what_is_shown_follows_as_if_laid_out_anew(script):
    store = sample()
    hidden = ["lane-frontstage"]
    shown = LaneFilter(store, hidden)
    live = LiveLayout(shown.view)
    store.viewers.append(lambda patch: live.apply(shown.follow(patch)))
    for number in script:
        with suppress(PolicyError, KeyError), store.transaction() as tx:
            COMMANDS[number](tx)
    fresh = layout(without_lanes(store, hidden))
    assert {key: item.rect for key, item in live.scene.items.items()} == {
        key: item.rect for key, item in fresh.items.items()
    }
