"""A layout that follows a blueprint patch by patch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from cxdesigner.base import collector
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import use_language
from cxdesigner.model.patch import Patch
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import Arrangement, EmotionRoom, arrange
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.blocks.title import TitlePlace, title_place
from cxdesigner.scene.board import Board
from cxdesigner.scene.counters import Counters
from cxdesigner.scene.diff import SceneDiff, difference
from cxdesigner.scene.feelings import emotion_room
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.items import Scene
from cxdesigner.scene.links import LinkSheet
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.narrow import narrow_steps
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.places import CellEdges, Places
from cxdesigner.scene.reading import Reading
from cxdesigner.scene.route import (
    Frame,
    LiveRoutes,
    Route,
    RouteEdit,
    RouteGeometry,
    RouteGrid,
    RoutePlan,
)
from cxdesigner.scene.shift import Shift, Surface
from cxdesigner.scene.touched import Touched, touched_by
from cxdesigner.scene.ways import Follow, LiveWays, WayChanges

MANY_POINTS = 1_000
"""Points of emotion curves that take 0.1 s to draw, with what surveys say."""


class _LiftedError(Exception):
    """What is drawn of feelings lies higher or lower."""


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
        self._scene, self._is_in_haste = Scene(), False
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

    @property
    def is_crowded(self) -> bool:
        """Whether to follow an edit takes long, because very many links go the long way round."""
        return self._routes.is_crowded

    def route_of(self, link_id: str) -> Route | None:
        """Return the way of a link."""
        return self._ways.lines.get(link_id)

    def title_of(self, element_id: str) -> TitlePlace | None:
        """Return where the title of an element stands in it."""
        block = self._reading.contents.blocks.get(element_id)
        return title_place(block, self._setter) if block is not None else None

    # ---- what changes it

    def apply(self, patch: Patch) -> SceneDiff:
        """Follow a patch and say what changed."""
        if narrow_steps(self.view, self.options) != self._narrow:
            return self._begin_again()
        return self._update(touched_by(patch, self.view, self._reading.structure))

    def follow(self, patch: Patch) -> SceneDiff | None:
        """Follow a patch unless it lifts a long emotion curve: to draw all of that takes long.

        Then None is returned, and no more may be asked than the scene of before.
        """
        try:
            self._is_in_haste = True
            return self.apply(patch)
        except _LiftedError:
            return None
        finally:
            self._is_in_haste = False

    def _begin_again(self) -> SceneDiff:
        """Lay out from scratch: other columns are narrow, and what lies over them is as well."""
        before, self._scene = self._scene.items, Scene()
        self._reset()
        self._update(Touched(everything=True))
        after = self._scene.items
        return difference(before, after, sorted({*before, *after}))

    def set_options(self, options: LayoutOptions) -> SceneDiff:
        """Lay out in another way and say what changed."""
        if options == self.options:
            return SceneDiff()
        self.options = options
        self._reset()
        return self._update(Touched(everything=True), self._scene.items.keys())

    def prepare(self) -> None:
        """Work out what the first edit needs, where nobody waits for it."""
        self._ways.prepare()

    def move_to(self, view: RecordView) -> None:
        """Go on with another view of the same records: the store that a snapshot was taken of."""
        self.view = view
        self._reading.view = view
        self._board.move_to(view)

    def _reset(self) -> None:
        self._setter = Typesetter(self.options.language, self._measurer, self.options.scale)
        self._reading = Reading(self.view, self.options, self._setter)
        self._routes = LiveRoutes()
        self._ways = LiveWays(self.counters)
        self._places = Places()
        self._board = Board(self.view, self.options, self._setter, self.counters)
        self._plan: RoutePlan | None = None
        self._inputs: object = None
        self._emotion: EmotionRoom | None = None
        self._arrangement: Arrangement | None = None
        self._narrow = narrow_steps(self.view, self.options)

    # ---- the work

    def _update(self, touched: Touched, replaced: Iterable[str] = ()) -> SceneDiff:
        with collector.paused(), use_language(self.options.language):
            before, plan = self._scene.items, self._plan
            built = self._reading.contents.built
            self._reading.contents.turn_page()
            # A board of its own knows nothing of what another one drew: all that is gone goes.
            self._board.turn_page({} if replaced else before)
            stale = self._reading.read(touched)
            self._route(touched)
            drawn = self._arrangement
            arranged = self._arrange(touched)
            if self._is_in_haste and drawn is not None and self._lifts_much(drawn):
                raise _LiftedError
            stale |= self._widen()
            shift: Shift | None = None
            if touched.structure or drawn is None:
                sheet = self._draw_all(touched, stale, is_first=not before)
            else:
                shift = Shift(drawn, self._arranged, self._reading.columns) if arranged else None
                sheet = self._draw(touched, stale, shift, drawn, replanned=plan is not self._plan)
            self.counters.blocks += self._reading.contents.built - built
            self.counters.arranged += arranged
            grid = self._grid = replace(
                self._arranged.grid, cells=CellEdges(self._reading.structure, self._places.rects)
            )
            after = self._board.finished(sheet)
            self._scene = Scene(after, grid.right, grid.bottom, self.options.language)
            return self._board.changes_between(
                before,
                after,
                replaced,
                keeps_columns=shift is not None
                and not (shift.columns or self._ways.has_spread or self._board.has_moved_points),
            )

    def _draw_all(self, touched: Touched, stale: set[str], *, is_first: bool) -> LinkSheet:
        """Give everything its place and draw it, where it is not as before.

        The first time links wait until somebody looks at them.
        """
        structure, contents, board = self._reading.structure, self._reading.contents, self._board
        self._places.replace_all(contents, self._arranged)
        routes = self._ways.replace_all(
            self._need_plan(),
            self._places.geometry(contents, self._arranged, contents.boxes),
            self._places.rects,
        )
        reordered = self._draw_elements(structure.place.keys() | stale, renamed=touched.renamed)
        sheet = board.sheet(contents, self._ways.lines, self._arranged.grid)
        if is_first:
            board.promise_links(sheet)
        else:
            board.draw_links(self._to_draw(routes, touched, reordered), (), sheet, full=True)
        board.draw_headers(self._arranged, self._reading.headers)
        board.draw_frame(structure, self._arranged, self._reading.names, self._reading.lines)
        board.postpone(board.draw_emotion(structure, self._arranged, touched))
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
        structure, contents, board = self._reading.structure, self._reading.contents, self._board
        grid = self._arranged.grid
        if self._reading.columns is not None:
            board.renumber(
                self._reading.columns, (*self._reading.renumbered, *structure.spanning())
            )
        wanted = stale | self._reading.members(touched, stale)
        moved, left, taken = self._places.update(
            wanted, contents, self._arranged, arranged=shift is not None
        )
        routes, lines = WayChanges(set(), set()), self._ways.lines
        if shift is not None or moved or left or taken or replanned:
            routes = self._ways.update(
                self._need_plan(),
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
        wanted |= moved | self._reading.restaged
        reordered = self._draw_elements(
            structure.place.keys() | stale if touched.renamed else wanted, renamed=touched.renamed
        )
        sheet = board.sheet(contents, self._ways.lines, grid)
        links = self._to_draw(routes, touched, reordered)
        may_spread = shift is not None and bool(shift.columns or self._ways.has_spread)
        waiting = self._ways.lines.waiting(links - touched.links, lines, may_spread=may_spread)
        late = routes.late | waiting
        board.draw_links(links - waiting, late, sheet, full=False)
        if shift is not None:
            late |= shift.elements(contents.boxes)
        has_spread = shift is not None and (
            drawn.column_gutters is not self._arranged.column_gutters
            or drawn.grid.right != grid.right
        )
        if touched.headers or has_spread or self._has_other_tops(drawn):
            board.draw_headers(self._arranged, self._reading.headers)
        if touched.frame or shift is not None:
            board.draw_frame(structure, self._arranged, self._reading.names, self._reading.lines)
        has_lifted = shift is not None and (
            drawn.grid.emotion != grid.emotion or drawn.emotion != self._arranged.emotion
        )
        if touched.emotion or has_spread or has_lifted:
            late |= board.draw_emotion(structure, self._arranged, touched)
        board.postpone(late)
        return sheet

    def _draw_elements(self, wanted: Iterable[str], *, renamed: bool) -> set[str]:
        return self._board.draw_elements(
            wanted,
            self._reading.structure,
            self._reading.headers.stages,
            self._reading.contents,
            self._places.rects,
            self._reading.names.lanes,
            renamed=renamed,
        )

    def _to_draw(self, routes: WayChanges, touched: Touched, reordered: Iterable[str]) -> set[str]:
        """Return the links to draw: those that share with others look different with them."""
        others = touched.links | self._reading.relinked | self._board.outgoing(reordered)
        return routes.changed | others | self._ways.lines.mates(others)

    def _surface(self, drawn: Arrangement) -> Callable[[Frame, Frame], Surface]:
        return lambda old, new: Surface(drawn, self._arranged, old, new, self._reading.columns)

    def _lifts_much(self, drawn: Arrangement) -> bool:
        is_elsewhere = drawn.grid.emotion != self._arranged.grid.emotion
        return is_elsewhere and self._board.points_of_emotion >= MANY_POINTS

    def _has_other_tops(self, drawn: Arrangement) -> bool:
        return drawn.stage_tops != self._arranged.stage_tops

    @property
    def _arranged(self) -> Arrangement:
        assert self._arrangement is not None, "a layout is arranged first"
        return self._arrangement

    def _geometry_near(self, region: Rect) -> tuple[RouteGeometry, set[str]]:
        near = self._places.near(region, self._reading.structure, self._arranged)
        return self._places.geometry(self._reading.contents, self._arranged, near), near

    def _route(self, touched: Touched) -> None:
        reading = self._reading
        structure, contents = reading.structure, reading.contents
        changed = contents.restacked
        if not (changed or reading.relinked or touched.frame or reading.columns is not None):
            return
        grid = RouteGrid(
            len(structure.step_ids),
            len(structure.bands),
            self.options.element_width,
            tuple(contents.boxes.values()),
            tuple(line.gutter for line in self._reading.lines),
        )
        edit: RouteEdit | None = None
        if not touched.structure:
            edit = RouteEdit(
                {key: contents.boxes.get(key) for key in changed},
                {key: contents.links.get(key) for key in self._reading.relinked},
                self._reading.columns,
            )
        self._plan = self._routes.plan(grid, contents.links.values(), edit)
        contents.restacked = set()

    def _need_plan(self) -> RoutePlan:
        assert self._plan is not None
        return self._plan

    def _arrange(self, touched: Touched) -> bool:
        """Work out coordinates if anything they depend on changed; say whether that was so."""
        plan = self._need_plan()
        heights = self._reading.contents.band_heights()
        for at, least in self._reading.names.row_minimum.items():
            heights[at] = max(heights[at], least)
        emotion = self._emotion
        if touched.emotion or (self._reading.columns is not None and self._reading.quotes):
            emotion = emotion_room(
                self.view, self._reading.structure, self.options, self._setter, self._reading.quotes
            )
        inputs = (
            heights,
            emotion,
            plan.horizontal,
            plan.vertical,
            self._reading.headers,
            self._reading.lines,
            self._reading.names.lane_minimum,
            self._reading.structure.step_ids,
            [(band.lane_id, band.role, band.row_id, band.spanning)
             for band in self._reading.structure.bands],
        )  # fmt: skip
        if not touched.everything and inputs == self._inputs:
            return False
        self._inputs, self._emotion = inputs, emotion
        self._arrangement = arrange(
            self._reading.structure,
            self.options,
            heights,
            self._reading.names.lane_minimum,
            partial(self._reading.headers.heights, setter=self._setter),
            self._reading.lines,
            emotion,
            plan.horizontal,
            plan.vertical,
            self._arrangement,
            self._narrow,
        )
        return True

    def _widen(self) -> set[str]:
        """Draw what covers several columns again when the gaps between them turned out wider."""
        columns = self._arranged.grid.columns
        return {
            element_id
            for band in self._reading.structure.bands
            for element_id, first, last in band.spans
            if self._reading.contents.widen(
                self.view,
                self._reading.structure,
                element_id,
                columns[last].x + columns[last].width - columns[first].x,
            )
        }
