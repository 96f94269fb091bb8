"""Between what is drawn and what is in the blueprint, where stages are collapsed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cxdesigner.base.geometry import Point
from cxdesigner.editor.document import Document
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.scene.grid import CellHit, Grid

_NOWHERE = CellHit(None, None, None, 0)


def meant_by(document: Document, drawn_id: str | None) -> tuple[str, ...]:
    """Return the records that a click on something drawn means, none where it is no record.

    What is left of a collapsed stage means the stage. A bundle means its links: who deletes what
    was clicked does not mean the stage.
    """
    store = document.store
    links = document.behind(drawn_id) if drawn_id is not None else ()
    if drawn_id not in links and all(store.get(Link, key) is not None for key in links):
        return links
    meant = document.stands_for(drawn_id)
    return (meant,) if meant is not None and meant in store else ()


def is_paled(document: Document, drawn_id: str) -> bool:
    """Say whether the filter lets through nothing of what something drawn stands for."""
    store, matches = document.store, document.filtering.matches
    return not any(matches(store.find(key)) for key in document.behind(drawn_id))


def bundles_of(document: Document, link_ids: Collection[str]) -> list[str]:
    """Return the bundles on the canvas that stand for these links, or for some of them."""
    wanted = frozenset(link_ids)
    return [
        key
        for key in document.stand_ins
        if not wanted.isdisjoint(members := document.behind(key))
        and document.store.get(Link, members[0]) is not None
    ]


def cell_in(document: Document, grid: Grid, point: Point) -> CellHit:
    """Return what lies at a point; a collapsed stage is no place to put things.

    ``before_step`` of the hit counts columns of the blueprint.
    """
    hit, closed = grid.cell_at(point), document.collapsed_steps
    if not closed:
        return hit
    if hit.before_step is None:
        return _NOWHERE if hit.step_id in closed else hit
    before, columns = hit.before_step, grid.columns
    if before == 0 or columns[before - 1].step_id not in closed:
        return replace(hit, before_step=store_column(document, grid, before))
    # A new step would belong to the collapsed stage on the left and not be seen.
    beside = columns[before].step_id if before < len(columns) else None
    if beside is None or beside in closed:
        return _NOWHERE
    return replace(hit, step_id=beside, index=0, before_step=None)


def store_column(document: Document, grid: Grid, column: int) -> int:
    """Return the column of the blueprint for the one of a number that is drawn."""
    if not document.collapsed_steps:
        return column
    if column >= len(grid.columns):
        return len(document.store.steps)
    return document.store.positions(Step)[grid.columns[column].step_id or ""]


def grid_column(document: Document, grid: Grid, column: int) -> int:
    """Return the number of the drawn column for one of the blueprint."""
    if not document.collapsed_steps:
        return column
    positions = document.store.positions(Step)
    return sum(1 for box in grid.columns if positions.get(box.step_id or "", 0) < column)
