import pytest

from cxdesigner.model.duration import Duration, minutes_of


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        (40, 40),
        (2.5, 2.5),
        ([10, 25], 17.5),
        ({"min": 1, "max": 3, "unit": "h"}, 120),
        ({"min": 10, "max": 20}, 15),
        ("40", 40),
        ("10-25 min", 17.5),
        ("10–25 min", 17.5),
        ("2-5 sec", 3.5 / 60),
        ("3 business days", 3 * 1440),
        ("1h20", 80),
        ("1 h 20 min", 80),
        ("80 min", 80),
        ("1:20", 80),
        ("1小时20分钟", 80),
        ("约 30 分钟", 30),
        ("2 到 4 小时", 180),
        ("3 个工作日", 3 * 1440),
        ("30 min - 1 h", 45),
        ("1,5 h", 90),
        ("-5", -5),
    ],
)
def test_durations_as_people_write_them(raw: object, minutes: float) -> None:
    assert Duration.of(raw).minutes == pytest.approx(minutes)


@pytest.mark.parametrize("raw", ["soon", "10 parsecs", "", "W", "1h20x"])
def test_a_text_that_cannot_be_read_counts_as_empty_and_is_kept(raw: str) -> None:
    duration = Duration.of(raw)
    assert duration.minutes is None
    assert duration.to_json() == raw


@pytest.mark.parametrize(
    "wrong", [float("nan"), float("inf"), True, [1], [1, 2, 3], {"min": 1}, None, "x" * 500]
)
def test_other_forms_are_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="expected minutes"):
        Duration.of(wrong)


@pytest.mark.parametrize("raw", [40, 2.5, [10, 25], {"max": 3, "min": 1, "unit": "h"}, "1h20"])
def test_the_json_form_is_the_one_given(raw: object) -> None:
    assert Duration.of(Duration.of(raw).to_json()).to_json() == raw


def test_no_duration_has_no_minutes() -> None:
    assert minutes_of(None) is None
