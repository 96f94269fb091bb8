"""Which links depend on which passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from cxdesigner.scene.route.columns import Columns
from cxdesigner.scene.route.strands import Way


class Reach:
    """Links by the column at which what they depend on begins."""

    def __init__(self, columns: int) -> None:
        self._starts: list[dict[str, Way]] = [{} for _ in range(columns + 1)]
        self._longest = 0
        self._total = 0
        self._through_corridors: set[str] = set()

    def add(self, way: Way) -> None:
        """Note a link that was laid."""
        way.set_reach()
        self._starts[_start(way)][way.link.id] = way
        self._longest = max(self._longest, way.high - way.low)
        self._total += way.high - way.low
        if has_corridor(way):
            self._through_corridors.add(way.link.id)

    def discard(self, way: Way) -> None:
        """Forget a link."""
        if self._starts[_start(way)].pop(way.link.id, None) is not None:
            self._total -= way.high - way.low
        self._through_corridors.discard(way.link.id)

    @property
    def usual(self) -> float:
        """How many links depend on a passage on average."""
        return self._total / (2 * len(self._starts) - 1)

    def of(self, passages: Iterable[int]) -> Iterator[str]:
        """Yield the links whose way depends on one of some passages.

        Ways through corridors depend on boxes far away.
        """
        ordered = sorted(passages)
        if not ordered:
            return
        yield from self._through_corridors
        first, last = ordered[0], ordered[-1]
        for starts in self._starts[max(0, (first - self._longest) // 2) : last // 2 + 1]:
            for id_, way in starts.items():
                base = 2 * way.source.first
                low, high = base + way.low, base + way.high
                if low <= last and high >= first:
                    index = bisect_left(ordered, low)
                    if index < len(ordered) and ordered[index] <= high:
                        yield id_

    def renumber(self, columns: Columns) -> None:
        """Follow columns that came or went, at which no link is known any more."""
        self._starts[columns.at : columns.at + columns.gone] = [{} for _ in range(columns.new)]


def has_corridor(way: Way) -> bool:
    """Say whether a link goes through a corridor between boxes of a lane."""
    return any(isinstance(gutter, str) for gutter in way.choice.gutters)


def _start(way: Way) -> int:
    return max(0, 2 * way.source.first + way.low) // 2
