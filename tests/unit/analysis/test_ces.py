import pytest

from cxdesigner.analysis.ces import Ces, ces

COUNTS = {1: 4, 2: 6, 3: 10, 4: 10, 5: 30, 6: 25, 7: 15}


def of(counts, *more) -> Ces:
    found = ces(counts, *more)
    assert found is not None
    return found


def test_worked_case_of_domain_4_3() -> None:
    found = of(COUNTS)
    assert found.mean == pytest.approx(4.91)
    assert found.deviation == pytest.approx(1.596, abs=0.0005)
    assert found.mean_interval is not None
    assert (found.mean_interval.low, found.mean_interval.high) == pytest.approx(
        (4.60, 5.22), abs=0.005
    )
    assert found.easy == pytest.approx(0.7)
    assert 100 * found.easy_interval.low == pytest.approx(60.42, abs=0.005)
    assert 100 * found.easy_interval.high == pytest.approx(78.11, abs=0.005)
    assert 100 * found.net == pytest.approx(20)
    assert found.index == pytest.approx(65.17, abs=0.005)


def test_the_older_form_runs_the_other_way() -> None:
    low_is_good = of({1: 40, 2: 40, 3: 10, 4: 5, 5: 5}, 5, "lower")
    turned = of({5: 40, 4: 40, 3: 10, 2: 5, 1: 5}, 5)
    assert low_is_good.mean == pytest.approx(1.95)
    assert (low_is_good.easy, low_is_good.net) == (turned.easy, turned.net) == (0.8, 0.7)
    assert low_is_good.index == pytest.approx(turned.index)


def test_on_a_short_scale_the_middle_answer_is_not_easy() -> None:
    assert of({1: 1, 2: 1, 3: 2}, 3).net == 0.25


def test_one_answer_has_no_spread() -> None:
    found = of({6: 1})
    assert (found.mean, found.deviation, found.mean_interval) == (6, None, None)


@pytest.mark.parametrize("counts", [{}, {8: 1}, {4: -2}])
def test_no_answers_or_impossible_ones_have_no_value(counts) -> None:
    assert ces(counts) is None


def test_a_scale_from_zero_is_turned_round_its_own_middle() -> None:
    found = ces({0: 1, 5: 1, 10: 1}, 10, low=0)
    assert found is not None
    assert (found.index, found.easy, found.net) == (50, 1 / 3, 0)
    turned = ces({0: 1, 2: 1}, 10, "lower", low=0)
    assert turned is not None
    assert (turned.index, turned.easy) == (90, 1)
    assert ces({0: 1}, 10) is None
