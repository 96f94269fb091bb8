"""The way of one link in words of the grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxdesigner.base.quick import quick
from cxdesigner.scene.route.topology import Gutter

Side = Literal["left", "right", "top", "bottom"]


@quick
@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """The way of one link in words of the grid.

    Attributes
    ----------
    source_side, target_side
        Where it leaves and enters.
    passages
        Passages (see `topology`) of its vertical runs, in order, counted from the gutter left of
        the source, so that the way is the same wherever it lies; empty for a straight horizontal
        link.
    gutters
        Horizontal gutters between those runs, one fewer than `passages`. A box id means the
        corridor right below a box over several columns, which leads out of its lane.
    """

    source_side: Side
    target_side: Side
    passages: tuple[int, ...]
    gutters: tuple[Gutter, ...]
