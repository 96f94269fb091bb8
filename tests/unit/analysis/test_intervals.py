import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.analysis.intervals import wilson, z_of


def test_z_of_95_percent() -> None:
    assert z_of() == pytest.approx(1.959964, abs=0.0000005)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 10, 0, 27.75), (10, 10, 72.25, 100), (4, 5, 37.55, 96.38), (80, 100, 71.12, 86.66)],
)
def test_wilson_of_domain_4_3(hits: int, n: int, low: float, high: float) -> None:
    found = wilson(hits, n)
    assert found is not None
    assert (100 * found.low, 100 * found.high) == pytest.approx((low, high), abs=0.005)


def test_no_answers_have_no_interval() -> None:
    assert wilson(0, 0) is None


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share_and_stays_a_share(n: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, n))
    found = wilson(hits, n)
    assert found is not None
    assert 0 <= found.low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= found.high <= 1
