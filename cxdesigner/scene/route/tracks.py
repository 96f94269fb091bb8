"""Order of runs side by side in one gutter, so that few cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxdesigner.scene.route.strands import Strand, Way

GAP = 12.0
"""Least distance of the ends of two runs on one track, points."""
_SHARED = 1000  # two ends on one line that would lie on each other
_MANY = 48  # beyond this the order by class is good enough

Extent = tuple[float, float, float]
"""Thickness of a label and the stretch it needs, points."""


class Run:
    """A stretch of a gutter that a link (or a label) occupies.

    Attributes
    ----------
    id
        Unique in its gutter.
    low, high
        Its extent along the gutter.
    before, after
        Where links join it from the side of lower tracks (from above, from the left) and from the
        side of higher ones.
    thickness
        Room it needs across the gutter, points.
    level
        Index of its track, set by `set_levels`; -1 before.
    cluster
        The runs that overlap it, or overlap such, once it has a track; places are counted from
        that of the cluster then. ``counted`` is a note of its `Row`.
    turns
        The strands that join it and whether each comes from above.
    labels
        Room for labels that lie on it, by link id.
    ways
        The links that use it.
    """

    __slots__ = (
        "after", "before", "cluster", "counted", "high", "id", "labels", "level", "low",
        "meets_above", "meets_below", "plain", "thickness", "turns", "ways",
    )  # fmt: skip

    def __init__(self, id_: str, thickness: float) -> None:
        self.id = id_
        self.plain = thickness
        self.level = -1
        self.turns: list[tuple[Strand, bool]] = []
        self.labels: dict[str, Extent] = {}
        self.ways: list[Way] = []
        self.meets_above = False
        self.meets_below = False
        self.cluster: Cluster | None = None
        self.counted: tuple[int, float] | None = None
        self.clear()

    def clear(self) -> None:
        """Forget where it lies, not who uses it."""
        self.low = float("inf")
        self.high = float("-inf")
        self.before: list[float] = []
        self.after: list[float] = []
        self.thickness = self.plain

    def move(self, by: float) -> None:
        """Move it along the gutter, with the labels on it."""
        self.low += by
        self.high += by
        self.before = [place + by for place in self.before]
        self.after = [place + by for place in self.after]
        if self.labels:
            self.labels = {
                id_: (thickness, low + by, high + by)
                for id_, (thickness, low, high) in self.labels.items()
            }

    def join(self, place: float, *, before: bool) -> None:
        """Note that the link comes from one side at a place."""
        self.cover(place, place)
        (self.before if before else self.after).append(place)

    def label(self, id_: str) -> Extent | None:
        """Return the room of a label where it is now."""
        known = self.labels.get(id_)
        if known is None or self.cluster is None or not self.cluster.moved_by:
            return known
        by = self.cluster.moved_by
        return known[0], known[1] + by, known[2] + by

    def cover(self, low: float, high: float) -> None:
        """Extend it to a stretch."""
        if low < self.low:
            self.low = low
        if high > self.high:
            self.high = high


class Cluster:
    """Runs that overlap, or overlap others that do, by where they begin.

    ``moved_by`` is how far it moved since: its runs are told when they leave it.
    """

    __slots__ = ("high", "low", "moved_by", "runs")

    def __init__(self, runs: list[Run], high: float) -> None:
        self.runs = runs
        self.low = runs[0].low
        self.high = high
        self.moved_by = 0.0
        for run in runs:
            run.cluster = self

    def move(self, by: float) -> None:
        """Move it along the gutter."""
        self.low += by
        self.high += by
        self.moved_by += by

    def set_levels(self) -> list[Run]:
        """Give each run a track; returns those whose track changed."""
        runs = self.runs
        changed: list[Run] = []
        for run, level in zip(runs, _levels(runs), strict=True):
            if run.level != level:
                run.level = level
                changed.append(run)
        return changed

    def untie(self) -> None:
        """Let its runs be without it, when nobody looks at it any more."""
        for run in self.runs:
            run.cluster = None


def is_apart(high: float, low: float) -> bool:
    """Say whether what ends at one place lies clear of what begins at another."""
    return low >= high + GAP


def clusters_of(ordered: Sequence[Run]) -> Iterator[Cluster]:
    """Yield the clusters of runs that are sorted by where they begin."""
    start = 0
    reach = float("-inf")
    for index, run in enumerate(ordered):
        if index > start and is_apart(reach, run.low):
            yield Cluster(list(ordered[start:index]), reach)
            start = index
            reach = run.high
        elif run.high > reach:
            reach = run.high
    if ordered:
        yield Cluster(list(ordered[start:]), reach)


def set_levels(runs: Iterable[Run]) -> list[float]:
    """Give each run a track; runs that overlap get different ones.

    Returns
    -------
    thickness of each track
    """
    ordered = sorted(runs, key=lambda run: (run.low, run.high, run.id))
    for cluster in clusters_of(ordered):
        cluster.set_levels()
        cluster.untie()
    thickness = [0.0] * (max((run.level for run in ordered), default=-1) + 1)
    for run in ordered:
        if run.thickness > thickness[run.level]:
            thickness[run.level] = run.thickness
    return thickness


def _levels(cluster: list[Run]) -> list[int]:
    if len(cluster) == 1:
        return [0]
    order = sorted(range(len(cluster)), key=lambda index: _class(cluster[index]))
    if len(order) <= _MANY:
        order = _improved(cluster, order)
    levels = [0] * len(cluster)
    highest = _Skyline(-1)
    for index in order:
        run = cluster[index]
        level = levels[index] = max(highest.over(run)) + 1
        highest.put(level)
    last = max(levels)
    # Runs whose links all come from the far side sink as near to it as they can lie.
    lowest = _Skyline(last + 1)
    for index in reversed(order):
        run = cluster[index]
        limit = min(lowest.over(run)) - 1
        if run.after and not run.before:
            levels[index] = limit
        lowest.put(levels[index])
    return levels


class _Skyline:
    """The nearest of the tracks along a gutter, of the runs that were put there so far.

    Each run that comes is nearer than all it overlaps, so that one track is known at each place.
    """

    __slots__ = ("_end", "_first", "_last", "_places", "_start", "_tracks")

    def __init__(self, ground: int) -> None:
        self._places = [float("-inf"), float("inf")]
        self._tracks = [ground, ground]
        """The track from each place to the next one."""

    def over(self, run: Run) -> list[int]:
        """Return the tracks that a run overlaps; it is the next one to be put."""
        self._start, self._end = run.low, run.high + GAP
        self._first = bisect_right(self._places, self._start) - 1
        self._last = bisect_left(self._places, self._end, self._first + 1)
        return self._tracks[self._first : self._last]

    def put(self, track: int) -> None:
        """Put the run on a track."""
        first, last, places, tracks = self._first, self._last, self._places, self._tracks
        came, kept = [self._start], [track]
        if places[first] < self._start:
            came.insert(0, places[first])
            kept.insert(0, tracks[first])
        if self._end < places[last]:
            came.append(self._end)
            kept.append(tracks[last - 1])
        places[first:last] = came
        tracks[first:last] = kept


def _overlap(one: Run, two: Run) -> bool:
    return one.low < two.high + GAP and two.low < one.high + GAP


def _class(run: Run) -> tuple[int, float, str]:
    length = run.high - run.low
    if not run.after:
        return (0, length, run.id)
    if not run.before:
        return (2, -length, run.id)
    if min(run.before) < min(run.after):
        return (1, -run.low, run.id)
    return (1, run.low, run.id)


def _cost(above: Run, below: Run) -> int:
    """Count crossings if one run lies on a lower track than another."""
    cost = 0
    for place in above.after:
        if below.low < place < below.high:
            cost += 1
        if place in below.before:
            cost += _SHARED
    for place in below.before:
        if above.low < place < above.high:
            cost += 1
    return cost


def _improved(cluster: Sequence[Run], order: list[int]) -> list[int]:
    """Move single runs while that saves crossings."""
    count = len(order)
    gain = [[0] * count for _ in range(count)]
    useful = False
    for i in range(count):
        one = cluster[order[i]]
        for j in range(i + 1, count):
            two = cluster[order[j]]
            if _overlap(one, two):
                difference = _cost(one, two) - _cost(two, one)
                if difference:
                    gain[i][j], gain[j][i] = difference, -difference
                    useful = True
    if not useful:
        return order
    places = list(range(count))
    for _ in range(6):
        changed = False
        for item in range(count):
            here = places.index(item)
            best, best_gain, sum_ = here, 0, 0
            for there in range(here + 1, count):
                sum_ += gain[item][places[there]]
                if sum_ > best_gain:
                    best, best_gain = there, sum_
            sum_ = 0
            for there in range(here - 1, -1, -1):
                sum_ -= gain[item][places[there]]
                if sum_ > best_gain:
                    best, best_gain = there, sum_
            if best != here:
                places.pop(here)
                places.insert(best, item)
                changed = True
        if not changed:
            break
    return [order[item] for item in places]
