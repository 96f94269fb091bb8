import pytest

from cxdesigner.analysis.kano import ANSWERS, class_of_level, kano, kano_class


@pytest.mark.parametrize(
    ("present", "classes"),
    [
        ("like", "QAAAO"),
        ("must-be", "RIIIM"),
        ("neutral", "RIIIM"),
        ("live-with", "RIIIM"),
        ("dislike", "RRRRQ"),
    ],
)
def test_table_of_domain_4_7(present, classes: str) -> None:
    assert "".join(kano_class(present, absent) for absent in ANSWERS) == classes


def test_worked_case_of_domain_4_7() -> None:
    found = kano({"A": 34, "O": 28, "M": 20, "I": 12, "R": 4, "Q": 2})
    assert found is not None
    assert (found.n, found.category) == (100, "A")
    assert found.better == pytest.approx(0.6596, abs=0.00005)
    assert found.worse == pytest.approx(-0.5106, abs=0.00005)
    assert found.total_strength == pytest.approx(0.82)
    assert found.category_strength == pytest.approx(0.06)
    assert not found.misunderstood


@pytest.mark.parametrize(
    ("counts", "category"),
    [
        ({"M": 3, "O": 3, "A": 3, "I": 3}, "M"),
        ({"O": 3, "A": 3}, "O"),
        ({"A": 3, "I": 3, "R": 3}, "A"),
        ({"I": 2, "R": 3}, "R"),
    ],
)
def test_ties_go_to_the_graver_class(counts, category: str) -> None:
    found = kano(counts)
    assert found is not None
    assert found.category == category


def test_without_answers_that_count_there_are_no_coefficients() -> None:
    found = kano({"R": 3, "Q": 1})
    assert found is not None
    assert (found.better, found.worse, found.misunderstood) == (None, None, True)
    assert kano({}) is None


def test_a_tenth_of_questionable_answers_is_no_warning_yet() -> None:
    for questionable, warned in ((1, False), (2, True)):
        found = kano({"A": 10 - questionable, "Q": questionable})
        assert found is not None
        assert found.misunderstood == warned


def test_service_levels_are_like_classes() -> None:
    assert [class_of_level(level) for level in range(6)] == [None, "M", "O", "O", "A", None]
