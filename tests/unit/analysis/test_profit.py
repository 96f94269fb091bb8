import pytest

from cxdesigner.analysis.profit import break_even_minutes, profit


@pytest.mark.parametrize(("minutes", "left"), [(2, 0.18), (3, 0.08), (4, -0.02)])
def test_worked_cases_of_domain_4_18(minutes: float, left: float) -> None:
    found = profit(0.50, minutes, rate=0.10, materials=0.03, overhead=0.09)
    assert found == pytest.approx(left)


def test_break_even_of_domain_4_18() -> None:
    assert break_even_minutes(0.50, 0.10, 0.03, 0.09) == pytest.approx(3.8)
    assert break_even_minutes(0.50, 0) is None
