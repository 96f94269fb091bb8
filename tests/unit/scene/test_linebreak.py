"""Where lines may break."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.scene.linebreak import breaks, clusters


def parts(text: str) -> list[str]:
    """The text with every break made."""
    at = [0, *breaks(text), len(text)]
    return [text[start:end] for start, end in pairwise(at)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to be", ["to ", "be"]),
        ("re-check", ["re-", "check"]),
        ("24/7 x-1", ["24/7 ", "x-1"]),
        ("and/or", ["and/", "or"]),
        ("点餐", ["点", "餐"]),
        ("会员CRM系统", ["会", "员", "CRM", "系", "统"]),
        ("点、餐。", ["点、", "餐。"]),
        ("（点）餐", ["（点）", "餐"]),
        ("“点”餐", ["“点”", "餐"]),
        ("说：“好”", ["说：", "“好”"]),
        ("3.5分", ["3.5", "分"]),
        ("don’t", ["don’t"]),
        ("e.g. it", ["e.g. ", "it"]),
        ("f(x)", ["f(x)"]),
        ("等待——好", ["等", "待——", "好"]),
        ("¥35元", ["¥35", "元"]),
        ("35%的", ["35%", "的"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("你\u2060好", ["你\u2060好"]),
        ("long\u200bword", ["long\u200b", "word"]),
        ("你👍🏽好", ["你", "👍🏽", "好"]),
        ("👨‍👩‍👧👍", ["👨‍👩‍👧", "👍"]),
        ("🇨🇳🇹🇼", ["🇨🇳", "🇹🇼"]),
        ("カーテン", ["カー", "テ", "ン"]),
        ("", [""]),
        ("10–25 min", ["10–25 ", "min"]),
        ("rest – 2 days", ["rest ", "– ", "2 ", "days"]),
    ],
)
def test_breaks(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(st.text(st.sampled_from("ab 1-中文、。（）“”…—,.!%/ \u00a0👍🏽🇨🇳e\u0301"), max_size=30))
def test_no_line_starts_with_what_closes_or_ends_with_what_opens(text: str) -> None:
    found = parts(text)
    assert "".join(found) == text
    for part in found[1:]:
        assert part[0] not in "、。）”…,.!% \u0301\u00a0🏽"
    for part in found[:-1]:
        assert part[-1] not in "（“\u00a0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ("a", "b", "c")),
        ("e\u0301a", ("e\u0301", "a")),
        ("👨‍👩‍👧!", ("👨‍👩‍👧", "!")),
        ("👍🏽👍", ("👍🏽", "👍")),
        ("🇨🇳🇨🇳🇨", ("🇨🇳", "🇨🇳", "🇨")),
        ("❤️a", ("❤️", "a")),
        ("", ()),
    ],
)
def test_clusters(text: str, expected: tuple[str, ...]) -> None:
    assert clusters(text) == expected
