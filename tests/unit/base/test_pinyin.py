"""Chinese words as letters."""

import pytest

from cxdesigner.base.pinyin import sound_of, sound_order, spellings


@pytest.mark.parametrize(
    ("word", "sounds"),
    [("服务蓝图", "fu wu lan tu"), ("阶段步骤泳道", "jie duan bu zhou yong dao"),
     ("导出打印保存", "dao chu da yin bao cun"), ("客户画像情感", "ke hu hua xiang qing gan"),
     ("接触点决策", "jie chu dian jue ce"), ("撤销重做", "che xiao chong zuo"),
     ("筛选表格大纲", "shai xuan biao ge da gang"),
     ("痛点机会爽点", "tong dian ji hui shuang dian"),
     ("前台后台支持", "qian tai hou tai zhi chi"), ("啊座做女绿", "a zuo zuo nv lv")],
)  # fmt: skip
def test_words_of_the_program_are_spelled(word: str, sounds: str) -> None:
    assert [sound_of(character) for character in word] == sounds.split()


def test_a_text_is_spelled_whole_and_by_first_letters_from_each_character() -> None:
    assert spellings("导出 PDF…")[:2] == ("daochupdf", "chupdf")
    assert spellings("导出 PDF…")[5:7] == ("dcpdf", "cpdf")


@pytest.mark.parametrize("text", ["Export", "匯出", "鬱", ""])
def test_what_cannot_be_spelled_has_no_spelling(text: str) -> None:
    assert spellings(text) == ()


def test_texts_are_sorted_as_they_are_read() -> None:
    read = ["App", "web", "店长", "服务员", "门店", "收银台", "微信小程序", "鬱"]
    assert sorted(sorted(read), key=sound_order) == read
