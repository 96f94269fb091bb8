"""Which box lies next to which: the free shafts of a grid.

Every column and every vertical gutter is a *passage*, numbered from the left: gutter ``i`` is
passage ``2 * i`` and column ``i`` is passage ``2 * i + 1``. The boxes in a passage (in a gutter,
those that span it) divide it into *shafts*, in which a link may run up and down.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Any

from cxdesigner.base.progress import while_wanted
from cxdesigner.scene.route.columns import Columns
from cxdesigner.scene.route.grid import (
    CLEARANCE,
    COLUMN_GAP,
    LANE_GAP,
    STACK_GAP,
    GridBox,
    RouteGrid,
)

Gutter = int | str
"""Index of a horizontal gutter, or id of the box below which a corridor runs."""

_LANE_PITCH = 1e6  # more than the height of any lane, points

CORNER = 8.0
"""Least distance of a port from a corner, points."""


class Box:
    """A box of the grid as routing knows it: when columns come or go its numbers are changed.

    Attributes
    ----------
    ports
        Lowest and highest y of ports on the left and right sides, below the lane's top.
    place
        Its index in the stack of its column, if it lies in one.
    exits
        What `plan_link` found out about a box in one column.
    """

    __slots__ = (
        "bottom", "exits", "first", "has_tips", "height", "id", "is_diamond", "lane", "last",
        "place", "ports", "taken", "top",
    )  # fmt: skip

    def __init__(self, box: GridBox) -> None:
        self.id, self.lane, self.first, self.last, top, height, shape, self.taken = box
        self.top = top
        self.height = height
        self.bottom = top + height
        is_single = self.first == self.last
        self.is_diamond = shape == "diamond"
        self.has_tips = is_single and self.is_diamond
        if self.has_tips or height <= 2 * CORNER:
            middle = top + height / 2
            self.ports = middle, middle
        else:
            self.ports = top + CORNER, self.bottom - CORNER
        self.place = 0
        self.exits: Any = None

    @property
    def is_wide(self) -> bool:
        """Whether it covers several columns."""
        return self.first != self.last

    def keeps_place(self, box: GridBox, columns: Columns | None) -> bool:
        """Say whether a box lies in the same columns; with others moving, a wide one only."""
        now: tuple[int | None, int | None] = self.first, self.last
        if columns is not None:
            now = columns.now(self.first), columns.now(self.last)
        return (
            (columns is None or self.is_wide)
            and (self.lane, self.has_tips) == (box.lane, box.has_tips)
            and now == (box.first, box.last)
        )

    def is_at(self, box: GridBox, columns: Columns | None) -> bool:
        """Say whether it is a box once columns came or went."""
        first: int | None = self.first
        last: int | None = self.last
        if columns is not None:
            first, last = columns.now(self.first), columns.now(self.last)
        shape = "diamond" if self.is_diamond else "rect"
        return (self.lane, first, last, self.top, self.height, shape, self.taken) == box[1:]


def _depth(box: Box) -> tuple[int, float, str]:
    return box.lane, box.top, box.id


class Topology:
    """An index of a grid: built once, read by `plan_link`.

    Attributes
    ----------
    grid
        What was indexed.
    boxes
        Box by id.
    stacks
        For each passage the boxes in it, from top to bottom.
    level
        For each lane the height below its top at which straight links should lie, so that they
        make one row: half of its lowest box at the top.
    lane_top
        A rough y of each lane's content, for orders and overlaps only. Lanes are far apart, so
        that no lane depends on the height of another.
    """

    def __init__(self, grid: RouteGrid) -> None:
        self.grid = grid
        self.boxes: dict[str, Box] = {}
        self.stacks: list[list[Box]] = [[] for _ in range(2 * grid.columns + 1)]
        self._tops: list[dict[float, int]] = [{} for _ in range(grid.lanes)]
        for box in while_wanted(sorted(map(Box, grid.boxes), key=_depth)):
            self.boxes[box.id] = box
            self._count(box, 1)
            if box.first == box.last:
                stack = self.stacks[2 * box.first + 1]
                box.place = len(stack)
                stack.append(box)
                continue
            for passage in range(2 * box.first + 1, 2 * box.last + 2):
                self.stacks[passage].append(box)
        self.level = [min(heights, default=0.0) / 2 for heights in self._tops]
        self.lane_top = [_LANE_PITCH * lane for lane in range(grid.lanes)]
        self.pitch = grid.column_width + COLUMN_GAP
        self.bends: dict[Any, Any] = {}
        """What `plan_link` found out about ways with bends, wherever they lie."""

    def _count(self, box: Box, by: int) -> None:
        """Note the height of a box at the top of its lane, or forget it."""
        if box.top:
            return
        heights = self._tops[box.lane]
        count = heights.get(box.height, 0) + by
        if count:
            heights[box.height] = count
        else:
            del heights[box.height]

    def update(self, grid: RouteGrid, gone: Iterable[str], changed: Iterable[GridBox]) -> set[int]:
        """Follow an edit of boxes that lie in one column each.

        Parameters
        ----------
        grid
            The grid after the edit, with as many columns and lanes.
        gone
            Boxes that were removed or changed.
        changed
            Boxes as they are: those that were added or changed.

        Returns
        -------
        Lanes whose `level` is another.
        """
        self.grid = grid
        passages: set[int] = set()
        lanes: set[int] = set()
        for id_ in gone:
            box = self.boxes.pop(id_)
            passage = 2 * box.first + 1
            self.stacks[passage] = [other for other in self.stacks[passage] if other is not box]
            self._count(box, -1)
            passages.add(passage)
            lanes.add(box.lane)
        for new in changed:
            box = self.boxes[new.id] = Box(new)
            passage = 2 * box.first + 1
            self.stacks[passage].append(box)
            self._count(box, 1)
            passages.add(passage)
            lanes.add(box.lane)
        for passage in passages:
            self._order(passage)
        return self._set_levels(lanes)

    def _set_levels(self, lanes: Iterable[int]) -> set[int]:
        """Find the levels of some lanes again; returns those that have another."""
        moved: set[int] = set()
        for lane in lanes:
            level = min(self._tops[lane], default=0.0) / 2
            if level != self.level[lane]:
                self.level[lane] = level
                moved.add(lane)
        return moved

    def resized(
        self, boxes: Mapping[str, GridBox | None], columns: Columns | None
    ) -> dict[str, GridBox]:
        """Return the boxes that only became higher or lower, or lie lower in the same stack.

        Links to another lane go around them as before. They are given as they lay before
        `columns` came or went.
        """
        found: dict[str, GridBox] = {}
        others: set[tuple[int, int]] = set()
        for id_, box in boxes.items():
            old = self.boxes.get(id_)
            if box is not None and old is not None and old.keeps_place(box, columns):
                found[id_] = box._replace(first=old.first, last=old.last)
                continue
            for other in (box, old):
                if other is not None:
                    others.update((other.lane, at) for at in range(other.first, other.last + 1))
        return {id_: box for id_, box in found.items() if self._keeps_order(box, found, others)}

    def _keeps_order(
        self, box: GridBox, resized: Mapping[str, GridBox], others: Collection[tuple[int, int]]
    ) -> bool:
        """Say whether a box lies between the same others as before; a wide one must lie alone."""
        if any((box.lane, at) in others for at in range(box.first, box.last + 1)):
            return False
        is_wide = box.first < box.last
        for passage in range(2 * box.first, 2 * box.last + 3):
            stack = [other for other in self.stacks[passage] if other.lane == box.lane]
            if any(other.id != box.id and (is_wide or other.is_wide) for other in stack):
                return False
            now = [resized.get(other.id, other) for other in stack]
            if any(one.top >= two.top for one, two in pairwise(now)):
                return False
        return True

    def resize(self, boxes: Iterable[GridBox]) -> set[int]:
        """Follow boxes that were resized; returns lanes whose `level` is another."""
        lanes: set[int] = set()
        for new in boxes:
            old, box = self.boxes[new.id], Box(new)
            self.boxes[new.id] = box
            box.place, box.exits = old.place, old.exits
            for passage in range(2 * box.first + 1, 2 * box.last + 2):
                self.stacks[passage][self.place(old, passage)] = box
            self._count(old, -1)
            self._count(box, 1)
            lanes.add(box.lane)
        return self._set_levels(lanes)

    def _order(self, passage: int) -> None:
        stack = self.stacks[passage]
        stack.sort(key=_depth)
        for place, box in enumerate(stack):
            box.exits = None
            box.place = place

    def renumber(self, columns: Columns) -> None:
        """Follow columns that came or went; no box begins or ends in one that went."""
        at, end, by = columns.at, columns.at + columns.gone, columns.by
        across = self.across(at, end)
        self.stacks[2 * at : 2 * end + 1] = [list(across) for _ in range(2 * columns.new + 1)]
        for box in self.boxes.values():
            if box.first >= end:
                box.first += by
                box.last += by
                box.exits = None
        for box in across:
            box.last += by
        for passage in range(2 * at, 2 * (at + columns.new) + 1):
            self._order(passage)
        for passage in {
            passage for box in across for passage in range(2 * box.first + 1, 2 * box.last + 2)
        }:
            self._order(passage)

    def across(self, at: int, end: int) -> list[Box]:
        """Return the boxes over the columns from one up to another, and over gutters there."""
        seen = {
            box.id: box
            for stack in self.stacks[2 * at : 2 * end + 1]
            for box in stack
            if box.first != box.last
        }
        return list(seen.values())

    def place(self, box: Box, passage: int) -> int:
        """Return the index of a box in the stack of a passage it covers."""
        if box.first == box.last:
            return box.place
        # Thousands of boxes over thousands of columns: where each lies in each is not kept.
        return bisect_left(self.stacks[passage], _depth(box), key=_depth)

    def beside(self, box: Box, passage: int) -> int:
        """Return the shaft that a side of a box meets in the gutter next to it."""
        stack = self.stacks[passage]
        if not stack:
            return 0
        return bisect_left(stack, (box.lane, box.top), key=lambda other: (other.lane, other.top))

    def shaft_of(self, box: Box, side: str, passage: int) -> int:
        """Return the shaft that a side of a box ("top", "bottom", "left", "right") meets."""
        if side == "top":
            return self.place(box, passage)
        if side == "bottom":
            return self.place(box, passage) + 1
        return self.beside(box, passage)

    def shaft_at(self, passage: int, gutter: Gutter) -> int:
        """Return the shaft of a passage that crosses a horizontal gutter or corridor."""
        if isinstance(gutter, str):
            box = self.boxes[gutter]
            lane, top = box.lane, box.bottom
        else:
            lane, top = gutter, float("-inf")
        return bisect_left(
            self.stacks[passage], (lane, top), key=lambda other: (other.lane, other.top)
        )

    def has_tip_above(self, passage: int, shaft: int) -> bool:
        """Say whether a shaft begins at the tip of a diamond."""
        return shaft > 0 and self.stacks[passage][shaft - 1].has_tips

    def has_tip_below(self, passage: int, shaft: int) -> bool:
        """Say whether a shaft ends at the tip of a diamond."""
        stack = self.stacks[passage]
        return shaft < len(stack) and stack[shaft].has_tips

    def reach(self, passage: int, shaft: int) -> tuple[int, int]:
        """Return first and last horizontal gutter that a shaft crosses; first > last if none."""
        stack = self.stacks[passage]
        low = stack[shaft - 1].lane + 1 if shaft else 0
        high = stack[shaft].lane if shaft < len(stack) else self.grid.lanes
        return low, high

    def barred_by(self, passage: int, low: int, high: int) -> Box | None:
        """Return what bars a passage between two horizontal gutters, None if it is free."""
        stack = self.stacks[passage]
        if not stack:
            return None
        index = bisect_left(stack, low, key=lambda other: other.lane)
        return stack[index] if index < len(stack) and stack[index].lane < high else None

    def free_height(
        self, lane: int, after: int, before: int, low: float, high: float
    ) -> tuple[float, float] | None:
        """Return the part of a height that is free between two columns of a lane, or None.

        `low` and `high` are distances from the top of the lane. Of several free parts the topmost
        is returned.
        """
        if before - after <= 1:
            return low, high
        between = [
            box
            for stack in self.stacks[2 * after + 3 : 2 * before : 2]
            for box in stack
            if box.lane == lane
        ]
        if not any(box.top - CLEARANCE < high and low < box.bottom + CLEARANCE for box in between):
            return low, high
        blocked: list[tuple[float, float]] = []
        for box in between:
            if box.top - CORNER < high and low < box.bottom + CORNER:
                blocked.append((box.top - CORNER, box.bottom + CORNER))
                if box.top - CORNER <= low and box.bottom + CORNER >= high:
                    return None
        y = low
        for top, bottom in sorted(blocked):
            if top > y:
                return y, min(top, high)
            y = max(y, bottom)
        return (y, high) if y <= high else None

    def x_of(self, passage: int, offset: float = 0.0) -> float:
        """Return the rough x of a place in a passage (`offset` from the left of a column)."""
        if passage % 2:
            return (passage // 2) * self.pitch + COLUMN_GAP + offset
        return (passage // 2) * self.pitch + COLUMN_GAP / 2

    def gutter_y(self, gutter: Gutter) -> float:
        """Return the rough y of the middle of a horizontal gutter or corridor."""
        if isinstance(gutter, str):
            box = self.boxes[gutter]
            return self.lane_top[box.lane] + box.bottom + STACK_GAP / 2
        return _LANE_PITCH * gutter - LANE_GAP / 2


def straight_height(topology: Topology, left: Box, right: Box) -> tuple[float, float] | None:
    """Return the heights at which two boxes of a lane see each other, or None."""
    low, high = left.ports
    other_low, other_high = right.ports
    low, high = max(low, other_low), min(high, other_high)
    if low > high:
        return None
    return topology.free_height(left.lane, left.last, right.first, low, high)
