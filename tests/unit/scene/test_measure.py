"""Widths, runs and lines of text."""

import math
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxdesigner.scene import fonts
from cxdesigner.scene.linebreak import breaks, clusters
from cxdesigner.scene.measure import TextMeasurer

texts = st.text(
    st.sampled_from("abcWi 1-.,中文点餐与、。（）“”’…Łź\u0301👍🏽🇨🇳\u200d\ufe0f한𠮷\n\t"),
    max_size=40,
)
languages = st.sampled_from(["en", "zh-CN", "zh-TW", ""])


@pytest.fixture(scope="module")
def measurer() -> TextMeasurer:
    return TextMeasurer()


def test_width_is_the_sum_of_advances(measurer: TextMeasurer) -> None:
    face = fonts.face("NotoSansSC", "bold")
    expected = sum(face.advance(char) or 0 for char in "点餐 CRM") * 9.5
    assert measurer.width("点餐 CRM", "bold", 9.5, "zh-CN") == pytest.approx(expected)
    assert measurer.width("", "regular", 10, "en") == 0


@given(text=texts, language=languages, size=st.sampled_from([8.0, 9.5, 24.0]))
def test_runs_follow_each_other_and_are_as_wide_as_the_text(
    text: str, language: str, size: float
) -> None:
    measurer = TextMeasurer()
    runs = measurer.runs(text, 100, 50, "bold", size, "ink", language)
    at = 100.0
    for run in runs:
        assert run.x == pytest.approx(at)
        assert run.y == 50
        at += run.width
    assert at - 100 == pytest.approx(measurer.width(text, "bold", size, language))


def test_latin_letters_the_chinese_font_lacks_take_their_whole_word_along(
    measurer: TextMeasurer,
) -> None:
    runs = measurer.runs("去 Łódź 玩", 0, 0, language="zh-CN")
    assert [(run.family, run.text) for run in runs] == [
        ("NotoSansSC", "去 "),
        ("NotoSans", "Łódź "),
        ("NotoSansSC", "玩"),
    ]


def test_quotes_are_narrow_in_english_and_wide_in_chinese(measurer: TextMeasurer) -> None:
    assert measurer.width("“", size=10, language="en") < 5
    assert measurer.width("“", size=10, language="zh-CN") == 10
    # An apostrophe within a Latin word is no quote.
    assert measurer.width("don’t", size=10, language="zh-CN") < 30


def test_each_language_is_set_in_its_own_shapes(measurer: TextMeasurer) -> None:
    assert measurer.runs("骨", 0, 0, language="zh-TW")[0].family == "NotoSansTC"
    assert measurer.runs("骨", 0, 0, language="zh-CN")[0].family == "NotoSansSC"


def test_emoji_are_drawn_without_selectors_and_joiners(measurer: TextMeasurer) -> None:
    (run,) = measurer.runs("👍🏽\ufe0f", 0, 0, language="en")
    assert (run.family, run.text) == ("NotoEmoji", "👍")


def test_letters_with_marks_are_composed(measurer: TextMeasurer) -> None:
    (run,) = measurer.runs("cafe\u0301", 0, 0, language="en")
    assert run.text == "café"


def test_missing_glyphs_are_named_once_and_keep_their_place(measurer: TextMeasurer) -> None:
    assert measurer.missing_glyphs("𠮷和한𠮷 好👍🏽", "zh-CN") == ("𠮷", "한")
    assert measurer.missing_glyphs("plain 文字 Łódź 👍", "en") == ()
    (run,) = measurer.runs("𠮷", 0, 0, size=10, language="zh-CN")
    assert (run.text, run.width) == ("𠮷", 10)


def test_turned_runs_follow_the_turned_baseline(measurer: TextMeasurer) -> None:
    first, second = measurer.runs("ab👍", 10, 20, size=10, language="en", rotation=90)
    assert (second.x, second.y) == pytest.approx((10, 20 + first.width))
    assert second.rotation == 90


# ---- lines


def lines(measurer: TextMeasurer, text: str, width: float, language: str = "zh-CN", **more):
    found = measurer.wrap(text, "bold", 10, width, language, **more)
    return [line.text for line in found]


@given(text=texts, language=languages, width=st.sampled_from([5.0, 31.0, 60.0, 90.0, 1000.0]))
@example(text="1WWa’1111", language="zh-CN", width=31.0)
def test_lines_fit_and_lose_nothing(text: str, language: str, width: float) -> None:
    measurer = TextMeasurer()
    found = measurer.wrap(text, "regular", 10, width, language)
    assert found
    drawn = "".join("".join(line.text for line in found).split())
    assert drawn == "".join(unicodedata.normalize("NFC", text).split())
    for line in found:
        assert line.width == pytest.approx(measurer.width(line.text, "regular", 10, language))
        fits = line.width <= width + 1e-6
        assert fits or len(clusters(line.text)) <= 4


@given(words=st.lists(st.sampled_from(["wait", "for", "a", "table,", "menu"]), max_size=12))
def test_no_way_to_fill_has_fewer_lines(words: list[str]) -> None:
    measurer = TextMeasurer()
    text = " ".join(words)
    found = lines(measurer, text, 60, "en")
    greedy = 1
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if measurer.width(longer, "bold", 10, "en") > 60 + 1e-6:
            greedy += 1
            longer = word
        line = longer
    assert len(found) == greedy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("等位页面与排号小票", ["等位页面", "与排号小票"]),
        ("热毛巾、围裙、手机袋", ["热毛巾、", "围裙、手机袋"]),
        ("涮煮用餐、看捞面表演", ["涮煮用餐、", "看捞面表演"]),
        ("会员 CRM 与支付平台", ["会员 CRM", "与支付平台"]),
        ("有忌口或拿不准？", ["有忌口或拿不准？"]),
        ("点餐与后厨显示系统", ["点餐与后厨", "显示系统"]),
        ("點餐與後廚顯示系統", ["點餐與後廚", "顯示系統"]),
        ("投诉负责人确认解决", ["投诉负责人", "确认解决"]),
        ("客訴負責人確認解決", ["客訴負責人", "確認解決"]),
        ("向主人咨询带娃事宜", ["向主人咨询", "带娃事宜"]),
        ("這些評價是真的嗎？", ["這些評價", "是真的嗎？"]),
        ("推荐锅底与半份菜、确认忌口", ["推荐锅底与", "半份菜、确认忌口"]),
        ("这张蓝图说明了什么", ["这张蓝图", "说明了什么"]),
        ("等待共计 54 分钟之多", ["等待共计", "54 分钟之多"]),
        ("等待共計54分鐘之多", ["等待共計", "54分鐘之多"]),
    ],
)
def test_titles_break_where_they_read_well(
    measurer: TextMeasurer, text: str, expected: list[str]
) -> None:
    assert lines(measurer, text, 84) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Checks in at the kiosk", ["Checks in", "at the kiosk"]),
        ("Billing codes the visit", ["Billing codes", "the visit"]),
        ("Waiting takes up 35 min", ["Waiting takes", "up 35 min"]),
        ("Kiosk, queue screen, waiting room", ["Kiosk,", "queue screen,", "waiting room"]),
    ],
)
def test_english_titles_have_lines_of_like_length(
    measurer: TextMeasurer, text: str, expected: list[str]
) -> None:
    assert lines(measurer, text, 92, "en") == expected


def test_a_note_in_brackets_is_not_left_alone(measurer: TextMeasurer) -> None:
    text = "留在記憶裡的是跟主人去菜園摘菜（+2）與終點分享照片並約朋友再來（+1.5）。"
    for width in (250, 300, 310, 330, 350):
        found = lines(measurer, text, width, "zh-TW")
        assert not [line for line in found if line.startswith("（")]


def test_running_text_fills_its_lines(measurer: TextMeasurer) -> None:
    found = lines(measurer, "等待仓库调货与导购讲解并试用相机同样令人难忘，终点是加入会员", 200)
    assert len(found) == 2
    assert len(found[0]) >= len(found[1])


def test_no_single_character_is_left_on_the_last_line(measurer: TextMeasurer) -> None:
    assert len(lines(measurer, "一二三四五六七", 60)[-1]) > 1
    assert len(lines(measurer, "一二三四五六七。", 60)[-1]) > 2


def test_a_long_word_starts_on_a_line_of_its_own_and_is_cut(measurer: TextMeasurer) -> None:
    found = lines(measurer, "my Donaudampfschifffahrtsgesellschaft", 80, "en")
    assert found[0] == "my"
    assert "".join(found[1:]) == "Donaudampfschifffahrtsgesellschaft"


def test_hyphens_part_words_only_that_are_too_wide(measurer: TextMeasurer) -> None:
    assert lines(measurer, "the follow-up message", 60, "en") == ["the", "follow-up", "message"]
    assert lines(measurer, "confirmation-of-reservation", 75, "en") == [
        "confirmation-",
        "of-reservation",
    ]


def test_line_feeds_break_and_empty_text_is_one_line(measurer: TextMeasurer) -> None:
    assert lines(measurer, "a\r\n\nb", 90, "en") == ["a", "", "b"]
    assert lines(measurer, "", 90) == [""]


def test_what_does_not_fit_ends_in_an_ellipsis(measurer: TextMeasurer) -> None:
    found = lines(measurer, "一二三四五六七八九十一二三四五六七八", 60, max_lines=2)
    assert len(found) == 2
    assert found[1].endswith("…")
    assert lines(measurer, "一二三", 60, max_lines=2) == ["一二三"]
    assert measurer.wrap(found[1], "bold", 10, 60, "zh-CN")[0].width <= 60


def test_truncated_text_fits(measurer: TextMeasurer) -> None:
    whole = "Re-check a mismatched prescription"
    short = measurer.truncate(whole, "regular", 9, 80, "en")
    assert short.text.endswith("…")
    assert short.width <= 80
    assert measurer.truncate("short", "regular", 9, 80, "en").text == "short"
    assert measurer.truncate("x", "regular", 9, 0, "en").text == "…"


def test_baselines_centre_capitals_in_the_line_box(measurer: TextMeasurer) -> None:
    for language in ("en", "zh-CN"):
        box = 10 * fonts.leading(language)
        middle_of_capital = measurer.baseline(10, language) - 0.733 * 10 / 2
        assert math.isclose(middle_of_capital, box / 2, abs_tol=0.15)
    assert measurer.height(10, "zh-CN", 3) == pytest.approx(10 + 2 * 14.2)
    assert measurer.height(10, "en", 0) == 0


def test_wrapping_again_gives_the_remembered_lines(measurer: TextMeasurer) -> None:
    assert measurer.wrap("点餐 CRM", "bold", 9, 30, "zh-CN") is measurer.wrap(
        "点餐 CRM", "bold", 9, 30, "zh-CN"
    )


@given(text=texts)
def test_lines_break_only_where_the_rules_allow_or_a_word_is_too_wide(text: str) -> None:
    measurer = TextMeasurer()
    text = " ".join(text.split())
    found = measurer.wrap(text, "regular", 10, 400, "zh-CN")
    if "\u0301" in text or len(found) == 1:
        return
    at, allowed = 0, set(breaks(text))
    for line in found[:-1]:
        at = text.index(line.text, at) + len(line.text)
        while at < len(text) and text[at] == " ":
            at += 1
        assert at in allowed
