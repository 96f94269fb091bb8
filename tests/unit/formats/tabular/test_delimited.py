"""Delimited text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.errors import FormatError
from cxdesigner.formats import limits
from cxdesigner.formats.tabular.delimited import DELIMITERS, read_delimited, sniff
from cxdesigner.formats.tabular.sheet import column_name

CELL = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), max_size=12)
ROW = st.lists(CELL, min_size=2, max_size=5)


@given(st.lists(ROW, min_size=1, max_size=8), st.sampled_from(DELIMITERS))
def test_what_is_written_is_read_again(rows: list[list[str]], delimiter: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    found = [list(row.cells) for row in read_delimited(file.getvalue(), "x", delimiter).rows]
    expected = []
    for row in rows:
        while row and not row[-1].strip():
            row = row[:-1]
        if row:
            expected.append(row)
    assert found == expected


@given(st.text(max_size=200))
def test_any_text_is_a_table(text: str) -> None:
    sheet = read_delimited(text, "x")
    assert all(row.cells and row.cells[-1].strip() for row in sheet.rows)
    assert [row.line for row in sheet.rows] == sorted({row.line for row in sheet.rows})


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    others = [one for one in DELIMITERS if one != delimiter]
    rows = [["a", "b", "c"], ["x", f'"q{others[0]}q{others[1]}"', "z"], ["1", "2", "3"]]
    assert sniff("\n".join(delimiter.join(row) for row in rows)) == delimiter


def test_commas_in_sentences_do_not_outdo_semicolons() -> None:
    assert sniff("Name;Comment\nDesk;slow, loud, dear\nLift;ok\n") == ";"


def test_the_line_of_excel_says_the_delimiter() -> None:
    sheet = read_delimited("sep=;\r\na;b,c\r\n1;2\r\n", "x")
    assert [(row.line, row.cells) for row in sheet.rows] == [(2, ("a", "b,c")), (3, ("1", "2"))]


def test_rows_are_numbered_as_lines_whatever_cells_hold() -> None:
    sheet = read_delimited('a,b\n"one\ntwo",2\n\n3,4\n', "x")
    assert [row.line for row in sheet.rows] == [1, 2, 5]
    assert sheet.rows[1].cells[0] == "one\ntwo"


def test_ragged_rows_have_empty_cells_beyond_their_end() -> None:
    sheet = read_delimited("a,b,c\n1\n1,2,3,4\n", "x")
    assert sheet.width == 4
    assert sheet.rows[1].cell(2) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n" * 31, "x: there are more than 30 rows"),
        (",".join("x" * 501), "x, row 1: there are more than 500 columns"),
        ("a,b\nc," + "y" * 10_001, "x, row 2, column B"),
    ],
)
def test_what_is_too_large_is_refused_where_it_is(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TABLE_ROWS", 30)
    with pytest.raises(FormatError) as caught:
        read_delimited(text, "x")
    assert words in str(caught.value)


def test_columns_are_named_as_in_spreadsheets() -> None:
    assert [column_name(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
