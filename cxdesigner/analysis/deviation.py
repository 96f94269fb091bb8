"""A planned journey against one that was lived.

Source: domain 4.16 (idea of CJML): the longest common subsequence of the touchpoints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deviation:
    """What agrees, what is missing, what is extra; ids in their order."""

    common: tuple[str, ...]
    missing: tuple[str, ...]
    """Planned but not lived, or not at this place."""

    extra: tuple[str, ...]
    """Lived but not planned, or not at this place."""

    fitness: float | None
    """Common of the planned, 0…1; None if nothing was planned."""

    precision: float | None
    """Common of the lived, 0…1; None if nothing was lived."""


def deviation(planned: Sequence[str], actual: Sequence[str]) -> Deviation:
    """Return how a lived sequence of touchpoints deviates from the planned one."""
    pairs = _common(planned, actual)
    kept, lived = {i for i, _j in pairs}, {j for _i, j in pairs}
    return Deviation(
        common=tuple(planned[i] for i, _j in pairs),
        missing=tuple(one for i, one in enumerate(planned) if i not in kept),
        extra=tuple(one for j, one in enumerate(actual) if j not in lived),
        fitness=len(pairs) / len(planned) if planned else None,
        precision=len(pairs) / len(actual) if actual else None,
    )


def _common(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Places in both of a longest common subsequence; as early in the first as can be."""
    ways = _ways(first, second)
    columns = len(second)

    def length(i: int, j: int) -> int:
        """Return how many ``first[i:]`` and ``second[j:]`` have in common."""
        return (ways[i] & ((1 << (columns - j)) - 1)).bit_count()

    pairs, i, j = [], 0, 0
    while i < len(first) and j < columns:
        if first[i] == second[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif length(i + 1, j) >= length(i, j + 1):
            i += 1
        else:
            j += 1
    return pairs


def _ways(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """Return for each place of the first which places of the second lengthen what is common.

    Bit k stands for the place k from the end of the second. Each row follows from the one below
    with a few sums over all places at once, where a table of lengths takes a step for each two.

    Source: H. Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004.
    """
    columns = len(second)
    places: dict[str, int] = {}
    for k, one in enumerate(reversed(second)):
        places[one] = places.get(one, 0) | 1 << k
    whole = (1 << columns) - 1
    # As in the source, what lengthens is 0.
    row, found = whole, [0]
    for one in reversed(first):
        hits = row & places.get(one, 0)
        row = (row + hits | row - hits) & whole
        found.append(~row & whole)
    return found[::-1]
