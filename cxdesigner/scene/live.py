"""A layout that follows a blueprint patch by patch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cxdesigner.base import collector
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import use_language
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import Arrangement, EmotionRoom, arrange
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.board import Board
from cxdesigner.scene.contents import Contents
from cxdesigner.scene.counters import Counters
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.feelings import emotion_room
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.headers import Headers, read_headers
from cxdesigner.scene.items import Scene
from cxdesigner.scene.links import LinkSheet
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.names import read_lines, read_names
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.places import CellEdges, Places
from cxdesigner.scene.route import Frame, LiveRoutes, Route, RouteGeometry, RouteGrid, RoutePlan
from cxdesigner.scene.shift import Shift, Surface
from cxdesigner.scene.structure import read_structure
from cxdesigner.scene.touched import Touched, touched_by
from cxdesigner.scene.ways import Follow, LiveWays, WayChanges


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
        return self._ways.lines.get(link_id)

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

    def move_to(self, view: RecordView) -> None:
        """Go on with another view of the same records: the store that a snapshot was taken of."""
        self.view = view
        self._board.move_to(view)

    def _reset(self) -> None:
        self._setter = Typesetter(self.options.language, self._measurer, self.options.scale)
        self._contents = Contents(self.options, self._setter)
        self._routes = LiveRoutes()
        self._ways = LiveWays(self.counters)
        self._places = Places()
        self._board = Board(self.view, self.options, self._setter, self.counters)
        self._plan: RoutePlan | None = None
        self._relinked: set[str] = set()
        self._inputs: object = None
        self._emotion: EmotionRoom | None = None
        self._arrangement: Arrangement | None = None

    # ---- the work

    def _update(self, touched: Touched, replaced: Iterable[str] = ()) -> SceneDiff:
        with collector.paused(), use_language(self.options.language):
            before, plan = self._scene.items, self._plan
            built = self._contents.built
            self._contents.turn_page()
            self._board.turn_page(before)
            stale = self._read(touched)
            if self._contents.restacked or self._relinked or touched.frame:
                self._route()
            drawn = self._arrangement
            arranged = self._arrange(touched)
            stale |= self._widen()
            shift: Shift | None = None
            if touched.structure or drawn is None:
                sheet = self._draw_all(touched, stale)
            else:
                shift = Shift(drawn, self._arranged) if arranged else None
                sheet = self._draw(touched, stale, shift, drawn, replanned=plan is not self._plan)
            self.counters.blocks += self._contents.built - built
            self.counters.arranged += arranged
            grid = self._grid = replace(
                self._arranged.grid, cells=CellEdges(self._structure, self._places.rects)
            )
            after = self._board.finished(sheet)
            self._scene = Scene(after, grid.right, grid.bottom, self.options.language)
            return self._board.changes_between(
                before,
                after,
                replaced,
                keeps_columns=shift is None or (not shift.columns and not self._ways.has_spread),
            )

    def _draw_all(self, touched: Touched, stale: set[str]) -> LinkSheet:
        """Give everything its place and draw it, where it is not as before."""
        structure, contents, board = self._structure, self._contents, self._board
        self._places.replace_all(contents, self._arranged)
        routes = self._ways.replace_all(
            self._need_plan(),
            self._places.geometry(contents, self._arranged, contents.boxes),
            self._places.rects,
        )
        reordered = self._draw_elements(structure.place.keys() | stale, renamed=touched.frame)
        sheet = board.sheet(contents, self._ways.lines, self._arranged.grid)
        links = self._to_draw(routes, touched, reordered)
        board.draw_links(links, (), sheet, full=True)
        board.draw_headers(self._arranged, self._headers)
        board.draw_frame(structure, self._arranged, self._names, self._lines)
        board.draw_emotion(structure, self._arranged)
        return sheet

    def _draw(
        self,
        touched: Touched,
        stale: set[str],
        shift: Shift | None,
        drawn: Arrangement,
        *,
        replanned: bool,
    ) -> LinkSheet:
        """Draw what was touched; what only lies elsewhere is left for later.

        `shift` is what moved since the arrangement `drawn` last, None if that is as it was.
        """
        structure, contents, board = self._structure, self._contents, self._board
        grid = self._arranged.grid
        wanted = stale | self._members(touched, stale)
        moved, left, taken = self._places.update(
            wanted, contents, self._arranged, arranged=shift is not None
        )
        routes = WayChanges(set(), set())
        if shift is not None or moved or left or taken or replanned:
            routes = self._ways.update(
                self._need_plan(),
                contents.boxes,
                self._places.rects,
                self._places.geometry(contents, self._arranged),
                Follow(
                    {link.id for key in moved for link in self.view.links_of(key)},
                    left,
                    taken,
                    replanned,
                    shift,
                    self._surface(drawn),
                ),
                self._geometry_near,
            )
        reordered = self._draw_elements(
            structure.place.keys() | stale if touched.frame else wanted | moved,
            renamed=touched.frame,
        )
        sheet = board.sheet(contents, self._ways.lines, grid)
        board.draw_links(self._to_draw(routes, touched, reordered), routes.late, sheet, full=False)
        late = routes.late
        if shift is not None:
            late |= shift.elements(contents.boxes)
        board.postpone(late)
        has_spread = shift is not None and (
            drawn.column_gutters is not self._arranged.column_gutters
            or drawn.grid.right != grid.right
        )
        if touched.frame or has_spread:
            board.draw_headers(self._arranged, self._headers)
        if touched.frame or shift is not None:
            board.draw_frame(structure, self._arranged, self._names, self._lines)
        has_lifted = shift is not None and (
            drawn.grid.emotion != grid.emotion or drawn.quote_top != self._arranged.quote_top
        )
        if touched.emotion or has_spread or has_lifted:
            board.draw_emotion(structure, self._arranged)
        return sheet

    def _draw_elements(self, wanted: Iterable[str], *, renamed: bool) -> set[str]:
        return self._board.draw_elements(
            wanted,
            self._structure,
            self._headers,
            self._contents,
            self._places.rects,
            self._names.lanes,
            renamed=renamed,
        )

    def _to_draw(self, routes: WayChanges, touched: Touched, reordered: Iterable[str]) -> set[str]:
        """Return the links to draw: those that share with others look different with them."""
        others = touched.links | self._relinked | self._board.outgoing(reordered)
        return routes.changed | others | self._ways.lines.mates(others)

    def _surface(self, drawn: Arrangement) -> Callable[[Frame, Frame], Surface]:
        return lambda old, new: Surface(drawn, self._arranged, old, new)

    @property
    def _arranged(self) -> Arrangement:
        assert self._arrangement is not None, "a layout is arranged first"
        return self._arrangement

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

    def _geometry_near(self, region: Rect) -> tuple[RouteGeometry, set[str]]:
        near = self._places.near(region, self._structure, self._arranged)
        return self._places.geometry(self._contents, self._arranged, near), near

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
            self._lines = read_lines(view, structure, self.options, self._setter)
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
            # How wide a label may be depends on what stands between the ends in their cell.
            links = touched.links | {
                link.id
                for lane_id, step_id in touched.cells
                for element in view.elements_in(lane_id, step_id)
                for link in view.links_of(element.id)
            }
        self._relinked = contents.read_links(view, structure, tuple(links))
        return stale

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
            self._names = read_names(self.view, self._structure, self.options, self._setter)
        heights = self._contents.band_heights()
        for at, least in self._names.row_minimum.items():
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
            self._names.lane_minimum,
            self._structure.step_ids,
            [(band.lane_id, band.role, band.row_id, band.spanning)
             for band in self._structure.bands],
        )  # fmt: skip
        if not touched.everything and inputs == self._inputs:
            return False
        self._inputs, self._emotion = inputs, emotion
        self._arrangement = arrange(
            self._structure,
            self.options,
            heights,
            self._names.lane_minimum,
            self._headers.heights,
            self._lines,
            emotion,
            plan.horizontal,
            plan.vertical,
            self._arrangement,
        )
        return True

    def _widen(self) -> set[str]:
        """Draw what covers several columns again when the gaps between them turned out wider."""
        columns = self._arranged.grid.columns
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
