import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.analysis.deviation import _common, deviation


def test_worked_case_of_domain_4_16() -> None:
    found = deviation("abcd", "acxd")
    assert found.common == ("a", "c", "d")
    assert (found.missing, found.extra) == (("b",), ("x",))
    assert (found.fitness, found.precision) == (0.75, 0.75)


def test_a_step_taken_twice_is_extra_once() -> None:
    found = deviation("abc", "abbc")
    assert found.extra == ("b",)
    assert (found.fitness, found.precision) == (1, 0.75)


def test_a_step_out_of_order_is_missing_there_and_extra_here() -> None:
    found = deviation("abc", "cab")
    assert (found.common, found.missing, found.extra) == (("a", "b"), ("c",), ("c",))


@pytest.mark.parametrize(
    ("planned", "actual", "fitness", "precision"),
    [("", "", None, None), ("ab", "", 0, None), ("", "ab", None, 0)],
)
def test_nothing_planned_or_nothing_lived(planned, actual, fitness, precision) -> None:
    found = deviation(planned, actual)
    assert (found.fitness, found.precision) == (fitness, precision)


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_the_common_part_is_as_long_either_way_round(first: str, second: str) -> None:
    one, other = deviation(first, second), deviation(second, first)
    assert len(one.common) == len(other.common)
    assert len(one.common) + len(one.missing) == len(first)
    assert len(one.common) + len(one.extra) == len(second)


def _by_table(first: str, second: str) -> list[tuple[int, int]]:
    """The textbook way: a table of lengths, a step for each two."""
    length = [[0] * (len(second) + 1) for _row in range(len(first) + 1)]
    for i in reversed(range(len(first))):
        for j in reversed(range(len(second))):
            if first[i] == second[j]:
                length[i][j] = length[i + 1][j + 1] + 1
            else:
                length[i][j] = max(length[i + 1][j], length[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


@given(st.text("abcd", max_size=70), st.text("abcd", max_size=70))
def test_the_quick_way_finds_what_a_table_finds(first: str, second: str) -> None:
    assert _common(first, second) == _by_table(first, second)
