"""Where strands and runs lie, and what the plan says of a link once they do."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from cxdesigner.scene.route.channel import ChannelChoice
from cxdesigner.scene.route.grid import TRACK
from cxdesigner.scene.route.labels import SNAP, Reserved
from cxdesigner.scene.route.plan import PlannedWay
from cxdesigner.scene.route.strands import Port, Strand, Way
from cxdesigner.scene.route.topology import Topology
from cxdesigner.scene.route.tracks import Run, set_levels

_APART = 2.0**-28


def label_gutter(way: Way, choice: ChannelChoice) -> int | None:
    """Return the vertical gutter that must hold the label of a link within a lane, if any."""
    if not choice.passages:
        left, right = sorted((way.source, way.target), key=lambda box: box.first)
        return right.first if right.first - left.last == 1 else None
    if way.source.lane == way.target.lane and not choice.gutters:
        passage = 2 * way.source.first + choice.passages[0]
        return None if passage % 2 else passage // 2
    return None


def planned_way(way: Way, label: Reserved | None) -> PlannedWay:
    """Return what the plan says of a link."""
    source, target = way.source_port, way.target_port
    return PlannedWay(
        link=way.link,
        choice=way.choice,
        group=way.group,
        source_y=_height(source),
        target_y=_height(target),
        strands=tuple([_snapped(strand.offset) for strand in way.strands]),
        runs=tuple([run.level for run in way.runs]),
        label=label.spot() if label is not None else None,
        is_level=source is not None and source.span is not None,
    )


def _height(port: Port | None) -> float:
    """Return how far below the top of its box a port lies that is not at the level of the lane."""
    if port is None or port.span is not None:
        return 0.0
    return _snapped(port.y - port.box.top)


def _snapped(place: float) -> float:
    return round(place * SNAP) / SNAP


def refresh(topology: Topology, run: Run) -> None:
    """Find out anew where a run lies."""
    run.clear()
    for strand, from_above in run.turns:
        x = topology.x_of(strand.passage, strand.offset)
        if not strand.passage % 2:
            # Strands of one gutter have no places yet; this keeps them apart. It is exact, so
            # that they lie to each other the same way wherever they lie.
            x += (crc32(strand.id.encode()) >> 12) * _APART
        run.join(x, before=from_above)
    for thickness, low, high in run.labels.values():
        run.thickness = max(run.thickness, thickness)
        run.cover(low, high)


def set_column(topology: Topology, strands: Iterable[Strand]) -> tuple[list[float], list[Strand]]:
    """Give the strands of a vertical gutter their tracks; returns those that moved."""
    runs: list[tuple[Strand, Run]] = []
    for strand in strands:
        run = Run(strand.id, TRACK)
        run.cover(strand.low, strand.high)
        for turn in strand.turns:
            y = topology.gutter_y(turn.gutter) + turn.run.level * 0.01
            run.join(y, before=turn.away < 0)
        for box, side, port in strand.stubs:
            run.join(topology.lane_top[box.lane] + port.y, before=side == "right")
        runs.append((strand, run))
    thickness = set_levels([run for _, run in runs])
    moved: list[Strand] = []
    for strand, run in runs:
        if strand.offset != run.level:
            strand.offset = float(run.level)
            moved.append(strand)
    return thickness, moved
