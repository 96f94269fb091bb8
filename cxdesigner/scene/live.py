"""A layout that follows a blueprint patch by patch."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import use_language
from cxdesigner.model.element import Element
from cxdesigner.model.lane import LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import lane_name, line_name
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import Arrangement, EmotionRoom, LineName, arrange
from cxdesigner.scene.blocks.emotion import PointMemory
from cxdesigner.scene.blocks.lane import lane_header_height, pill_size, row_header_height
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.contents import Contents
from cxdesigner.scene.diff import SceneDiff, difference
from cxdesigner.scene.draw import draw_emotion, draw_frame, element_item
from cxdesigner.scene.feelings import emotion_room
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.headers import Headers, read_headers
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.links import LinkDrawings
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.route import LiveRoutes, Route, RouteGeometry, RouteGrid, RoutePlan, Span
from cxdesigner.scene.structure import read_structure
from cxdesigner.scene.touched import Touched, touched_by
from cxdesigner.scene.ways import LiveWays

_BEYOND = 200.0


@dataclass(slots=True)
class Counters:
    """How much work was done since the layout began; tests hold it against what was touched."""

    blocks: int = 0
    """Drawings of elements made."""
    routes: int = 0
    """Ways of links worked out."""
    links: int = 0
    """Drawings of links made."""
    layouts: int = 0
    """Times the layout was brought up to date."""
    arranged: int = 0
    """Times the coordinates of columns and lanes were worked out."""


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python's garbage collector out of a burst of allocations.

    A layout makes no cycles; the collector would walk all of its records several times over for
    nothing, which took half of the time of a layout of 5,000 elements.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class LiveLayout:
    """The scene of a view that changes by patches.

    ``view`` must already hold the state after a patch when `apply` is told of it (a ``Store``
    tells its viewers then).
    """

    def __init__(self, view: RecordView, options: LayoutOptions | None = None) -> None:
        self.view = view
        self.options = options or LayoutOptions()
        self.counters = Counters()
        self._scene = Scene()
        self._items: dict[str, SceneItem] = {}
        self._written: set[str] = set()
        self._relinked = True
        self._reset()
        self._update(Touched(everything=True))

    # ---- what is read

    @property
    def scene(self) -> Scene:
        """The drawing as it is now."""
        return self._scene

    @property
    def grid(self) -> Grid:
        """Where columns, lanes and lines lie now."""
        return self._arrangement.grid

    def route_of(self, link_id: str) -> Route | None:
        """Return the way of a link."""
        return self._ways.routes.get(link_id)

    # ---- what changes it

    def apply(self, patch: Patch) -> SceneDiff:
        """Follow a patch and say what changed."""
        return self._update(touched_by(patch, self.view, self._structure))

    def set_options(self, options: LayoutOptions) -> SceneDiff:
        """Lay out in another way and say what changed."""
        if options == self.options:
            return SceneDiff()
        self.options = options
        self._written |= self._items.keys()
        self._items = {}
        self._reset()
        return self._update(Touched(everything=True))

    def _reset(self) -> None:
        self._setter = Typesetter(self.options.language, scale=self.options.scale)
        self._contents = Contents(self.options, self._setter)
        self._routes = LiveRoutes()
        self._ways = LiveWays()
        self._drawings = LinkDrawings(self._setter)
        self._memory = PointMemory()
        self._plan: RoutePlan | None = None
        self._inputs: object = None
        self._emotion: EmotionRoom | None = None
        self._rects: dict[str, Rect] = {}
        self._badges: dict[str, tuple[SceneItem, ...]] = {}
        self._orders: dict[str, int] = {}
        self._frame_ids: set[str] = set()
        self._emotion_ids: set[str] = set()

    # ---- the work

    def _update(self, touched: Touched) -> SceneDiff:
        with _collector_paused():
            return self._updated(touched)

    def _updated(self, touched: Touched) -> SceneDiff:
        before = self._scene.items
        self._items = dict(self._items)
        built = self._contents.built
        plan = self._plan
        drawn, realised = self._drawings.drawn, self._ways.realised
        with use_language(self.options.language):
            stale = self._read(touched)
            self._cells_touched = self._members(touched)
            if self._contents.restacked or self._relinked or touched.frame:
                self._route()
            arranged = self._arrange(touched)
            stale |= self._widen(arranged)
            moved, places = self._place(stale, arranged)
            if arranged:
                routes = self._ways.update_all(self._need_plan(), self._geometry())
            elif moved or places or plan is not self._plan:
                routes = self._ways.update(self._need_plan(), moved, places, self._geometry_near)
            else:
                routes = set()
            elements = self._draw_elements(
                moved | stale | self._cells_touched,
                everything=arranged or touched.frame,
                renamed=touched.frame,
            )
            self._draw_links(routes | touched.links, elements)
            if arranged or touched.frame:
                self._draw_frame()
            if arranged or touched.emotion:
                self._draw_emotion()
        self.counters.blocks += self._contents.built - built
        self.counters.links += self._drawings.drawn - drawn
        self.counters.routes += self._ways.realised - realised
        self.counters.layouts += 1
        self.counters.arranged += arranged
        grid = self._arrangement.grid
        self._scene = Scene(
            MappingProxyType(self._items), grid.right, grid.bottom, self.options.language
        )
        keys, self._written = self._written, set()
        return difference(before, self._items, keys)

    def _read(self, touched: Touched) -> set[str]:
        """Read what was touched; returns the elements whose block changed or that are gone."""
        view, contents = self.view, self._contents
        full = touched.everything or touched.structure
        if full:
            self._structure = read_structure(view)
        else:
            for lane_id, step_id in touched.cells:
                self._structure.update_cell(view, lane_id, step_id)
            for element_id in touched.gone:
                self._structure.place.pop(element_id, None)
        structure = self._structure
        if touched.everything or touched.frame:
            self._headers: Headers = read_headers(view, self.options, self._setter)
            self._lines = self._read_lines()
        wanted = structure.place if touched.everything else touched.elements
        stale = contents.read_elements(view, structure, tuple(wanted))
        if full:
            stale |= contents.forget_all_but(structure.place)
            if not touched.everything:
                # What covers several columns depends on how many there are.
                spanning = [span[0] for band in structure.bands for span in band.spans]
                stale |= contents.read_elements(view, structure, spanning)
            contents.stack_all(structure)
        else:
            cells = {structure.place[key][:2] for key in stale if key in structure.place}
            cells |= {
                (at, structure.column_of[step_id])
                for lane_id, step_id in touched.cells
                for (lane, _row), at in structure.cell_bands.items()
                if lane == lane_id
            }
            for band_at, column in cells:
                if structure.bands[band_at].spanning:
                    contents.stack_all(structure)
                    break
                contents.stack_cell(structure, band_at, column)
        if full:
            links = {link.id for link in view.of_type(Link)} | contents.links.keys()
        else:
            links = touched.links
        self._relinked = bool(contents.read_links(view, structure, tuple(links)))
        return stale

    def _members(self, touched: Touched) -> set[str]:
        """Return the elements that stand in touched cells now."""
        structure = self._structure
        return {
            element_id
            for lane_id, step_id in touched.cells
            for (lane, _row), at in structure.cell_bands.items()
            if lane == lane_id and not touched.structure
            for element_id in structure.bands[at].cells.get(structure.column_of[step_id], ())
        } | touched.elements

    def _read_lines(self) -> tuple[LineName, ...]:
        last_band = {band.lane_id: at for at, band in enumerate(self._structure.bands)}
        found = []
        for line in self.view.lines:
            at = last_band.get(line.after_lane_id)
            if line.hidden or at is None:
                continue
            name = line_name(line, self.options.language)
            width, height = pill_size(name, self.options.header_width - 6.0, self._setter)
            found.append(
                LineName(line.id, line.kind, line.after_lane_id, name, at + 1, width, height)
            )
        return tuple(found)

    def _route(self) -> None:
        structure, contents = self._structure, self._contents
        grid = RouteGrid(
            len(structure.step_ids),
            len(structure.bands),
            self.options.element_width,
            tuple(contents.boxes.values()),
            tuple(line.gutter for line in self._lines),
        )
        self._plan = self._routes.plan(grid, list(contents.links.values()))
        contents.restacked = False

    def _need_plan(self) -> RoutePlan:
        assert self._plan is not None
        return self._plan

    def _arrange(self, touched: Touched) -> bool:
        """Work out coordinates if anything they depend on changed; say whether that was so."""
        plan = self._need_plan()
        if touched.everything or touched.frame:
            self._read_names()
        heights = self._contents.band_heights()
        for at, least in self._row_minimum.items():
            heights[at] = max(heights[at], least)
        emotion = (
            emotion_room(self.view, self._structure, self.options, self._setter)
            if touched.everything or touched.emotion or touched.structure
            else self._emotion
        )
        inputs = (
            heights,
            emotion,
            plan.horizontal,
            plan.vertical,
            self._headers,
            self._lines,
            self._minimum,
            self._structure.step_ids,
            [(band.lane_id, band.role, band.row_id, band.spanning)
             for band in self._structure.bands],
        )  # fmt: skip
        if not touched.everything and inputs == self._inputs:
            return False
        self._inputs, self._emotion = inputs, emotion
        self._arrangement: Arrangement = arrange(
            self._structure,
            self.options,
            heights,
            self._minimum,
            self._headers.heights,
            self._lines,
            emotion,
            plan.horizontal,
            plan.vertical,
        )
        return True

    def _read_names(self) -> None:
        options = self.options
        self._lane_names = {lane.id: lane_name(lane, options.language) for lane in self.view.lanes}
        self._minimum = {
            lane_id: lane_header_height(name, options.header_width, self._setter)
            for lane_id, name in self._lane_names.items()
        }
        self._row_names = {
            row.id: row.name.text(options.language) for row in self.view.of_type(LaneRow)
        }
        self._row_minimum: dict[int, float] = {}
        seen: set[str] = set()
        for at, band in enumerate(self._structure.bands):
            if band.row_id is None:
                seen.add(band.lane_id)
                continue
            name = self._row_names.get(band.row_id, "")
            least = row_header_height(name, options.header_width, self._setter) if name else 0.0
            if band.lane_id not in seen:
                # The first row stands below the name of its lane.
                seen.add(band.lane_id)
                least += self._minimum[band.lane_id] - 8.0
            self._row_minimum[at] = least

    def _widen(self, arranged: bool) -> set[str]:
        """Draw what covers several columns again when the gaps between them turned out wider."""
        columns = self._arrangement.grid.columns
        return {
            element_id
            for band in self._structure.bands
            for element_id, first, last in band.spans
            if self._contents.widen(
                self.view,
                self._structure,
                element_id,
                columns[last].x + columns[last].width - columns[first].x,
            )
        }

    def _place(self, stale: set[str], arranged: bool) -> tuple[set[str], list[Rect]]:
        """Give elements their rectangles; returns those that moved and the places they touch."""
        grid, structure, contents = self._arrangement.grid, self._structure, self._contents
        columns, bands = grid.columns, grid.bands
        if arranged:
            wanted = structure.place.keys() | stale
        else:
            cells = {structure.place[key][:2] for key in stale if key in structure.place}
            wanted = set(stale) | self._cells_touched
            for band_at, column in cells:
                wanted.update(structure.bands[band_at].cells.get(column, ()))
        moved: set[str] = set()
        places: list[Rect] = []
        for element_id in wanted:
            old = self._rects.get(element_id)
            place = structure.place.get(element_id)
            if place is None:
                self._badges.pop(element_id, None)
                if old is not None:
                    del self._rects[element_id]
                    moved.add(element_id)
                    places.append(old.grown(20.0))
                continue
            band_at, first, last, _slot = place
            left = columns[first].x
            rect = Rect(
                left,
                bands[band_at].content_top + contents.tops[element_id],
                columns[last].x + columns[last].width - left,
                contents.blocks[element_id].height,
            )
            if rect != old:
                self._rects[element_id] = rect
                moved.add(element_id)
                if old is not None:
                    places.append(old.grown(20.0))
                places.append(rect.grown(20.0))
            elif self._badges.get(element_id) is not contents.blocks[element_id].badges:
                # Labels make way for badges.
                places.append(rect.grown(20.0))
            self._badges[element_id] = contents.blocks[element_id].badges
        return moved, places

    # ---- geometry for routing

    def _geometry(self) -> RouteGeometry:
        return self._geometry_of(self._rects, self._obstacles(self._rects))

    def _obstacles(self, ids: object) -> list[Rect]:
        grid = self._arrangement.grid
        found = [line.pill for line in grid.lines]
        # Labels stay beside the lane headers and within the bands.
        found.append(Rect(-_BEYOND, 0.0, _BEYOND + grid.header_width, grid.bottom))
        found.append(Rect(grid.right, 0.0, _BEYOND, grid.bottom))
        blocks = self._contents.blocks
        for element_id in ids:  # type: ignore[attr-defined]
            badges = blocks[element_id].badges
            if badges:
                rect = self._rects[element_id]
                found += [badge.rect.moved(rect.x, rect.y) for badge in badges]
        return found

    def _geometry_near(self, region: Rect, needed: set[str]) -> RouteGeometry:
        """Return the geometry with the boxes near a region only; all of them for an empty one."""
        if region.width <= 0:
            return self._geometry_of(self._rects, [])
        ids = set(needed)
        ids.update(gutter for gutter in self._need_plan().corridors if gutter in self._rects)
        outer = region.grown(24.0)
        for element_id, rect in self._rects.items():
            if (
                rect.x <= outer.right
                and outer.x <= rect.x + rect.width
                and rect.y <= outer.bottom
                and outer.y <= rect.y + rect.height
            ):
                ids.add(element_id)
        return self._geometry_of({key: self._rects[key] for key in ids}, self._obstacles(ids))

    def _geometry_of(self, boxes: dict[str, Rect], obstacles: list[Rect]) -> RouteGeometry:
        arrangement = self._arrangement
        grid = arrangement.grid
        return RouteGeometry(
            columns=arrangement.column_spans,
            column_gutters=arrangement.column_gutters,
            lanes=tuple(Span(band.content_top, band.content_bottom) for band in grid.bands),
            lane_gutters=arrangement.lane_gutters,
            boxes=boxes,
            lines=arrangement.named_lines,
            obstacles=tuple(obstacles),
        )

    # ---- drawing

    def _draw_elements(self, changed: set[str], *, everything: bool, renamed: bool) -> set[str]:
        """Draw elements; returns those whose reading order changed."""
        structure, items = self._structure, self._items
        stages = dict(zip(structure.step_ids, self._headers.step_stages, strict=False))
        reordered: set[str] = set()
        for element_id in structure.place.keys() | changed if everything else changed:
            place = structure.place.get(element_id)
            if place is None:
                self._drop(element_id)
                self._orders.pop(element_id, None)
                continue
            element = self.view.need(Element, element_id)
            item = element_item(
                element,
                self._contents.blocks[element_id],
                self._rects[element_id],
                place,
                structure.bands[place[0]].role,
                stages.get(element.step_id),
                self._lane_names[element.lane_id],
                self.options.language,
                items.get(element_id),
                lane_is_known=not renamed,
            )
            self._put(element_id, item)
            if self._orders.get(element_id) != item.order:
                self._orders[element_id] = item.order
                reordered.add(element_id)
        return reordered

    def _draw_links(self, changed: set[str], reordered: set[str]) -> None:
        wanted = set(changed)
        for element_id in reordered:
            wanted.update(link.id for link in self.view.outgoing(element_id))
        drawn = self._drawings.update(
            self._contents.specs_of_links,
            self._ways.routes,
            self._orders,
            wanted,
            self._arrangement.grid,
        )
        for link_id, found in drawn.items():
            label_id = f"label:{link_id}"
            self._drop(label_id)
            if found is None:
                self._drop(link_id)
                continue
            self._put(link_id, found[0])
            if found[1] is not None:
                self._put(label_id, found[1])

    def _draw_frame(self) -> None:
        found = {
            item.id: item
            for item in draw_frame(
                self._setter,
                self._structure,
                self._arrangement,
                self._headers,
                self._lane_names,
                self._row_names,
                self._lines,
            )
        }
        self._frame_ids = self._exchange(self._frame_ids, found)

    def _draw_emotion(self) -> None:
        found = {
            item.id: item
            for item in draw_emotion(
                self.view,
                self.options,
                self._setter,
                self._structure,
                self._arrangement,
                self._memory,
            )
        }
        self._emotion_ids = self._exchange(self._emotion_ids, found)

    def _exchange(self, old: set[str], found: dict[str, SceneItem]) -> set[str]:
        for gone in old - found.keys():
            self._drop(gone)
        for key, item in found.items():
            known = self._items.get(key)
            if known is not item and (known is None or known != item):
                self._put(key, item)
        return set(found)

    def _put(self, key: str, item: SceneItem) -> None:
        self._items[key] = item
        self._written.add(key)

    def _drop(self, key: str) -> None:
        if self._items.pop(key, None) is not None:
            self._written.add(key)
