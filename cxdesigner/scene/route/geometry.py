"""Where columns, lanes and gutters came to lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cxdesigner.base.geometry import Rect


class Span(NamedTuple):
    """A stretch of one axis, points."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A drawn line of interaction, visibility, internal interaction or of the designer's own."""

    gutter: int
    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class RouteGeometry:
    """Where everything came to lie, in scene coordinates.

    Attributes
    ----------
    columns, column_gutters
        x of columns (n) and of the gutters beside them (n + 1), left to right.
    lanes, lane_gutters
        y of the content of lanes (n) and of the gutters (n + 1), top to bottom. Content means
        from the upper edge of the highest box to the lower edge of the lowest: padding of a
        lane's band belongs to the gutter.
    boxes
        Rectangle of each box by id; `GridBox.top` below the start of its lane.
    lines
        The named lines; links cross them, labels and tracks keep away from them.
    obstacles
        What labels must not cover besides: pills of line names, badges, captions.
    """

    columns: tuple[Span, ...]
    column_gutters: tuple[Span, ...]
    lanes: tuple[Span, ...]
    lane_gutters: tuple[Span, ...]
    boxes: Mapping[str, Rect]
    lines: tuple[NamedLine, ...] = ()
    obstacles: tuple[Rect, ...] = ()
