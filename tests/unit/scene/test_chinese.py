"""Words of Chinese text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.scene.chinese import JOINER, cut_costs, kept_together
from cxdesigner.scene.chinese_words import FOLDED, LONGEST, WORDS
from cxdesigner.scene.linebreak import break_costs, breaks


def words(run: str, cut: float = 0.9) -> list[str]:
    """The run parted where a break hurts less than cutting a word."""
    at = [n for n, cost in enumerate(cut_costs(run)) if n and cost < cut]
    return [run[start:end] for start, end in pairwise((0, *at, len(run)))]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("确认解决", ["确认", "解决"]),
        ("確認解決", ["確認", "解決"]),
        ("服务员推荐", ["服务员", "推荐"]),
        ("评价是真的吗", ["评价", "是", "真的吗"]),
        ("提前一天发最后几道", ["提前", "一天", "发", "最后", "几道"]),
        ("复购率和意愿", ["复购率", "和", "意愿"]),
        ("先打第二次电话", ["先打", "第二次", "电话"]),
        ("第一張圖片", ["第一張", "圖片"]),
        ("等了四十分钟", ["等了", "四十分钟"]),
        ("要等五个工作日", ["要等", "五个", "工作日"]),
        ("第一部分说明", ["第一", "部分", "说明"]),
        ("看三张订单", ["看", "三张", "订单"]),
        # Not listed: characters pair up, and what is left over leans on the pair before it.
        ("甲乙丙丁", ["甲乙", "丙丁"]),
        ("翡翠鹦鹉筝", ["翡翠", "鹦鹉筝"]),
    ],
)
def test_words_stay_whole(run: str, expected: list[str]) -> None:
    assert words(run) == expected


def test_a_phrase_begins_with_a_conjunction_and_ends_with_a_particle() -> None:
    costs = cut_costs("会员与支付的平台")
    assert costs[2] < costs[3]
    assert costs[6] < costs[5]


@given(st.text(st.sampled_from("的与服务员確認等待甲乙丙"), max_size=12))
def test_every_place_has_a_cost(run: str) -> None:
    costs = cut_costs(run)
    assert len(costs) == len(run)
    assert all(0.0 < cost <= 1.4 for cost in costs[1:])


@given(st.text(st.sampled_from("的与服务員。（）a1 -——“、"), max_size=16))
def test_each_break_of_a_text_has_its_cost(text: str) -> None:
    assert len(break_costs(text)) == len(breaks(text))


def test_words_are_listed_with_mainland_characters() -> None:
    assert [word for word in WORDS if word.translate(FOLDED) != word] == []
    assert 2 <= min(map(len, WORDS)) <= LONGEST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由领班查看真实进度", "由领班|查看|真实|进度"),
        ("等位不透明、小食与美甲", "等位|不透明、小食|与美甲"),
        ("所解決的痛點", "所解決|的|痛點"),
        ("规则会在您工作时检查", "规则|会|在您|工作时|检查"),
        ("严重程度", "严重程度"),
        ("严重程度、用时", "严重|程度、用时"),
        ("Step 2：庫存 ok", "Step 2：庫存 ok"),
    ],
)
def test_words_are_kept_together_by_joiners(text: str, expected: str) -> None:
    kept = kept_together(text)
    assert kept.replace("\u2060", "") == text
    marked = re.sub("(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])", "|", kept).replace("\u2060", "")
    assert marked == expected


@given(st.text(alphabet="的了不与服务员等候推荐庫存進度a 、", max_size=40))
def test_what_is_kept_together_is_short_and_says_the_same(text: str) -> None:
    kept = kept_together(text)
    assert kept.replace("\u2060", "").replace("\u00a0", " ") == text
    assert all(len(run) <= 7 for run in re.findall("(?:[\u3400-\u9fff]\u2060)+.", kept))


def test_no_line_begins_with_a_dot_between_words() -> None:
    shown = kept_together("5 min · Fail point · Emotion")
    assert shown == "5 min\u00a0· Fail point\u00a0· Emotion"
    assert kept_together("5 分钟·失误点·情感").count(f"{JOINER}·") == 2


def test_a_pronoun_does_not_take_a_word_apart() -> None:
    shown = kept_together("不要让我重复讲").replace(JOINER, "+")
    assert "重+复" in shown
    assert "我+重" not in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("理想、另外 3 项。", "理想、另外 3_项。"),
        ("先做第 2 步。", "先做第_2_步。"),
        ("点餐 · 步骤 4", "点餐_· 步骤_4"),
        ("打第2次电话", "打第+2+次电话"),
        ("2 小时 27 分钟", "2_小时 27_分钟"),
        ("更不满意 = −(O + M)", "更不满意 = −+(O + M)"),
        ("平均 −0.5", "平均 −+0.5"),
        ("体验 − 期望", "体验 − 期望"),
        ("The next round begins with step 1.", "The next round begins with step_1."),
        ("Hears the result", "Hears the result"),
    ],
)
def test_figures_stay_beside_what_they_count(text: str, expected: str) -> None:
    kept = re.sub("(?<=[\u3400-\u9fff])\u2060(?=[\u3400-\u9fff])", "", kept_together(text))
    assert kept.replace("\u00a0", "_").replace(JOINER, "+") == expected


@pytest.mark.parametrize(("text", "at"), [("先做第2步", 3), ("先做第 2 步", 4), ("先做第 2 步", 6)])
def test_a_line_does_not_part_a_rank_from_its_figure(text: str, at: int) -> None:
    assert dict(zip(breaks(text), break_costs(text), strict=True))[at] >= 1.0
