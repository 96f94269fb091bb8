"""Links that follow elements while these are carried about: plain ways, without routing.

Routing looks at everything around a link and takes longer than a frame in a large blueprint. While
something is on the move its links are strung from side to side with one bend at the most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.model.link import Link
from cxdesigner.scene.blocks.link import way_shapes
from cxdesigner.scene.items import SceneItem

LEAST_PT = 8.0
"""Room between two elements from which on there is a way from side to side."""


def strung_links(
    links: Iterable[Link], carried: Mapping[str, SceneItem], items: Mapping[str, SceneItem]
) -> tuple[SceneItem, ...]:
    """Return the links at carried elements as they follow, by id of the link.

    Parameters
    ----------
    carried
        Elements by id, where they are now.
    items
        The scene as it is without them being carried.
    """
    found: dict[str, SceneItem] = {}
    for link in links:
        drawn = items.get(link.id)
        source = carried.get(link.source_id) or items.get(link.source_id)
        target = carried.get(link.target_id) or items.get(link.target_id)
        if drawn is None or source is None or target is None or source is target:
            continue
        points = way_between(source.rect, target.rect)
        if points is None:
            continue
        origin = points[0]
        local = tuple(Point(point.x - origin.x, point.y - origin.y) for point in points)
        left, top = min(x for x, _y in local), min(y for _x, y in local)
        right, bottom = max(x for x, _y in local), max(y for _x, y in local)
        found[link.id] = replace(
            drawn,
            x=origin.x,
            y=origin.y,
            bounds=Rect(left, top, right - left, bottom - top),
            primitives=way_shapes(link.kind, local, both=link.both),
        )
    return tuple(found[key] for key in sorted(found))


def way_between(source: Rect, target: Rect) -> tuple[Point, ...] | None:
    """Return an upright way from one rectangle to another, None where they are too near."""
    start, end = source.center, target.center
    if target.x - source.right >= LEAST_PT or source.x - target.right >= LEAST_PT:
        is_ahead = target.x > source.x
        first = Point(source.right if is_ahead else source.x, start.y)
        last = Point(target.x if is_ahead else target.right, end.y)
        middle = (first.x + last.x) / 2
        bends = (Point(middle, first.y), Point(middle, last.y))
        is_straight = first.y == last.y
    elif target.y - source.bottom >= LEAST_PT or source.y - target.bottom >= LEAST_PT:
        is_below = target.y > source.y
        first = Point(start.x, source.bottom if is_below else source.y)
        last = Point(end.x, target.y if is_below else target.bottom)
        middle = (first.y + last.y) / 2
        bends = (Point(first.x, middle), Point(last.x, middle))
        is_straight = first.x == last.x
    else:
        return None
    return (first, last) if is_straight else (first, *bends, last)
