"""What has to come into view so that something is seen."""

from __future__ import annotations

from cxdesigner.base.geometry import Rect

AIR = 24
"""Pixels kept free around what is revealed."""


def needed(rect: Rect, seen: Rect, content: Rect) -> Rect:
    """Return the part to bring into view so that `rect` is seen.

    Scrolling moves the `content` alone, the headers beside and above it stay: what lies in them is
    always seen. What is longer than the view, as a lane is, counts as seen once a part of it is.
    """
    x, width = _along(rect.x, rect.width, seen.x, seen.width, content.x)
    y, height = _along(rect.y, rect.height, seen.y, seen.height, content.y)
    return Rect(x, y, width, height)


def _along(
    start: float, length: float, seen: float, room: float, first: float
) -> tuple[float, float]:
    end = start + length
    middle = (seen + room / 2, 0.0)
    if end <= first:
        return middle
    if length <= room:
        return start, length
    if start < seen + room and end > seen:
        return middle
    return max(start, first), 0.0


def is_in_sight(rect: Rect, seen: Rect, content: Rect) -> bool:
    """Say whether enough of something is seen: half of it, or half a view of what is longer."""
    return _is_along(rect.x, rect.width, seen.x, seen.width, content.x) and _is_along(
        rect.y, rect.height, seen.y, seen.height, content.y
    )


def _is_along(start: float, length: float, seen: float, room: float, first: float) -> bool:
    if start + length <= first:
        return True
    overlap = min(start + length, seen + room) - max(start, seen)
    return overlap >= min(length, room) / 2
