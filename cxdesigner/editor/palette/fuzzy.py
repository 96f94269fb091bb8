"""How well a text fits what was typed.

What is typed is divided at spaces; each part has to be found: as it is, or, in scripts that
write letters, as letters in order (``zfi`` finds *Zoom: fit*). Higher is better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cxdesigner.base.fold import fold, has_cjk

WHOLE, START, WORD, INSIDE, DETAIL, LETTERS = 1000, 800, 600, 400, 280, 100
"""Points for a part that is the text, begins it, begins a word, lies inside, stands in what belongs
to it, is only scattered."""

_MOST_PARTS = 8

Spans = tuple[tuple[int, int], ...]


def parts_of(query: str) -> tuple[str, ...]:
    """Return the folded parts of what was typed."""
    return tuple(fold(query).split()[:_MOST_PARTS])


@lru_cache(maxsize=256)
def _letters(part: str) -> re.Pattern[str]:
    return re.compile(".*?".join(f"({re.escape(letter)})" for letter in part), re.DOTALL)


def _inside(part: str, text: str) -> int | None:
    """Return the place of a part in a folded text, at the beginning of a word if there is one."""
    place = first = text.find(part)
    while place > 0:
        if not text[place - 1].isalnum():
            return place
        place = text.find(part, place + 1)
    return None if first < 0 else place if place == 0 else first


def _points(part: str, text: str, place: int) -> int:
    if place == 0:
        points = WHOLE if len(part) == len(text) else START
    else:
        # Scripts without spaces have words anywhere.
        begins = not text[place - 1].isalnum() or has_cjk(part[0])
        points = WORD if begins else INSIDE
    # A short text says more about what was meant than a long one.
    return points - min(place, 60) - min(len(text), 90) // 2


def _score_part(part: str, text: str, *, scattered: bool) -> int | None:
    place = _inside(part, text)
    if place is not None:
        return _points(part, text, place)
    if not scattered or len(part) < 2 or has_cjk(part):
        return None
    found = _letters(part).search(text)
    if found is None:
        return None
    stretch = found.end() - found.start()
    starts = sum(
        place == 0 or not text[place - 1].isalnum()
        for place in (found.start(group) for group in range(1, len(part) + 1))
    )
    # Letters all over a text are chance; initials of words, and a word with gaps, are not.
    if starts < len(part) and stretch > (4 if 2 * starts >= len(part) else 2) * len(part):
        return None
    return LETTERS + 40 * starts - stretch


def score(parts: tuple[str, ...], text: str, *, scattered: bool = True) -> int | None:
    """Return the points of a folded text, or None if some part is not in it.

    Parameters
    ----------
    parts
        From ``parts_of``; without any everything fits with 0 points.
    scattered
        Whether letters in order are enough.
    """
    total = 0
    for part in parts:
        points = _score_part(part, text, scattered=scattered)
        if points is None:
            return None
        total += points
    return total


def score_spelled(parts: tuple[str, ...], spellings: Sequence[str]) -> int | None:
    """Return the points of a Chinese text by how it is spelled, or None if some part is not in it.

    Parameters
    ----------
    parts
        From ``parts_of``.
    spellings
        From ``pinyin.spellings``: each part has to begin one of them.
    """
    total = 0
    for part in parts:
        places = (n for n, spelled in enumerate(spellings) if spelled.startswith(part))
        place = next(places, None)
        if place is None:
            return None
        total += DETAIL - min(place, 60)
    return total


def spans(parts: tuple[str, ...], text: str) -> Spans:
    """Return which stretches of an unfolded text a person typed, for emphasis; sorted, apart."""
    folded = fold(text)
    if len(folded) != len(text):
        return ()
    marked: set[int] = set()
    for part in parts:
        place = _inside(part, folded)
        if place is not None:
            marked.update(range(place, place + len(part)))
        elif len(part) > 1 and not has_cjk(part):
            found = _letters(part).search(folded)
            if found is not None:
                marked.update(found.start(group) for group in range(1, len(part) + 1))
    runs: list[tuple[int, int]] = []
    for place in sorted(marked):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)
