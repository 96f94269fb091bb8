"""Columns, bands and cells of a blueprint: who stands where, before any coordinate.

A *band* is one row of the grid: a lane without rows has one, a lane with rows one each; elements
over several steps stand in bands of their own above the others of their row, so that what is below
them stays level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.queries import span_of
from cxdesigner.model.view import RecordView
from cxdesigner.scene.route import Columns


@dataclass(slots=True)
class Band:
    """One row of the grid.

    ``cells`` maps a column to the ids of its elements, from top to bottom; it is empty in a band
    of spanning elements, whose ``spans`` are (id, first column, last column), left to right.
    """

    lane_id: str
    role: str
    row_id: str | None
    spanning: bool
    cells: dict[int, tuple[str, ...]] = field(default_factory=dict)
    spans: tuple[tuple[str, int, int], ...] = ()

    def ids(self) -> Iterable[str]:
        """Yield the ids of all elements of the band."""
        if self.spanning:
            return (span[0] for span in self.spans)
        return (element_id for cell in self.cells.values() for element_id in cell)


@dataclass(slots=True)
class Structure:
    """The bands from top to bottom, the columns from left to right, and where elements are.

    ``step_ids`` holds one None when there are no steps: a blueprint is never without a column.
    ``place`` maps an element to its band, first and last column and place in its cell.
    """

    step_ids: tuple[str | None, ...]
    bands: tuple[Band, ...]
    place: dict[str, tuple[int, int, int, int]]
    cell_bands: dict[tuple[str, str | None], int]
    """Lane and row → the band of their single-step elements."""

    column_of: dict[str, int]

    def renumber(self, view: RecordView, columns: Columns) -> tuple[list[str], list[str]]:
        """Follow columns that came or went; what stands in those that came is still to be read.

        Returns
        -------
        Elements of one step each that have another column now, and those that are in none.
        """
        moved: list[str] = []
        lost: list[str] = []
        self.step_ids = step_ids_of(view)
        self.column_of = columns_of(self.step_ids)
        at, end, by = columns.at, columns.at + columns.gone, columns.by
        place = self.place
        for number, band in enumerate(self.bands):
            if band.spanning:
                keys = [key for key, _first, _last in band.spans]
                band.spans = tuple((key, *span_of(view, view.need(Element, key))) for key in keys)
                for key, first, last in band.spans:
                    place[key] = (number, first, last, 0)
                continue
            cells: dict[int, tuple[str, ...]] = {}
            for column, ids in band.cells.items():
                if column < at:
                    cells[column] = ids
                elif column < end:
                    lost += ids
                    for key in ids:
                        del place[key]
                else:
                    column += by
                    cells[column] = ids
                    moved += ids
                    if len(ids) == 1:
                        place[ids[0]] = (number, column, column, 0)
                        continue
                    for slot, key in enumerate(ids):
                        place[key] = (number, column, column, slot)
            band.cells = cells
        return moved, lost

    def deals_alike(self, view: RecordView) -> bool:
        """Say whether what covers several columns still belongs in the bands it is in."""
        groups: dict[tuple[str, str | None], list[tuple[str, ...]]] = {}
        for band in self.bands:
            if band.spanning:
                keys = tuple(key for key, _first, _last in band.spans)
                groups.setdefault((band.lane_id, band.row_id), []).append(keys)
        return all(
            len(bands) == 1 == len(bands[0])
            or bands
            == [
                tuple(key for key, _first, _last in level)
                for level in _levels(
                    [
                        (*span_of(view, element), element)
                        for keys in bands
                        for element in (view.need(Element, key) for key in keys)
                    ]
                )
            ]
            for bands in groups.values()
        )

    def bands_of(self, lane_id: str) -> list[int]:
        """Return the bands for the single-step elements of a lane."""
        return [at for (lane, _row), at in self.cell_bands.items() if lane == lane_id]

    def spanning(self) -> Iterator[str]:
        """Yield the elements over several columns."""
        return (span[0] for band in self.bands for span in band.spans)

    def ids_in(self, columns: Iterable[int]) -> Iterator[str]:
        """Yield the elements of one step each in some columns."""
        for column in columns:
            for band in self.bands:
                yield from band.cells.get(column, ())

    def update_cell(self, view: RecordView, lane_id: str, step_id: str) -> None:
        """Read again which single-step elements stand in a cell (of any row of the lane)."""
        column = self.column_of[step_id]
        rows: dict[int, list[str]] = {at: [] for at in self.bands_of(lane_id)}
        fallback = min(rows)
        for element in view.elements_in(lane_id, step_id):
            if is_spanning(element):
                continue
            band = self.cell_bands.get((lane_id, element.row_id), fallback)
            rows[band].append(element.id)
        for at, ids in rows.items():
            cells = self.bands[at].cells
            if ids:
                cells[column] = tuple(ids)
            else:
                cells.pop(column, None)
            for slot, element_id in enumerate(ids):
                self.place[element_id] = (at, column, column, slot)


def is_spanning(element: Element) -> bool:
    """Say whether an element covers more than one step."""
    return element.step_id is None or (
        element.end_step_id is not None and element.end_step_id != element.step_id
    )


def step_ids_of(view: RecordView) -> tuple[str | None, ...]:
    """Return the keys of the columns: steps, or None for the one column without any."""
    return tuple([step.id for step in view.steps]) or (None,)


def columns_of(step_ids: tuple[str | None, ...]) -> dict[str, int]:
    """Return the column of each step."""
    return {step_id: at for at, step_id in enumerate(step_ids) if step_id is not None}


def read_structure(view: RecordView, elements: Iterable[Element] | None = None) -> Structure:
    """Return the structure of all records; of some `elements` only, which keep their order."""
    step_ids = step_ids_of(view)
    column_of = columns_of(step_ids)
    rows_of: dict[str, list[str]] = {}
    for row in view.of_type(LaneRow):
        rows_of.setdefault(row.lane_id, []).append(row.id)
    singles: dict[tuple[str, str | None], dict[int, list[Element]]] = {}
    spanning: dict[tuple[str, str | None], list[tuple[int, int, Element]]] = {}
    for element in view.of_type(Element) if elements is None else elements:
        # A row of another lane is none.
        has_row = element.row_id in rows_of.get(element.lane_id, ())
        key = (element.lane_id, element.row_id if has_row else None)
        if is_spanning(element):
            first, last = span_of(view, element)
            spanning.setdefault(key, []).append((first, last, element))
        else:
            column = column_of.get(element.step_id or "", 0)
            singles.setdefault(key, {}).setdefault(column, []).append(element)
    bands: list[Band] = []
    cell_bands: dict[tuple[str, str | None], int] = {}
    place: dict[str, tuple[int, int, int, int]] = {}
    for lane in view.lanes:
        _read_lane(lane, rows_of.get(lane.id, []), singles, spanning, bands, cell_bands)
    for at, band in enumerate(bands):
        for element_id, first, last in band.spans:
            place[element_id] = (at, first, last, 0)
        for column, ids in band.cells.items():
            for slot, element_id in enumerate(ids):
                place[element_id] = (at, column, column, slot)
    return Structure(step_ids, tuple(bands), place, cell_bands, column_of)


def _read_lane(
    lane: Lane,
    row_ids: list[str],
    singles: dict[tuple[str, str | None], dict[int, list[Element]]],
    spanning: dict[tuple[str, str | None], list[tuple[int, int, Element]]],
    bands: list[Band],
    cell_bands: dict[tuple[str, str | None], int],
) -> None:
    rows: list[str | None] = list(row_ids)
    loose = (lane.id, None)
    if not rows or loose in singles or loose in spanning:
        rows.insert(0, None)
    for row_id in rows:
        key = (lane.id, row_id)
        for level in _levels(spanning.get(key, [])):
            bands.append(Band(lane.id, lane.role, row_id, True, spans=level))
        cells = {
            column: tuple(
                element.id for element in sorted(members, key=lambda el: (el.order, el.id))
            )
            for column, members in singles.get(key, {}).items()
        }
        if cells or key not in spanning:
            cell_bands[key] = len(bands)
            bands.append(Band(lane.id, lane.role, row_id, False, cells))


def _levels(
    members: list[tuple[int, int, Element]],
) -> list[tuple[tuple[str, int, int], ...]]:
    """Deal spanning elements out to levels in which none overlap (first fit, left to right)."""
    levels: list[list[tuple[str, int, int]]] = []
    for first, last, element in sorted(
        members, key=lambda item: (item[0], -item[1], item[2].order, item[2].id)
    ):
        for level in levels:
            if level[-1][2] < first:
                level.append((element.id, first, last))
                break
        else:
            levels.append([(element.id, first, last)])
    return [tuple(level) for level in levels]
