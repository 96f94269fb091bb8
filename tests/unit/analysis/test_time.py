import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.analysis.time import lead_time, schedule, without_circles

# Domain 4.8: node → (work, wait).
WORKED = {
    "A": (2, 0),
    "B": (0, 15),
    "C": (5, 0),
    "D": (12, 0),
    "E": (4, 0),
    "F": (3, 5),
    "G": (2, 0),
}
FLOW = [("A", "B"), ("B", "C"), ("C", "D"), ("C", "E"), ("D", "F"), ("E", "F"), ("F", "G")]


def worked(**link_fields) -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=7)
    for step, (key, (work, wait)) in enumerate(WORKED.items(), start=1):
        flags = {"start": key == "A", "end": key == "G"}
        bp.element(key, "customer", step, work=work, wait=wait, **flags)
    for source, target in FLOW:
        bp.link(source, target, **(link_fields if source == "C" else {}))
    return bp


def test_worked_example_of_domain_4_8() -> None:
    found = lead_time(worked().store())
    assert found.longest is not None
    assert found.longest.minutes == 44
    assert found.longest.path == ("A", "B", "C", "D", "F", "G")
    assert found.longest.wait == 20
    assert found.longest.wait_share == pytest.approx(0.4545, abs=0.0001)
    assert found.longest.efficiency == pytest.approx(0.5455, abs=0.0001)
    assert found.shortest is not None
    assert found.shortest.minutes == 36
    assert found.has_branches


def test_schedule_of_domain_4_8() -> None:
    slots = schedule({key: work + wait for key, (work, wait) in WORKED.items()}, FLOW)
    assert {key: (s.earliest_start, s.earliest_finish, s.slack) for key, s in slots.items()} == {
        "A": (0, 2, 0),
        "B": (2, 17, 0),
        "C": (17, 22, 0),
        "D": (22, 34, 0),
        "E": (22, 26, 8),
        "F": (34, 42, 0),
        "G": (42, 44, 0),
    }


def test_schedule_refuses_a_circle() -> None:
    with pytest.raises(ValueError, match="circle"):
        schedule({"a": 1, "b": 1}, [("a", "b"), ("b", "a")])


def test_of_parallel_branches_the_slowest_counts_in_the_shortest_way_too() -> None:
    found = lead_time(worked(parallel=True).store())
    assert found.shortest is not None
    assert found.shortest.minutes == 44
    assert not found.has_branches


def test_columns_alone_are_no_flow() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1, work=5)
    bp.element("b", "customer", 2, work=5)
    found = lead_time(bp.store())
    assert found.reason == "no_flow"
    assert found.longest is None


def test_loops_are_left_out() -> None:
    bp = worked()
    bp.link("F", "B", loop=True)
    found = lead_time(bp.store())
    assert found.longest is not None
    assert found.longest.minutes == 44
    assert not found.cyclic


def test_an_unmarked_circle_is_opened_and_told() -> None:
    bp = worked()
    bp.link("F", "B")
    found = lead_time(bp.store())
    assert found.longest is not None
    assert found.longest.minutes == 44
    assert found.cyclic


def test_without_flags_the_ends_of_the_flow_are_start_and_end() -> None:
    bp = BlueprintBuilder(steps=3)
    for key, step in (("a", 1), ("b", 2), ("c", 3)):
        bp.element(key, "customer", step, work=step)
    bp.link("a", "b")
    bp.link("b", "c")
    found = lead_time(bp.store())
    assert found.longest is not None
    assert (found.longest.path, found.longest.minutes) == (("a", "b", "c"), 6)


def test_several_starts_and_ends_give_the_extremes() -> None:
    bp = BlueprintBuilder(steps=4)
    bp.element("web", "customer", 1, work=1, start=True)
    bp.element("door", "customer", 1, work=9, start=True)
    bp.element("desk", "customer", 2, work=5)
    bp.element("out", "customer", 3, work=2, end=True)
    bp.element("mail", "customer", 4, wait=60, end=True)
    for source, target in (("web", "desk"), ("door", "desk"), ("desk", "out"), ("desk", "mail")):
        bp.link(source, target)
    found = lead_time(bp.store())
    assert found.longest is not None
    assert found.shortest is not None
    assert found.longest.path == ("door", "desk", "mail")
    assert found.shortest.path == ("web", "desk", "out")


def test_giving_up_is_not_the_shortest_way() -> None:
    bp = BlueprintBuilder(steps=3)
    bp.element("a", "customer", 1, work=1, start=True)
    bp.element("leave", "customer", 2, work=1, end=True, abandon=True)
    bp.element("z", "customer", 3, work=10, end=True)
    bp.link("a", "leave")
    bp.link("a", "z")
    found = lead_time(bp.store())
    assert found.shortest is not None
    assert found.shortest.path == ("a", "z")


def test_an_end_that_no_flow_reaches_gives_no_figure() -> None:
    bp = BlueprintBuilder(steps=4)
    for key, step in (("a", 1), ("b", 2), ("c", 3), ("d", 4)):
        bp.element(key, "customer", step, work=1, start=key == "a", end=key == "d")
    bp.link("a", "b")
    bp.link("c", "d")
    assert lead_time(bp.store()).reason == "no_way"


def test_a_flow_without_times_has_no_lead_time() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1)
    bp.element("b", "customer", 2, work="soon")
    bp.link("a", "b")
    assert lead_time(bp.store()).reason == "no_times"


def test_ranges_count_by_their_middle_and_negative_times_not_at_all() -> None:
    bp = BlueprintBuilder(steps=3)
    bp.element("a", "customer", 1, work=[10, 20])
    bp.element("b", "customer", 2, wait=-5)
    bp.element("c", "customer", 3, wait="1 h")
    bp.link("a", "b")
    bp.link("b", "c")
    found = lead_time(bp.store()).longest
    assert found is not None
    assert (found.work, found.wait, found.minutes) == (15, 60, 75)
    assert found.timed == 2


def test_a_journey_map_has_its_flow_in_the_doing_lane() -> None:
    bp = BlueprintBuilder("journey_map", steps=2)
    bp.element("a", "doing", 1, work=3)
    bp.element("b", "doing", 2, work=4)
    bp.link("a", "b")
    found = lead_time(bp.store()).longest
    assert found is not None
    assert found.minutes == 7


links = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=25)


@given(links)
def test_opening_circles_leaves_none_and_cuts_nothing_off(pairs: list[tuple[int, int]]) -> None:
    flow: dict[str, list[str]] = {str(n): [] for n in range(8)}
    for source, target in pairs:
        if source != target:
            flow[str(source)].append(str(target))
    opened, _cyclic = without_circles(flow, ["0"])
    assert without_circles(opened, ["0"]) == (opened, False)

    def reached(graph) -> set[str]:
        found, stack = {"0"}, ["0"]
        while stack:
            for key in graph.get(stack.pop(), ()):
                if key not in found:
                    found.add(key)
                    stack.append(key)
        return found

    assert reached(opened) == reached(flow)
