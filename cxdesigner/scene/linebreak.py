"""Where a line may break: a small part of UAX #14 with the Chinese rules (kinsoku) on top.

Lines break after spaces and hyphens, and between Chinese characters; no line starts with closing
punctuation or ends with opening punctuation; Latin words and numbers stay whole. Grapheme clusters
follow UAX #29 as far as marks, emoji sequences, flags and Hangul syllables go.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache

from cxdesigner.scene.chinese import RUNS, cut_costs, is_chinese_character


class BreakClass(IntEnum):
    """How a character behaves at the end and the start of a line."""

    WORD = 0
    """Part of a word; no break beside another of its kind."""
    IDEOGRAPH = 1
    """A line may break on either side."""
    OPEN = 2
    """Never ends a line."""
    CLOSE = 3
    """Never starts a line."""
    SPACE = 4
    """A line breaks after it; it does not count at the end of one."""
    HYPHEN = 5
    """A line may break after it, inside a word."""
    GLUE = 6
    """No break on either side."""
    MARK = 7
    """Belongs to the character before it."""
    BREAK = 8
    """Invisible; a line may break here (zero width space)."""
    DASH = 9
    """A dash; two of them stay together and with what precedes."""


_OPEN = frozenset("([{（［｛〔【《〈「『〖〘〝“‘«‹¡¿$£€¥￥＄＃#№")
_CLOSE = frozenset(
    ")]}）］｝〕】》〉」』〗〙〞”’»›,.:;!?%、。，．：；！？％‰°℃…‥·・•～〜ー々〻ヽヾゝゞ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡｣､･™®"
)
_GLUE = frozenset("\u00a0\u202f\u2007\u2060\ufeff")
_DASH = frozenset("—–―⸺")
_WIDE = frozenset("WF")

_WORD, _IDEOGRAPH = BreakClass.WORD, BreakClass.IDEOGRAPH


class _Classes(dict[str, BreakClass]):
    """Class of a character, computed once."""

    def __missing__(self, char: str) -> BreakClass:
        found = self[char] = _class_of(char)
        return found


def _class_of(char: str) -> BreakClass:
    if char in _OPEN:
        return BreakClass.OPEN
    if char in _CLOSE:
        return BreakClass.CLOSE
    if char in _GLUE:
        return BreakClass.GLUE
    if char in _DASH:
        return BreakClass.DASH
    if char in "-\u2010\u00ad/\\|":
        return BreakClass.HYPHEN
    if char == "\u200b":
        return BreakClass.BREAK
    if char.isspace():
        return BreakClass.SPACE
    if is_extending(char):
        return BreakClass.MARK
    if char == "\u200d":
        return BreakClass.GLUE
    if unicodedata.east_asian_width(char) in _WIDE or ord(char) >= 0x1F000:
        return BreakClass.IDEOGRAPH
    # Symbols such as arrows and check marks stand alone; currency and letters form words.
    return BreakClass.IDEOGRAPH if unicodedata.category(char) == "So" else BreakClass.WORD


CLASSES: dict[str, BreakClass] = _Classes()


class _Extending(dict[str, bool]):
    """Whether a character is drawn on the one before it, found out once."""

    def __missing__(self, char: str) -> bool:
        code = ord(char)
        found = self[char] = code >= 0x300 and (
            unicodedata.category(char) in ("Mn", "Mc", "Me")
            or 0xFE00 <= code <= 0xFE0F
            or 0x1F3FB <= code <= 0x1F3FF
            or 0xE0020 <= code <= 0xE01EF
        )
        return found


_extends = _Extending().__getitem__


def is_extending(char: str) -> bool:
    """Say whether a character is drawn on the one before it: marks, selectors, skin tones."""
    return _extends(char)


def has_extending(text: str) -> bool:
    """Say whether any character of a text is drawn on the one before it."""
    return not text.isascii() and any(map(_extends, text))


def clusters(text: str) -> tuple[str, ...]:
    """Split text into what a reader takes for single characters."""
    if text.isascii():
        return tuple(text)
    found: list[str] = []
    flags = 0
    for char in text:
        previous = found[-1] if found else ""
        is_flag = 0x1F1E6 <= ord(char) <= 0x1F1FF
        joined = bool(previous) and (
            is_extending(char)
            or char == "\u200d"
            or previous[-1] == "\u200d"
            or (is_flag and flags % 2 == 1)
            or _is_hangul_rest(char)
        )
        flags = flags + 1 if is_flag else 0
        if joined:
            found[-1] += char
        else:
            found.append(char)
    return tuple(found)


def _is_hangul_rest(char: str) -> bool:
    # Vowels and final consonants of conjoining Hangul continue the syllable.
    return 0x1160 <= ord(char) <= 0x11FF


@lru_cache(maxsize=16384)
def breaks(text: str) -> tuple[int, ...]:
    """Return the places where a line may end, as indexes into `text`, without 0 and its length.

    A place after a space is the index of the first character of the next line. `text` has no line
    feeds.
    """
    found: list[int] = []
    classes = CLASSES
    flags = 0
    # What counts before a place is the last character that is no mark.
    before: BreakClass | None = None
    for at, char in enumerate(text):
        now = classes[char]
        is_flag = "\U0001f1e6" <= char <= "\U0001f1ff"
        if before is None or (now is _WORD and before is _WORD) or (is_flag and flags % 2 == 1):
            pass
        elif (now is _IDEOGRAPH and before is _IDEOGRAPH) or _may_break(
            before, now, text[at - 1], char
        ):
            found.append(at)
        flags = flags + 1 if is_flag else 0
        if now is not BreakClass.MARK:
            before = now
    return tuple(found)


def _may_break(before: BreakClass, now: BreakClass, left: str, right: str) -> bool:
    kinds = BreakClass
    if now in (kinds.SPACE, kinds.MARK, kinds.GLUE, kinds.CLOSE, kinds.BREAK):
        # "3 . 5" keeps its spaces with what comes before; nothing starts with them.
        return False
    if before is kinds.BREAK or before is kinds.SPACE:
        return True
    if before in (kinds.GLUE, kinds.OPEN):
        return False
    if now is kinds.DASH:
        return False
    if now is kinds.HYPHEN:
        return False
    if before is kinds.HYPHEN:
        # "-5" and "24/7" stay whole.
        return not right.isdigit()
    if before is kinds.DASH:
        # "10–25" stays whole.
        return not (left == "–" and right.isdigit())
    if before is kinds.CLOSE:
        return _after_close(left, now)
    if now is kinds.OPEN:
        return before is kinds.IDEOGRAPH or right not in "([{$£€¥#"
    return before is kinds.IDEOGRAPH or now is kinds.IDEOGRAPH


def _after_close(left: str, now: BreakClass) -> bool:
    # "3.5", "e.g.", "don’t", "a:b" are words; full-width punctuation ends a clause.
    if now is BreakClass.IDEOGRAPH or unicodedata.east_asian_width(left) in _WIDE:
        return True
    return left in "…‥•" and now is not BreakClass.CLOSE


@lru_cache(maxsize=16384)
def break_costs(text: str) -> tuple[float, ...]:
    """Return how much a break at each of `breaks(text)` hurts a reader, 0…1.4.

    Punctuation and most spaces are free; a word of Chinese is not to be cut, a figure not to be
    parted from its unit, and an article or preposition not to be left at the end of a line.
    """
    inside = {} if text.isascii() else _inside_runs(text)
    return tuple(inside[at] if at in inside else _cost_beside(text, at) for at in breaks(text))


def _inside_runs(text: str) -> dict[int, float]:
    """What breaks between two Chinese characters cost."""
    found: dict[int, float] = {}
    for run in RUNS.finditer(text):
        found.update(enumerate(cut_costs(run[0])[1:], run.start() + 1))
    return found


def _cost_beside(text: str, at: int) -> float:
    left, right = text[at - 1], text[at]
    before, after = CLASSES[left], CLASSES[right]
    if before is BreakClass.SPACE:
        return _cost_after_space(text, at)
    if before in (BreakClass.CLOSE, BreakClass.BREAK, BreakClass.DASH):
        return 0.0
    if after is BreakClass.OPEN:
        # What stands in brackets is about the word before them.
        return 0.7 if right in "（(" else 0.0
    if before is not after or before is BreakClass.HYPHEN:
        # Between Chinese and Latin a word ends, but a figure and its unit belong together.
        if left.isdigit() or (left == "第" and right.isdigit()):
            return _PARTED
        return 0.4 if right.isdigit() else 0.2
    return 1.0


def _cost_after_space(text: str, at: int) -> float:
    word = text[:at].split()[-1:]
    if not word:
        return 0.0
    if word[0][-1].isdigit() and text[at].isalpha():
        return _PARTED if is_chinese_character(text[at]) else 0.4
    if word[0][-1] == "第" and text[at].isdigit():
        return _PARTED
    if word[0][-1] in ",;:.!?":
        return 0.0
    if word[0] in _ARTICLES:
        return 0.3
    return 0.25 if word[0] in _LEANING or text[at].isdigit() else 0.15


_PARTED = 1.4
"""A figure without its unit."""
_ARTICLES = frozenset(("a", "an", "the"))
_LEANING = frozenset(
    "of and or to in on at by for with from as is are into per via no not &".split()
)
"""Words that a reader takes with the next one."""
