from cxdesigner.analysis.queueing import arrivals_per_hour, minutes_of_stay, present


def test_worked_cases_of_domain_4_8() -> None:
    assert present(18, 25) == 7.5
    assert minutes_of_stay(12, 24) == 30


def test_the_law_can_be_asked_any_way_round() -> None:
    assert arrivals_per_hour(7.5, 25) == 18
    assert minutes_of_stay(3, 0) is None
    assert arrivals_per_hour(3, 0) is None
