"""Which points of an emotion curve are those of before, and which look different."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxdesigner.scene.blocks.feeling import EmotionPoint


class Match(NamedTuple):
    """Which points are those of before.

    ``before`` holds the old index of each point, -1 for new ones; ``first`` is the first point
    whose index is another.
    """

    before: list[int]
    first: int


def matched(old: Sequence[EmotionPoint], new: Sequence[EmotionPoint]) -> Match:
    """Find points again."""
    count = len(new)
    if old is new:
        return Match(list(range(count)), count)
    if len(old) == count:
        return Match(
            [
                at if one is two or one == two else -1
                for at, (one, two) in enumerate(zip(old, new, strict=True))
            ],
            count,
        )
    most = min(len(old), count)
    first = 0
    while first < most and (old[first] is new[first] or old[first] == new[first]):
        first += 1
    most, same = most - first, 0
    while same < most and (old[-1 - same] is new[-1 - same] or old[-1 - same] == new[-1 - same]):
        same += 1
    before = [at if at < first else -1 for at in range(count)]
    before[count - same :] = range(len(old) - same, len(old))
    return Match(before, first)


def dirty_points(match: Match, old: Sequence[float], new: Sequence[float], count: int) -> list[int]:
    """Return the points that changed, and those around a gap that is not as it was."""
    found: set[int] = set()
    before = match.before
    last = len(before) - 1
    if match.first == count == len(before) and -1 not in before:
        # The same points: only gaps can be others.
        for at in range(1, count):
            if new[at] - new[at - 1] != old[at] - old[at - 1]:
                found.update((at - 2, at - 1, at, at + 1))
        return sorted(at for at in found if 0 <= at <= last)
    for at, was in enumerate(before):
        if was < 0:
            found.update((at - 2, at - 1, at, at + 1, at + 2))
        elif at and (before[at - 1] != was - 1 or new[at] - new[at - 1] != old[was] - old[was - 1]):
            found.update((at - 2, at - 1, at, at + 1))
    if before[0] != 0:
        found.update((0, 1))
    if before[-1] != count - 1:
        found.update((last - 1, last))
    return sorted(at for at in found if 0 <= at <= last)
