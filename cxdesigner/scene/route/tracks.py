"""Order of runs side by side in one gutter, so that few cross."""

from __future__ import annotations

from collections.abc import Sequence

_GAP = 12.0  # least distance of the ends of two runs on one track, points
_SHARED = 1000  # two ends on one line that would lie on each other
_MANY = 48  # beyond this the order by class is good enough


class Run:
    """A stretch of a gutter that a link (or a label) occupies.

    Attributes
    ----------
    low, high
        Its extent along the gutter.
    before, after
        Where links join it from the side of lower tracks (from above, from the left) and from the
        side of higher ones.
    thickness
        Room it needs across the gutter, points.
    level
        Index of its track, set by `set_levels`.
    meets_above, meets_below
        From which sides links join it, known before the places are.
    """

    __slots__ = (
        "after", "before", "high", "id", "level", "low", "meets_above", "meets_below", "thickness",
    )  # fmt: skip

    def __init__(self, id_: str, thickness: float) -> None:
        self.id = id_
        self.low = float("inf")
        self.high = float("-inf")
        self.before: list[float] = []
        self.after: list[float] = []
        self.thickness = thickness
        self.level = 0
        self.meets_above = False
        self.meets_below = False

    def join(self, place: float, *, before: bool) -> None:
        """Note that the link comes from one side at a place."""
        self.cover(place, place)
        (self.before if before else self.after).append(place)

    def cover(self, low: float, high: float) -> None:
        """Extend it to a stretch."""
        if low < self.low:
            self.low = low
        if high > self.high:
            self.high = high


def set_levels(runs: Sequence[Run]) -> list[float]:
    """Give each run a track, and return the thickness of each track.

    Runs that overlap get different tracks.
    """
    ordered = sorted(runs, key=lambda run: (run.low, run.high, run.id))
    count = 0
    cluster: list[Run] = []
    reach = float("-inf")
    for run in ordered:
        if cluster and run.low >= reach + _GAP:
            count = max(count, _set_cluster(cluster))
            cluster = []
        cluster.append(run)
        reach = max(reach, run.high) if len(cluster) > 1 else run.high
    if cluster:
        count = max(count, _set_cluster(cluster))
    _sink(ordered, count)
    thickness = [0.0] * count
    for run in ordered:
        thickness[run.level] = max(thickness[run.level], run.thickness)
    return thickness


def _set_cluster(cluster: list[Run]) -> int:
    if len(cluster) == 1:
        cluster[0].level = 0
        return 1
    order = sorted(cluster, key=_class)
    if len(order) <= _MANY:
        order = _improved(order)
    top = 0
    placed: list[Run] = []
    for run in order:
        level = 0
        for other in placed:
            if other.level >= level and _overlap(run, other):
                level = other.level + 1
        run.level = level
        placed.append(run)
        top = max(top, level)
    return top + 1


def _sink(ordered: list[Run], count: int) -> None:
    """Move runs whose links all come from the far side as near to it as they can lie."""
    if count < 2:
        return
    movable = [run for run in ordered if run.after and not run.before and run.level < count - 1]
    if not movable or len(ordered) > 400:
        return
    for run in sorted(movable, key=lambda run: -run.level):
        limit = count - 1
        for other in ordered:
            if other is not run and other.level > run.level and _overlap(run, other):
                limit = min(limit, other.level - 1)
        run.level = max(run.level, limit)


def _overlap(one: Run, two: Run) -> bool:
    return one.low < two.high + _GAP and two.low < one.high + _GAP


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


def _improved(order: list[Run]) -> list[Run]:
    """Move single runs while that saves crossings."""
    count = len(order)
    gain = [[0] * count for _ in range(count)]
    useful = False
    for i in range(count):
        for j in range(i + 1, count):
            if _overlap(order[i], order[j]):
                difference = _cost(order[i], order[j]) - _cost(order[j], order[i])
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
