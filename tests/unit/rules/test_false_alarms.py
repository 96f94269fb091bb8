"""What maps of other people taught: no alarm where a reader would shake the head (domain 3.9)."""

from typing import Any

from builders import BlueprintBuilder
from cxdesigner.model.blueprint import RuleSettings
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.method import ServqualRow
from cxdesigner.model.policy import suggested_link_kind
from cxdesigner.model.stage import Stage
from cxdesigner.model.text import LocalText
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.runner import run

LONG = Duration.of("20-40 min")


def found(bp: BlueprintBuilder, code: str, maturity: Any = "final") -> tuple[Finding, ...]:
    return tuple(run(bp.store(), maturity=maturity, select=[code]))


def test_a_wait_is_occupied_by_what_stands_in_its_column() -> None:
    for lane in ("evidence", "frontstage"):
        bp = BlueprintBuilder(steps=3)
        bp.element("c1", "customer", 1, wait=LONG, marks=("wait",))
        bp.element("c2", "customer", 2)
        bp.element("x", lane, 1)  # type: ignore[arg-type]
        assert found(bp, "X07") == ()


def test_what_nobody_sees_occupies_no_wait() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1, wait=LONG, marks=("wait",))
    bp.element("c2", "customer", 2)
    bp.element("b1", "backstage", 1)
    assert len(found(bp, "X07")) == 1


def test_a_wait_beside_links_that_are_drawn_elsewhere_is_unoccupied() -> None:
    bp = BlueprintBuilder(steps=5)
    for step in (1, 2, 3, 4, 5):
        bp.element(f"c{step}", "customer", step)
        bp.element(f"f{step}", "frontstage", step)
        if step < 5:
            bp.link(f"c{step}", f"f{step}", "interaction")
    bp.records = [one.replace(wait=LONG) if one.id == "c5" else one for one in bp.records]
    assert [one.subjects for one in found(bp, "X07")] == [("c5",)]


def test_a_journey_map_has_no_lane_to_occupy_a_wait_in() -> None:
    bp = BlueprintBuilder("journey_map", steps=2)
    bp.element("c1", "doing", 1, wait=LONG)
    assert found(bp, "X07") == ()


def test_a_line_to_the_customer_is_a_way_out_of_a_decision() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.element("c2", "customer", 2, channel=LocalText.of("post"))
    bp.element("f1", "frontstage", 1)
    bp.element("d1", "frontstage", 2, "decision")
    bp.element("f2", "frontstage", 2)
    bp.link("d1", "c2", "interaction")
    assert len(found(bp, "S19")) == 1
    bp.link("d1", "f2", "flow")
    assert found(bp, "S19") == ()


def test_what_is_drawn_from_a_decision_is_flow_where_that_has_a_meaning() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("d1", "backstage", 1, "decision")
    bp.element("b1", "backstage", 1)
    bp.element("f1", "frontstage", 1)
    bp.element("s1", "support", 1)
    bp.element("c1", "customer", 1)
    store = bp.store()

    def drawn(source: str, target: str) -> str:
        return suggested_link_kind(store.need(Element, source), store.need(Element, target), store)

    assert [drawn("d1", end) for end in ("f1", "b1", "s1", "c1")] == [
        "flow",
        "flow",
        "flow",
        "interaction",
    ]
    assert drawn("b1", "f1") == "support"


def test_one_break_of_the_way_is_told_once() -> None:
    bp = BlueprintBuilder(steps=6)
    for step in range(1, 7):
        bp.element(f"c{step}", "customer", step, start=step == 1, end=step == 6)
    for step in (1, 3, 4, 5):
        bp.link(f"c{step}", f"c{step + 1}")
    (one,) = found(bp, "S15", "draft")
    assert one.subjects == ("c4", "c5", "c6")
    assert "c4" in one.message
    assert "3" in one.message


def test_two_breaks_are_two() -> None:
    bp = BlueprintBuilder(steps=7)
    for step in range(1, 8):
        bp.element(f"c{step}", "customer", step, start=step == 1, end=step == 7)
    for step in (1, 3, 5, 6):
        bp.link(f"c{step}", f"c{step + 1}")
    assert [one.subjects for one in found(bp, "S15", "draft")] == [("c4",), ("c6", "c7")]


def test_an_action_that_meets_several_is_told_once() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1, "action")
    bp.element("c2", "customer", 2)
    bp.element("f1", "frontstage", 1)
    bp.element("f2", "frontstage", 1)
    bp.link("c1", "f1", "interaction")
    bp.link("f2", "c1", "interaction")
    bp.link("c2", "f2", "interaction")
    assert len(found(bp, "L04")) == 1


def test_an_empty_support_lane_is_one_matter() -> None:
    bp = BlueprintBuilder(steps=2)
    for step in (1, 2):
        bp.element(f"c{step}", "customer", step, channel=LocalText.of("app"))
        bp.element(f"f{step}", "frontstage", step, "system")
    assert found(bp, "L12") == ()
    assert len(found(bp, "L11")) == 3


def test_a_touchpoint_in_a_wrong_lane_is_that_and_nothing_else() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.element("f1", "frontstage", 1)
    bp.element("e1", "evidence", 1)
    bp.element("t1", "support", 2, "touchpoint")
    codes = {one.code for one in run(bp.store(), maturity="final") if "t1" in one.subjects}
    assert codes & {"S07", "L03", "C04"} == {"S07"}


def test_perceptions_alone_are_a_whole_table() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c1", "customer", 1)
    names = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
    for name in names:
        bp.add(ServqualRow(id=name, dim=name, perception=5.0))
    assert found(bp, "M08") == ()
    bp.records = [one for one in bp.records if one.id != "empathy"]
    assert len(found(bp, "M08")) == 1


def test_a_low_accepts_what_its_pain_point_accepts() -> None:
    answers: tuple[dict[str, Any], ...] = (
        {"accepted": True},
        {"mitigation": LocalText.of("A chair")},
    )
    for fields in answers:
        bp = BlueprintBuilder(steps=2)
        bp.element("c1", "customer", 1)
        bp.element("c2", "customer", 2)
        bp.emotion("c1", -2)
        bp.emotion("c2", 1)
        assert len(found(bp, "X09")) == 1
        bp.add(PainPoint(id="p", element_id="c1", text=LocalText.of("Cold"), **fields))
        assert found(bp, "X09") == ()


def test_an_idea_at_the_low_answers_it() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.emotion("c1", -2)
    bp.add(Opportunity(id="o", element_id="c1", text=LocalText.of("Heating")))
    assert found(bp, "X09") == ()


def test_an_empty_stage_is_told_once_with_its_parts() -> None:
    bp = BlueprintBuilder(steps=2, stages=(1,))
    bp.element("c1", "customer", 1)
    bp.add(Stage(id="whole", order="y", name=LocalText.of("Later")))
    bp.add(Stage(id="part", order="z", name=LocalText.of("Much later"), parent_id="whole"))
    assert [one.subjects for one in found(bp, "S09")] == [("whole",)]


def test_long_times_are_told_as_people_say_them() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1, wait=Duration.of("3 business days"))
    bp.element("c2", "customer", 2)
    (unmarked,) = found(bp, "X05")
    assert "3 d" in unmarked.message
    assert "4,320" not in unmarked.message


def test_an_element_in_a_wrong_lane_is_told_once_with_its_links() -> None:
    bp = BlueprintBuilder(steps=3)
    for step in (1, 2, 3):
        bp.element(f"c{step}", "customer" if step != 2 else "backstage", step, "touchpoint")
        bp.element(f"f{step}", "frontstage", step)
        bp.link(f"c{step}", f"f{step}", "interaction")
    bp.link("c1", "c2")
    bp.link("c2", "c3")
    found_ = run(bp.store(), maturity="sketch")
    assert [(one.code, one.subjects) for one in found_] == [("S07", ("c2",))]
    codes = {one.code for one in run(bp.store(), maturity="final")}
    assert not codes & {"S25", "L01", "L06", "S05"}


def test_no_wait_is_long_however_low_the_limit() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c1", "customer", 1, wait=Duration.of(0))
    bp.add(RuleSettings(id="settings", wait_mark=Duration.of(0)))
    assert found(bp, "X05") == found(bp, "X07") == ()


def test_a_list_that_nothing_links_is_told_once() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.element("f1", "frontstage", 1)
    bp.element("b1", "backstage", 1)
    bp.link("c1", "f1", "interaction")
    bp.link("b1", "f1", "support")
    for key in ("s1", "s2", "s3"):
        bp.element(key, "support", 1)
    assert [one.subjects for one in found(bp, "S05")] == [("s1",)]
    for key in ("b8", "b9"):
        bp.element(key, "backstage", 2)
    said = {one.subjects for one in run(bp.store(), maturity="draft")}
    assert ("b8",) in said
    assert ("b9",) not in said
    bp.records = [one for one in bp.records if one.id not in ("b8", "b9")]
    bp.link("s2", "b1", "support")
    assert found(bp, "S05") == ()
