"""A fix does what its label says, wherever it is offered, and makes no other error."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import DelightPoint, Feedback, Metric
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Persona
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.fixes import fix_patch
from cxdesigner.rules.runner import run
from cxdesigner.rules.safe import is_safe


def only(store: Store, code: str) -> Finding:
    (found,) = run(store, maturity="final", select=[code])
    return found


def fixed(bp: BlueprintBuilder, code: str) -> Store:
    """Fix the only finding of a rule; it is gone afterwards and no error came for it."""
    store = bp.store()
    before = {one.key for one in run(store, maturity="final") if one.severity == "error"}
    finding = only(store, code)
    patch = fix_patch(store, finding)
    assert patch is not None
    store.apply(patch)
    after = run(store, maturity="final")
    assert finding.key not in {one.key for one in after}
    assert {one.key for one in after if one.severity == "error"} <= before
    return store


def test_a_shift_from_the_last_step_makes_room_behind_it() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("b1", "backstage", 2)
    bp.element("b2", "backstage", 2)
    bp.link("b2", "b1")
    store = fixed(bp, "S18")
    assert store.count(Step) == 3
    assert store.need(Element, "b1").step_id == store.steps[-1].id


def test_feedback_that_nobody_analysed_is_closed_as_well() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c1", "customer", 1)
    bp.add(Feedback(id="fb", listen=LocalText.of("Survey")))
    feedback = fixed(bp, "M07").need(Feedback, "fb")
    assert feedback.analyse
    assert feedback.act_id is not None


def test_a_decisive_moment_is_only_suggested_where_there_are_feelings() -> None:
    bp = BlueprintBuilder(steps=4)
    for step in (1, 2, 3, 4):
        bp.element(f"c{step}", "customer", step)
    assert not only(bp.store(), "X12").can_fix
    bp.emotion("c2", -2)
    bp.emotion("c3", 1)
    assert only(bp.store(), "X12").subjects == ("c2",)
    assert "mot" in fixed(bp, "X12").need(Element, "c2").marks


def test_a_system_is_linked_with_what_the_column_shows() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1, channel=LocalText.of("app"))
    bp.element("f1", "frontstage", 1, "system")
    bp.element("s2", "support", 2)
    fixed(bp, "L12")


def test_a_link_without_any_meaning_is_told_without_a_fix() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("e1", "evidence", 1)
    bp.element("s1", "support", 1)
    bp.link("e1", "s1", "flow")
    finding = only(bp.store(), "S25")
    assert not finding.can_fix
    assert finding.fix_label == ""


def test_a_link_back_becomes_a_loop_and_no_circle() -> None:
    bp = BlueprintBuilder(steps=3)
    for step in (1, 2, 3):
        bp.element(f"c{step}", "customer", step)
    bp.link("c1", "c2")
    bp.link("c2", "c3")
    bp.link("c3", "c1", "support")
    store = fixed(bp, "S25")
    assert store.need(Link, "c3-support-c1").loop


def test_a_linked_element_gets_a_kind_that_its_lane_takes() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.element("f1", "frontstage", 1, "evidence")
    bp.element("b1", "backstage", 1)
    bp.link("c1", "f1", "interaction")
    bp.link("b1", "f1", "support")
    assert fixed(bp, "S07").need(Element, "f1").kind == "action"


def test_an_element_without_links_moves_to_its_lane() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.element("e1", "frontstage", 1, "evidence")
    assert fixed(bp, "S07").need(Element, "e1").lane_id == "lane-evidence"


def test_an_orphan_is_linked_only_where_that_has_a_meaning() -> None:
    bp = BlueprintBuilder("journey_map", steps=2)
    bp.element("d1", "doing", 1)
    bp.element("d2", "doing", 2)
    bp.link("d1", "d2")
    bp.element("t1", "thinking", 1, "note")
    bp.element("d9", "doing", 1)
    bp.records = [one.replace(step_id="step-2") if one.id == "t1" else one for one in bp.records]
    for finding in run(bp.store(), maturity="final", select=["S05"]):
        store = bp.store()
        patch = fix_patch(store, finding)
        assert patch is not None
        store.apply(patch)
        assert not run(store, maturity="final", select=["S25"])


def test_two_heads_are_kept_when_two_contacts_become_one() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c1", "customer", 1)
    bp.element("f1", "frontstage", 1)
    bp.link("c1", "f1", "interaction")
    bp.link("f1", "c1", "interaction")
    assert fixed(bp, "S03").of_type(Link)[0].both


def test_a_loop_and_a_plain_flow_are_no_safe_choice() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.element("c2", "customer", 2)
    bp.link("c1", "c2", id="a")
    bp.link("c1", "c2", id="b", loop=True)
    store = bp.store()
    assert not is_safe(store, only(store, "S03"))


def test_a_translation_begins_with_the_first_language() -> None:
    bp = BlueprintBuilder(steps=1, stages=(1,), languages=("en", "zh-CN"))
    bp.element("c1", "customer", 1, label=LocalText.of({"en": "Pays"}))
    label = fixed(bp, "C08").need(Element, "c1").label
    assert label.text("zh-CN") == "Pays"


def test_a_line_is_switched_on_where_it_belongs() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c1", "customer", 1)
    bp.element("f1", "frontstage", 1)
    bp.records = [
        one.replace(hidden=True, after_lane_id="lane-evidence")
        if getattr(one, "kind", "") == "interaction"
        else one
        for one in bp.records
    ]
    store = fixed(bp, "L10")
    line = next(one for one in store.lines if one.kind == "interaction")
    assert line.after_lane_id == "lane-customer"


def test_a_wait_takes_the_tolerance() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c1", "customer", 1, marks=("wait",), max=Duration.of(20))
    assert fixed(bp, "X04").need(Element, "c1").wait == Duration.of(20)


def test_a_flat_curve_gets_a_designed_peak() -> None:
    bp = BlueprintBuilder(steps=5)
    for step in range(1, 6):
        bp.element(f"c{step}", "customer", step)
        bp.emotion(f"c{step}", 0.3 if step == 4 else 0.2)
    store = fixed(bp, "X11")
    (point,) = store.of_type(DelightPoint)
    assert (point.element_id, point.designed_peak) == ("c4", True)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"type": "nps", "value": 120.0}, "value"),
        ({"type": "csat", "scale": 5.0, "counts": (("8", 4.0),)}, "counts"),
        ({"type": "csat", "scale": 5.0, "counts": (("4", -1.0),)}, "counts"),
        ({"type": "nps", "promoters": 5.0, "passives": -2.0, "detractors": 1.0}, "passives"),
        ({"type": "nps", "n": 0.0}, "n"),
        ({"type": "ces", "n": 1.5}, "n"),
    ],
)
def test_an_impossible_figure_is_opened_where_it_stands(wrong: dict, field: str) -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c1", "customer", 1)
    bp.add(Metric(id="m", **wrong))
    assert only(bp.store(), "D01").field == field


def test_what_is_missing_first_is_opened() -> None:
    bp = BlueprintBuilder(steps=1, scenario="A visit", vision="Calm")
    bp.element("c1", "customer", 1)
    bp.add(Persona(id="p", order="A", name="Li", background="Student", goals=("Learn",)))
    store = bp.store()
    found = {code: only(store, code).field for code in ("C02", "C05", "C10")}
    assert found == {"C02": "motivations", "C05": "business_goal", "C10": "principles"}


@pytest.mark.parametrize(("code", "ends"), [("L06", ("f", "b")), ("L07", ("b", "s"))])
def test_a_request_that_names_nothing_is_turned_round_into_support(
    code: str, ends: tuple[str, str]
) -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c", "customer", 1)
    bp.element("f", "frontstage", 1)
    bp.link("c", "f", "interaction")
    bp.element("b", "backstage", 1)
    if "s" in ends:
        bp.link("b", "f", "support")
        bp.element("s", "support", 1)
    # Drawn the way most people draw it first: from who asks to who serves.
    bp.link(*ends, "information", id="drawn")
    store = fixed(bp, code)
    link = store.need(Link, "drawn")
    assert (link.source_id, link.target_id, link.kind) == (*reversed(ends), "support")
    assert (
        len([one for one in store.links_of(ends[1]) if ends[0] in (one.source_id, one.target_id)])
        == 1
    )


def test_a_request_that_names_its_data_stays_beside_the_support() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c", "customer", 1)
    bp.element("f", "frontstage", 1)
    bp.link("c", "f", "interaction")
    bp.element("b", "backstage", 1)
    bp.link("f", "b", "information", id="drawn", label="Order")
    store = fixed(bp, "L06")
    assert store.need(Link, "drawn").kind == "information"
    assert [one.kind for one in store.outgoing("b")] == ["support"]
