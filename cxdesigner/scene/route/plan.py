"""The plan of all links: ports, tracks and the room they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cxdesigner.base.quick import quick
from cxdesigner.scene.route.channel import ChannelChoice
from cxdesigner.scene.route.grid import COLUMN_GAP, LANE_GAP, TRACK, RouteGrid, RouteLink
from cxdesigner.scene.route.labels import LabelSpot

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


@quick
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
    is_level
        It is straight and lies at the level of its lane, whatever its `source_y`.
    """

    link: RouteLink
    choice: ChannelChoice
    group: str | None
    source_y: float
    target_y: float
    strands: tuple[float, ...]
    runs: tuple[int, ...]
    label: LabelSpot | None = None
    is_level: bool = False


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """Everything but coordinates.

    Attributes
    ----------
    horizontal, vertical
        Demands of the ``lanes + 1`` horizontal and ``columns + 1`` vertical gutters.
    ways
        Links by id, in no order.
    corridors
        Demands of corridors by the id of the box above.
    levels
        For each lane where straight links lie if they can, below the top of its content.
    touched
        Links whose way is not that of the plan before, those that are gone included; not those
        of which only the level of the lane is another.
    """

    grid: RouteGrid
    horizontal: tuple[GutterDemand, ...]
    vertical: tuple[GutterDemand, ...]
    ways: Mapping[str, PlannedWay] = field(default_factory=dict, repr=False)
    corridors: Mapping[str, GutterDemand] = field(default_factory=dict, repr=False)
    levels: tuple[float, ...] = ()
    touched: frozenset[str] = field(default=frozenset(), repr=False, compare=False)


def row_demand(index: int, thickness: Sequence[float], grid: RouteGrid) -> GutterDemand:
    """Return the room a horizontal gutter needs for tracks of some thickness."""
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


def column_demand(
    index: int, thickness: Sequence[float], label: float, grid: RouteGrid
) -> GutterDemand:
    """Return the room a vertical gutter needs for tracks and the widest label across it."""
    size = 0.0
    if thickness:
        size = 2 * COLUMN_MARGIN + sum(thickness) - TRACK
    if thickness or 0 < index < grid.columns:
        size = max(size, COLUMN_GAP, label)
    return GutterDemand(len(thickness), size, (), tuple(thickness))
