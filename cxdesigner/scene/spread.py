"""Which keys lie on which places of a row, each over a stretch of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

_FAR = 64
"""Places from which on a key is not noted at each of them: thousands of links over thousands of
columns would take gigabytes."""


class Spread:
    """Keys, each over the places from a first to a last.

    Parameters
    ----------
    count
        Places there are to begin with; more come as they are needed.
    """

    def __init__(self, count: int = 0) -> None:
        self._at: list[set[str]] = [set() for _ in range(count)]
        self._far: dict[str, tuple[int, int]] = {}

    def add(self, key: str, first: int, last: int) -> None:
        """Note a key at the places from a first to a last, which counts too."""
        if last - first >= _FAR:
            self._far[key] = first, last
            return
        while len(self._at) <= last:
            self._at.append(set())
        for members in self._at[first : last + 1]:
            members.add(key)

    def discard(self, key: str, first: int, last: int) -> None:
        """Forget a key that was noted at these places."""
        if self._far.pop(key, None) is None:
            for members in self._at[first : last + 1]:
                members.discard(key)

    def at(self, places: Collection[int]) -> set[str]:
        """Return the keys at any of some places."""
        wanted = sorted(places)
        found = set().union(*[self._at[place] for place in wanted if place < len(self._at)])
        if wanted:
            for key, (first, last) in self._far.items():
                at = bisect_left(wanted, first)
                if at < len(wanted) and wanted[at] <= last:
                    found.add(key)
        return found

    def within(self, first: int, end: int) -> set[str]:
        """Return the keys at any place from a first up to an end, which does not count."""
        found = set().union(*self._at[first:end])
        found.update(key for key, (one, last) in self._far.items() if one < end and last >= first)
        return found

    def replace(self, first: int, end: int, count: int) -> None:
        """Put as many empty places in the room of those from a first up to an end.

        Nothing may be noted at the places that go.
        """
        self._at[first:end] = [set() for _ in range(count)]
        by = count - (end - first)
        for key, (one, last) in self._far.items():
            if one >= end:
                self._far[key] = one + by, last + by
