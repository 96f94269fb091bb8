"""The plan of all links: ports, tracks and the room they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxdesigner.scene.route.choice import ChannelChoice
from cxdesigner.scene.route.grid import RouteGrid, RouteLink
from cxdesigner.scene.route.topology import Topology


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
    """

    tracks: int = 0
    size: float = 0.0
    lines: tuple[float, ...] = ()


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
    raise NotImplementedError


def assign_tracks(
    topology: Topology, links: Sequence[RouteLink], choices: Mapping[str, ChannelChoice]
) -> RoutePlan:
    """Give ports and tracks to links whose channels are chosen."""
    raise NotImplementedError
