"""Monotone curves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.curve import bezier_segments, curve_at, monotone_tangents
from cxdesigner.base.geometry import Point

_POINTS = st.lists(
    st.tuples(st.floats(0.5, 50), st.floats(-100, 100)), min_size=2, max_size=12
).map(lambda steps: [Point(sum(dx for dx, _ in steps[: at + 1]), y)
                     for at, (_, y) in enumerate(steps)])  # fmt: skip


@given(points=_POINTS, share=st.floats(0, 1))
def test_the_curve_never_leaves_the_range_of_its_neighbours(
    points: list[Point], share: float
) -> None:
    xs, ys = [point.x for point in points], [point.y for point in points]
    segments = bezier_segments(xs, ys)
    for x, (start, *_controls, end) in zip(xs, segments, strict=False):
        y = curve_at(xs, segments, x + share * end.x)
        assert y is not None
        assert min(start.y, end.y) - 1e-9 <= y <= max(start.y, end.y) + 1e-9


@given(points=_POINTS)
def test_the_curve_passes_through_every_point(points: list[Point]) -> None:
    xs, ys = [point.x for point in points], [point.y for point in points]
    segments = bezier_segments(xs, ys)
    for point in points:
        y = curve_at(xs, segments, point.x)
        assert y == pytest.approx(point.y, abs=1e-6)


def test_a_turning_point_is_level_and_a_slope_is_kept() -> None:
    assert monotone_tangents([0, 1, 2], [0, 1, 0]) == (0, 0, 0)
    assert monotone_tangents([0, 1, 2], [0, 1, 2])[1] == 1


def test_beyond_its_ends_there_is_no_curve() -> None:
    segments = bezier_segments([1, 2], [0, 1])
    assert curve_at([1, 2], segments, 0.9) is None
    assert curve_at([], [], 1) is None


def test_a_curve_that_is_moved_is_the_same_curve() -> None:
    xs, ys = [0.0, 35.25, 141.5, 150.0], [3.0, 1.0, 7.1, 7.3]
    far = [x + 123456.75 for x in xs]
    assert bezier_segments(xs, ys) == bezier_segments(far, ys)
    for at in range(-90, 60):
        x = at / 7
        assert curve_at(xs, bezier_segments(xs, ys), x, 100.0) == curve_at(
            far, bezier_segments(far, ys), x, 123556.75
        )


def test_places_must_increase() -> None:
    with pytest.raises(ValueError, match="increase"):
        monotone_tangents([0, 0], [1, 2])
