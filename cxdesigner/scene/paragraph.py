"""Fills lines with a paragraph whose characters have been measured."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from cxdesigner.scene.linebreak import break_costs, breaks, clusters

# Rounding must not break a line that was measured to fit.
_EPSILON = 1e-6

# Longer paragraphs are filled line by line, without looking ahead.
_BALANCED_PLACES = 200

_ORPHAN_COST = 2.0
_CUT_COST = 1.5
_HYPHEN_COST = 0.8
_BREAK_WEIGHT = 0.5
_LAST_LINE_WEIGHT = 0.2
"""Of the free share of the last line of running text; lines of a title weigh all the same."""
_TITLE = 28.0
"""A text no wider than this, in em, is a title."""


def fill(text: str, advances: Sequence[float], width: float) -> list[tuple[int, int]]:
    """Return start and end of every line of a paragraph, as indexes into `text`.

    Uses as few lines as possible; among the ways to do so it takes the one that reads best: see
    `_best`. A word wider than a line is cut between grapheme clusters.

    Parameters
    ----------
    text
        Without line feeds; spaces at its end do not count.
    advances
        Width of each character, shape (len(text),), in the unit of `width`.

    Returns
    -------
    list of (start, end)
        Never empty. Lines follow each other without a gap; spaces at their ends are included.
    """
    before = [0.0, *accumulate(advances)]
    length = len(text)
    if before[len(text.rstrip())] <= width + _EPSILON:
        return [(0, length)]
    places, costs = _places(text, before, width)
    # What the text up to a place measures, spaces at its end apart.
    upto = [before[len(text[:place].rstrip())] if text[place - 1] == " " else before[place]
            for place in places]  # fmt: skip
    ends = _greedy(places, costs, upto, before, width)
    if len(ends) > 1 and len(places) <= _BALANCED_PLACES:
        ends = _best(text, places, costs, upto, before, width, ends)
    starts = [0, *(places[end] for end in ends[:-1])]
    return [(start, places[end]) for start, end in zip(starts, ends, strict=True)]


def _places(text: str, before: list[float], width: float) -> tuple[list[int], list[float]]:
    """Places where lines may end, the end of the text included, and what a break there costs.

    A word with a hyphen is parted only where it is too wide for a line: who copies text out of a
    PDF gets a hyphen at the end of a line taken for one that the line break brought.
    """
    places: list[int] = []
    costs: list[float] = []
    start = 0
    length = len(text)
    found = breaks(text)
    hurts = break_costs(text)
    hyphens = [at for at in found if text[at - 1] in "-\u2010"]
    limit = width + _EPSILON
    for end, hurt in zip((*found, length), (*hurts, 0.0), strict=True):
        if hyphens and end in hyphens:
            continue
        if before[end] - before[start] > limit:
            word = text[start:end].rstrip()
            if before[start + len(word)] - before[start] > limit:
                parts = [at for at in hyphens if start < at < end]
                cuts = [*accumulate(map(len, clusters(word)), initial=start)][1:-1]
                # An apostrophe was measured as one of the letter before it.
                cuts = [at for at in cuts if text[at] != "’"]
                if all(
                    before[right] - before[left] <= limit
                    for left, right in pairwise((start, *parts, start + len(word)))
                ):
                    cuts = parts
                places += cuts
                costs += [_HYPHEN_COST if at in parts else _CUT_COST for at in cuts]
        places.append(end)
        costs.append(hurt)
        start = end
    return places, costs


def _greedy(
    places: list[int],
    costs: list[float],
    upto: list[float],
    before: list[float],
    width: float,
) -> list[int]:
    """Return the indexes into `places` where lines end when each takes all it can."""
    ends: list[int] = []
    start = 0
    last = -1
    # The last place on this line that cuts no word.
    whole = -1
    for at, place in enumerate(places):
        if last >= 0 and upto[at] - before[start] > width + _EPSILON:
            # A word that must be cut anyway starts on a line of its own.
            end = whole if costs[last] >= _CUT_COST and whole >= 0 else last
            ends.append(end)
            start = places[end]
            whole = -1
            if upto[at] - before[start] > width + _EPSILON and end < at - 1:
                ends.append(at - 1)
                start = places[at - 1]
        last = at
        if costs[at] < _CUT_COST and place > start:
            whole = at
    ends.append(len(places) - 1)
    return ends


def _best(
    text: str,
    places: list[int],
    costs: list[float],
    upto: list[float],
    before: list[float],
    width: float,
    greedy: list[int],
) -> list[int]:
    """Choose among all ways to fill as many lines as `greedy` the one that reads best.

    The cost of a line is the square of its free share, plus what its break hurts, plus much for
    a single Chinese character left on the last line (dynamic programming over the places, line
    by line; line n can end no later than greedily filled from the start, and no earlier than
    greedily filled from the end).
    """
    count = len(greedy)
    final = len(places) - 1
    earliest = _from_the_end(places, upto, before, width, count)
    limit = width + _EPSILON
    last_weight = 1.0 if before[-1] <= _TITLE else _LAST_LINE_WEIGHT
    orphan = _ORPHAN_COST if _is_orphan(text[places[final - 1] :]) else 0.0
    # Cost of the best way to each place at the end of this line, and where the line starts.
    row: dict[int, float] = {-1: 0.0}
    came_from: list[dict[int, int]] = []
    for number in range(count - 1):
        new: dict[int, float] = {}
        origin: dict[int, int] = {}
        for end in range(earliest[number], greedy[number] + 1):
            cheapest = None
            for start, cost in row.items():
                if start >= end:
                    continue
                advance = upto[end] - (before[places[start]] if start >= 0 else 0.0)
                if advance > limit and end > start + 1:
                    continue
                free = 1.0 - advance / width if advance < width else 0.0
                total = cost + free * free
                if cheapest is None or total < cheapest:
                    cheapest = total
                    origin[end] = start
            if cheapest is not None:
                new[end] = cheapest + _BREAK_WEIGHT * costs[end]
        row = new
        came_from.append(origin)
    best_end, best_cost = None, 0.0
    for start, cost in row.items():
        advance = upto[final] - before[places[start]]
        if advance > limit and final > start + 1:
            continue
        free = 1.0 - advance / width if advance < width else 0.0
        total = cost + last_weight * free * free + (orphan if start == final - 1 else 0.0)
        if best_end is None or total < best_cost:
            best_end, best_cost = start, total
    if best_end is None:
        return greedy
    ends = [final, best_end]
    for origin in reversed(came_from[1:]):
        ends.append(origin[ends[-1]])
    return ends[::-1]


def _from_the_end(
    places: list[int], upto: list[float], before: list[float], width: float, count: int
) -> list[int]:
    """Return for every line the earliest place it can end at if the rest is to fit after it."""
    found = [0] * count
    end = len(places) - 1
    for number in range(count - 1, 0, -1):
        found[number] = end
        start = end - 1
        while start > 0 and upto[end] - before[places[start - 1]] <= width + _EPSILON:
            start -= 1
        end = max(start, 0)
    found[0] = end
    return found


def _is_orphan(tail: str) -> bool:
    word = tail.strip().rstrip("。！？，、；：…")
    return len(word) == 1 and ord(word) > 0x2E7F
