"""Where labels of links lie: room reserved in the plan, then the best free place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cxdesigner.scene.route.strands import Strands, Way
from cxdesigner.scene.route.topology import Topology
from cxdesigner.scene.route.tracks import Run

Align = Literal["center", "right", "left"]
PADDING = 3.0
"""Room around a label across its gutter and to its neighbours, points."""


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """The room reserved for a label.

    Attributes
    ----------
    run
        Index of the horizontal run it lies on, or None.
    strand
        Index of the vertical run it lies on, if `run` is None.
    gutter, track
        The horizontal gutter and the track reserved there; -1 if no room was reserved.
    align
        Side of the vertical run on which it lies.
    """

    run: int | None
    strand: int
    gutter: int
    track: int
    align: Align = "center"


class Reserved:
    """A spot whose track is not known before levels are set."""

    __slots__ = ("align", "gutter", "run", "run_index", "strand")

    def __init__(
        self, run_index: int | None, strand: int, gutter: int, run: Run | None, align: Align
    ) -> None:
        self.run_index = run_index
        self.strand = strand
        self.gutter = gutter
        self.run = run
        self.align = align

    def spot(self) -> LabelSpot:
        """Return the spot with its track."""
        track = self.run.level if self.run is not None else -1
        return LabelSpot(self.run_index, self.strand, self.gutter, track, self.align)


def reserve(topology: Topology, web: Strands) -> dict[str, Reserved]:
    """Reserve room for labels in horizontal gutters, by link id.

    Call after the runs know their extents and before they get tracks.
    """
    ways = [way for way in web.ways if way.link.label_width > 0]
    if not ways:
        return {}
    crossing = _crossing(topology, web)
    spots: dict[str, Reserved] = {}
    for way in ways:
        if not way.strands:
            continue
        spots[way.link.id] = (
            _on_run(topology, way) if way.runs else _on_strand(topology, way, web, crossing)
        )
    return spots


def _crossing(topology: Topology, web: Strands) -> list[list[float]]:
    """Return for each horizontal gutter the x of strands that cross or touch it, sorted."""
    count = topology.grid.lanes + 1
    found: list[list[float]] = [[] for _ in range(count)]
    ys = [topology.gutter_y(index) for index in range(count)]
    for strand in web.strands:
        x = topology.x_of(strand.passage, strand.offset)
        for gutter in range(bisect_left(ys, strand.low), bisect_right(ys, strand.high)):
            found[gutter].append(x)
    for places in found:
        places.sort()
    return found


def _on_run(topology: Topology, way: Way) -> Reserved:
    passages = way.choice.passages
    lengths = [
        abs(
            topology.x_of(passages[index + 1], way.strands[index + 1].offset)
            - topology.x_of(passages[index], way.strands[index].offset)
        )
        if isinstance(way.choice.gutters[index], int)
        else 0.0  # a corridor inside a lane has no room for labels
        for index in range(len(way.runs))
    ]
    index = max(range(len(lengths)), key=lambda i: (lengths[i], i))
    run = way.runs[index]
    if not lengths[index]:
        return Reserved(index, 0, -1, None, "center")
    link = way.link
    run.thickness = max(run.thickness, link.label_height + PADDING)
    ends = sorted(topology.x_of(passages[i], way.strands[i].offset) for i in (index, index + 1))
    middle = sum(ends) / 2
    run.cover(middle - link.label_width / 2 - PADDING, middle + link.label_width / 2 + PADDING)
    return Reserved(index, 0, -1, run, "center")


def _on_strand(
    topology: Topology, way: Way, web: Strands, crossing: Sequence[Sequence[float]]
) -> Reserved:
    strand = way.strands[0]
    gutters = sorted(
        range(min(way.source.lane, way.target.lane) + 1, max(way.source.lane, way.target.lane) + 1),
        key=lambda gutter: (
            topology.grid.lines.count(gutter),
            len(web.runs[gutter]) > 0,
            abs(topology.gutter_y(gutter) - topology.lane_top[way.source.lane]),
        ),
    )
    if not gutters:
        return Reserved(None, 0, -1, None, "right")
    gutter = gutters[0]
    link = way.link
    x = topology.x_of(strand.passage, strand.offset)
    align = _best_align(x, link.label_width, crossing[gutter])
    low, high = extent(x, link.label_width, align)
    run = Run(f"label\0{link.id}", link.label_height + PADDING)
    run.cover(low - PADDING, high + PADDING)
    web.runs[gutter].append(run)
    return Reserved(None, 0, gutter, run, align)


def extent(x: float, width: float, align: Align) -> tuple[float, float]:
    """Return left and right of a label at a vertical run."""
    if align == "center":
        return x - width / 2, x + width / 2
    if align == "right":
        return x + PADDING, x + PADDING + width
    return x - PADDING - width, x - PADDING


def _best_align(x: float, width: float, places: Sequence[float]) -> Align:
    best: Align = "center"
    least = 1 << 30
    aligns: tuple[Align, ...] = ("center", "right", "left")
    for align in aligns:
        low, high = extent(x, width, align)
        covered = bisect_right(places, high + 1) - bisect_left(places, low - 1)
        if align == "center":
            covered -= 1
        if covered < least:
            best, least = align, covered
    return best
