"""Where columns, lanes and lines lie, and what lies at a point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from cxdesigner.base.geometry import Point, Rect, union


class ColumnBox(NamedTuple):
    """One column; ``step_id`` is None for the one column of a blueprint without steps."""

    step_id: str | None
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class BandBox:
    """One row of a lane. ``content_top`` and ``content_bottom`` bound its elements."""

    lane_id: str
    row_id: str | None
    spanning: bool
    y: float
    height: float
    content_top: float
    content_bottom: float


@dataclass(frozen=True, slots=True)
class LaneBox:
    """One lane with all its rows."""

    lane_id: str
    role: str
    y: float
    height: float
    curve: float = 0.0
    """How much of it, from its top, belongs to an emotion curve that floats in it."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """One named line; ``pill`` is where its name is printed."""

    line_id: str
    kind: str
    after_lane_id: str
    y: float
    left: float
    right: float
    pill: Rect


@dataclass(frozen=True, slots=True)
class EmotionAxis:
    """The scale of the emotion curve: ``low`` lies at ``y_low``, ``high`` at ``y_high``.

    Values are raw, on the scale of the blueprint. ``top`` and ``bottom`` bound the whole band.
    """

    low: float
    high: float
    y_low: float
    y_high: float
    top: float
    bottom: float

    @property
    def neutral(self) -> float:
        """The middle of the scale."""
        return (self.low + self.high) / 2

    def y_of(self, value: float) -> float:
        """Return the y of a value; values beyond the scale are drawn at its end."""
        span = self.high - self.low
        if span <= 0:
            return (self.y_low + self.y_high) / 2
        share = (min(max(value, self.low), self.high) - self.low) / span
        return self.y_low + share * (self.y_high - self.y_low)

    def value_of(self, y: float) -> float:
        """Return the value at a y, within the scale."""
        span = self.y_high - self.y_low
        if not span:
            return self.neutral
        share = min(max((y - self.y_low) / span, 0.0), 1.0)
        return self.low + share * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class CellHit:
    """Where something dropped at a point would go.

    Attributes
    ----------
    lane_id, row_id
        None above the first and below the last lane only when there are no lanes.
    step_id
        The step at the point, or the nearest one; None when there are no steps.
    index
        Place among the elements of the cell, 0 at the top.
    before_step
        When the point lies in the gap beside columns: the place (0 … number of steps) at which a
        new step would be inserted; else None.
    """

    lane_id: str | None
    row_id: str | None
    step_id: str | None
    index: int
    before_step: int | None = None


Cell = tuple[str, str | None, str]
"""Lane id, row id, step id."""

_NO_CELLS: Mapping[Cell, tuple[tuple[float, float], ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Grid:
    """Coordinates of a layout, in points of the scene."""

    columns: tuple[ColumnBox, ...] = ()
    bands: tuple[BandBox, ...] = ()
    lanes: tuple[LaneBox, ...] = ()
    lines: tuple[LineBox, ...] = ()
    header_width: float = 0.0
    """Width of the column of lane headers at the left."""

    header_height: float = 0.0
    """Height of stage and step headers at the top."""

    body_top: float = 0.0
    """Where what stays when headers are taken off begins: emotion band or first lane."""

    left: float = 0.0
    """x at which bands begin to hold elements, right of the lane headers."""

    right: float = 0.0
    """x at which bands end."""

    bottom: float = 0.0
    element_width: float = 0.0
    emotion: EmotionAxis | None = None
    cells: Mapping[Cell, tuple[tuple[float, float], ...]] = field(
        default_factory=lambda: _NO_CELLS, compare=False
    )
    """Upper and lower edge of the elements of each cell, from top to bottom."""

    def column_of_x(self, x: float) -> int:
        """Return the column at an x, or the nearest one."""
        if not self.columns:
            return 0
        starts = [column.x for column in self.columns]
        at = bisect_right(starts, x) - 1
        if at < 0:
            return 0
        column = self.columns[at]
        end = column.x + column.width
        if x > end and at + 1 < len(self.columns) and self.columns[at + 1].x - x < x - end:
            return at + 1
        return at

    def lane_at_y(self, y: float) -> LaneBox | None:
        """Return the lane at a y, or the nearest one; None without lanes."""
        return min(
            self.lanes,
            key=lambda lane: max(lane.y - y, y - lane.y - lane.height, 0.0),
            default=None,
        )

    def band_at_y(self, y: float) -> BandBox | None:
        """Return the band for single-step elements at a y, or the nearest one."""
        lane = self.lane_at_y(y)
        if lane is None:
            return None
        members = [band for band in self.bands if band.lane_id == lane.lane_id]
        plain = [band for band in members if not band.spanning] or members
        return min(
            plain, key=lambda band: max(band.y - y, y - band.y - band.height, 0.0), default=None
        )

    def cell_at(self, point: Point) -> CellHit:
        """Return the cell at a point, or the nearest one."""
        band = self.band_at_y(point.y)
        at = self.column_of_x(point.x)
        column = self.columns[at] if self.columns else None
        before = None
        if column is not None:
            if point.x < column.x:
                before = at
            elif point.x > column.x + column.width:
                before = at + 1
            if column.step_id is None:
                before = 0
        step_id = column.step_id if column else None
        index = 0
        if band is not None and step_id is not None:
            members = self.cells.get((band.lane_id, band.row_id, step_id), ())
            index = sum(1 for top, bottom in members if (top + bottom) / 2 < point.y)
        return CellHit(
            band.lane_id if band else None, band.row_id if band else None, step_id, index, before
        )

    def column_rect(self, step_id: str | None) -> Rect | None:
        """Return the rectangle of a column from the top of the headers to the bottom."""
        for column in self.columns:
            if column.step_id == step_id:
                return Rect(column.x, 0.0, column.width, self.bottom)
        return None

    def lane_rect(self, lane_id: str) -> Rect | None:
        """Return the rectangle of a lane, header included."""
        for lane in self.lanes:
            if lane.lane_id == lane_id:
                return Rect(0.0, lane.y, self.right, lane.height)
        return None

    def lane_room(self, lane_id: str) -> Rect | None:
        """Return the rectangle of a lane without an emotion curve that floats in it."""
        for lane in self.lanes:
            if lane.lane_id == lane_id:
                return Rect(0.0, lane.y + lane.curve, self.right, lane.height - lane.curve)
        return None

    def row_rect(self, lane_id: str, row_id: str | None) -> Rect | None:
        """Return the rectangle of a row of a lane, or of what stands in no row (None)."""
        rects = [
            Rect(0.0, band.y, self.right, band.height)
            for band in self.bands
            if (band.lane_id, band.row_id) == (lane_id, row_id)
        ]
        return union(rects) if rects else None

    @property
    def emotion_rect(self) -> Rect | None:
        """The band of the emotion curve, if it has one of its own."""
        axis = self.emotion
        if axis is None or any(lane.y <= axis.top < lane.y + lane.height for lane in self.lanes):
            return None
        return Rect(0.0, axis.top, self.right, axis.bottom - axis.top)

    def line_y(self, line_id: str) -> float | None:
        """Return the y of a named line."""
        return next((line.y for line in self.lines if line.line_id == line_id), None)

    def gap_after(self, column: int) -> Rect | None:
        """Return the gap right of a column (-1: left of the first), from headers to bottom."""
        if not self.columns:
            return None
        if column < 0:
            start, end = self.left, self.columns[0].x
        else:
            box = self.columns[column]
            start = box.x + box.width
            end = self.columns[column + 1].x if column + 1 < len(self.columns) else self.right
        return Rect(start, 0.0, max(0.0, end - start), self.bottom)
