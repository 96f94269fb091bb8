"""Where labels of links lie: room reserved in the plan, then the best free place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from cxdesigner.base.quick import quick
from cxdesigner.scene.route.strands import Strand, Way
from cxdesigner.scene.route.topology import Gutter, Topology
from cxdesigner.scene.route.tracks import Extent, Run
from cxdesigner.scene.route.web import Web

Align = Literal["center", "right", "left"]
SNAP = 64.0
"""Places in steps of 1/64 point can be moved without a rounding error."""
PADDING = 3.0
"""Room around a label across its gutter and to its neighbours, points."""


@quick
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
    """A spot whose track is not known before levels are set.

    Attributes
    ----------
    own
        The run made for the label alone, and its gutter.
    """

    __slots__ = ("align", "gutter", "on_run", "run_index")

    def __init__(
        self, run_index: int | None, on_run: Run | None, gutter: int, align: Align
    ) -> None:
        self.run_index = run_index
        self.on_run = on_run
        self.gutter = gutter
        self.align = align

    @property
    def own(self) -> Run | None:
        """The run made for the label alone."""
        return self.on_run if self.run_index is None else None

    def spot(self) -> LabelSpot:
        """Return the spot with its track."""
        track = self.on_run.level if self.on_run is not None else -1
        return LabelSpot(self.run_index, 0, self.gutter, track, self.align)


def reserve(web: Web, way: Way, before: Reserved | None) -> Reserved | None:
    """Reserve room for the label of a link in a horizontal gutter.

    Call when strands have their places and before runs get tracks. `before` is what was reserved
    for the same link with the same strands and runs; None is returned for a straight level link.
    """
    if not way.strands:
        return None
    return _on_run(web, way) if way.runs else _on_strand(web, way, before)


def _set(web: Web, gutter: Gutter, run: Run, id_: str, label: Extent | None) -> None:
    """Note the room of a label on a run, and that the run has changed if it has."""
    if run.label(id_) == label:
        return
    web.add_run(gutter, run)
    if label is None:
        del run.labels[id_]
    else:
        run.labels[id_] = label


def _on_run(web: Web, way: Way) -> Reserved:
    choice, link, topology = way.choice, way.link, web.topology
    xs = [topology.x_of(strand.passage, strand.offset) for strand in way.strands]
    # A corridor inside a lane has no room for labels.
    lengths = [
        abs(xs[index + 1] - xs[index]) if isinstance(gutter, int) else 0.0
        for index, gutter in enumerate(choice.gutters)
    ]
    best = max(range(len(lengths)), key=lambda index: (lengths[index], index))
    for index, (gutter, run) in enumerate(zip(choice.gutters, way.runs, strict=True)):
        label = None
        if index == best and lengths[best]:
            middle, half = (xs[best] + xs[best + 1]) / 2, link.label_width / 2 + PADDING
            label = link.label_height + PADDING, middle - half, middle + half
        if label is not None or run is not way.runs[best]:
            _set(web, gutter, run, link.id, label)
    return Reserved(best, way.runs[best], -1, "center")


def _on_strand(web: Web, way: Way, before: Reserved | None) -> Reserved:
    strand, link, topology = way.strands[0], way.link, web.topology
    lanes = sorted((way.source.lane, way.target.lane))
    gutters = range(lanes[0] + 1, lanes[1] + 1)
    if not gutters:
        return Reserved(None, None, -1, "right")
    gutter = min(
        gutters,
        key=lambda gutter: (
            topology.grid.lines.count(gutter),
            abs(gutter - 0.5 - way.source.lane),
        ),
    )
    x = topology.x_of(strand.passage, strand.offset)
    align = _best_align(x, link.label_width, _crossing(web, strand, gutter, link.label_width))
    run = before.own if before is not None else None
    if run is None:
        run = Run(f"label\0{link.id}", 0.0)
        run.ways.append(way)
        web.add_run(gutter, run)
    low, high = extent(x, link.label_width, align)
    label = link.label_height + PADDING, low - PADDING, high + PADDING
    _set(web, gutter, run, link.id, label)
    return Reserved(None, run, gutter, align)


def _crossing(web: Web, strand: Strand, gutter: int, width: float) -> list[float]:
    """Return the x of strands that cross or touch a gutter near a strand, sorted."""
    topology = web.topology
    y = topology.gutter_y(gutter)
    found: list[float] = []
    for passage in nearby(topology, strand.passage, width):
        for other in web.strands[passage]:
            if other.low <= y <= other.high:
                found.append(topology.x_of(other.passage, other.offset))
    return sorted(found)


def labelled_near(web: Web, labels: Container[str], widest: float) -> set[str]:
    """Return the links of some with labels on a strand beside a passage that was touched."""
    topology = web.topology
    near = {
        passage for touched in web.touched_passages for passage in nearby(topology, touched, widest)
    }
    return {
        way.link.id
        for passage in near
        for strand in web.strands[passage]
        for way in strand.ways
        # Such labels lie on the first strand and make way for others beside it.
        if not way.runs
        and way.strands[0] is strand
        and way.link.id in labels
        and not web.touched_passages.isdisjoint(nearby(topology, passage, way.link.label_width))
    }


def nearby(topology: Topology, passage: int, width: float) -> range:
    """Return the passages that a label at a strand can cover."""
    reach = 2 + int(2 * width / topology.pitch)
    return range(max(0, passage - reach), min(len(topology.stacks), passage + reach + 1))


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
