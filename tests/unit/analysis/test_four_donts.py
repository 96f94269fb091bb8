from builders import BlueprintBuilder
from cxdesigner.analysis.four_donts import DontRow, four_donts
from cxdesigner.formats.templates import load_template
from cxdesigner.model.blueprint import RuleSettings
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.view import RecordView


def scan(bp: BlueprintBuilder) -> dict[str, DontRow]:
    return {row.dont: row for row in four_donts(bp.store())}


def test_waits_are_long_ones_and_steps_over_their_tolerance() -> None:
    bp = BlueprintBuilder(steps=4)
    bp.element("long", "customer", 1, wait=10)
    bp.element("late", "customer", 2, work=4, wait=2, max=5)
    bp.element("fine", "customer", 3, work=4, wait=9, max=15)
    bp.element("hidden", "backstage", 4, wait=60)
    assert scan(bp)["wait"].element_ids == ("long", "late")
    bp.add(RuleSettings(id="settings", wait_mark=9))
    assert scan(bp)["wait"].element_ids == ("long", "late", "fine")


def test_negative_touchpoints_and_fail_points_annoy() -> None:
    bp = BlueprintBuilder(steps=4)
    bp.element("low", "customer", 1)
    bp.element("high", "customer", 2)
    bp.element("fail", "customer", 3, marks=("fail",))
    bp.element("act", "customer", 4, kind="action")
    bp.emotion("low", -0.5)
    bp.emotion("high", 1.0)
    bp.emotion("act", -2.0)
    bp.emotion("high", -1.0, "another")
    row = scan(bp)["annoy"]
    assert (row.element_ids, row.count) == (("low", "high", "fail"), 3)


def test_fail_points_of_the_provider_annoy_too() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1, marks=("fail",))
    bp.element("f2", "frontstage", 2, marks=("fail",))
    bp.element("b1", "backstage", 1, marks=("fail",))
    bp.element("n1", "frontstage", 1, kind="note", marks=("fail",))
    assert scan(bp)["annoy"].element_ids == ("c1", "b1", "f2")


def test_decisions_hard_steps_and_unclear_ones_make_think() -> None:
    bp = BlueprintBuilder(steps=4)
    bp.element("choose", "customer", 1, kind="decision")
    bp.element("hard", "customer", 2)
    bp.element("easy", "customer", 3)
    bp.element("vague", "customer", 4, tags=("Unclear",))
    bp.add(Metric(id="m1", element_id="hard", type="ces", scale=7, counts=(("3", 9.0),)))
    bp.add(Metric(id="m2", element_id="easy", type="ces", scale=7, counts=(("6", 9.0),)))
    assert scan(bp)["think"].element_ids == ("choose", "hard", "vague")


def test_asking_again_is_a_repeat_unless_it_is_meant() -> None:
    bp = BlueprintBuilder(steps=3, collects_ok=("identity",))
    bp.element("first", "customer", 1, collects=("Symptoms", "identity"))
    bp.element("second", "customer", 2, collects=("identity",))
    bp.element("third", "customer", 3, collects=("symptoms", "identity"))
    assert scan(bp)["repeat"].element_ids == ("third",)


def test_pain_points_stand_beside_but_do_not_count() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    bp.add(PainPoint(id="q", element_id="a", dont="annoy"))
    row = scan(bp)["annoy"]
    assert (row.count, row.pain_ids) == (0, ("q",))


def test_the_outpatient_template() -> None:
    found = {row.dont: row for row in four_donts(RecordView(load_template("outpatient")))}
    assert list(found) == ["wait", "annoy", "think", "repeat"]
    assert found["wait"].element_ids == ("c3", "c5", "c6", "c7")
    assert found["annoy"].element_ids == ("c3", "c5", "c7", "f5", "f7")
    assert found["repeat"].element_ids == ("c4",)
    assert found["repeat"].pain_ids == ("q2",)
