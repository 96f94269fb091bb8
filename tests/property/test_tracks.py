"""Tracks of random runs, and passages of random grids, against the plainest way to find them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.scene.route import GridBox, RouteGrid, Topology
from cxdesigner.scene.route import tracks as tracks_module
from cxdesigner.scene.route.choice import _open_passage
from cxdesigner.scene.route.tracks import GAP, Run, clusters_of, set_levels


@st.composite
def runs(draw) -> list[Run]:
    found = []
    for index in range(draw(st.integers(1, 40))):
        run = Run(f"r{index:02}", 4.0)
        # Few places, so that many begin, end and just miss each other where others do.
        low = 6.0 * draw(st.integers(0, 30))
        run.cover(low, low + 6.0 * draw(st.integers(0, 12)))
        for _ in range(draw(st.integers(0, 2))):
            run.join(draw(st.sampled_from((run.low, run.high))), before=True)
        for _ in range(draw(st.integers(0, 2))):
            run.join(draw(st.sampled_from((run.low, run.high))), before=False)
        found.append(run)
    return found


def plain_levels(cluster: Sequence[Run], order: Sequence[int]) -> list[int]:
    """Ask every run of every other one."""
    levels = [0] * len(cluster)

    def met(index: int, others: Sequence[int]) -> list[int]:
        run = cluster[index]
        return [
            levels[other]
            for other in others
            if run.low < cluster[other].high + GAP and cluster[other].low < run.high + GAP
        ]

    for place, index in enumerate(order):
        levels[index] = max(met(index, order[:place]), default=-1) + 1
    last = max(levels)
    for index in reversed(order):
        if cluster[index].after and not cluster[index].before:
            above = [level for level in met(index, order) if level > levels[index]]
            levels[index] = min(above, default=last + 1) - 1
    return levels


@pytest.mark.parametrize("many", [0, 48])
@given(runs())
def test_runs_lie_on_the_tracks_that_asking_all_of_all_finds(many: int, found: list[Run]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tracks_module, "_MANY", many)
        ordered = sorted(found, key=lambda run: (run.low, run.high, run.id))
        wanted = {}
        for cluster in clusters_of(ordered):
            members = cluster.runs
            order = sorted(range(len(members)), key=lambda at: tracks_module._class(members[at]))
            if len(order) <= many:
                order = tracks_module._improved(members, order)
            levels = plain_levels(members, order)
            wanted |= {run.id: level for run, level in zip(members, levels, strict=True)}
        set_levels(found)
        assert {run.id: run.level for run in found} == wanted


@st.composite
def barred_grids(draw) -> RouteGrid:
    columns, lanes = draw(st.integers(1, 12)), draw(st.integers(1, 3))
    boxes = []
    for index in range(draw(st.integers(0, 14))):
        first = draw(st.integers(0, columns - 1))
        last = draw(st.integers(first, columns - 1))
        lane = draw(st.integers(0, lanes - 1))
        boxes.append(GridBox(f"b{index:02}", lane, first, last, 80.0 * index, 60.0))
    return RouteGrid(columns, lanes, 96.0, tuple(boxes), ())


def plain_passage(topology: Topology, start: int, end: int, low: int, high: int) -> int | None:
    """Look at every passage: those between from the end on, then the nearest, the right first."""
    count = len(topology.stacks)
    between = sorted(range(min(start, end) + 1, max(start, end)), key=lambda at: abs(at - end))
    left, right = min(start, end), max(start, end)
    beyond = [*range(left), *range(right + 1, count)]
    beyond.sort(key=lambda at: (left - at, 1) if at < left else (at - right, 0))
    for passage in (*between, *beyond):
        if not any(low <= box.lane < high for box in topology.stacks[passage]):
            return passage
    return None


@given(barred_grids(), st.data())
def test_the_nearest_open_passage_is_found(grid: RouteGrid, data: st.DataObject) -> None:
    topology = Topology(grid)
    passages = st.integers(0, 2 * grid.columns)
    start, end = data.draw(passages), data.draw(passages)
    gutters = st.integers(0, grid.lanes)
    one, two = data.draw(gutters), data.draw(gutters)
    found = _open_passage(topology, start, end, one, two)
    assert found == plain_passage(topology, start, end, min(one, two), max(one, two))
