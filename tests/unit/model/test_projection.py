"""Blueprints without some of their lanes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError, PolicyError
from cxdesigner.editor.commands.connect import connect
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.commands.lanes import add_lane, delete_lanes, move_lane
from cxdesigner.editor.commands.move import move_elements_by, resize_element
from cxdesigner.editor.commands.stages import delete_stages, move_boundary
from cxdesigner.editor.commands.steps import delete_steps, insert_step
from cxdesigner.model.asset import Style
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.projection import Projection, without_lanes
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView
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
    shown = Projection(store, hidden)
    store.viewers.append(shown.follow)
    for number in script:
        with suppress(PolicyError, KeyError), store.transaction() as tx:
            COMMANDS[number](tx)
    assert dict(shown.view.records) == dict(Projection(store, hidden).view.records)


def test_a_trial_is_followed_there_and_back():
    store = sample()
    shown = Projection(store, ["lane-frontstage"])
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
    shown = Projection(store, hidden)
    live = LiveLayout(shown.view)
    store.viewers.append(lambda patch: live.apply(shown.follow(patch)))
    for number in script:
        with suppress(PolicyError, KeyError), store.transaction() as tx:
            COMMANDS[number](tx)
    fresh = layout(without_lanes(store, hidden))
    assert {key: item.rect for key, item in live.scene.items.items()} == {
        key: item.rect for key, item in fresh.items.items()
    }


def long_sample() -> Store:
    builder = BlueprintBuilder(stages=(1, 3, 2))
    for step in range(1, 7):
        builder.element(f"c{step}", "customer", step)
    builder.element("wide", "frontstage", 3, end_step_id="step-5")
    builder.element("early", "frontstage", 1, end_step_id="step-3")
    builder.element("all", "support", None)
    builder.link("c1", "c2")
    builder.link("c1", "c5")
    return builder.store()


def test_a_collapsed_stage_is_one_step_that_says_what_it_holds():
    view = Projection(long_sample(), collapsed=["stage-2"]).view
    assert [step.id for step in view.steps] == ["step-1", "step-2", "step-5", "step-6"]
    assert view.need(Step, "step-2").name.text() == "3 elements"
    assert {"c2", "c3", "c4"}.isdisjoint(view.records)
    assert "c1-flow-c5" in view
    wide, early = view.need(Element, "wide"), view.need(Element, "early")
    assert (wide.step_id, wide.end_step_id) == ("step-2", "step-5")
    assert (early.step_id, early.end_step_id) == ("step-1", "step-2")
    assert "all" in view


def linked_sample() -> Store:
    builder = BlueprintBuilder(stages=(1, 3, 2))
    for step in range(1, 7):
        builder.element(f"c{step}", "customer", step)
    builder.element("f2", "frontstage", 2)
    builder.element("f5", "frontstage", 5)
    builder.element("s", "support", 6)
    builder.link("c1", "c2")
    builder.link("c2", "c3")
    builder.link("c3", "c5")
    builder.link("c4", "c5")
    builder.link("f2", "c2", "interaction")
    builder.link("s", "f2", "support")
    builder.link("s", "f5", "support")
    builder.add(Style(id="look", subject_id="c1-flow-c2", paints=(("line", "style.red"),)))
    return builder.store()


def ends(view: RecordView, link: Link) -> tuple[str, ...]:
    """What a link joins, in words: boxes by what is written on them, and their lane."""
    found = (view.need(Element, key) for key in (link.source_id, link.target_id))
    return tuple(
        f"{count} {el.lane_id.removeprefix('lane-')}"
        if (count := el.label.text()).isdigit()
        else el.id
        for el in found
    )


def test_links_to_a_collapsed_stage_end_at_a_box_that_counts_what_it_holds():
    store = linked_sample()
    projection = Projection(store, collapsed=["stage-2"])
    view = projection.view
    links = {link.id: link for link in view.of_type(Link)}
    # One link stays itself; two of the same ends and kind become one that says so.
    assert ends(view, links["c1-flow-c2"]) == ("c1", "3 customer")
    assert ends(view, links["f2-interaction-c2"]) == ("1 frontstage", "3 customer")
    assert ends(view, links["s-support-f2"]) == ("s", "1 frontstage")
    assert ends(view, links["s-support-f5"]) == ("s", "f5")
    (bundle,) = set(links) - set(store.records)
    assert ends(view, links[bundle]) == ("3 customer", "c5")
    assert links[bundle].label.text() == "2"
    assert "c2-flow-c3" not in links
    # What a person made of the link that is still there stays.
    assert "look" in view
    boxes = {el.id for el in view.of_type(Element)} - set(store.records)
    assert projection.stands_for == dict.fromkeys((*boxes, bundle), "stage-2")
    assert {view.need(Element, key).step_id for key in boxes} == {"step-2"}


def test_boxes_of_two_collapsed_stages_are_joined_and_hidden_lanes_have_none():
    view = Projection(linked_sample(), ["lane-frontstage"], ["stage-2", "stage-3"]).view
    joined = {ends(view, link) for link in view.of_type(Link)}
    assert joined == {("c1", "3 customer"), ("3 customer", "2 customer")}


LINK_COMMANDS = (
    lambda tx: connect(tx, "c1", "c4"),
    lambda tx: connect(tx, "c3", "f5", "interaction"),
    lambda tx: delete_records(tx, ["c3-flow-c5"]),
    lambda tx: set_field(tx, ["c3-flow-c5"], "kind", "recovery"),
    lambda tx: set_field(tx, ["c4-flow-c5"], "both", True),
    lambda tx: set_field(tx, ["c2", "c3"], "kind", "touchpoint"),
    lambda tx: move_elements_by(tx, ["f2"], lanes=1),
    lambda tx: move_elements_by(tx, ["c2"], columns=-1),
    lambda tx: delete_records(tx, ["c4"]),
    lambda tx: delete_steps(tx, ["step-2"]),
)


@given(script=st.lists(st.sampled_from(range(len(LINK_COMMANDS))), max_size=6))
def test_boxes_and_bundles_follow_patches_as_if_made_anew(script):
    store = linked_sample()
    shown = Projection(store, (), ["stage-2"])
    live = LiveLayout(shown.view)
    store.viewers.append(lambda patch: live.apply(shown.follow(patch)))
    for number in script:
        with suppress(EditError, KeyError), store.transaction() as tx:
            LINK_COMMANDS[number](tx)
    anew = Projection(store, (), ["stage-2"])
    assert dict(shown.view.records) == dict(anew.view.records)
    assert shown.stands_for == anew.stands_for
    assert {key: item.rect for key, item in live.scene.items.items()} == {
        key: item.rect for key, item in layout(anew.view).items.items()
    }


def test_a_collapsed_stage_takes_its_second_level_along():
    store = long_sample()
    with store.transaction() as tx:
        tx.put(Stage(id="inner", order="zz", parent_id="stage-2"))
        tx.put(store.need(Step, "step-3").replace(stage_id="inner"))
    view = Projection(store, collapsed=["stage-2", "inner", "gone"]).view
    assert "inner" not in view
    assert view.need(Step, "step-2").stage_id == "stage-2"
    assert len(view.steps) == 4
    both = Projection(store, ["lane-customer"], ["stage-1", "stage-2", "stage-3"]).view
    assert len(both.steps) == 3
    assert "c1" not in both


STAGE_COMMANDS = (
    lambda tx: move_elements_by(tx, ["c2"], columns=-1),
    lambda tx: move_elements_by(tx, ["wide"], columns=-1),
    lambda tx: delete_steps(tx, ["step-2"]),
    lambda tx: move_boundary(tx, "stage-2", "end", 3),
    lambda tx: delete_stages(tx, ["stage-2"]),
    lambda tx: insert_step(tx, 2),
    lambda tx: resize_element(tx, "early", "step-1", "step-6"),
)


@given(script=st.lists(st.sampled_from(range(len(STAGE_COMMANDS))), max_size=5))
def test_a_collapsed_stage_follows_patches_as_if_collapsed_anew(script):
    store = long_sample()
    shown = Projection(store, (), ["stage-2"])
    live = LiveLayout(shown.view)
    store.viewers.append(lambda patch: live.apply(shown.follow(patch)))
    for number in script:
        with suppress(PolicyError, KeyError), store.transaction() as tx:
            STAGE_COMMANDS[number](tx)
    anew = Projection(store, (), ["stage-2"]).view
    assert dict(shown.view.records) == dict(anew.records)
    assert {key: item.rect for key, item in live.scene.items.items()} == {
        key: item.rect for key, item in layout(anew).items.items()
    }
