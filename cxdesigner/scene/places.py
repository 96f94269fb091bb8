"""Rectangles of elements, and the geometry that routing is told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.arrange import Arrangement
from cxdesigner.scene.contents import Contents
from cxdesigner.scene.grid import Cell, Grid
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.route import GridBox, RouteGeometry, Span
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


class Rects(Mapping[str, Rect]):
    """Rectangles of elements in one version of a layout, worked out when asked for."""

    __slots__ = ("_boxes", "_grid", "_known")

    def __init__(
        self,
        boxes: Mapping[str, GridBox],
        grid: Grid | None = None,
        known: dict[str, Rect] | None = None,
    ) -> None:
        self._boxes = boxes
        self._grid = grid
        self._known = {} if known is None else known

    def __getitem__(self, key: str) -> Rect:
        found = self._known.get(key)
        if found is None:
            assert self._grid is not None, "there are no boxes without a grid"
            box = self._boxes[key]
            columns = self._grid.columns
            left, last = columns[box.first].x, columns[box.last]
            top = self._grid.bands[box.lane].content_top + box.top
            found = Rect(left, top, last.x + last.width - left, box.height)
            self._known[key] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._boxes)

    def __len__(self) -> int:
        return len(self._boxes)

    def __contains__(self, key: object) -> bool:
        return key in self._boxes

    def box(self, key: str) -> GridBox:
        """Return where an element is in the grid."""
        return self._boxes[key]

    def known(self) -> dict[str, Rect]:
        """Return a copy of what was asked for."""
        return self._known.copy()


class Places:
    """Where elements lie, kept from one layout to the next."""

    def __init__(self) -> None:
        self.rects = Rects({})
        self._badges: dict[str, tuple[SceneItem, ...]] = {}

    def replace_all(self, contents: Contents, arrangement: Arrangement) -> None:
        """Place all elements anew."""
        self.rects = Rects(contents.boxes, arrangement.grid)
        self._badges = {key: contents.blocks[key].badges for key in contents.boxes}

    def update(
        self,
        wanted: Iterable[str],
        contents: Contents,
        arrangement: Arrangement,
        *,
        arranged: bool,
    ) -> tuple[set[str], list[Rect], list[Rect]]:
        """Place some elements anew; all others lie where their column and band do.

        Returns
        -------
        Elements that moved, areas they left or changed before, areas they took or changed now.
        """
        before = self.rects
        known = {} if arranged else before.known()
        rects = self.rects = Rects(contents.boxes, arrangement.grid, known)
        moved: set[str] = set()
        left: list[Rect] = []
        taken: list[Rect] = []
        for element_id in wanted:
            known.pop(element_id, None)
            old, new = before.get(element_id), rects.get(element_id)
            badges = contents.blocks[element_id].badges if new is not None else ()
            if old != new:
                moved.add(element_id)
            elif self._badges.get(element_id) is badges:
                continue
            # Labels make way for elements and badges.
            if old is not None:
                left.append(old.grown(_NEAR))
            if new is not None:
                taken.append(new.grown(_NEAR))
                self._badges[element_id] = badges
            else:
                self._badges.pop(element_id, None)
        return moved, left, taken

    def geometry(
        self, contents: Contents, arrangement: Arrangement, near: Iterable[str] | None = None
    ) -> RouteGeometry:
        """Return the geometry, with what labels must not cover besides boxes at some elements."""
        rects = self.rects
        grid = arrangement.grid
        avoided: list[Rect] = []
        if near is not None:
            avoided = [line.pill for line in grid.lines]
            # Labels stay beside the lane headers and within the bands.
            avoided.append(Rect(-_BEYOND, 0.0, _BEYOND + grid.header_width, grid.bottom))
            avoided.append(Rect(grid.right, 0.0, _BEYOND, grid.bottom))
            if grid.emotion is not None:
                top, bottom = grid.emotion.top, grid.emotion.bottom
                avoided.append(Rect(0.0, top, grid.right, bottom - top))
            for element_id in near:
                rect = rects[element_id]
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

    def near(self, region: Rect, structure: Structure, arrangement: Arrangement) -> set[str]:
        """Return the elements in or near a region."""
        outer = region.grown(_NEAR + 4.0)
        columns = arrangement.grid.columns
        first = bisect_left(columns, outer.x, key=lambda column: column.x + column.width)
        last = bisect_right(columns, outer.right, key=lambda column: column.x)
        found: set[str] = set()
        for band in structure.bands:
            for column in range(first, last):
                found.update(band.cells.get(column, ()))
            found.update(key for key, low, high in band.spans if low < last and high >= first)
        return {key for key in found if self._reaches(key, outer)}

    def _reaches(self, element_id: str, outer: Rect) -> bool:
        rect = self.rects[element_id]
        return rect.y <= outer.bottom and outer.y <= rect.y + rect.height
