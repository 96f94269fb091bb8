"""What routing is told: boxes in a grid of columns and lanes, and links to draw between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from cxdesigner.base.quick import quick

Shape = Literal["rect", "diamond"]

COLUMN_GAP = 22.0
"""Least width of the vertical gutter between two columns, points."""
LANE_GAP = 22.0
"""Least height of the horizontal gutter between two lanes, points."""
STACK_GAP = 18.0
"""Least gap between two boxes stacked in one cell, points: an arrow head and a bit of line."""
TRACK = 7.0
"""Distance of two links side by side in a gutter, points."""
CLEARANCE = 3.0
"""Least distance of a link from a box that is not its end, points."""


class GridBox(NamedTuple):
    """One element as routing sees it.

    Attributes
    ----------
    id
        Any id that is unique in the grid.
    lane
        Index of the lane, 0 at the top.
    first, last
        Columns it covers, both inclusive; ``0, columns - 1`` for the whole journey. A box must
        fill the width from the left edge of `first` to the right edge of `last`.
    top, height
        Where it lies in its lane: distance of its upper edge from the upper edge of the lane's
        content, and its height, in points. Boxes of one lane that share a column must not
        overlap and should keep `STACK_GAP`. The rectangle given to `realise` must agree.
    shape
        A diamond is connected at its four tips only; a diamond over several columns is treated
        as a rectangle.
    taken
        How much of the upper edge, measured from the right, is taken by other things: links meet
        the edge left of it (the tip of a diamond is no edge).
    """

    id: str
    lane: int
    first: int
    last: int
    top: float
    height: float
    shape: Shape = "rect"
    taken: float = 0.0

    @property
    def bottom(self) -> float:
        """Distance of the lower edge from the top of the lane's content."""
        return self.top + self.height

    @property
    def has_tips(self) -> bool:
        """Say whether links may only meet the four tips."""
        return self.shape == "diamond" and self.first == self.last


@dataclass(frozen=True, slots=True)
class RouteGrid:
    """All boxes of a blueprint.

    Attributes
    ----------
    columns, lanes
        How many there are. There are ``lanes + 1`` horizontal gutters (gutter ``i`` lies above
        lane ``i``, the last below the last lane) and ``columns + 1`` vertical ones (gutter ``i``
        lies left of column ``i``).
    column_width
        The one width of all columns, points.
    lines
        Index of the horizontal gutter of each named line (interaction, visibility, internal,
        custom); two lines may share a gutter.
    """

    columns: int
    lanes: int
    column_width: float
    boxes: tuple[GridBox, ...]
    lines: tuple[int, ...] = ()

    def has_frame_of(self, other: RouteGrid) -> bool:
        """Say whether two grids differ in their boxes at most."""
        return (self.columns, self.lanes, self.column_width, self.lines) == (
            other.columns,
            other.lanes,
            other.column_width,
            other.lines,
        )


@quick
@dataclass(frozen=True, slots=True)
class RouteLink:
    """One link to route.

    Attributes
    ----------
    source, target
        Ids of boxes. They may be equal (a small loop at the corner is drawn).
    label_width, label_height
        Size of the label with its padding, points; 0 for no label.
    narrow_width, narrow_height
        Size of the same label broken into more lines, for places where it would hide other
        links otherwise; 0 if it has but one shape.
    bundle
        Links with the same key that leave one box share a trunk until they branch; of the others,
        those with the same key that enter one box merge before the head. None: never shared.
    """

    id: str
    source: str
    target: str
    label_width: float = 0.0
    label_height: float = 0.0
    bundle: str | None = None
    narrow_width: float = 0.0
    narrow_height: float = 0.0
