"""Where a presentation looks: scale, place, what is in focus. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.presentation import Slide
from cxdesigner.scene.grid import Grid

_AIR = 18.0
"""Around what is looked at, points."""

_MOST_SCALE = 2.6
_NEIGHBOURS = 1
"""Columns seen on each side of the one in focus, at the least."""

_HALF_GAP = 11.0


@dataclass(frozen=True, slots=True)
class Look:
    """One view of the scene: ``x`` and ``y`` of the upper left corner, pixels for each point.

    ``focus`` is what is not dimmed; ``curve_end`` the x up to which the emotion curve is shown.
    """

    x: float
    y: float
    scale: float
    focus: Rect
    curve_end: float


def between(start: Look, end: Look, share: float) -> Look:
    """Return the look at a share (0…1) of the way from one to another."""

    def mix(a: float, b: float) -> float:
        return a + (b - a) * share

    a, b = start.focus, end.focus
    return Look(
        mix(start.x, end.x),
        mix(start.y, end.y),
        mix(start.scale, end.scale),
        Rect(mix(a.x, b.x), mix(a.y, b.y), mix(a.width, b.width), mix(a.height, b.height)),
        mix(start.curve_end, end.curve_end),
    )


def look_at(slide: Slide, grid: Grid, spot: str | None, width: float, height: float) -> Look:
    """Return how a slide is looked at on a screen of some size in pixels.

    The whole height is kept in sight, so that a step is seen from evidence to support; with a
    lane in the spotlight (`spot`) the lane with what is beside it is enough.
    """
    whole = Rect(0.0, 0.0, grid.right, grid.bottom)
    focus = _columns(slide, grid, whole)
    lane = grid.lane_rect(spot) if spot is not None else None
    seen = whole
    if slide.kind in ("stage", "step"):
        first, last = slide.first, slide.last
        if slide.kind == "step":
            first, last = first - _NEIGHBOURS, last + _NEIGHBOURS
        near = _span(grid, max(0, first), min(len(grid.columns) - 1, last))
        seen = Rect(near.x - grid.left, 0.0, near.width + grid.left, whole.height)
    if lane is not None:
        focus = Rect(focus.x, lane.y - 2.0, focus.width, lane.height + 4.0)
        room = lane.height * 0.75
        top = max(0.0, lane.y - room)
        seen = Rect(seen.x, top, seen.width, min(whole.bottom, lane.y + lane.height + room) - top)
    scale = min(width / (seen.width + 2 * _AIR), height / (seen.height + 2 * _AIR), _MOST_SCALE)
    middle = seen if slide.kind in ("whole", "end") else focus
    # The names of the lanes stay at the left, whatever is looked at.
    room = width / scale
    x = _placed(middle.center.x - grid.header_width / 2, room, whole.right)
    if middle is whole:
        x = _placed(whole.center.x, room, whole.right)
    y = _placed(seen.center.y, height / scale, whole.bottom)
    return Look(x, y, scale, focus, _curve_end(slide, grid))


def _placed(middle: float, room: float, most: float) -> float:
    """Return where to begin so that `middle` is in the middle, without showing what is beyond."""
    if room >= most + 2 * _AIR:
        return (most - room) / 2
    return min(max(middle - room / 2, -_AIR), most + _AIR - room)


def _columns(slide: Slide, grid: Grid, whole: Rect) -> Rect:
    if slide.kind in ("whole", "end") or not grid.columns:
        return whole
    return _span(grid, slide.first, slide.last)


def _span(grid: Grid, first: int, last: int) -> Rect:
    left, right = grid.columns[first], grid.columns[last]
    x = left.x - _HALF_GAP
    return Rect(x, 0.0, right.x + right.width + _HALF_GAP - x, grid.bottom)


def _curve_end(slide: Slide, grid: Grid) -> float:
    if slide.revealed >= len(grid.columns):
        return grid.right
    if slide.revealed <= 0:
        return grid.left
    column = grid.columns[slide.revealed - 1]
    return column.x + column.width + _HALF_GAP
