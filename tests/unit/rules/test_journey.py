"""How one step leads to the next: flow, loops, and paths through the frontstage."""

from builders import BlueprintBuilder
from cxdesigner.rules.context import Facts
from cxdesigner.rules.journey import Journey
from cxdesigner.rules.runner import run


def journey(bp: BlueprintBuilder) -> Journey:
    return Facts(bp.store()).journey


def steps(count: int = 4) -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=count)
    for number in range(1, count + 1):
        bp.element(f"c{number}", "customer", number)
    return bp


def codes(bp: BlueprintBuilder) -> set[tuple[str, str]]:
    found = run(bp.store(), maturity="draft", select=["S13", "S14", "S15"])
    return {(one.code, one.subjects[0]) for one in found}


def test_the_one_way_in_and_the_one_way_out_need_no_flags() -> None:
    bp = steps(3)
    bp.link("c1", "c2")
    bp.link("c2", "c3")
    found = journey(bp)
    assert (found.starts, found.ends) == (("c1",), ("c3",))


def test_without_flow_the_first_and_the_last_column_are_start_and_end() -> None:
    found = journey(steps(3))
    assert (found.starts, found.ends) == (("c1",), ("c3",))
    assert codes(steps(3)) == set()


def test_an_exit_that_only_loops_back_is_the_one_exit() -> None:
    bp = steps(3)
    bp.link("c1", "c2")
    bp.link("c2", "c3")
    bp.link("c3", "c1", loop=True)
    assert journey(bp).ends == ("c3",)
    assert journey(bp).starts == ("c1",)
    assert codes(bp) == set()


def test_a_visible_act_leads_on_to_a_later_step() -> None:
    bp = steps(4)
    bp.link("c1", "c2")
    bp.link("c3", "c4")
    assert journey(bp).starts == ()
    assert codes(bp) == {("S13", "c3"), ("S14", "c2")}
    bp.element("f2", "frontstage", 2)
    bp.element("f3", "frontstage", 3)
    bp.link("c2", "f2", "interaction")
    bp.link("f2", "f3")
    bp.link("f3", "c3", "interaction")
    assert codes(bp) == set()


def test_contact_alone_does_not_lead_back_in_time() -> None:
    bp = steps(3)
    bp.link("c1", "c2")
    bp.element("f", "frontstage", 3)
    bp.link("c3", "f", "interaction", both=True)
    bp.link("f", "c1", "interaction")
    bp.link("c2", "c3")
    assert journey(bp).entries == ("c1",)


def test_steps_that_follow_each_other_in_one_cell_are_a_list() -> None:
    bp = steps(3)
    bp.link("c1", "c2")
    bp.link("c2", "c3")
    bp.element("also", "customer", 2)
    bp.element("g", "frontstage", 2)
    bp.link("also", "g", "interaction")
    assert codes(bp) == set()


def test_a_step_where_customers_give_up_is_no_dead_end() -> None:
    bp = steps(3)
    bp.element("leaves", "customer", 3, "action", abandon=True)
    bp.link("c1", "c2")
    bp.link("c2", "c3")
    bp.link("c1", "leaves")
    assert codes(bp) == set()
    assert journey(bp).ends == ("c3",)


def test_a_long_chain_of_visible_acts_is_read_in_no_time() -> None:
    count = 400
    bp = steps(count)
    for number in range(1, count + 1):
        bp.element(f"f{number}", "frontstage", number)
        bp.link(f"c{number}", f"f{number}", "interaction", both=True)
        if number > 1:
            bp.link(f"f{number - 1}", f"f{number}")
    bp.link("c1", "c2")
    found = journey(bp)
    assert found.entries == ("c1",)
    assert len(found.reached) == count
