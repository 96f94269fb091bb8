"""Places from which a link is drawn or taken by its end, and an element made to reach further."""

from __future__ import annotations

from typing import Literal

from cxdesigner.base.geometry import Point
from cxdesigner.scene.items import SceneItem, Side
from cxdesigner.scene.link_way import way_of

GRIP_OFFSET_PT = 5.0
"""How far outside the edge of an element its grips lie, in points."""

_GRIP_ROOM_PT = 7.0
"""Between the middle of a grip and the marks beside it."""

_SPAN_RISE_PT = 10.0


def grips_of(item: SceneItem) -> tuple[Point, ...]:
    """Return the four places beside an element from which a link can be drawn.

    Right, below, left, above; that above stands left of the marks, as links there do.
    """
    rect = item.rect
    middle = rect.center
    marks = [item.x + part.rect.x for part in item.children if part.kind == "badge"]
    above = max(rect.x, min([middle.x, *(left - _GRIP_ROOM_PT for left in marks)]))
    return (
        Point(rect.right + GRIP_OFFSET_PT, middle.y),
        Point(middle.x, rect.bottom + GRIP_OFFSET_PT),
        Point(rect.x - GRIP_OFFSET_PT, middle.y),
        Point(above, rect.y - GRIP_OFFSET_PT),
    )


def side_of(item: SceneItem, grip: Point) -> Side:
    """Return the side of an element that one of its grips lies at."""
    rect = item.rect
    far: dict[Side, float] = {
        "left": rect.x - grip.x,
        "right": grip.x - rect.right,
        "top": rect.y - grip.y,
        "bottom": grip.y - rect.bottom,
    }
    return max(far, key=lambda side: far[side])


def grip_at(item: SceneItem, point: Point, reach: float) -> Point | None:
    """Return the grip of an element within reach of a point, outside the element."""
    if item.rect.contains(point):
        return None
    for grip in grips_of(item):
        if abs(grip.x - point.x) <= reach and abs(grip.y - point.y) <= reach:
            return grip
    return None


def span_handles(item: SceneItem) -> tuple[Point, Point]:
    """Return where an element is taken by its left and by its right edge."""
    rect = item.rect
    # Below the middle, where the grips for links are.
    y = rect.bottom - min(_SPAN_RISE_PT, rect.height / 4)
    return Point(rect.x, y), Point(rect.right, y)


def span_edge(item: SceneItem, point: Point, reach: float) -> Literal["start", "end"] | None:
    """Return which edge of an element is within reach of a point beside or inside it."""
    rect = item.rect
    if not rect.y <= point.y <= rect.bottom:
        return None
    # From afar the middle still takes hold of the whole element.
    inside = min(reach, rect.width / 6)
    if -reach <= point.x - rect.x <= inside:
        return "start"
    return "end" if -inside <= point.x - rect.right <= reach else None


def ends_of(item: SceneItem) -> tuple[Point, ...]:
    """Return where a link leaves its source and meets its target, in scene coordinates."""
    line = way_of(item)
    if line is None:
        return ()
    corners = [
        Point(float(command[-2]) + item.x, float(command[-1]) + item.y)
        for command in line.commands
        if len(command) > 1
    ]
    return (corners[0], corners[-1]) if corners else ()


def link_ends(item: SceneItem, point: Point, reach: float) -> Literal["source", "target"] | None:
    """Return which end of a link is within reach of a point."""
    ends = ends_of(item)
    if not ends:
        return None
    names: tuple[Literal["source", "target"], ...] = ("source", "target")
    for name, end in zip(reversed(names), reversed(ends), strict=True):
        if abs(end.x - point.x) <= reach and abs(end.y - point.y) <= reach:
            return name
    return None
