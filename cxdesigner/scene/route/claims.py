"""What links ask of each other: the one straight way to a tip, a trunk to share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.route.channel import ChannelChoice
from cxdesigner.scene.route.grid import TRACK
from cxdesigner.scene.route.strands import ENTERING, LEAVING, Way
from cxdesigner.scene.route.topology import Topology, straight_height

Key = tuple[str, str]
K = TypeVar("K")


class Claims:
    """Who claims which straight way and which trunk, by key."""

    def __init__(self) -> None:
        self._straight: dict[Key, set[str]] = {}
        self._leaving: dict[str, set[str]] = {}
        self._entering: dict[str, set[str]] = {}
        self._of: dict[str, tuple[tuple[Key, ...], int, str | None, str | None]] = {}

    def withdraw(self, ids: Iterable[str]) -> set[str]:
        """Take back all claims of links; returns the links that may be affected."""
        affected: set[str] = set()
        for id_ in ids:
            keys, _, leaving, entering = self._of.pop(id_, ((), 0, None, None))
            for key in keys:
                affected |= _discard(self._straight, key, id_)
            if leaving is not None:
                affected |= self._mates(_discard(self._leaving, leaving, id_))
            if entering is not None:
                affected |= _discard(self._entering, entering, id_)
        return affected

    def settle(
        self,
        topology: Topology,
        ways: dict[str, Way],
        fresh: set[str],
        bend: Callable[[Way], ChannelChoice],
    ) -> set[str]:
        """Claim for new links, and give all affected ones their choice and group.

        Parameters
        ----------
        fresh
            Links without claims, and those that may be affected by claims withdrawn.
        bend
            Makes a way with bends for a link whose straight way is taken.

        Returns
        -------
        Links whose choice or group is not what it was.
        """
        affected = set(fresh)
        for id_ in while_wanted(fresh):
            if id_ not in self._of:
                keys, room = _straight_keys(topology, ways[id_])
                self._of[id_] = keys, room, None, None
                for key in keys:
                    claimants = self._straight.setdefault(key, set())
                    affected |= claimants
                    claimants.add(id_)
        changed: set[str] = set()
        regroup: set[str] = set()
        for id_ in while_wanted(affected):
            way = ways[id_]
            keys, room, leaving, entering = self._of[id_]
            choice = way.wanted
            if any(sorted(self._straight[key]).index(id_) >= room for key in keys):
                choice = bend(way)
            if choice != way.choice:
                way.choice = choice
                changed.add(id_)
            wanted = _trunk(way, leaves=True), _trunk(way, leaves=False)
            if (leaving, entering) != wanted:
                if leaving is not None:
                    regroup |= self._mates(_discard(self._leaving, leaving, id_))
                if entering is not None:
                    regroup |= _discard(self._entering, entering, id_)
                if wanted[0] is not None:
                    mates = self._leaving.setdefault(wanted[0], set())
                    mates.add(id_)
                    regroup |= self._mates(mates)
                if wanted[1] is not None:
                    mates = self._entering.setdefault(wanted[1], set())
                    mates.add(id_)
                    regroup |= mates
                self._of[id_] = keys, room, *wanted
            regroup.add(id_)
        for id_ in regroup:
            group = self._group(id_)
            if ways[id_].group != group:
                ways[id_].group = group
                changed.add(id_)
        return changed

    def members(self, group: str) -> set[str]:
        """Return the links that could share a trunk."""
        if group.startswith(LEAVING):
            return self._leaving.get(group, set())
        return self._entering.get(group, set())

    def _mates(self, ids: set[str]) -> set[str]:
        """Return links and those that could merge with them before a head."""
        found = set(ids)
        for id_ in ids:
            if id_ in self._of:
                entering = self._of[id_][3]
                if entering is not None:
                    found |= self._entering.get(entering, set())
        return found

    def _group(self, id_: str) -> str | None:
        _, _, leaving, entering = self._of[id_]
        if leaving is None or entering is None:
            return None
        if len(self._leaving[leaving]) > 1:
            return leaving
        alone = 0
        for other in self._entering[entering]:
            key = self._of[other][2]
            if key is not None and len(self._leaving[key]) == 1:
                alone += 1
        return entering if alone > 1 else None


def _discard(sets: dict[K, set[str]], key: K, id_: str) -> set[str]:
    """Take one claimant out and return the others."""
    claimants = sets[key]
    claimants.discard(id_)
    if not claimants:
        del sets[key]
    return claimants


def _straight_keys(topology: Topology, way: Way) -> tuple[tuple[Key, ...], int]:
    """Return what a straight link claims, and how many may have it."""
    choice, source, target = way.wanted, way.source, way.target
    if choice.gutters or source is target:
        return (), 0
    if choice.passages:
        if choice.source_side in ("left", "right") or choice.target_side in ("left", "right"):
            return (), 0
        sides = (source, choice.source_side), (target, choice.target_side)
        return tuple((box.id, side) for box, side in sides if box.has_tips), 1
    left, right = (source, target) if source.first < target.first else (target, source)
    span = straight_height(topology, left, right)
    assert span is not None, "a straight link needs a common height"
    return ((left.id, right.id),), 1 + int((span[1] - span[0]) / TRACK)


def _trunk(way: Way, *, leaves: bool) -> str | None:
    link, choice = way.link, way.choice
    if link.bundle is None or not choice.passages or link.source == link.target:
        return None
    if len(choice.passages) == 1 and (way.source.has_tips or way.target.has_tips):
        # A tip is shared by others already; a trunk there would seem to be theirs.
        return None
    if leaves:
        return f"{LEAVING}{link.bundle}\0{link.source}\0{choice.source_side}\0{choice.passages[0]}"
    entered = choice.passages[-1] + 2 * (way.source.first - way.target.first)
    return f"{ENTERING}{link.bundle}\0{link.target}\0{choice.target_side}\0{entered}"
