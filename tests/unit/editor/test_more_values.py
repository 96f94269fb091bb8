"""Dates and counted answers as people type them."""

import pytest

from cxdesigner.base.errors import EditError
from cxdesigner.editor.values import numbers_text, parse_date, parse_number, parse_numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-10-31", "2026-10-31"),
        (" 2026/3/9 ", "2026-03-09"),
        ("2026.10.31", "2026-10-31"),
        ("2026年10月31日", "2026-10-31"),
        ("２０２６年３月", "2026-03"),
        ("2026-3", "2026-03"),
        ("2026", "2026"),
        ("2026年", "2026"),
    ],
)
def test_a_date_is_read_and_read_back(text, value):
    assert parse_date(text) == value
    assert parse_date(value) == value


@pytest.mark.parametrize("text", ["soon", "2026-13", "2026-02-30", "31", "2026-10-31 noon", "0000"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(EditError, match="Write a date"):
        parse_date(text)


def test_counted_answers_are_sorted_and_read_back():
    pairs = parse_numbers("5: 12\n4：1,200\n")
    assert pairs == (("4", 1200.0), ("5", 12.0))
    assert parse_numbers(numbers_text(pairs)) == pairs


def test_an_answer_without_a_number_is_refused():
    with pytest.raises(EditError, match="such as 5: 12"):
        parse_numbers("5: many")


@pytest.mark.parametrize(
    ("text", "value"),
    [("＋１．５", 1.5), ("－2", -2.0), ("−２", -2.0), ("1，200", 1200.0), (" ３ ", 3.0)],
)
def test_a_number_of_full_width_is_read(text, value):
    assert parse_number(text) == value
