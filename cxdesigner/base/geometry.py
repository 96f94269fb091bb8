"""Points and rectangles; units are points (1/72 inch), y runs downward."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cxdesigner.base.quick import quick


class Point(NamedTuple):
    """A place: x to the right, y downward, in points."""

    x: float
    y: float


@quick
@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; width and height are never negative."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def center(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> Rect:
        """Return this rectangle moved."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, margin: float) -> Rect:
        """Return this rectangle with a margin added (or taken, if negative) on every side."""
        return Rect(
            self.x - margin,
            self.y - margin,
            max(0.0, self.width + 2 * margin),
            max(0.0, self.height + 2 * margin),
        )

    def contains(self, point: Point) -> bool:
        """Say whether a point lies inside or on the edge."""
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def intersects(self, other: Rect) -> bool:
        """Say whether the insides of two rectangles share a place; touching edges do not count."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def encloses(self, other: Rect) -> bool:
        """Say whether another rectangle lies wholly inside or on the edges."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


def union(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle around all given ones; empty at the origin for none."""
    items = tuple(rects)
    if not items:
        return Rect(0.0, 0.0, 0.0, 0.0)
    left = min(item.x for item in items)
    top = min(item.y for item in items)
    return Rect(
        left,
        top,
        max(item.right for item in items) - left,
        max(item.bottom for item in items) - top,
    )
