"""Words of Chinese text: what a line should not cut, and where a phrase begins and ends."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from cxdesigner.scene.chinese_words import FOLDED, LONGEST, SINGLE, SUFFIXES, WORDS

_KNOWN_COST = 60
_COUNT_COST = 70
"""Of a number with what it counts by: a listed word is likelier where both could be."""
_PAIR_COST = 160
_UNLIKELY_PAIR_COST = 240
"""With a conjunction, a preposition or a particle in it."""
_SINGLE_COST = 150
_KNOWN_SINGLE_COST = 75
"""Two of these are likelier than a word that is not listed."""

_INSIDE = 1.4
_INSIDE_PAIR = 1.0
"""Of two characters that are no listed word; they may be two words as well."""
_LEANS_BACK = 0.9
_ALONE = 0.6
_BEFORE_SINGLE = 0.4
_BETWEEN = 0.3
_FREE = 0.2

RUNS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
"""Chinese characters beside each other."""

JOINER = "\N{WORD JOINER}"
"""Of no width; no line is broken beside it."""

_INTERVAL = re.compile(r"(?<=\d) ?[–～…] ?(?=[+\u2212-]?\d)")
"""Between the ends of an interval: 3 – 5, 3 … 4.96."""

_COUNTED = re.compile(r"(?<=\d) (?=[\u3400-\u4dbf\u4e00-\u9fff])|(?<=[第骤驟]) (?=\d)")
"""Between a figure and what it counts: 3 项, 第 2 步, 步骤 2."""

_RANKED = re.compile("(?<=第)(?=[0-9])|(?<=[0-9])(?=[\u3400-\u4dbf\u4e00-\u9fff])")
"""The same without a space: 第2步, 3项."""

_COUNTS_BEGIN = frozenset("第零一二两三四五六七八九十百千万亿几半")
_COUNT = re.compile(
    "第[零一二两三四五六七八九十百千万几]+"
    "|第?[零一二两三四五六七八九十百千万亿几半]+(?:分钟|小时|星期|个月|公里|"
    "[个次张天条家位件份步项页台遍道顿种名分秒年月周日轮批层排号段句杯碗盘桌间座辆部本封期组人"
    "倍元块点只支把双场趟口级类笔单处套班])"
)
"""A number of characters with what it counts by, and the place of one in an order."""
_LONGEST_COUNT = 6

_LAST = re.compile(r"(?<=[A-Za-z]) (?=[A-Za-z0-9]{1,2}[.!?]?\Z)")

_DOT = re.compile(r"(?<=\S)(?=\u00b7\S)")
"""Before the dot between words, which has no spaces in Chinese."""

_SIGN = re.compile(r"\u2212(?=[\d(])")
"""A minus sign before what it is of."""

_MOST_LEANING = 3
"""Characters of a word and what leans on it: with a comma, more is wider than a narrow column."""

_SHORT_LABEL = 4
"""Characters of a text that is not broken at all."""

_OPENERS = frozenset("与和及并或跟在从把被让对给为按由向到将以")
"""Conjunctions and prepositions: a phrase begins with them."""
_ENDERS = frozenset("的了后时")
"""A phrase ends with them."""
_LEANING = SUFFIXES | _ENDERS
_OWN = _OPENERS | frozenset("的了")


def is_chinese_character(char: str) -> bool:
    """Say whether a character is one of those that Chinese words are made of."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def cut_costs(run: str) -> list[float]:
    """Return for every place in a run of Chinese characters how much a break there hurts, 0…1.4.

    Item n is for the break before character n; the first is 0. Words are those that explain the
    run with the fewest unknown characters; what is not listed is taken for words of two.
    """
    folded = run.translate(FOLDED)
    costs = [0.0] * len(folded)
    before = ""
    for start, word in _words(folded):
        if start:
            ends = start + len(word) == len(folded)
            costs[start] = _between(before, word, ends=ends)
        inside = _INSIDE if word in WORDS or _is_count(word) else _INSIDE_PAIR
        for at in range(start + 1, start + len(word)):
            costs[at] = inside
        before = word
    return costs


@lru_cache(maxsize=8192)
def kept_together(text: str) -> str:
    """Return a text with joiners within its words, for those who break lines by characters alone.

    Intervals are not parted either, nor figures from what they count, nor a last word of one or
    two letters from the one before, nor a dot between words from the first.

    It is to be shown, not to be stored, copied or read out.
    """
    if len(text) <= _SHORT_LABEL and RUNS.fullmatch(text):
        return JOINER.join(text)
    text = _LAST.sub("\N{NO-BREAK SPACE}", text.replace(" · ", "\N{NO-BREAK SPACE}· "))
    if text.replace("\N{NO-BREAK SPACE}", "").isascii():
        return text
    text = _DOT.sub(JOINER, text)
    counted = _COUNTED.sub("\N{NO-BREAK SPACE}", _SIGN.sub("\u2212" + JOINER, text))
    counted = _RANKED.sub(JOINER, counted)
    return _INTERVAL.sub(_glued, RUNS.sub(lambda run: _joined(run[0]), counted))


def _glued(between: re.Match[str]) -> str:
    return between[0].replace(" ", "\N{NO-BREAK SPACE}") + JOINER


def _joined(run: str) -> str:
    costs = cut_costs(run)
    ends = [at for at in range(1, len(run)) if costs[at] < _INSIDE_PAIR]
    pieces: list[str] = []
    leans = False
    for start, end in pairwise((0, *ends, len(run))):
        word = run[start:end]
        if leans and len(pieces[-1]) + len(word) <= _MOST_LEANING:
            pieces[-1] += word
        else:
            pieces.append(word)
        leans = end < len(run) and costs[end] >= _ALONE
    return "".join(map(JOINER.join, pieces))


def _between(before: str, after: str, *, ends: bool) -> float:
    """What a break between two words costs; `ends` says that the run ends with the second."""
    if len(after) == 1 and (ends or after in _LEANING):
        return _LEANS_BACK
    if after in _OPENERS:
        return _FREE
    if len(before) == 1 and before not in _ENDERS:
        return _ALONE
    if before[-1] in _ENDERS:
        return _FREE
    return _BEFORE_SINGLE if len(after) == 1 else _BETWEEN


def _is_count(word: str) -> bool:
    return word[0] in _COUNTS_BEGIN and _COUNT.fullmatch(word) is not None


def _pair_cost(pair: str) -> int:
    if pair in WORDS:
        return _KNOWN_COST
    return _UNLIKELY_PAIR_COST if _OWN.intersection(pair) else _PAIR_COST


def _words(folded: str) -> list[tuple[int, str]]:
    """Split a run into words: (start, word)."""
    count = len(folded)
    cheapest = [0] * (count + 1)
    starts = [0] * (count + 1)
    has_counts = not _COUNTS_BEGIN.isdisjoint(folded)
    for end in range(1, count + 1):
        char = folded[end - 1]
        known = char in SINGLE or char in SUFFIXES
        best = cheapest[end - 1] + (_KNOWN_SINGLE_COST if known else _SINGLE_COST)
        start = end - 1
        if end > 1:
            pair = folded[end - 2 : end]
            cost = cheapest[end - 2] + _pair_cost(pair)
            if cost < best:
                best, start = cost, end - 2
            for length in range(2, min(_LONGEST_COUNT, end) + 1) if has_counts else ():
                if _is_count(folded[end - length : end]):
                    cost = cheapest[end - length] + _COUNT_COST
                    if cost < best:
                        best, start = cost, end - length
            for length in range(3, min(LONGEST, end) + 1):
                if folded[end - length : end] in WORDS:
                    cost = cheapest[end - length] + _KNOWN_COST
                    if cost < best:
                        best, start = cost, end - length
        cheapest[end] = best
        starts[end] = start
    found: list[tuple[int, str]] = []
    end = count
    while end:
        found.append((starts[end], folded[starts[end] : end]))
        end = starts[end]
    return found[::-1]
