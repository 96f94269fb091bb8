"""A layout that follows a blueprint patch by patch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from cxdesigner.base import collector
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import use_language
from cxdesigner.model.lane import LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import lane_name, line_name
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import Arrangement, EmotionRoom, LineName, arrange
from cxdesigner.scene.blocks.lane import lane_header_height, pill_size, row_header_height
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.board import Board
from cxdesigner.scene.contents import Contents
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.feelings import emotion_room
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.headers import Headers, read_headers
from cxdesigner.scene.items import Scene
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.places import CellEdges, Places
from cxdesigner.scene.route import LiveRoutes, Route, RouteGeometry, RouteGrid, RoutePlan
from cxdesigner.scene.structure import read_structure
from cxdesigner.scene.touched import Touched, touched_by
from cxdesigner.scene.ways import LiveWays


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


class LiveLayout:
    """The scene of a view that changes by patches.

    ``view`` must already hold the state after a patch when `apply` is told of it (a ``Store``
    tells its viewers then). A ``measurer`` may be shared by layouts of one thread.
    """

    def __init__(
        self,
        view: RecordView,
        options: LayoutOptions | None = None,
        measurer: TextMeasurer | None = None,
    ) -> None:
        self.view = view
        self._measurer = measurer or TextMeasurer()
        self.options = options or LayoutOptions()
        self.counters = Counters()
        self._scene = Scene()
        self._reset()
        self._update(Touched(everything=True))

    # ---- what is read

    @property
    def scene(self) -> Scene:
        """The drawing as it is now."""
        return self._scene

    @property
    def grid(self) -> Grid:
        """Where columns, lanes and lines lie now; its cells follow the layout."""
        return self._grid

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
        self._reset()
        return self._update(Touched(everything=True), self._scene.items.keys())

    def _reset(self) -> None:
        self._setter = Typesetter(self.options.language, self._measurer, self.options.scale)
        self._contents = Contents(self.options, self._setter)
        self._routes = LiveRoutes()
        self._ways = LiveWays()
        self._places = Places()
        self._board = Board(self.view, self.options, self._setter)
        self._plan: RoutePlan | None = None
        self._relinked = True
        self._inputs: object = None
        self._emotion: EmotionRoom | None = None

    # ---- the work

    def _update(self, touched: Touched, replaced: Iterable[str] = ()) -> SceneDiff:
        with collector.paused(), use_language(self.options.language):
            before, plan = self._scene.items, self._plan
            built, drawn = self._contents.built, self._board.links_drawn
            realised = self._ways.realised
            self._board.turn_page()
            stale = self._read(touched)
            if self._contents.restacked or self._relinked or touched.frame:
                self._route()
            arranged = self._arrange(touched)
            stale |= self._widen()
            self._draw(touched, stale, plan, arranged=arranged)
            self.counters.blocks += self._contents.built - built
            self.counters.links += self._board.links_drawn - drawn
            self.counters.routes += self._ways.realised - realised
            self.counters.layouts += 1
            self.counters.arranged += arranged
            grid = self._grid = replace(
                self._arrangement.grid, cells=CellEdges(self._structure, self._places.rects)
            )
            self._scene = Scene(
                MappingProxyType(self._board.items), grid.right, grid.bottom, self.options.language
            )
            return self._board.changes_since(before, replaced)

    def _draw(
        self, touched: Touched, stale: set[str], plan: RoutePlan | None, *, arranged: bool
    ) -> None:
        """Give all that changed its place and draw it; `plan` is that of the last time."""
        structure, contents, board = self._structure, self._contents, self._board
        wanted = stale | self._members(touched, stale)
        everywhere = structure.place.keys() | stale
        moved, areas = self._places.update(
            everywhere if arranged else wanted, structure, contents, self._arrangement
        )
        if arranged:
            routes = self._ways.update_all(
                self._need_plan(), self._places.geometry(contents, self._arrangement)
            )
        elif moved or areas or plan is not self._plan:
            routes = self._ways.update(self._need_plan(), moved, areas, self._geometry_near)
        else:
            routes = set()
        reordered = board.draw_elements(
            everywhere if arranged or touched.frame else wanted | moved,
            structure,
            self._headers,
            contents,
            self._places.rects,
            self._lane_names,
            renamed=touched.frame,
        )
        board.draw_links(
            routes | touched.links, reordered, contents, self._ways.routes, self._arrangement
        )
        if arranged or touched.frame:
            board.draw_frame(
                structure,
                self._arrangement,
                self._headers,
                self._lane_names,
                self._row_names,
                self._lines,
            )
        if arranged or touched.emotion:
            board.draw_emotion(structure, self._arrangement)

    def _members(self, touched: Touched, stale: set[str]) -> set[str]:
        """Return the elements that stand in touched cells now."""
        structure = self._structure
        cells = {structure.place[key][:2] for key in stale if key in structure.place}
        if not touched.structure:
            cells |= {
                (at, structure.column_of[step_id])
                for lane_id, step_id in touched.cells
                for (lane, _row), at in structure.cell_bands.items()
                if lane == lane_id
            }
        found = set(touched.elements)
        for band_at, column in cells:
            found.update(structure.bands[band_at].cells.get(column, ()))
        return found

    def _geometry_near(self, region: Rect | None, needed: set[str]) -> RouteGeometry:
        """Return the geometry near a region, with some elements; without labels in mind if None."""
        if region is None:
            return self._places.geometry(self._contents, self._arrangement, obstacles=False)
        # Routing asks for the boxes above its corridors, whatever is routed.
        corridors = {key for key in self._need_plan().corridors if key in self._places.rects}
        return self._places.geometry(
            self._contents, self._arrangement, self._places.near(region) | needed | corridors
        )

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

    def _widen(self) -> set[str]:
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
