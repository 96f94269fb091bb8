"""Where the texts of a narrow table are broken into lines."""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations, pairwise

from PySide6.QtGui import QFontMetrics

MOST_LINES = 3
"""Of a cell, and of a heading, that is broken because the table is narrow."""

_JOINER = "\N{WORD JOINER}"
_HAN = "[\u3400-\u9fff\uf900-\ufaff]"
_SHORT_WORD = re.compile(f"(?<!{_HAN}){_HAN}{{2,4}}(?!{_HAN})")


def kept_together(text: str) -> str:
    """Return a text with its short Chinese words kept from being broken: 峰值, 严重程度."""
    return _SHORT_WORD.sub(lambda word: _JOINER.join(word[0]), text)


def head_widths(metrics: QFontMetrics, text: str) -> tuple[int, ...]:
    """Return how wide a heading is on one line, on two and on three.

    It can be broken at a space, and beside any character that is as wide as it is high, but not
    within a short word of such.
    """
    text = kept_together(text)
    widths = [metrics.horizontalAdvance(text)]
    breaks = [
        at
        for at in range(1, len(text))
        if _JOINER not in text[at - 1 : at + 1]
        and (text[at - 1] == " " or _is_full_width(text[at - 1]) or _is_full_width(text[at]))
    ]
    for count in range(1, MOST_LINES):
        ways = (
            max(metrics.horizontalAdvance(text[a:b].rstrip()) for a, b in pairwise((0, *at, None)))
            for at in combinations(breaks, count)
        )
        widths.append(min(ways, default=widths[-1]))
    return tuple(widths)


def _is_full_width(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
