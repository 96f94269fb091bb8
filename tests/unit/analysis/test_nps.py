import pytest

from cxdesigner.analysis.nps import Nps, difference, nps


def of(promoters: float, passives: float, detractors: float) -> Nps:
    found = nps(promoters, passives, detractors)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("parts", "score", "variance", "error", "wald", "estimate", "adjusted"),
    [
        ((50, 30, 20), 30, 0.61, 7.810, (14.69, 45.31), 29.13, (14.05, 44.20)),
        ((60, 25, 15), 45, 0.5475, 7.399, (30.50, 59.50), 43.69, (29.34, 58.04)),
        ((10, 0, 0), 100, 0, 0, (100, 100), 76.92, (47.50, 106.34)),
        ((3, 1, 1), 40, 0.64, 35.777, (-30.12, 110.12), 25.00, (-29.78, 79.78)),
    ],
)
def test_worked_cases_of_domain_4_3(
    parts, score, variance, error, wald, estimate, adjusted
) -> None:
    found = of(*parts)
    assert found.score == pytest.approx(score)
    assert found.variance == pytest.approx(variance)
    assert found.error == pytest.approx(error, abs=0.0005)
    assert (found.wald.low, found.wald.high) == pytest.approx(wald, abs=0.005)
    assert found.adjusted_score == pytest.approx(estimate, abs=0.005)
    assert (found.adjusted.low, found.adjusted.high) == pytest.approx(adjusted, abs=0.005)


def test_printed_intervals_stay_between_the_ends() -> None:
    assert of(10, 0, 0).adjusted.clamped(-100, 100).high == 100
    assert of(3, 1, 1).wald.clamped(-100, 100).high == 100
    assert of(0, 0, 5).adjusted.clamped(-100, 100).low == -100


def test_the_difference_of_45_and_30_is_not_significant() -> None:
    found = difference(of(60, 25, 15), of(50, 30, 20))
    assert found.points == pytest.approx(15)
    assert found.z == pytest.approx(1.394, abs=0.0005)
    assert not found.significant


def test_a_large_difference_is_significant_either_way_round() -> None:
    assert difference(of(90, 5, 5), of(30, 30, 40)).significant
    assert difference(of(30, 30, 40), of(90, 5, 5)).significant


def test_scores_that_cannot_vary_have_no_z() -> None:
    found = difference(of(10, 0, 0), of(0, 0, 10))
    assert (found.points, found.z, found.significant) == (200, None, True)
    assert not difference(of(10, 0, 0), of(5, 0, 0)).significant


@pytest.mark.parametrize("parts", [(0, 0, 0), (5, -1, 2), (1e308, 1e308, 0)])
def test_no_answers_or_impossible_ones_have_no_value(parts) -> None:
    assert nps(*parts) is None


def test_a_stricter_confidence_is_a_wider_interval() -> None:
    wide = nps(50, 30, 20, 0.99)
    assert wide is not None
    assert wide.wald.low < of(50, 30, 20).wald.low
    with pytest.raises(ValueError, match="confidence"):
        nps(50, 30, 20, 95)
