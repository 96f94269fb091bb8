import pytest

from cxdesigner.analysis.words import minutes_text, number_text, share_text, span_text, value_text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (0.1, "6 s"),
        (0.75, "45 s"),
        (0.999, "1 min"),
        (2.5, "2.5 min"),
        (41, "41 min"),
        (59.6, "1 h"),
        (60, "1 h"),
        (147, "2 h 27 min"),
        (1440, "1 d"),
        (1441, "24 h 1 min"),
        (2880, "2 d"),
        (4560, "3 d 4 h"),
        (-5, "−5 min"),
    ],
)
def test_minutes_are_said_as_people_say_them(minutes: float, text: str) -> None:
    assert minutes_text(minutes) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (0.5, "30 s"),
        (0.123, "0.123 min"),
        (12.5, "12.5 min"),
        (59.6, "59.6 min"),
        (147.5, "2 h 27.5 min"),
        (330, "5 h 30 min"),
        (2175, "36 h 15 min"),
        (4575, "76 h 15 min"),
        (4560, "3 d 4 h"),
        (1440000, "1000 d"),
    ],
)
def test_what_somebody_has_given_is_not_rounded(minutes: float, text: str) -> None:
    assert minutes_text(minutes, exactly=True) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (10, 25, "10–25 min"),
        (80, 90, "80–90 min"),
        (60, 120, "1–2 h"),
        (1440, 4320, "1–3 d"),
        (0.25, 0.5, "15–30 s"),
        (147, 147, "2 h 27 min"),
    ],
)
def test_a_range_is_said_in_one_unit(low: float, high: float, text: str) -> None:
    assert span_text(low, high) == text


def test_shares_and_values() -> None:
    assert share_text(0.375) == "37.5%"
    assert share_text(0.35374, 0) == "35%"
    assert number_text(-0.001) == "0"
    assert value_text(1.5, -2) == "+1.5"
    assert value_text(-1.0, -2) == "−1"
    assert value_text(0.0, -2) == "0"
    assert value_text(4.0, 1) == "4"
