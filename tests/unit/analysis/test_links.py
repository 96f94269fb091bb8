"""Crossings, hand-offs and reach: what links tell."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.counts import counts
from cxdesigner.analysis.crossings import crossings
from cxdesigner.analysis.handoffs import hand_offs
from cxdesigner.analysis.reach import Reach, reach, structure
from cxdesigner.model.lane import Line


def small() -> BlueprintBuilder:
    """The example of domain 4.9."""
    bp = BlueprintBuilder(steps=1)
    bp.element("c1", "customer", 1)
    bp.element("f1", "frontstage", 1, actor="Clerk")
    bp.element("b1", "backstage", 1, actor="Kitchen")
    bp.element("s1", "support", 1, actor="IT")
    bp.link("c1", "f1", "interaction")
    bp.link("f1", "b1", "information")
    bp.link("b1", "f1", "support")
    bp.link("s1", "b1", "support")
    bp.link("s1", "f1", "support")
    return bp


def test_crossings_of_domain_4_9() -> None:
    found = crossings(small().store())
    assert dict(found.by_kind) == {"interaction": 1, "visibility": 3, "internal": 2}
    assert found.total == 6
    assert found.of("implementation") == 0


def test_evidence_and_recovery_cross_nothing() -> None:
    bp = small()
    bp.element("e1", "evidence", 1)
    bp.link("e1", "f1", "evidence")
    bp.link("c1", "f1", "recovery")
    assert crossings(bp.store()).total == 6


def test_crossings_follow_a_line_that_is_moved_and_one_that_is_hidden() -> None:
    store = small().store()
    with store.transaction() as tx:
        visibility = store.need(Line, "line-visibility")
        tx.put(visibility.replace(after_lane_id="lane-customer"))
    assert crossings(store).of("visibility") == 1
    with store.transaction() as tx:
        tx.put(store.need(Line, "line-interaction").replace(hidden=True))
    assert crossings(store).of("interaction") == 0
    assert "line-interaction" not in dict(crossings(store).by_line)


def test_hand_offs_are_links_between_different_actors() -> None:
    bp = small()
    bp.element("f2", "frontstage", 1, actor=" clerk ")
    bp.element("f3", "frontstage", 1)
    bp.link("f1", "f2")  # the same actor, written otherwise
    bp.link("f2", "f3")  # nobody knows who
    bp.link("c1", "f2", "interaction")  # not between provider elements
    found = hand_offs(bp.store())
    assert set(found.links) == {
        "f1-information-b1",
        "b1-support-f1",
        "s1-support-b1",
        "s1-support-f1",
    }
    assert found.actors == 3


def test_the_owner_stands_in_for_an_actor() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("b1", "backstage", 1, owner="Kitchen")
    bp.element("b2", "backstage", 1, owner="Store")
    bp.link("b1", "b2")
    assert len(hand_offs(bp.store()).links) == 1


def test_channels_switch_along_the_touchpoints() -> None:
    bp = BlueprintBuilder(steps=6, default_channel="shop")
    bp.element("t1", "customer", 1, channel="web")
    bp.element("t2", "customer", 2)
    bp.element("act", "customer", 3, kind="action", channel="car")
    bp.element("t3", "customer", 4, channel="Shop")
    bp.element("t4", "customer", 5, channel="web")
    found = hand_offs(bp.store())
    assert found.switches == (("t1", "t2"), ("t3", "t4"))
    assert found.channels == 2


def test_touchpoints_without_a_channel_are_passed_over() -> None:
    bp = BlueprintBuilder(steps=3)
    bp.element("t1", "customer", 1, channel="web")
    bp.element("t2", "customer", 2)
    bp.element("t3", "customer", 3, channel="web")
    assert hand_offs(bp.store()).switches == ()


def test_encounters_are_counted_by_stage() -> None:
    bp = BlueprintBuilder(stages=(1, 1), steps=3)
    for step in (1, 2, 3):
        bp.element(f"c{step}", "customer", step)
        bp.element(f"f{step}", "frontstage", step)
    bp.link("c1", "f1", "interaction")
    bp.link("f1", "c1", "interaction")
    bp.link("f3", "c3", "interaction")
    assert hand_offs(bp.store()).encounters == (("stage-1", 2), ("stage-2", 0), ("", 1))


def demo() -> BlueprintBuilder:
    """The demo graph of domain 4.10."""
    bp = BlueprintBuilder(steps=3)
    for n in (1, 2, 3):
        bp.element(f"T{n}", "customer", n)
        bp.element(f"F{n}", "frontstage", n)
        bp.element(f"S{n}", "support", n)
        bp.link(f"T{n}", f"F{n}", "interaction", both=True)
    bp.element("B1", "backstage", 1)
    bp.element("B2", "backstage", 2)
    for source, target in (
        ("S1", "B1"),
        ("S1", "B2"),
        ("S2", "B2"),
        ("S3", "F3"),
        ("B1", "F1"),
        ("B2", "F2"),
        ("B2", "F3"),
    ):
        bp.link(source, target, "support")
    return bp


def reaches(bp: BlueprintBuilder) -> dict[str, Reach]:
    return {found.element_id: found for found in reach(bp.store())}


def test_reach_of_domain_4_10() -> None:
    found = reaches(demo())
    expected = {"S1": 1.0, "S2": 0.6667, "S3": 0.3333, "B1": 0.3333, "B2": 0.6667}
    assert {key: found[key].share for key in expected} == pytest.approx(expected, abs=0.0001)
    assert {key for key, one in found.items() if one.critical} == {"S1", "S2", "B2"}
    assert found["S2"].touchpoints == ("T2", "T3")


def test_structure_of_domain_4_10() -> None:
    found = structure(demo().store())
    expected = {"S1": 0.4667, "B1": 0.3556, "B2": 0.7778, "F3": 0.3778, "F1": 0.2, "F2": 0.2}
    between = dict(found.betweenness)
    assert {key: between[key] for key in expected} == pytest.approx(expected, abs=0.0001)
    assert all(value == 0 for key, value in between.items() if key not in expected)
    assert found.articulation == ("B1", "B2", "F1", "F2", "F3", "S1")


def test_betweenness_of_a_large_graph_is_sampled_and_says_so(monkeypatch) -> None:
    assert not structure(demo().store()).sampled
    monkeypatch.setattr("cxdesigner.analysis.reach.EXACT_NODES", 5)
    monkeypatch.setattr("cxdesigner.analysis.reach.SAMPLES", 4)
    first, second = structure(demo().store()), structure(demo().store())
    assert first.sampled
    assert first == second


def test_a_substitute_that_reaches_the_same_takes_the_danger_away() -> None:
    bp = demo()
    bp.element("S4", "support", 1, redundant_with=("S2",))
    bp.link("S4", "B2", "support")
    found = reaches(bp)
    assert found["S2"].covered
    assert not found["S2"].critical
    assert not found["S4"].critical
    assert found["B2"].critical


def test_a_substitute_that_needs_the_element_is_none() -> None:
    bp = demo()
    bp.element("S4", "support", 1, redundant_with=("S2",))
    bp.link("S4", "S2", "support")
    assert reaches(bp)["S2"].critical


def test_circles_of_support_share_their_reach() -> None:
    bp = demo()
    bp.link("B1", "S1", "support")
    bp.link("B2", "S2", "support")
    found = reaches(bp)
    assert found["B1"].share == found["S1"].share == 1
    assert found["B2"].share == found["S2"].share


def test_without_touchpoints_nothing_is_reached() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("s", "support", 1)
    assert reach(bp.store()) == ()


def test_counts_leave_lines_out_and_notes_apart() -> None:
    bp = small()
    bp.element("n", "customer", 1, kind="note")
    found = counts(bp.store())
    assert (found.elements, found.notes, found.links, found.steps, found.touchpoints) == (
        4,
        1,
        5,
        1,
        1,
    )
    assert dict(found.by_link_kind) == {"interaction": 1, "support": 3, "information": 1}
