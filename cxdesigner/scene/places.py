"""Rectangles of elements, and the geometry that routing is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.arrange import Arrangement
from cxdesigner.scene.contents import Contents
from cxdesigner.scene.grid import Cell
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.route import RouteGeometry, Span
from cxdesigner.scene.structure import Structure

_BEYOND = 200.0
"""How far beside the drawing labels are kept out."""
_NEAR = 20.0
"""How far from its rectangle an element is felt: badges, clearance of labels."""


class CellEdges(Mapping[Cell, tuple[tuple[float, float], ...]]):
    """Upper and lower edges of the elements of each cell, looked up when asked for."""

    def __init__(self, structure: Structure, rects: Mapping[str, Rect]) -> None:
        self._structure = structure
        self._rects = rects

    def __getitem__(self, cell: Cell) -> tuple[tuple[float, float], ...]:
        lane_id, row_id, step_id = cell
        structure = self._structure
        band = structure.bands[structure.cell_bands[lane_id, row_id]]
        ids = band.cells[structure.column_of[step_id]]
        return tuple((self._rects[key].y, self._rects[key].bottom) for key in ids)

    def __iter__(self) -> Iterator[Cell]:
        structure = self._structure
        for (lane_id, row_id), at in structure.cell_bands.items():
            for column in structure.bands[at].cells:
                step_id = structure.step_ids[column]
                if step_id is not None:
                    yield lane_id, row_id, step_id

    def __len__(self) -> int:
        return sum(1 for _cell in self)


class Places:
    """Where elements lie, kept from one layout to the next."""

    def __init__(self) -> None:
        self.rects: dict[str, Rect] = {}
        self._badges: dict[str, tuple[SceneItem, ...]] = {}

    def update(
        self,
        wanted: Iterable[str],
        structure: Structure,
        contents: Contents,
        arrangement: Arrangement,
    ) -> tuple[set[str], list[Rect]]:
        """Place elements; returns those that moved, and the areas where something changed."""
        columns, bands = arrangement.grid.columns, arrangement.grid.bands
        moved: set[str] = set()
        areas: list[Rect] = []
        for element_id in wanted:
            old = self.rects.get(element_id)
            place = structure.place.get(element_id)
            if place is None:
                if old is not None:
                    del self.rects[element_id], self._badges[element_id]
                    moved.add(element_id)
                    areas.append(old.grown(_NEAR))
                continue
            band_at, first, last, _slot = place
            block = contents.blocks[element_id]
            left = columns[first].x
            rect = Rect(
                left,
                bands[band_at].content_top + contents.tops[element_id],
                columns[last].x + columns[last].width - left,
                block.height,
            )
            if rect != old:
                self.rects[element_id] = rect
                moved.add(element_id)
                if old is not None:
                    areas.append(old.grown(_NEAR))
                areas.append(rect.grown(_NEAR))
            elif self._badges.get(element_id) is not block.badges:
                # Labels make way for badges.
                areas.append(rect.grown(_NEAR))
            self._badges[element_id] = block.badges
        return moved, areas

    def geometry(
        self,
        contents: Contents,
        arrangement: Arrangement,
        ids: Iterable[str] | None = None,
        *,
        obstacles: bool = True,
    ) -> RouteGeometry:
        """Return the geometry with all elements, or only some."""
        rects: Mapping[str, Rect] = self.rects
        if ids is not None:
            rects = {key: self.rects[key] for key in ids}
        grid = arrangement.grid
        avoided: list[Rect] = []
        if obstacles:
            avoided = [line.pill for line in grid.lines]
            # Labels stay beside the lane headers and within the bands.
            avoided.append(Rect(-_BEYOND, 0.0, _BEYOND + grid.header_width, grid.bottom))
            avoided.append(Rect(grid.right, 0.0, _BEYOND, grid.bottom))
            if grid.emotion is not None:
                top, bottom = grid.emotion.top, grid.emotion.bottom
                avoided.append(Rect(0.0, top, grid.right, bottom - top))
            for element_id, rect in rects.items():
                avoided += [
                    badge.rect.moved(rect.x, rect.y) for badge in contents.blocks[element_id].badges
                ]
        return RouteGeometry(
            columns=arrangement.column_spans,
            column_gutters=arrangement.column_gutters,
            lanes=tuple(Span(band.content_top, band.content_bottom) for band in grid.bands),
            lane_gutters=arrangement.lane_gutters,
            boxes=rects,
            lines=arrangement.named_lines,
            obstacles=tuple(avoided),
        )

    def near(self, region: Rect) -> set[str]:
        """Return the elements in or near a region."""
        outer = region.grown(_NEAR + 4.0)
        return {
            element_id
            for element_id, rect in self.rects.items()
            if rect.x <= outer.right
            and outer.x <= rect.x + rect.width
            and rect.y <= outer.bottom
            and outer.y <= rect.y + rect.height
        }
