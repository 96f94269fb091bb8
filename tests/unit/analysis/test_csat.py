import pytest

from cxdesigner.analysis.csat import csat, default_top


def test_worked_case_of_domain_4_3() -> None:
    found = csat({1: 5, 2: 5, 3: 10, 4: 40, 5: 40})
    assert found is not None
    assert (found.n, found.satisfied, found.share) == (100, 80, 0.8)
    assert 100 * found.interval.low == pytest.approx(71.12, abs=0.005)
    assert 100 * found.interval.high == pytest.approx(86.66, abs=0.005)
    assert found.mean == pytest.approx(4.05)


@pytest.mark.parametrize(("scale", "top"), [(2, 1), (3, 1), (5, 2), (7, 2), (10, 3)])
def test_how_many_answers_count_as_satisfied(scale: int, top: int) -> None:
    assert default_top(scale) == top


def test_the_person_may_say_which_answers_count() -> None:
    counts = {4: 1, 5: 1, 6: 1, 7: 1}
    shares = [csat(counts, 7, top) for top in (None, 1, 3)]
    assert [one.share for one in shares if one is not None] == [0.5, 0.25, 0.75]


@pytest.mark.parametrize("counts", [{}, {5: 0}, {6: 1}, {0: 1}, {5: -1, 4: 3}])
def test_no_answers_or_impossible_ones_have_no_value(counts) -> None:
    assert csat(counts) is None


def test_an_answer_nobody_gave_does_no_harm() -> None:
    assert csat({5: 2, 8: 0}) is not None


def test_a_scale_from_zero_counts_three_of_eleven() -> None:
    found = csat({0: 1, 7: 1, 8: 1, 10: 1}, 10, low=0)
    assert found is not None
    assert (found.top, found.satisfied) == (3, 2)
    assert csat({0: 1}, 10) is None
