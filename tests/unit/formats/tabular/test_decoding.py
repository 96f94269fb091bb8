"""Which encoding a text is in."""

from __future__ import annotations

import codecs

import pytest

from cxdesigner.base.errors import FormatError
from cxdesigner.formats.tabular.decoding import decode, likelihood

SIMPLIFIED = (
    "阶段,触点,满意度,意见\n排队,远程取号,4,等待时间太长，希望更快\n用餐,服务员推荐,5,很好\n"
)
TRADITIONAL = (
    "階段,接觸點,滿意度,意見\n排隊,遠端取號,4,等待時間太長，希望更快\n用餐,服務員推薦,5,很好\n"
)
WESTERN = "Étape,Touchpoint,Größe\nRéservation,Café à côté,5\nÜbergabe,naïve façade,4\n"


@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "cp950", "big5"),
        (TRADITIONAL, "utf-8-sig", "utf-8"),
        (WESTERN, "cp1252", "cp1252"),
        (WESTERN, "utf-16-le", "utf-16"),
        (WESTERN, "utf-16-be", "utf-16"),
        ("a,b\n1,2\n", "ascii", "utf-8"),
    ],
)
def test_an_encoding_is_found_out(text: str, codec: str, expected: str) -> None:
    found = decode(text.encode(codec), "a.csv")
    assert (found.text, found.encoding) == (text, expected)


def test_a_big5_text_is_not_taken_for_the_gb18030_that_it_can_be_read_as() -> None:
    garbage = TRADITIONAL.encode("cp950").decode("gb18030", "replace")
    assert likelihood(TRADITIONAL) > likelihood(garbage)


def test_an_encoding_that_is_asked_for_is_used_or_refused_with_the_line() -> None:
    assert decode(SIMPLIFIED.encode("gb18030"), "a.csv", "gb18030").text == SIMPLIFIED
    with pytest.raises(FormatError) as caught:
        decode(b"ok,ok\n\xff\xfe\xff\n", "a.csv", "utf-8")
    assert "a.csv, row 2" in str(caught.value)
    assert caught.value.hint


def test_utf16_without_a_mark_can_be_asked_for() -> None:
    data = "Name,Wert\n".encode("utf-16-be")
    assert decode(data, "a.csv", "utf-16").text == "Name,Wert\n"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(FormatError, match=r"a\.csv: this is no text file"):
        decode(bytes(range(256)) * 4, "a.csv")


def test_a_mark_that_lies_is_told() -> None:
    with pytest.raises(FormatError):
        decode(codecs.BOM_UTF8 + b"\xff\xff\xff", "a.csv")
