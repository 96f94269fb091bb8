"""The runs of one horizontal gutter on their tracks, followed edit by edit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.route.tracks import Cluster, Run, clusters_of, is_apart


def _low(cluster: Cluster) -> float:
    return cluster.low


def _key(run: Run) -> tuple[float, float, str]:
    return run.low, run.high, run.id


class Row:
    """Clusters of runs from left to right, none of which touches another.

    Only clusters that lose or get a run, and those these then touch, are given tracks anew.
    """

    __slots__ = ("_clusters", "_counts", "_loose", "_waiting")

    def __init__(self) -> None:
        self._clusters: list[Cluster] = []
        self._loose: dict[Run, None] = {}
        self._waiting: dict[Run, None] = {}
        self._counts: list[dict[float, int]] = []

    @property
    def is_empty(self) -> bool:
        """Whether there is no run."""
        return not (self._clusters or self._loose or self._waiting)

    @property
    def is_settled(self) -> bool:
        """Whether all runs have their tracks."""
        return not (self._waiting or self._loose)

    @property
    def thickness(self) -> list[float]:
        """Room across the gutter of each track, points."""
        return [max(rooms, default=0.0) for rooms in self._counts]

    def put(self, run: Run) -> None:
        """Put a run in, or say that where it lies is to be found out anew."""
        self.take(run)
        self._waiting[run] = None

    def take(self, run: Run) -> None:
        """Take a run out."""
        if run.cluster is not None:
            self._dissolve(run.cluster)
        self._loose.pop(run, None)
        self._waiting.pop(run, None)
        self._count(run, None)

    def settle(self, refresh: Callable[[Run], None]) -> list[Run]:
        """Give tracks to runs that wait and those around; returns the runs whose track changed.

        `refresh` finds out where a run lies.
        """
        for run in while_wanted(self._waiting):
            refresh(run)
        waiting = sorted((*self._waiting, *self._loose), key=_key)
        self._waiting.clear()
        self._loose.clear()
        changed: list[Run] = []
        first = 0
        while first < len(waiting):
            members = [waiting[first]]
            low, high = members[0].low, members[0].high
            first += 1
            reach = float("-inf")
            while reach < high:
                reach = high
                for cluster in self._met(low, high):
                    self._dissolve(cluster)
                    low, high = min(low, cluster.low), max(high, cluster.high)
                while first < len(waiting) and not is_apart(high, waiting[first].low):
                    members.append(waiting[first])
                    high = max(high, waiting[first].high)
                    first += 1
            members += self._loose
            self._loose.clear()
            members.sort(key=_key)
            changed += self._placed(clusters_of(members))
        while self._counts and not self._counts[-1]:
            self._counts.pop()
        return changed

    def untie(self) -> None:
        """Break the circles of clusters and their runs, when the gutter is not planned any more."""
        for cluster in self._clusters:
            cluster.untie()

    def _met(self, low: float, high: float) -> list[Cluster]:
        """Return the clusters that are not apart from a stretch."""
        clusters = self._clusters
        first = bisect_left(clusters, low, key=_low)
        if first and not is_apart(clusters[first - 1].high, low):
            first -= 1
        last = first
        while last < len(clusters) and not is_apart(high, clusters[last].low):
            last += 1
        return clusters[first:last]

    def _placed(self, clusters: Iterable[Cluster]) -> list[Run]:
        changed: list[Run] = []
        for cluster in while_wanted(clusters):
            changed += cluster.set_levels()
            at = bisect_right(self._clusters, cluster.low, key=_low)
            self._clusters.insert(at, cluster)
            for run in cluster.runs:
                self._count(run, (run.level, run.thickness))
        return changed

    def shift(self, is_right: Callable[[Run], bool], edge: float, reach: float, by: float) -> None:
        """Move what lies right of columns that came or went.

        Parameters
        ----------
        is_right
            Says on which side a run lies; none lies on both.
        edge
            Where the columns were.
        reach
            How far labels of runs may reach beyond `edge`.
        """
        assert not self._waiting, "runs are settled before columns move"
        kept: list[Cluster] = []
        moved: list[Cluster] = []
        for cluster in self._clusters:
            if cluster.high < edge - reach:
                kept.append(cluster)
            elif cluster.low > edge + reach:
                cluster.move(by)
                moved.append(cluster)
            else:
                # Near the edge everything is looked at again.
                self._loosen(cluster)
        for run in self._loose:
            if is_right(run):
                run.move(by)
        self._clusters = kept + moved
        if kept and moved and not is_apart(kept[-1].high, moved[0].low):
            # Where columns went, others met.
            self._dissolve(kept[-1])
            self._dissolve(moved[0])

    def _dissolve(self, cluster: Cluster) -> None:
        at = bisect_left(self._clusters, cluster.low, key=_low)
        assert self._clusters[at] is cluster, "no two clusters begin at one place"
        del self._clusters[at]
        self._loosen(cluster)

    def _loosen(self, cluster: Cluster) -> None:
        by = cluster.moved_by
        for run in cluster.runs:
            run.cluster = None
            self._loose[run] = None
            if by:
                run.move(by)

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
