"""Surveys brought to the emotion scale."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.felt import measured_emotion
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
