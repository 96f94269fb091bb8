"""Names of lines on paper: as wide as they need, where nothing they would cover says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cxdesigner.base.apart import take_apart
from cxdesigner.base.geometry import Rect
from cxdesigner.model.link import Link
from cxdesigner.model.view import RecordView
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.options import LayoutOptions

HUGE = 10_000
"""Records from which on what a layout leaves is taken apart: it would hold all threads up."""

_APART = 2.0
"""Between a name and what lies beside it."""


def laid_out_on_paper(
    view: RecordView, options: LayoutOptions, measurer: TextMeasurer
) -> LiveLayout:
    """Lay out with names of lines that reach over the first column, but over nothing in it.

    What is free beside a line is known when all is routed: then names that would cover something
    are set again, in the room that there is.
    """
    rooms: dict[str, float] = {}
    while True:
        layout = LiveLayout(view, replace(options, line_rooms=tuple(rooms.items())), measurer)
        tight = _tight(layout)
        if not tight:
            return layout
        for line_id, room in tight.items():
            # What gives way for a narrower name may come into its way again: beside the names of
            # lanes nothing can.
            rooms[line_id] = 0.0 if line_id in rooms else room
        layouts: list[object] = [layout]
        del layout
        if len(view) > HUGE:
            take_apart(layouts)


def _tight(layout: LiveLayout) -> dict[str, float]:
    """Return the room that there is for the names that cover something, by id of the line."""
    grid = layout.grid
    pills = {line.line_id: line.pill for line in grid.lines if line.pill.right > grid.left}
    if not pills:
        return {}
    found: dict[str, float] = {}
    around = {key: pill.grown(_APART) for key, pill in pills.items()}
    for rect in _taken(layout, max(one.right for one in around.values())):
        for key, reach in around.items():
            if rect.x < reach.right and rect.y <= reach.bottom and reach.y <= rect.bottom:
                room = max(0.0, rect.x - _APART - pills[key].x)
                found[key] = min(found.get(key, room), room)
    return found


def _taken(layout: LiveLayout, right: float) -> Iterator[Rect]:
    """Yield what is taken left of an edge: by elements, their marks, links and their labels."""
    for item in layout.scene.of_kind("element"):
        if item.x < right:
            yield item.rect
            yield from (mark.rect.moved(item.x, item.y) for mark in item.children)
    for link in layout.view.of_type(Link):
        route = layout.route_of(link.id)
        if route is None:
            continue
        for one, two in pairwise(route.points):
            x, y = min(one.x, two.x), min(one.y, two.y)
            if x < right:
                yield Rect(x, y, abs(one.x - two.x), abs(one.y - two.y))
        if route.label is not None and route.label.x < right:
            yield route.label
