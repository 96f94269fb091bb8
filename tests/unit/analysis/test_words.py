import pytest

from cxdesigner.analysis.words import minutes_text, number_text, share_text, value_text


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
        (1440, "24 h"),
        (2880, "2 d"),
        (4560, "3 d 4 h"),
        (-5, "−5 min"),
    ],
)
def test_minutes_are_said_as_people_say_them(minutes: float, text: str) -> None:
    assert minutes_text(minutes) == text


def test_shares_and_values() -> None:
    assert share_text(0.375) == "37.5%"
    assert share_text(0.35374, 0) == "35%"
    assert number_text(-0.001) == "0"
    assert value_text(1.5, -2) == "+1.5"
    assert value_text(-1.0, -2) == "−1"
    assert value_text(0.0, -2) == "0"
    assert value_text(4.0, 1) == "4"
