"""Which box lies next to which: the free shafts of a grid.

Every column and every vertical gutter is a *passage*, numbered from the left: gutter ``i`` is
passage ``2 * i`` and column ``i`` is passage ``2 * i + 1``. The boxes in a passage (in a gutter,
those that span it) divide it into *shafts*, in which a link may run up and down.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

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


def port_range(box: GridBox) -> tuple[float, float]:
    """Return lowest and highest y of ports on the left and right sides, below the lane's top."""
    middle = box.top + box.height / 2
    if box.has_tips or box.height <= 2 * CORNER:
        return middle, middle
    return box.top + CORNER, box.bottom - CORNER


def _depth(box: GridBox) -> tuple[int, float, str]:
    return box.lane, box.top, box.id


def _level(row: Sequence[tuple[int, GridBox]]) -> float:
    return min((box.height / 2 for _, box in row if not box.top), default=0.0)


class Topology:
    """An index of a grid: built once, read by `plan_link` and `assign_tracks`.

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
        self.boxes: dict[str, GridBox] = {box.id: box for box in grid.boxes}
        self.stacks: list[list[GridBox]] = [[] for _ in range(2 * grid.columns + 1)]
        # What `plan_link` found out about boxes in one column.
        self.exits: dict[str, list[Any]] = {}
        self._place: dict[str, int] = {}
        self._places: dict[tuple[str, int], int] = {}
        self._rows: list[list[tuple[int, GridBox]]] = [[] for _ in range(grid.lanes)]
        stacks = self.stacks
        rows = self._rows
        for box in sorted(grid.boxes, key=_depth):
            if box.first == box.last:
                stack = stacks[2 * box.first + 1]
                self._place[box.id] = len(stack)
                stack.append(box)
                rows[box.lane].append((box.first, box))
                continue
            for passage in range(2 * box.first + 1, 2 * box.last + 2):
                stack = stacks[passage]
                self._places[box.id, passage] = len(stack)
                stack.append(box)
                if passage % 2:
                    rows[box.lane].append((passage // 2, box))
        for row in rows:
            row.sort(key=lambda entry: entry[0])
        self.level = [_level(row) for row in rows]
        self.lane_top = [_LANE_PITCH * lane for lane in range(grid.lanes)]
        self.pitch = grid.column_width + COLUMN_GAP

    def update(
        self, grid: RouteGrid, gone: Sequence[GridBox], changed: Sequence[GridBox]
    ) -> set[int]:
        """Follow an edit of boxes that lie in one column each.

        Parameters
        ----------
        grid
            The grid after the edit, with as many columns and lanes.
        gone
            Boxes as they were: those that were removed or changed.
        changed
            Boxes as they are: those that were added or changed.

        Returns
        -------
        Lanes whose `level` is another.
        """
        self.grid = grid
        gone_ids = {box.id for box in gone}
        for box in gone:
            del self.boxes[box.id], self._place[box.id]
        self.boxes.update((box.id, box) for box in changed)
        for column in {box.first for box in (*gone, *changed)}:
            passage = 2 * column + 1
            stack = [box for box in self.stacks[passage] if box.id not in gone_ids]
            stack += (box for box in changed if box.first == column)
            stack.sort(key=_depth)
            self.stacks[passage] = stack
            for place, box in enumerate(stack):
                if box.first == box.last:
                    self._place[box.id] = place
                    self.exits.pop(box.id, None)
                else:
                    self._places[box.id, passage] = place
        moved: set[int] = set()
        for lane in {box.lane for box in (*gone, *changed)}:
            row = [entry for entry in self._rows[lane] if entry[1].id not in gone_ids]
            row += ((box.first, box) for box in changed if box.lane == lane)
            row.sort(key=lambda entry: entry[0])
            self._rows[lane] = row
            level = _level(row)
            if level != self.level[lane]:
                self.level[lane] = level
                moved.add(lane)
        return moved

    def place(self, box: GridBox, passage: int) -> int:
        """Return the index of a box in the stack of a passage it covers."""
        if box.first == box.last:
            return self._place[box.id]
        return self._places[box.id, passage]

    def beside(self, box: GridBox, passage: int) -> int:
        """Return the shaft that a side of a box meets in the gutter next to it."""
        stack = self.stacks[passage]
        if not stack:
            return 0
        return bisect_left(stack, (box.lane, box.top), key=lambda other: (other.lane, other.top))

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

    def is_open(self, passage: int, low: int, high: int) -> bool:
        """Say whether a passage is free from one horizontal gutter down to another."""
        stack = self.stacks[passage]
        if not stack:
            return True
        index = bisect_left(stack, low, key=lambda other: other.lane)
        return index == len(stack) or stack[index].lane >= high

    def is_row_free(self, lane: int, after: int, before: int, low: float, high: float) -> bool:
        """Say whether no box of a lane lies strictly between two columns at some height.

        `low` and `high` are distances from the top of the lane; `CLEARANCE` is added.
        """
        if before - after <= 1:
            return True
        row = self._rows[lane]
        index = bisect_right(row, after, key=lambda entry: entry[0])
        while index < len(row) and row[index][0] < before:
            box = row[index][1]
            if box.top - CLEARANCE < high and low < box.bottom + CLEARANCE:
                return False
            index += 1
        return True

    def free_height(
        self, lane: int, after: int, before: int, low: float, high: float
    ) -> tuple[float, float] | None:
        """Return the part of a height that is free between two columns of a lane, or None.

        Of several free parts the topmost is returned.
        """
        if self.is_row_free(lane, after, before, low, high):
            return low, high
        row = self._rows[lane]
        index = bisect_right(row, after, key=lambda entry: entry[0])
        blocked: list[tuple[float, float]] = []
        while index < len(row) and row[index][0] < before:
            box = row[index][1]
            if box.top - CORNER < high and low < box.bottom + CORNER:
                blocked.append((box.top - CORNER, box.bottom + CORNER))
                if box.top - CORNER <= low and box.bottom + CORNER >= high:
                    return None
            index += 1
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


def straight_height(
    topology: Topology, left: GridBox, right: GridBox
) -> tuple[float, float] | None:
    """Return the heights at which two boxes of a lane see each other, or None."""
    low, high = port_range(left)
    other_low, other_high = port_range(right)
    low, high = max(low, other_low), min(high, other_high)
    if low > high:
        return None
    return topology.free_height(left.lane, left.last, right.first, low, high)
