"""What is another from one grid to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from cxdesigner.scene.route.columns import Columns
from cxdesigner.scene.route.grid import GridBox, RouteGrid, RouteLink
from cxdesigner.scene.route.topology import Box, Topology


class RouteEdit(NamedTuple):
    """What is another since the last plan.

    Attributes
    ----------
    boxes, links
        Those that came or changed by id, None for what is gone. A box that only lies in a column
        with another number did not change.
    columns
        Which columns came or went.
    """

    boxes: Mapping[str, GridBox | None]
    links: Mapping[str, RouteLink | None]
    columns: Columns | None = None


def edit_between(
    topology: Topology,
    known: Mapping[str, RouteLink],
    grid: RouteGrid,
    links: Collection[RouteLink],
    columns: Columns | None,
) -> RouteEdit:
    """Find out what changed but for columns that came or went."""
    new = {box.id: box for box in grid.boxes}
    before = topology.boxes
    boxes: dict[str, GridBox | None] = {
        id_: box
        for id_, box in new.items()
        if id_ not in before or not before[id_].is_at(box, columns)
    }
    boxes.update((id_, None) for id_ in before if id_ not in new)
    ids = {link.id for link in links}
    changed: dict[str, RouteLink | None] = {
        link.id: link for link in links if known.get(link.id) != link
    }
    changed.update((id_, None) for id_ in known if id_ not in ids)
    return RouteEdit(boxes, changed, columns)


def passages_around(boxes: Iterable[GridBox | Box]) -> set[int]:
    """Return the passages of boxes and beside them."""
    return {passage for box in boxes for passage in range(2 * box.first, 2 * box.last + 3)}
