import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.queueing import arrivals_per_hour, minutes_of_stay, present
from cxdesigner.model.insight import Metric


def test_worked_cases_of_domain_4_8() -> None:
    assert present(18, 25) == 7.5
    assert minutes_of_stay(12, 24) == 30


def test_the_law_can_be_asked_any_way_round() -> None:
    assert arrivals_per_hour(7.5, 25) == 18
    assert minutes_of_stay(3, 0) is None
    assert arrivals_per_hour(3, 0) is None


def clinic(*metrics: Metric) -> Facts:
    bp = BlueprintBuilder(steps=2)
    bp.element("waits", "customer", 1, wait=20, work=5)
    bp.element("leaves", "customer", 2, work=5)
    bp.link("waits", "leaves")
    for metric in metrics:
        bp.add(metric)
    return Facts(bp.store())


def test_arrivals_at_a_step_say_how_many_are_there() -> None:
    (one,) = clinic(Metric(id="a", element_id="waits", type="arrivals", value=18)).queues
    assert (one.minutes, one.present, one.computed) == (25, 7.5, "present")


def test_a_count_of_the_present_says_how_long_they_stay() -> None:
    arrivals = Metric(id="a", element_id="waits", type="arrivals", value=24)
    count = Metric(id="p", element_id="waits", type="present", value=12)
    (one,) = clinic(arrivals, count).queues
    assert (one.minutes, one.present, one.computed) == (30, 12, "minutes")


def test_the_whole_journey_takes_its_lead_time() -> None:
    (one,) = clinic(Metric(id="a", type="arrivals", value=6)).queues
    assert (one.element_id, one.minutes) == (None, 30)
    assert one.present == pytest.approx(3)


def test_without_a_time_nobody_is_counted() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("c", "customer", 1)
    bp.add(Metric(id="a", element_id="c", type="arrivals", value=6))
    bp.add(Metric(id="z", element_id="c", type="arrivals", value=-6))
    bp.add(Metric(id="n", element_id="c", type="arrivals"))
    assert Facts(bp.store()).queues == ()
