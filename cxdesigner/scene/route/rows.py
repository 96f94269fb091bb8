"""The runs of one horizontal gutter on their tracks, followed edit by edit."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable

from cxdesigner.scene.route.tracks import Cluster, Run, clusters_of, is_apart

_MANY = 64
"""Runs that are put in one by one at the most."""


def _key(run: Run) -> tuple[float, float, str]:
    return run.low, run.high, run.id


def _low(run: Run) -> float:
    return run.low


class Row:
    """Runs by where they begin, in clusters of which none touches another.

    Only clusters that lose or get a run, and those these then touch, are given tracks anew.
    """

    __slots__ = ("_counts", "_placed", "_stale", "_waiting")

    def __init__(self) -> None:
        self._placed: list[Run] = []
        self._waiting: dict[Run, None] = {}
        self._stale: list[float] = []
        self._counts: list[dict[float, int]] = []

    def __len__(self) -> int:
        return len(self._placed) + len(self._waiting)

    @property
    def is_settled(self) -> bool:
        """Whether nothing changed since runs were given their tracks."""
        return not (self._waiting or self._stale)

    @property
    def thickness(self) -> list[float]:
        """Room across the gutter of each track, points."""
        return [max(rooms, default=0.0) for rooms in self._counts]

    def put(self, run: Run) -> None:
        """Put a run in, or say that where it lies is to be found out anew."""
        self._lift(run)
        self._waiting[run] = None

    def take(self, run: Run) -> None:
        """Take a run out."""
        self._lift(run)
        self._waiting.pop(run, None)

    def settle(self, refresh: Callable[[Run], None]) -> list[Run]:
        """Give tracks to runs that wait and to those around; returns the runs whose track changed.

        `refresh` finds out where a run lies.
        """
        placed = self._placed
        waiting = list(self._waiting)
        self._waiting.clear()
        for run in waiting:
            refresh(run)
            run.is_placed = True
            self._stale.append(run.low)
        if len(waiting) > _MANY:
            placed += waiting
            placed.sort(key=_key)
        else:
            for run in waiting:
                insort(placed, run, key=_key)
        changed: list[Run] = []
        done = 0
        for low in sorted(set(self._stale)):
            at = bisect_left(placed, low, key=_low)
            if at >= done:
                done = self._cluster(at, low, changed)
        self._stale.clear()
        while self._counts and not self._counts[-1]:
            self._counts.pop()
        return changed

    def shift(self, is_right: Callable[[Run], bool], by: float) -> None:
        """Move the runs right of columns that came or went; no run lies on both sides."""
        assert not self._waiting, "runs are settled before columns move"
        left: list[Run] = []
        right: list[Run] = []
        for run in self._placed:
            (right if is_right(run) else left).append(run)
        clusters = {id(run.cluster): run.cluster for run in right}
        for run in right:
            run.move(by)
        for cluster in clusters.values():
            if cluster is not None:
                cluster.low += by
                cluster.high += by
        mixed = {id(run.cluster): run.cluster for run in left if id(run.cluster) in clusters}
        is_torn = bool(left and right) and _key(left[-1]) > _key(right[0])
        for cluster in mixed.values():
            if cluster is not None:
                # Its runs lie elsewhere to each other; where it began says nothing any more.
                self._dissolve(cluster)
                self._stale += [run.low for run in cluster.runs]
        self._placed = left + right
        if right:
            self._stale.append(right[0].low)
        if is_torn:
            # Labels reach over the seam: everything is looked at again.
            self._placed.sort(key=_key)
            for run in self._placed:
                run.cluster = None
            self._stale = [run.low for run in self._placed]

    def _lift(self, run: Run) -> None:
        if not run.is_placed:
            return
        if run.cluster is not None:
            self._dissolve(run.cluster)
        at = bisect_left(self._placed, _key(run), key=_key)
        assert self._placed[at] is run, "a placed run is where it begins"
        del self._placed[at]
        run.is_placed = False
        self._count(run, None)

    def _dissolve(self, cluster: Cluster) -> None:
        self._stale.append(cluster.low)
        for run in cluster.runs:
            if run.cluster is cluster:
                run.cluster = None

    def _cluster(self, at: int, low: float, changed: list[Run]) -> int:
        """Cluster anew around the first run from a place on; returns the index behind it all."""
        placed = self._placed
        first = at
        while first:
            cluster = placed[first - 1].cluster
            if cluster is not None:
                if first == len(placed) or is_apart(cluster.high, placed[first].low):
                    break
                self._dissolve(cluster)
            first -= 1
        end = first
        reach = float("-inf")
        while end < len(placed):
            run = placed[end]
            if run.cluster is not None:
                if run.low > low and is_apart(reach, run.low):
                    break
                self._dissolve(run.cluster)
            if run.high > reach:
                reach = run.high
            end += 1
        for cluster in clusters_of(placed[first:end]):
            changed += cluster.set_levels()
            for run in cluster.runs:
                self._count(run, (run.level, run.thickness))
        return end

    def _count(self, run: Run, now: tuple[int, float] | None) -> None:
        """Note on which track a run lies and how much room it needs there."""
        before = run.counted
        if before == now:
            return
        if before is not None:
            rooms = self._counts[before[0]]
            rooms[before[1]] -= 1
            if not rooms[before[1]]:
                del rooms[before[1]]
        if now is not None:
            while len(self._counts) <= now[0]:
                self._counts.append({})
            rooms = self._counts[now[0]]
            rooms[now[1]] = rooms.get(now[1], 0) + 1
        run.counted = now
