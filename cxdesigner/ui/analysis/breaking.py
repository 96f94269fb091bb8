"""Where the texts of a narrow table are broken into lines."""

from __future__ import annotations

import unicodedata
from itertools import combinations, pairwise

from PySide6.QtGui import QFontMetrics

from cxdesigner.scene.chinese import JOINER, kept_together

MOST_LINES = 3
"""Of a heading that is broken because the table is narrow."""

_HOLDING = frozenset((JOINER, "\N{NO-BREAK SPACE}"))


def head_widths(metrics: QFontMetrics, text: str) -> tuple[int, ...]:
    """Return how wide a heading is on one line, on two and on three.

    It can be broken at a space, and beside any character that is as wide as it is high, but not
    within a Chinese word.
    """
    return tuple(_width(metrics, lines) for lines in _ways(metrics, text))


def broken_heading(metrics: QFontMetrics, text: str, room: int) -> str:
    """Return a heading on as few lines as fit into a room, all about as long."""
    ways = _ways(metrics, text)
    lines = next((one for one in ways if _width(metrics, one) <= room), ways[-1])
    return "\n".join(lines)


def _ways(metrics: QFontMetrics, text: str) -> list[tuple[str, ...]]:
    """Return a heading on one line, and broken best into two and into three."""
    text = kept_together(text)
    found: list[tuple[str, ...]] = [(text,)]
    breaks = [
        at
        for at in range(1, len(text))
        if not _HOLDING & set(text[at - 1 : at + 1])
        and (text[at - 1] == " " or _is_full_width(text[at - 1]) or _is_full_width(text[at]))
    ]
    for count in range(1, MOST_LINES):
        ways = (
            tuple(text[a:b].rstrip() for a, b in pairwise((0, *at, None)))
            for at in combinations(breaks, count)
        )
        found.append(min(ways, key=lambda lines: _width(metrics, lines), default=found[-1]))
    return found


def _width(metrics: QFontMetrics, lines: tuple[str, ...]) -> int:
    return max(metrics.horizontalAdvance(line) for line in lines)


def _is_full_width(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
