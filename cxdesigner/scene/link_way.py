"""The way of a link among its halo, heads and marks."""

from __future__ import annotations

import math
from itertools import pairwise

from cxdesigner.base.geometry import Point
from cxdesigner.scene.blocks.link import LINK_STROKES
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.primitives import Group, PathShape, Primitive


def way_of(item: SceneItem) -> PathShape | None:
    """Return the stroke that is the way of a link, in coordinates local to it."""
    stroke = LINK_STROKES.get(item.link_kind or "")
    for primitive in item.primitives:
        # Open heads have more corners than a straight way, but not its stroke.
        if isinstance(primitive, PathShape) and primitive.stroke == stroke and stroke is not None:
            return primitive
    return _longest_path(item.primitives)


def middle_of_way(item: SceneItem) -> Point:
    """Return the middle of the longest stretch of a link, in scene coordinates."""
    way = way_of(item)
    corners = [
        Point(float(command[-2]) + item.x, float(command[-1]) + item.y)
        for command in (way.commands if way is not None else ())
        if len(command) > 1
    ]
    stretches = list(pairwise(corners))
    if not stretches:
        return item.rect.center
    first, last = max(stretches, key=lambda ends: math.dist(*ends))
    return Point((first.x + last.x) / 2, (first.y + last.y) / 2)


def _longest_path(primitives: tuple[Primitive, ...]) -> PathShape | None:
    """Return the way itself among halo, heads and marks: an open stroke without fill."""
    found: PathShape | None = None
    for primitive in primitives:
        match primitive:
            case PathShape(fill=None, stroke=stroke) if stroke is not None:
                if ("Z",) not in primitive.commands and (
                    found is None or len(primitive.commands) >= len(found.commands)
                ):
                    found = primitive
            case Group(dx=0, dy=0, children=children):
                found = found or _longest_path(children)
    return found
