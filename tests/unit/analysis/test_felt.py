"""Surveys brought to the emotion scale."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis import felt, surveys
from cxdesigner.analysis.felt import (
    Surveyed,
    evidence,
    evidence_runs,
    measured_emotion,
    measured_emotions,
)
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric


def make(*metrics, scale=(-2.0, 2.0)):
    builder = BlueprintBuilder(steps=1)
    builder.element("a", "customer", 1)
    builder.records += metrics
    store = builder.store()
    with store.transaction() as tx:
        tx.put(store.blueprint.replace(scale_min=scale[0], scale_max=scale[1]))
    return store


def csat(mean_of, **more):
    return Metric(id="m-csat", type="CSAT", element_id="a", counts=mean_of, scale=5.0, **more)


def test_a_mean_of_four_of_five_is_half_way_up():
    found = measured_emotion(make(csat((("4", 10.0),))), "a")
    assert found is not None
    assert (found.value, found.sources) == (1.0, ("CSAT",))


@pytest.mark.parametrize(("scale", "expected"), [((-2, 2), -0.8), ((1, 5), 2.2), ((0, 10), 3.0)])
def test_a_stated_score_is_on_the_scale_of_the_blueprint(scale, expected):
    stated = Metric(id="m-nps", type="nps", element_id="a", value=-40.0)
    found = measured_emotion(make(stated, scale=tuple(map(float, scale))), "a")
    assert found is not None
    assert found.value == pytest.approx(expected)


def test_surveys_count_alike():
    easy = Metric(id="m-ces", type="ces", element_id="a", counts=(("7", 3.0),), scale=7.0)
    found = measured_emotion(make(csat((("3", 10.0),)), easy), "a")
    assert found is not None
    assert found.value == pytest.approx(1.0)
    assert found.sources == ("CSAT", "CES")


def test_nothing_is_made_of_other_elements_and_impossible_answers():
    elsewhere = Metric(id="m-1", type="nps", value=50.0)
    assert measured_emotion(make(elsewhere, csat((("9", 1.0),))), "a") is None
    beyond = Metric(id="m-2", type="nps", element_id="a", value=5000.0)
    assert measured_emotion(make(beyond), "a") is None


def test_the_spread_is_the_standard_deviation_of_single_answers():
    # Counts of domain 4.3: SD 1.596 of answers on 1…7, that is 1.596 / 3 on the scale −1…+1.
    counts = tuple(zip("1234567", (4.0, 6.0, 10.0, 10.0, 30.0, 25.0, 15.0), strict=True))
    effort = Metric(id="m-ces", type="ces", element_id="a", counts=counts, scale=7.0)
    found = measured_emotion(make(effort), "a")
    assert found is not None
    assert found.n == 100
    assert found.spread == pytest.approx(2 * 1.596 / 3, abs=1e-3)


def test_the_spread_of_a_recommendation_is_that_of_its_formula():
    # 50 / 30 / 20 of domain 4.3: variance of one answer 0.61.
    counts = (("2", 20.0), ("8", 30.0), ("10", 50.0))
    found = measured_emotion(make(Metric(id="m", type="nps", element_id="a", counts=counts)), "a")
    assert found is not None
    assert found.value == pytest.approx(0.6)
    assert found.spread == pytest.approx(2 * (0.61 * 100 / 99) ** 0.5)


def test_several_surveys_are_mixed_in_equal_parts():
    easy = Metric(id="m-ces", type="ces", element_id="a", counts=(("7", 4.0),), scale=7.0)
    found = measured_emotion(make(csat((("1", 2.0),)), easy), "a")
    assert found is not None
    assert [(one.source, one.value, one.n) for one in found.surveys] == [
        ("CSAT", -2.0, 2.0), ("CES", 2.0, 4.0),
    ]  # fmt: skip
    assert (found.value, found.n, found.spread) == (0.0, 6.0, 2.0)


def test_one_answer_and_a_stated_score_have_no_spread():
    found = measured_emotion(make(csat((("4", 1.0),))), "a")
    assert found is not None
    assert (found.n, found.spread) == (1, None)
    stated = Metric(id="m", type="csat", element_id="a", value=4.0, scale=5.0, n=30.0)
    found = measured_emotion(make(stated), "a")
    assert found is not None
    assert (found.value, found.n, found.spread) == (1.0, 30.0, None)
    mixed = measured_emotion(make(stated, csat((("4", 9.0),))), "a")
    assert mixed is not None
    assert (mixed.n, mixed.spread) == (39, None)


def test_low_effort_that_is_stated_is_good():
    stated = Metric(id="m", type="ces", element_id="a", value=1.0, scale=5.0, direction="lower")
    found = measured_emotion(make(stated), "a")
    assert found is not None
    assert found.value == 2


@pytest.mark.parametrize(
    ("counts", "expected"), [((("-2", 1.0), ("1", 3.0)), 0.25), ((("3", 1.0),), None)]
)
def test_answers_about_the_emotion_are_on_its_scale(counts, expected):
    asked = Metric(id="m", type="emotion", element_id="a", counts=counts)
    found = measured_emotion(make(asked), "a")
    assert (None if found is None else found.value) == expected


def test_one_element_is_told_the_same_as_all_together():
    view = make(
        Metric(id="m", type="csat", element_id="a", counts=(("2", 1.0), ("5", 3.0))),
        Metric(id="n", type="nps", element_id="a", value=20.0, n=40.0),
        Metric(id="o", type="ces", element_id="b", counts=(("4", 2.0),)),
        Metric(id="p", type="nps", promoters=50, passives=30, detractors=20),
    )
    found = measured_emotions(view)
    assert set(found) == {"a", "b"}
    assert {key: measured_emotion(view, key) for key in "abc"} == {**found, "c": None}


def test_the_curve_breaks_off_where_there_is_no_evidence():
    builder = BlueprintBuilder(steps=7)
    for step, key in enumerate("abcdefg", start=1):
        builder.element(key, "customer", step, kind="decision" if key == "b" else None)
    view = builder.store()
    assert evidence_runs(view, set("acefg")) == (("a", "c"), ("e", "f", "g"))
    assert evidence_runs(view, set("aceg")) == (("a", "c"),)
    assert evidence_runs(view, set()) == ()


@pytest.mark.parametrize(("answer", "expected"), [("0", -2.0), ("5", 0.0), ("10", 2.0)])
@pytest.mark.parametrize("kind", ["csat", "ces"])
def test_a_scale_that_begins_with_zero_has_its_middle_at_five(kind, answer, expected):
    asked = Metric(
        id="m", type=kind, element_id="a", counts=((answer, 4.0),), scale=10.0, scale_min=0.0
    )
    found = measured_emotion(make(asked), "a")
    assert found is not None
    assert found.value == pytest.approx(expected)


def test_a_stated_mean_knows_the_lowest_answer_of_its_scale():
    stated = Metric(id="m", type="csat", element_id="a", value=7.5, scale=10.0, scale_min=0.0)
    found = measured_emotion(make(stated), "a")
    assert found is not None
    assert found.value == 1.0


def test_each_persona_has_its_own_evidence():
    everybody = csat((("3", 9.0),))
    own = Metric(
        id="m-lin", type="csat", element_id="a", persona_id="lin", counts=(("5", 2.0),), scale=5.0
    )
    builder = BlueprintBuilder(steps=1)
    builder.element("a", "customer", 1)
    for key in ("lin", "zhao"):
        builder.persona(key)
    builder.records += (everybody, own)
    store = builder.store()
    found = {key: measured_emotion(store, "a", key) for key in ("lin", "zhao", None)}
    assert {key: one and one.value for key, one in found.items()} == {"lin": 2, "zhao": 0, None: 1}
    (alone,) = evidence(store, ["lin"])
    assert (alone.persona_id, alone.measured["a"].value) == ("lin", 2)
    both = evidence(store, ["lin", "zhao"])
    assert [(one.persona_id, one.measured["a"].value) for one in both] == [(None, 0), ("lin", 2)]
    with store.transaction() as tx:
        tx.delete(["lin"])
    assert [one.id for one in store.of_type(Metric)] == ["m-csat"]


def test_surveys_read_before_are_worked_out_again_only_where_they_are_others(monkeypatch):
    asked = [
        Metric(id=f"m-{key}", type="nps", element_id=key, promoters=50, passives=30, detractors=20)
        for key in "abc"
    ]
    builder = BlueprintBuilder(steps=3)
    for step, key in enumerate("abc", start=1):
        builder.element(key, "customer", step)
    builder.records += asked
    store = builder.store()
    read: list[str] = []

    def noted(metric: Metric):
        read.append(metric.id)
        return surveys.nps_survey(metric)

    monkeypatch.setattr(felt, "nps_survey", noted)
    surveyed = Surveyed()

    def told():
        assert evidence(store, ["lin"], surveyed) == evidence(store, ["lin"])
        fresh = len(store.of_type(Metric))
        found = read[:-fresh]
        read.clear()
        return found

    assert told() == ["m-a", "m-b", "m-c"]
    with store.transaction() as tx:
        tx.put(Element(id="d", kind="action", lane_id="lane-customer", step_id="step-2"))
    assert told() == []
    with store.transaction() as tx:
        tx.put(asked[1].replace(promoters=10.0, detractors=60.0))
        tx.delete(["m-c"])
    assert told() == ["m-b"]
    with store.transaction() as tx:
        tx.put(store.blueprint.replace(scale_min=-3.0, scale_max=3.0))
    assert told() == ["m-a", "m-b"]
