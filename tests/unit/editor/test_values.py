"""Times and pairs as people type them."""

import pytest

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.values import duration_text, pairs_text, parse_duration, parse_pairs
from cxdesigner.model.duration import Duration


@pytest.mark.parametrize(
    "text",
    [
        "80",
        "80 min",
        "1h20",
        "1 h 20 min",
        "1:20",
        "1：20",
        "1 hour and 20 minutes",
        "1 小时 20 分",
        "1小时零20分钟",
        "１小時２０分鐘",
        "80 分钟",
    ],
)
def test_one_time_written_in_many_ways(text):
    assert parse_duration(text).minutes == 80


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("半小时", 30),
        ("半个小时", 30),
        ("1个半小时", 90),
        ("一半", None),
        ("半天", 720),
        ("90秒", 1.5),
        ("1天半", 2160),
        ("一小时半", 90),
        ("两分半钟", 2.5),
        ("半周", 5040),
    ],
)
def test_halves_and_seconds(text, minutes):
    if minutes is None:
        with pytest.raises(EditError):
            parse_duration(text)
    else:
        assert parse_duration(text).minutes == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("一小时二十分", 80),
        ("一小时二十", 80),
        ("一个小时零五分钟", 65),
        ("一小时又五分", 65),
        ("一个半小时", 90),
        ("两小时", 120),
        ("兩個小時", 120),
        ("两点五小时", 150),
        ("2点5小时", 150),
        ("十分钟", 10),
        ("四十分", 40),
        ("二〇分钟", 20),
        ("一百二十分钟", 120),
        ("一百零五分钟", 105),
        ("一百二分钟", 120),
        ("一刻钟", 15),
        ("三刻鐘", 45),
        ("一小时一刻", 75),
        ("三天", 4320),
        ("两个工作日", 2880),
        ("十到二十分钟", 15),
        ("千", None),
        ("一会儿", None),
        ("星期二", None),
    ],
)
def test_numbers_may_be_written_in_chinese(text, minutes):
    if minutes is None:
        with pytest.raises(EditError):
            parse_duration(text)
    else:
        assert parse_duration(text).minutes == minutes


def test_commas_between_thousands_are_no_points():
    assert parse_duration("1,500 min").minutes == 1500
    assert parse_duration("1,5 h").minutes == 90


@pytest.mark.parametrize("text", ["99,999,999 h", "99999999小时", "1e9", "5-99999999 d"])
def test_a_time_that_nobody_lives_is_refused(text):
    with pytest.raises(EditError):
        parse_duration(text)
    with pytest.raises(EditError, match="longer than 100 years"):
        parse_duration("36501 days")
    assert parse_duration("36500 days").minutes == 36500 * 1440


@pytest.mark.parametrize("text", ["soon", "1 apple", "1:75", "20 min 3 pears", "—"])
def test_what_is_no_time_is_explained(text):
    with pytest.raises(EditError, match="such as 40, 1h20"):
        parse_duration(text)


def test_pairs_are_read_back():
    pairs = parse_pairs("price: 48\n\n• 到期：周五\nprice: 50: about")
    assert pairs == (("price", "50: about"), ("到期", "周五"))
    assert parse_pairs(pairs_text(pairs)) == pairs
    with pytest.raises(EditError):
        parse_pairs("price")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (2, "2 min"),
        ("2m", "2 min"),
        ("40分钟", "40 min"),
        ("1h20", "1 h 20 min"),
        ("30s", "30 s"),
        ("~40m", "~40m"),
        ("10-25 min", "10-25 min"),
        ("3 business days", "3 business days"),
        ("soon", "soon"),
        (1440, "1 d"),
        (2880, "2 d"),
        ("2 d", "2 d"),
        (2160, "36 h"),
        (2175, "36 h 15 min"),
        (1439, "23 h 59 min"),
    ],
)
def test_a_time_looks_the_same_however_it_was_typed(raw, shown):
    assert duration_text(Duration.of(raw)) == shown


@pytest.mark.parametrize("minutes", [0.5, 40, 1440, 2160, 2175, 4320, 14400])
@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_a_time_that_is_shown_is_read_back(minutes, language):
    with use_language(language):
        assert parse_duration(duration_text(Duration.of(minutes))).minutes == minutes
