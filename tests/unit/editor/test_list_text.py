"""Lists as people type them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.editor.commands.list_elements import insert_list
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.list_text import ListLine, parse_list, parse_text, render_list
from cxdesigner.editor.list_words import lines_of


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Order", ListLine("Order")),
        ("• Order", ListLine("Order")),
        ("3. Order", ListLine("Order")),
        ("2、点餐", ListLine("点餐")),
        ("Wait for a table 40m W", ListLine("Wait for a table", duration="40m", is_wait=True)),
        ("Cook 1h20", ListLine("Cook", duration="1h20")),
        ("Eat 1 h 20 min", ListLine("Eat", duration="1 h 20 min")),
        ("Reply 10-25 min", ListLine("Reply", duration="10-25 min")),
        ("等位40分钟Ｗ", ListLine("等位", duration="40分钟", is_wait=True)),
        ("等位40分钟Ｗ－1！没人说明",
         ListLine("等位", duration="40分钟", is_wait=True, emotion=-1.0, pain="没人说明")),
        ("等位 约40分钟", ListLine("等位", duration="约40分钟")),
        ("排队大约 40 分钟", ListLine("排队", duration="大约 40 分钟")),
        ("小程序预约 5分钟", ListLine("小程序预约", duration="5分钟")),
        ("线上簽約10分鐘", ListLine("线上簽約", duration="10分鐘")),
        ("Queue 25m W ! waits 25 minutes @phone",
         ListLine("Queue", duration="25m", is_wait=True, channel="phone", pain="waits 25 minutes")),
        ("取号 ４０ｍ W", ListLine("取号", duration="40m", is_wait=True)),
        ("取号 １ｈ２０", ListLine("取号", duration="1h20")),
        ("等位４０ＭＩＮ", ListLine("等位", duration="40MIN")),
        ("Arrive 40M", ListLine("Arrive", duration="40M")),
        ("Arrive 2 Hours W", ListLine("Arrive", duration="2 Hours", is_wait=True)),
        ("Arrive (40m)", ListLine("Arrive", duration="40m")),
        ("Arrive ( 1 h 20 min ) F", ListLine("Arrive", duration="1 h 20 min", is_fail=True)),
        ("到店（约４０分钟）", ListLine("到店", duration="约40分钟")),
        ("等位 半小时 W", ListLine("等位", duration="0.5小时", is_wait=True)),
        ("等位 两小时二十分钟", ListLine("等位", duration="2小时20分钟")),
        ("等位 一个半小时", ListLine("等位", duration="1.5小时")),
        ("等位 一刻钟", ListLine("等位", duration="15分")),
        ("付款 1:20", ListLine("付款", duration="1:20")),
        ("付款１：２０ W", ListLine("付款", duration="1:20", is_wait=True)),
        ("Wait 0:45 -1", ListLine("Wait", duration="0:45", emotion=-1.0)),
        ("Pay \N{MINUS SIGN}1,5", ListLine("Pay", emotion=-1.5)),
        ("结账＋1，5", ListLine("结账", emotion=1.5)),
        ("Queue !", ListLine("Queue", pain="")),
        ("排队！", ListLine("排队", pain="")),
        ("Queue 4m ! nobody says why", ListLine("Queue", duration="4m", pain="nobody says why")),
        ("Queue ! too long 40m", ListLine("Queue", duration="40m", pain="too long")),
        ("Payment fails F -1", ListLine("Payment fails", is_fail=True, emotion=-1.0)),
        ("First bite * +1.5", ListLine("First bite", is_truth=True, emotion=1.5)),
        ("结账＊＋2", ListLine("结账", is_truth=True, emotion=2.0)),
        ("退款－1", ListLine("退款", emotion=-1.0)),
        ("Order @mini program", ListLine("Order", channel="mini program")),
        ("点餐＠小程序＃前厅", ListLine("点餐", channel="小程序", owner="前厅")),
        ("Cook #Kitchen 20 min", ListLine("Cook", owner="Kitchen", duration="20 min")),
        ("Table free?", ListLine("Table free?", is_decision=True)),
        ("有空桌吗？ W", ListLine("有空桌吗？", is_decision=True, is_wait=True)),
        ("# Arrive", ListLine("Arrive", is_stage=True)),
        ("＃到店", ListLine("到店", is_stage=True)),
        ("Arrive:", ListLine("Arrive", is_stage=True)),
        ("到店：", ListLine("到店", is_stage=True)),
    ],
)  # fmt: skip
def test_a_line_says(text: str, line: ListLine) -> None:
    assert parse_list(text) == (line,)


@pytest.mark.parametrize(
    "text",
    [
        *("Table 40", "Vitamin", "e-mail a@b.org", "Meet at 9:30", "9-5", "Print in 3Dx", "Follow"),
        *("Room 12", "Room (12)", "Print in 3D", "Choose iPhone 5S", "Bulb 10W", "Score 2:1"),
        *("Train 9:30", "Open at 5:30", "Lunch from 1:20", "下午 1:20", "凌晨1:20", "3月5日 1:20"),
        *("等半小时", "满意度 三分", "入住 第二天", "1:20 - 2:40", "1:20", "(40m)", "Pay +1,500"),
    ],
)
def test_what_only_looks_like_an_ending_is_text(text: str) -> None:
    assert parse_list(text) == (ListLine(text),)


@pytest.mark.parametrize(
    ("text", "label"),
    [(r"Open \24h", "Open 24h"), (r"Great\!", "Great!"), (r"Vitamin \F", "Vitamin F")],
)
def test_a_backslash_takes_the_meaning_away(text: str, label: str) -> None:
    assert parse_list(text) == (ListLine(label),)


def test_indented_lines_lie_deeper_and_a_stage_begins_anew() -> None:
    text = "Arrive:\n  Order\n    Greet\n\t\tLook up\n    Serve\n  Pay\n# Leave\nGo"
    lines = parse_list(text)
    assert [(line.text, line.depth) for line in lines] == [
        ("Arrive", 0),
        ("Order", 0),
        ("Greet", 1),
        ("Look up", 2),
        ("Serve", 1),
        ("Pay", 0),
        ("Leave", 0),
        ("Go", 0),
    ]
    assert [line.number for line in lines] == list(range(1, 9))


def test_empty_lines_are_left_out_and_counted() -> None:
    assert [(line.text, line.number) for line in parse_list("\n a\n\n\n b")] == [("a", 2), ("b", 5)]


words = st.text(
    st.sampled_from("ab WF1 2480.,mh分钟小时等位!！*＊+＋-－@＠#＃?？:：\\•~约、)（　\t\n"),
    max_size=40,
)


@given(st.one_of(words, st.text(max_size=60)))
@example("a\n  - b\n    c")
@example("\\\\!")
@example(r"a \４０ｍ")
@example(r"a \(40m)")
@example(r"到（\40m）")
@example(r"a 1\:20")
@example(r"a \Ｗ")
@example(r"第一步 \半小时")
def test_rendering_what_was_read_says_the_same(text: str) -> None:
    lines = parse_list(text)
    again = parse_list(render_list(lines))
    assert again == lines


def test_elements_are_copied_as_the_list_that_makes_them() -> None:
    text = (
        "# Arrive\nWait for a table 40m W −1 ! nobody says why\n    Greets @desk #Host\n"
        "# Eat\nTable free?\nPay F\n\\Vitamin \\F 20m * +1.5"
    )
    store = BlueprintBuilder(steps=0).store()
    with store.transaction() as tx:
        # A hyphen is typed, a minus is written.
        typed = text.replace("\N{MINUS SIGN}", "-")
        made = insert_list(tx, parse_list(typed), Place("lane-customer", gap=0), "en")
    assert render_list(lines_of(store, made, "en")) == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Queue 20m W", ListLine("Queue", duration="20m", is_wait=True)),
        ("Queue 40m!", ListLine("Queue", duration="40m", pain="")),
        ("Queue ! too long", ListLine("Queue", pain="too long")),
        ("Queue ! -1.5", ListLine("Queue", emotion=-1.5, pain="")),
        ("到院排队 40分钟 W ! -1.5",
         ListLine("到院排队", duration="40分钟", is_wait=True, emotion=-1.5, pain="")),
        ("Queue 5m ! waits 9 min", ListLine("Queue", duration="5m", pain="waits 9 min")),
        ("小程序预约 5分钟 +0.5", ListLine("小程序预约", duration="5分钟", emotion=0.5)),
        ("Pay +1.5 @app #till", ListLine("Pay", emotion=1.5, channel="app", owner="till")),
        ("等位40分钟", ListLine("等位", duration="40分钟")),
        ("1. Pay 6m", ListLine("1. Pay", duration="6m")),
        (r"Valid \30m", ListLine("Valid 30m")),
        ("Check in 5m", ListLine("Check in", duration="5m")),
        ("Queue (40 Min)", ListLine("Queue", duration="40 Min")),
        ("排队 ４０ｍ", ListLine("排队", duration="40m")),
    ],
)  # fmt: skip
def test_the_text_of_one_element_ends_as_a_line_does(text: str, says: ListLine) -> None:
    assert parse_text(text) == says


@pytest.mark.parametrize(
    "text",
    [
        "Welcome!",
        "Wow! great",
        "会员+1",
        "支付@微信",
        "Table #5",
        "Rooms 1 - 3",
        "Replies within 30 min",
        "Waits for 10-25 min",
        "入住第2天",
        "截止3月5日",
        "Monday 9 – 17",
        "Full?",
        "Price:",
        "40m",
        "-1.5",
        "!",
        "- a",
        "Open 24h",
        "Open (24h)",
        "Check in 1:20",
        "退货期7天",
        "Deliver in 3 days",
        "满意度打8分",
        "预约下午3时",
        "預約下午3時",
    ],
)
def test_a_sentence_says_nothing_but_its_words(text: str) -> None:
    assert parse_text(text) == ListLine(text)
