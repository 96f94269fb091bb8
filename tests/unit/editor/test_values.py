"""Times and pairs as people type them."""

import pytest

from cxdesigner.base.errors import EditError
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
    ],
)
def test_halves_and_seconds(text, minutes):
    if minutes is None:
        with pytest.raises(EditError):
            parse_duration(text)
    else:
        assert parse_duration(text).minutes == minutes


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
        ("1h20", "80 min"),
        ("30s", "30 s"),
        ("~40m", "~40m"),
        ("10-25 min", "10-25 min"),
        ("3 business days", "3 business days"),
        ("soon", "soon"),
    ],
)
def test_a_time_looks_the_same_however_it_was_typed(raw, shown):
    assert duration_text(Duration.of(raw)) == shown
