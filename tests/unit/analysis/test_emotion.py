import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.analysis.emotion import (
    Moment,
    PeakEnd,
    curve_of,
    curves_of,
    normalised,
    peak_end,
)


def figures(values: list[float], minutes: list[float] | None = None) -> PeakEnd:
    times = minutes or [None] * len(values)
    found = peak_end(
        [Moment(f"c{n}", v, n, t) for n, (v, t) in enumerate(zip(values, times, strict=True))], 0.0
    )
    assert found is not None
    return found


TIMES = [2.0, 5.0, 20.0, 10.0, 30.0, 3.0]


@pytest.mark.parametrize(
    ("values", "minutes", "peak", "end", "score", "mean", "weighted"),
    [
        ([0, 1, -1.5, 1, 2, 1], TIMES, 2, 1, 1.5, 0.5833, 0.6857),
        ([0, 1, -2, 1, 2, 1], TIMES, -2, 1, -0.5, 0.5, 0.5429),
        ([1, -2, 0, -1], None, -2, -1, -1.5, -0.5, None),
        ([-2] * 6, None, -2, -2, -2, -2, None),
        ([-2] * 6 + [-1] * 3, None, -2, -1, -1.5, -1.6667, None),
    ],
)
def test_worked_cases_of_domain_4_2(values, minutes, peak, end, score, mean, weighted) -> None:
    found = figures(values, minutes)
    assert (found.peak.value, found.end.value, found.score) == (peak, end, score)
    assert found.mean == pytest.approx(mean, abs=0.0001)
    if weighted is None:
        assert found.weighted_mean is None
    else:
        assert found.weighted_mean == pytest.approx(weighted, abs=0.0001)
    assert found.memory_gap == found.score - found.mean


def test_a_tie_is_flagged_and_both_answers_are_told() -> None:
    found = figures([0, 1, -2, 1, 2, 1])
    assert found.ambiguous
    assert (found.negative, found.positive) == (-0.5, 1.5)
    assert found.positive_peak is not None
    assert found.positive_peak.element_id == "c4"


def test_two_equal_moments_on_one_side_are_no_tie() -> None:
    found = figures([2, 0, 2])
    assert not found.ambiguous
    assert found.peak.element_id == "c0"
    assert found.positive is None
    assert found.negative is None


def test_one_value_is_peak_end_and_score() -> None:
    assert figures([-1.5]).score == -1.5


def test_all_neutral_scores_nothing_and_is_no_tie() -> None:
    found = figures([0, 0, 0])
    assert found.score == 0
    assert not found.ambiguous


def test_no_value_has_no_figures() -> None:
    assert peak_end([], 0.0) is None


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [(4, 1, 5, 0.5), (2, 1, 5, -0.5), (-3, -5, 5, -0.6), (1, -2, 2, 0.5), (7, 0, 10, 0.4)],
)
def test_scales_of_domain_2_6(value, low, high, expected) -> None:
    assert normalised(value, low, high) == pytest.approx(expected)


def test_a_scale_without_a_range_has_no_feeling() -> None:
    assert normalised(3, 3, 3) == 0


@given(st.lists(st.sampled_from([-2.0, -1.5, -1.0, 0.0, 0.5, 1.0, 2.0]), min_size=1))
def test_the_score_does_not_depend_on_the_scale(values: list[float]) -> None:
    raw = figures(values)
    shifted = peak_end([Moment(f"c{n}", 5 + 2.5 * value, n) for n, value in enumerate(values)], 5.0)
    assert shifted is not None
    assert shifted.ambiguous == raw.ambiguous
    assert normalised(shifted.score, 0, 10) == pytest.approx(normalised(raw.score, -2, 2))


def test_a_curve_follows_the_columns_not_the_ids() -> None:
    bp = BlueprintBuilder(steps=3)
    bp.element("z", "customer", 1, work=1)
    bp.element("m", "customer", 2, kind="decision")
    bp.element("a", "customer", 3, wait=3)
    bp.emotion("a", 1.0)
    bp.emotion("z", -1.0)
    bp.emotion("m", -2.0)
    curve = curve_of(bp.store())
    assert [moment.element_id for moment in curve.moments] == ["z", "a"]
    assert curve.figures is not None
    assert curve.figures.end.element_id == "a"
    assert curve.figures.weighted_mean == pytest.approx((-1 * 1 + 1 * 3) / 4)


def test_the_flagged_end_is_the_end_and_giving_up_is_not() -> None:
    bp = BlueprintBuilder(steps=3)
    bp.element("a", "customer", 1)
    bp.element("b", "customer", 2, end=True)
    bp.element("c", "customer", 3, abandon=True, end=True)
    for key, value in (("a", 0.0), ("b", 1.0), ("c", -2.0)):
        bp.emotion(key, value)
    found = curve_of(bp.store()).figures
    assert found is not None
    assert found.end.element_id == "b"


def test_an_end_without_a_value_leaves_the_last_one() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1)
    bp.element("b", "customer", 2, end=True)
    bp.emotion("a", 1.5)
    found = curve_of(bp.store()).figures
    assert found is not None
    assert found.end.element_id == "a"


def test_each_persona_has_a_curve_and_the_first_with_values_is_the_default() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.persona("silent", order="A")
    bp.persona("ann", order="B")
    bp.persona("ben", order="C")
    bp.element("a", "customer", 1)
    bp.emotion("a", 1.0, "ann")
    bp.emotion("a", -1.0, "ben")
    store = bp.store()
    assert curve_of(store).persona_id == "ann"
    assert [curve.persona_id for curve in curves_of(store)] == ["ann", "ben"]
    assert curve_of(store, "silent").figures is None


def test_a_blueprint_without_feelings_has_an_empty_curve() -> None:
    curve = curve_of(BlueprintBuilder().store())
    assert curve.persona_id is None
    assert curve.moments == ()
    assert curve.figures is None
