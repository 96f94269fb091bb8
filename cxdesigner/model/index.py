"""An index that is copied in no time: copies share what neither of them has changed since."""

from __future__ import annotations

from collections.abc import Set

_NONE: frozenset[str] = frozenset()


class IdIndex:
    """Key → ids. A copy never sees what happens to the other one."""

    __slots__ = ("_own", "_sets")

    def __init__(self) -> None:
        self._sets: dict[str, set[str]] = {}
        self._own: set[str] = set()
        """Keys whose ids no copy has; those of all others are copied before they change."""

    def of(self, key: str) -> Set[str]:
        """Return the ids of a key, to be read only; none for a key that is not there."""
        return self._sets.get(key, _NONE)

    def add(self, key: str, value: str) -> None:
        """Add an id to those of a key."""
        members = self._sets.get(key)
        if members is not None and key in self._own:
            members.add(value)
            return
        self._sets[key] = {value} if members is None else {*members, value}
        self._own.add(key)

    def discard(self, key: str, value: str) -> None:
        """Take an id from those of a key, if it is there."""
        members = self._sets.get(key)
        if members is None:
            return
        if key in self._own:
            members.discard(value)
        else:
            members = self._sets[key] = members - {value}
            self._own.add(key)
        if not members:
            del self._sets[key]
            self._own.discard(key)

    def copy(self) -> IdIndex:
        """Return an index of the same ids that goes its own way."""
        found = IdIndex()
        found._sets = self._sets.copy()
        self._own = set()
        return found

    def state(self) -> dict[str, set[str]]:
        """Return all ids by key, for comparison in tests."""
        return {key: set(members) for key, members in self._sets.items()}
