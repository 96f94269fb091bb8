import pytest

from cxdesigner.analysis.lifetime import lifetime_value


def test_worked_case_of_domain_4_12() -> None:
    assert lifetime_value(100, 0.8, 0.1) == pytest.approx(266.67, abs=0.005)
    assert lifetime_value(100, 0.8, 0.1, with_first=True) == pytest.approx(366.67, abs=0.005)


def test_customers_who_never_leave_have_no_finite_value() -> None:
    assert lifetime_value(100, 1, 0) is None
    assert lifetime_value(100, 1, 0.1) == pytest.approx(1000)


def test_nobody_stays() -> None:
    assert lifetime_value(100, 0, 0.1) == 0


@pytest.mark.parametrize(("retention", "discount"), [(4.25, 0.1), (0.8, 10), (-0.1, 0.1)])
def test_percentages_are_refused(retention: float, discount: float) -> None:
    with pytest.raises(ValueError, match="fractions"):
        lifetime_value(100, retention, discount)
