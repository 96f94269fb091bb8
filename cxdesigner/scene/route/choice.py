"""Which sides and channels a link takes; a pure choice for each link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.scene.route.grid import RouteLink
from cxdesigner.scene.route.topology import Topology

Side = Literal["left", "right", "top", "bottom"]


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """The way of one link in words of the grid.

    Attributes
    ----------
    source_side, target_side
        Where it leaves and enters.
    passages
        Passages (see `topology`) of its vertical runs, in order; empty for a straight horizontal
        link.
    gutters
        Horizontal gutters between those runs, one fewer than `passages`.
    """

    source_side: Side
    target_side: Side
    passages: tuple[int, ...]
    gutters: tuple[int, ...]


def plan_link(topology: Topology, link: RouteLink) -> ChannelChoice:
    """Choose sides and channels of one link.

    Depends on the two ends and on the boxes in the columns between them only.
    """
    raise NotImplementedError
