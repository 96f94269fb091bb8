"""Texts that mean the same compare as the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.fold import fold, has_cjk, narrow, narrow_pattern


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＢＣ１", "abc1"),
        ("等位，Wi-Fi", "等位,wi-fi"),
        ("全　角", "全 角"),
        ("Straße", "strasse"),
    ],
)
def test_width_and_capitals_do_not_count(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_narrow_keeps_every_place(text: str) -> None:
    assert len(narrow(text)) == len(text)
    assert narrow(narrow(text)) == narrow(text)


def test_scripts_without_spaces_are_known() -> None:
    assert has_cjk("a 等")
    assert not has_cjk("waiting, 1")


def test_full_width_marks_of_a_pattern_stay_marks() -> None:
    assert re.search(narrow_pattern("（四人）"), narrow("一桌（四人）"))
    assert re.search(narrow_pattern("[0-9]人"), "4人")
