"""The plan of all links: ports, tracks and the room they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cxdesigner.scene.route.choice import ChannelChoice, plan_link
from cxdesigner.scene.route.grid import COLUMN_GAP, LANE_GAP, STACK_GAP, TRACK, RouteGrid, RouteLink
from cxdesigner.scene.route.labels import LabelSpot, reserve
from cxdesigner.scene.route.ports import set_heights, set_offsets
from cxdesigner.scene.route.strands import Strand, Strands
from cxdesigner.scene.route.topology import Gutter, Topology
from cxdesigner.scene.route.tracks import Run, set_levels

LANE_MARGIN = 10.0
"""Least distance of a run from the lanes beside its gutter: an arrow head and a bit of line."""
COLUMN_MARGIN = 9.0
"""Least distance of a strand from the columns beside its gutter."""
LINE_THICKNESS = 12.0
"""Room a named line takes across its gutter."""


@dataclass(frozen=True, slots=True)
class GutterDemand:
    """The room one gutter needs.

    Attributes
    ----------
    tracks
        How many links (or labels) lie side by side in it.
    size
        Least height (horizontal gutter) or width (vertical gutter) in points, margins, labels and
        named lines included; never under `LANE_GAP` or `COLUMN_GAP`, except for the outermost
        gutters, which may be 0.
    lines
        Horizontal gutters only: where the named lines should lie, as distances from the upper
        edge of the gutter if it is given exactly `size`. Another place is respected.
    thickness
        Room across the gutter of each track, points.
    """

    tracks: int = 0
    size: float = 0.0
    lines: tuple[float, ...] = ()
    thickness: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedWay:
    """One link in the plan: what `realise` needs to draw it.

    Attributes
    ----------
    source_y, target_y
        Height of the port below the top of the box if it is on a left or right side, points.
    strands
        For each vertical run the distance from the left edge of its column in points, or its
        track if it lies in a gutter.
    runs
        For each horizontal run the track in its gutter.
    """

    link: RouteLink
    choice: ChannelChoice
    group: str | None
    source_y: float
    target_y: float
    strands: tuple[float, ...]
    runs: tuple[int, ...]
    label: LabelSpot | None = None


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """Everything but coordinates.

    ``horizontal`` has ``lanes + 1`` entries, ``vertical`` ``columns + 1``; ``choices`` is by link
    id and can be given to `plan_routes` again.
    """

    grid: RouteGrid
    choices: Mapping[str, ChannelChoice]
    horizontal: tuple[GutterDemand, ...]
    vertical: tuple[GutterDemand, ...]
    ways: tuple[PlannedWay, ...] = field(default=(), repr=False)
    corridors: Mapping[str, GutterDemand] = field(default_factory=dict, repr=False)


def plan_routes(
    grid: RouteGrid | Topology,
    links: Sequence[RouteLink],
    choices: Mapping[str, ChannelChoice] | None = None,
) -> RoutePlan:
    """Plan all links of a grid.

    Parameters
    ----------
    links
        In any order; the result does not depend on it. Ends must be boxes of the grid.
    choices
        Known choices by link id, from an earlier plan whose grid is the same in the columns
        between the ends of those links; the others are made here.
    """
    topology = grid if isinstance(grid, Topology) else Topology(grid)
    known = choices or {}
    made = {link.id: known.get(link.id) or plan_link(topology, link) for link in links}
    return assign_tracks(topology, links, made)


def assign_tracks(
    topology: Topology, links: Sequence[RouteLink], choices: Mapping[str, ChannelChoice]
) -> RoutePlan:
    """Give ports and tracks to links whose channels are chosen."""
    grid = topology.grid
    web = Strands(topology, links, choices)
    set_offsets(topology, web.strands)
    _rank_ports(web)
    set_heights(topology, web.ports)
    for index, strand in enumerate(web.strands):
        _join(topology, strand, index)
    spots = reserve(topology, web)
    rows = {gutter: set_levels(runs) for gutter, runs in web.runs.items()}
    columns, across = _set_columns(topology, web, rows)
    return RoutePlan(
        grid=grid,
        choices=choices,
        horizontal=tuple(_row_demand(index, rows[index], grid) for index in range(grid.lanes + 1)),
        vertical=tuple(
            _column_demand(index, thickness, across.get(index, 0.0), grid)
            for index, thickness in enumerate(columns)
        ),
        ways=tuple(
            PlannedWay(
                link=way.link,
                choice=way.choice,
                group=way.group,
                source_y=way.source_port.y - way.source.top if way.source_port else 0.0,
                target_y=way.target_port.y - way.target.top if way.target_port else 0.0,
                strands=tuple(strand.offset for strand in way.strands),
                runs=tuple(run.level for run in way.runs),
                label=spots[way.link.id].spot() if way.link.id in spots else None,
            )
            for way in web.ways
        ),
        corridors={
            gutter: GutterDemand(len(thickness), STACK_GAP, (), tuple(thickness))
            for gutter, thickness in rows.items()
            if isinstance(gutter, str)
        },
    )


def _rank_ports(web: Strands) -> None:
    """Let ports whose links go up lie above those whose links go down."""
    for strand in web.strands:
        for box, _, port in strand.stubs:
            middle = web.topology.lane_top[box.lane] + box.top + box.height / 2
            up, down = middle - strand.low, strand.high - middle
            port.rank = (down - up, 0.0)


def _join(topology: Topology, strand: Strand, index: int) -> None:
    # Strands of one gutter have no places yet; the fraction keeps them apart.
    offset = strand.offset if strand.passage % 2 else index * 1e-6
    x = topology.x_of(strand.passage, offset)
    if not strand.passage % 2:
        x += offset
    seen: set[tuple[int, bool]] = set()
    for turn in strand.turns:
        place = (id(turn.run), turn.from_above)
        if place not in seen:
            seen.add(place)
            turn.run.join(x, before=turn.from_above)


def _set_columns(
    topology: Topology, web: Strands, rows: Mapping[Gutter, Sequence[float]]
) -> tuple[list[list[float]], dict[int, float]]:
    grid = topology.grid
    by_gutter: dict[int, list[tuple[Strand, Run]]] = {}
    for index, strand in enumerate(web.strands):
        if strand.passage % 2:
            continue
        run = Run(f"{strand.id}\0{index}", TRACK)
        run.cover(strand.low, strand.high)
        for turn in strand.turns:
            count = len(rows[turn.gutter])
            y = topology.gutter_y(turn.gutter) + LANE_GAP * (
                (turn.run.level + 1) / (count + 1) - 0.5
            )
            run.join(y, before=turn.other < strand.passage)
        for box, side, port in strand.stubs:
            run.join(topology.lane_top[box.lane] + port.y, before=side == "right")
        by_gutter.setdefault(strand.passage // 2, []).append((strand, run))
    columns: list[list[float]] = [[] for _ in range(grid.columns + 1)]
    for gutter, pairs in by_gutter.items():
        columns[gutter] = set_levels([run for _, run in pairs])
        for strand, run in pairs:
            strand.offset = float(run.level)
    across: dict[int, float] = {}
    for way in web.ways:
        if way.choice.passages or not way.link.label_width:
            continue
        left, right = sorted((way.source, way.target), key=lambda box: box.first)
        if right.first - left.last == 1:
            need = min(way.link.label_width + 14.0, 110.0)
            across[right.first] = max(across.get(right.first, 0.0), need)
    return columns, across


def _row_demand(index: int, thickness: Sequence[float], grid: RouteGrid) -> GutterDemand:
    line_count = grid.lines.count(index)
    stack = stacked(thickness, line_count)
    size = 2 * LANE_MARGIN + sum(room for _, room in stack)
    if stack:
        # Half of the outermost rooms is margin already.
        size -= min(stack[0][1], TRACK) / 2 + min(stack[-1][1], TRACK) / 2
    is_outer = index in (0, grid.lanes)
    size = max(size, LANE_GAP) if stack or not is_outer else 0.0
    y = (size - sum(room for _, room in stack)) / 2
    lines: list[float] = []
    for track, room in stack:
        if track is None:
            lines.append(y + room / 2)
        y += room
    return GutterDemand(len(thickness), size, tuple(lines), tuple(thickness))


def stacked(thickness: Sequence[float], lines: int) -> list[tuple[int | None, float]]:
    """Return tracks (by index) and named lines (None) from top to bottom, with their room.

    Lines lie as near to the middle as the tracks allow.
    """
    total = sum(thickness)
    above = 0.0
    split = 0
    while split < len(thickness) and above + thickness[split] / 2 <= total / 2:
        above += thickness[split]
        split += 1
    return [
        *((index, thickness[index]) for index in range(split)),
        *((None, LINE_THICKNESS) for _ in range(lines)),
        *((index, thickness[index]) for index in range(split, len(thickness))),
    ]


def _column_demand(
    index: int, thickness: Sequence[float], label: float, grid: RouteGrid
) -> GutterDemand:
    size = 0.0
    if thickness:
        size = 2 * COLUMN_MARGIN + sum(thickness) - TRACK
    if thickness or 0 < index < grid.columns:
        size = max(size, COLUMN_GAP, label)
    return GutterDemand(len(thickness), size, (), tuple(thickness))
