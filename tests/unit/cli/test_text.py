import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.cli.text import aligned, padded, say_json, section_lines, width, wrapped
from cxdesigner.report.table import Row, Section, Table


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("等位", 4), ("ｱ", 1), ("Ａ", 2), ("é", 1)]
)
def test_width_in_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


def test_chinese_and_latin_columns_line_up() -> None:
    lines = aligned([("等位", "3"), ("Wait", "12")], ("left", "right"))
    assert lines == ["等位   3", "Wait  12"]
    assert padded("等", 4, "right") == "  等"


def test_a_section_is_a_title_over_indented_lines() -> None:
    table = Table(("", "Minutes"), ("left", "right"), (Row(("Wait", "3")),))
    section = Section("time", "Time", table, ("One.\nMore.",))
    assert section_lines(section) == [
        "Time",
        "        Minutes",
        "  Wait        3",
        "  One.",
        "    More.",
    ]


def test_chinese_lines_break_between_characters_but_not_before_a_full_stop() -> None:
    assert wrapped("到店等位，再用餐。", 8) == ["到店等", "位，再用", "餐。"]
    assert wrapped("choose zh-CN now", 12) == ["choose zh-CN", "now"]
    assert wrapped("", 10) == [""]


@given(st.text("ab 等位。，"), st.integers(4, 20))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_json_keeps_characters_and_has_no_infinity(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"等位": [math.inf, 1.0 / 3.0]})
    out = capsys.readouterr().out
    assert "等位" in out
    assert "null" in out
    assert "0.3333333333333333" in out
