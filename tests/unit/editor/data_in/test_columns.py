"""What columns mean: written, guessed, remembered; what their cells say."""

from __future__ import annotations

import pytest

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.data_in import memory
from cxdesigner.editor.data_in.cells import is_empty, read_answer, read_date, read_number
from cxdesigner.editor.data_in.columns import CHOICES, ROLES, Column, parse_column
from cxdesigner.editor.data_in.header import guess, header_row, titles
from cxdesigner.editor.settings import open_state
from cxdesigner.formats.tabular.delimited import read_delimited


def table(text: str):
    return read_delimited(text, "x.csv")


def guessed(text: str) -> list[str]:
    return [column.text for column in guess(table(text)).columns]


@pytest.mark.parametrize("column", [*CHOICES, Column("number", lower=True, unit="people")])
def test_a_column_is_written_and_read_again(column: Column) -> None:
    assert parse_column(column.text) == column


@pytest.mark.parametrize("text", ["stars", "csat:5..1", ""])
def test_what_is_no_column_is_refused_and_the_roles_are_named(text: str) -> None:
    with pytest.raises(EditError) as caught:
        parse_column(text)
    assert "scale" in str(caught.value) or all(role in str(caught.value) for role in ROLES)


def test_the_choices_have_different_names() -> None:
    names = [column.name for column in CHOICES]
    assert len(set(names)) == len(names)
    assert Column("csat", 1, 5).name == "CSAT 1…5, satisfaction"
    with use_language("zh-CN"):
        assert Column("csat", 1, 5).name == "CSAT 1～5，满意度"


@pytest.mark.parametrize(
    "header",
    [
        "Touchpoint,Satisfaction,How likely are you to recommend us?,Waiting time,Date,Comment",
        "触点,满意度,推荐意愿,等待时间,提交时间,意见",
        "接觸點,滿意度,推薦意願,等待時間,填寫時間,意見",
    ],
)
def test_roles_are_guessed_by_the_header_in_three_languages(header: str) -> None:
    rows = "a,4,9,5,2026-10-01,x\na,5,10,6,2026-10-02,y\n"
    assert guessed(f"{header}\n{rows}") == [
        "touchpoint", "csat:1..5", "nps", "wait", "date", "comment",
    ]  # fmt: skip


def test_scale_and_unit_are_read_from_the_header_or_from_the_cells() -> None:
    text = "Touchpoint,CSAT (1-7),Ease,Rating,Waiting time (h)\na,4,7,9,1\n"
    assert guessed(text) == ["touchpoint", "csat:1..7", "ces:1..7", "csat:1..10", "wait:h"]


def test_a_question_about_reasons_is_no_score() -> None:
    text = "Touchpoint,NPS,Why would you recommend us\na,9,Nice\nb,3,Loud\n"
    assert guessed(text) == ["touchpoint", "nps", "ignore"]


def test_a_header_below_a_title_is_found() -> None:
    sheet = table("Survey of October,,\n,,\nTouchpoint,NPS,Date\na,9,2026-10-01\n")
    assert header_row(sheet) == 1
    assert titles(sheet, 1) == ("Touchpoint", "NPS", "Date")


def test_columns_without_a_name_or_of_one_name_are_told_apart() -> None:
    assert titles(table("a,,a\n1,2,3\n"), 0) == ("a", "B", "a C")


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        ("a,4,1\na,5,1\n", "answers"),
        ("a,4,30\nb,5,20\n", "touchpoints"),
        ("a,4.2,30\na,4.4,20\n", "touchpoints"),
    ],
)
def test_the_layout_is_guessed(rows: str, layout: str) -> None:
    assert guess(table(f"Touchpoint,CSAT,n\n{rows}")).layout == layout


def test_a_mapping_is_remembered_for_tables_with_the_same_columns() -> None:
    state = open_state()
    sheet = table("Where,Q1,Q2\nx,1,2\n")
    plot = guess(sheet)
    assert [column.role for column in plot.columns] == ["ignore"] * 3
    chosen = ("touchpoint", "csat:1..5", "comment")
    changed = type(plot)("touchpoints", 0, tuple(parse_column(text) for text in chosen))
    memory.remember(state, sheet, changed)
    assert memory.plot_of(state.value, table("where, q1 ,Q2\ny,4,z\n")) == changed
    assert memory.plot_of(state.value, table("Where,Q1,Q3\ny,4,z\n")) != changed


def test_a_mapping_of_another_version_is_forgotten() -> None:
    state = open_state()
    sheet = table("Touchpoint,NPS\nx,1\n")
    memory.remember(state, sheet, guess(sheet))
    key, (layout, *_columns) = state.value.data_columns[0]
    state.update(data_columns=((key, (layout, "touchpoint", "magic")),))
    assert memory.plot_of(state.value, sheet) == guess(sheet)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4", (4.0, False)),
        ("4,5", (4.5, False)),
        ("1,234", (1234.0, False)),
        ("1,234.5", (1234.5, False)),
        ("８５％", (85.0, True)),
        ("\N{MINUS SIGN}3", (-3.0, False)),
        ("4 of 5", None),
        ("", None),
        ("1e5", None),
    ],
)
def test_numbers_are_read_as_people_type_them(
    text: str, expected: tuple[float, bool] | None
) -> None:
    assert read_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4", 4.0),
        ("4/5", 4.0),
        ("4/7", None),
        ("4 分", 4.0),
        ("5 - very satisfied", 5.0),
        ("★★★☆☆", 3.0),
        ("3-7", None),
        ("80%", None),
        ("good", None),
    ],
)
def test_answers_are_read_as_people_type_them(text: str, expected: float | None) -> None:
    assert read_answer(text, 5) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-10-01", "2026-10-01"),
        ("2026/1/5 10:22:03", "2026-01-05"),
        ("2026年10月1日", "2026-10-01"),
        ("1.10.2026", "2026-10-01"),
        ("03/04/2026", None),
        ("2026-13-01", None),
        ("soon", None),
    ],
)
def test_a_date_is_read_where_there_is_nothing_to_guess(text: str, expected: str | None) -> None:
    assert read_date(text) == expected


def test_words_for_no_answer_are_none() -> None:
    assert all(is_empty(text) for text in ("", " ", "-", "—", "N/A", "无", "無"))
    assert not is_empty("0")


@pytest.mark.parametrize("title", ["Timestamp", "时间戳记", "時間戳記"])
def test_the_first_column_of_a_form_is_its_date(title: str) -> None:
    sheet = read_delimited(f"{title},NPS\n2026-10-01,9\n", "form.csv")
    assert [column.role for column in guess(sheet).columns] == ["date", "nps"]
