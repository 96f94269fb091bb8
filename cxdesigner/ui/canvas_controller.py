"""Keeps one canvas in step with the documents: layout, index, selection, tool in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtWidgets import QWidget

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.document import Document
from cxdesigner.editor.gestures import place_of_hit
from cxdesigner.editor.shown_grid import bundles_of, cell_in
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Persona
from cxdesigner.model.view import Cell
from cxdesigner.scene.build import LiveLayout
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.late import known_of
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.cells import cell_rect, show_chosen, show_places
from cxdesigner.ui.canvas.fitting import fit_rect
from cxdesigner.ui.canvas.places import rect_of
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.canvas.view import POINTS_TO_PIXELS, CanvasView
from cxdesigner.ui.sheets import Sheet, prepare_sheet
from cxdesigner.ui.tools import ToolName
from cxdesigner.ui.tools.factory import make_tool, tool_hint
from cxdesigner.ui.tools.keyboard import CanvasKeyboard
from cxdesigner.ui.tools.tracing import is_traced, show_trace
from cxdesigner.ui.workers import Job

FIRST_ZOOM = (0.62, 1.0)
"""Least and most zoom at which a document is first shown; in between its height fits."""

_AIR_PX = 16


class CanvasController(QObject):
    """Between the active document and the canvas; also the ``ToolHost`` of the tools."""

    tool_changed = Signal(str, bool)
    hinted = Signal(str)
    linked = Signal(object, object)
    """A link was drawn: its id, and the ``PointerEvent`` of the release."""

    shown = Signal()
    """Another document is on the canvas, or the layout of this one has changed."""

    def __init__(self, canvas: CanvasView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._sheets: dict[int, Sheet] = {}
        self._sheet: Sheet | None = None
        self._tool_name: ToolName = "select"
        self.is_tool_kept = False
        self.begin_edit: Callable[[str], object] = lambda _record_id: None
        """Opens the in-place editor; set by whoever owns it."""

        self.painted: Callable[[str], object] = lambda _record_id: None
        """Gives a record the colour that was copied; set by whoever knows it."""

        self.working: Callable[[Sheet, Job], object] = lambda _sheet, _job: None
        """Tells of a layout that is worked out aside; set by whoever owns a place for it."""

        self.parking: QWidget | None = None
        """Where elements without a place are dropped; set by whoever owns it."""

        self._keyboard = CanvasKeyboard(self)
        self._frames = Later(self.show_selection, parent=self)
        self._start = Later(self._show_start_now, parent=self)
        self._lay_out = Later(self._lay_out_stale, parent=self)
        # Not with each turn of the wheel: whoever hears of it has work to do.
        self._place = Later(self._remember_place, 150, restart=True, parent=self)
        canvas.zoom_changed.connect(self._place.request)

    # -- documents ---------------------------------------------------------------------------

    @property
    def has_document(self) -> bool:
        """Whether a document is on the canvas."""
        return self._sheet is not None

    @property
    def is_current(self) -> bool:
        """Whether what is shown is the document as it is now and as it is looked at."""
        return self._sheet is None or (self._sheet.is_as_wanted and not self._sheet.is_waiting)

    def set_document(self, document: Document | None) -> None:
        """Put a document on the canvas."""
        self._remember_place()
        self._canvas.tool = None
        if document is None:
            self._sheet = None
            self._canvas.paint.pictures.follow(None)
            self._canvas.show_scene(Scene())
            show_places(self._canvas.overlay, None, Grid())
            self._canvas.select_shown(())
            self._canvas.overlay.trace.light(None)
            return
        sheet = self._sheets.get(id(document))
        if sheet is None:
            sheet = self._sheets[id(document)] = self._new_sheet(document)
        self._sheet = sheet
        self._canvas.paint.pictures.follow(sheet.document.store)
        self._canvas.show_scene(sheet.layout.scene, sheet.take_parting())
        show_places(self._canvas.overlay, sheet.document, sheet.layout.grid)
        self.arm("select")
        self.show_selection()
        self._restore_place(sheet)
        self.shown.emit()

    def forget(self, document: Document) -> None:
        """Let a closed document go."""
        sheet = self._sheets.pop(id(document), None)
        if sheet is None:
            return
        sheet.close()
        if sheet is self._sheet:
            self.set_document(None)

    def _new_sheet(self, document: Document) -> Sheet:
        prepared, document.prepared = document.prepared, None
        sheet = prepared if isinstance(prepared, Sheet) else prepare_sheet(document)
        sheet.disconnects = [
            document.changed.connect(lambda patch: self._follow(sheet, patch)),
            document.view_changed.connect(lambda _state: self._follow_view(sheet)),
            document.selection.changed.connect(self._frames.request),
            document.trials.changed.connect(self._frames.request),
        ]
        return sheet

    def _follow(self, sheet: Sheet, patch: Patch) -> None:
        self._show(sheet, sheet.follow(patch))
        self._use_tool(sheet)
        if sheet.is_stale:
            # Much has changed: whoever else follows has much to do as well.
            self._lay_out.request()
            return
        # The first persona can be another one now.
        self._follow_view(sheet)

    def _lay_out_stale(self) -> None:
        for sheet in [sheet for sheet in self._sheets.values() if sheet.is_stale]:
            self._follow_view(sheet)

    def _follow_view(self, sheet: Sheet) -> None:
        if is_traced(sheet.document) or self._canvas.overlay.trace.is_lit:
            self._frames.request()
        if not sheet.has_to_be_laid_out():
            return
        if not sheet.is_large and not sheet.is_stale:
            self._show(sheet, sheet.lay_out())
            return

        def done() -> None:
            if not sheet.is_stale:
                self._show(sheet, None)
                self._use_tool(sheet)
            self._follow_view(sheet)

        def failed(error: Exception) -> None:
            if sheet.is_stale:
                sheet.begin_again()
                self._show(sheet, None)
                self._use_tool(sheet)
            raise error

        job = sheet.lay_out_aside(done, failed)
        self._use_tool(sheet)
        self.working(sheet, job)

    def _use_tool(self, sheet: Sheet) -> None:
        """Take the tool away while what is shown is no longer there, and give it back."""
        if sheet is self._sheet and sheet.is_stale == (self._canvas.tool is not None):
            self.show_hint("")
            self.arm(self._tool_name, kept=self.is_tool_kept)

    def _show(self, sheet: Sheet, diff: SceneDiff | None) -> None:
        """Show what changed in a sheet; None is everything."""
        if sheet is not self._sheet or (diff is not None and not diff):
            return
        if diff is None:
            self._canvas.overlay.clear_gesture()
            self._canvas.show_scene(sheet.layout.scene, sheet.take_parting())
        else:
            self._canvas.apply(diff, sheet.layout.scene)
        show_places(self._canvas.overlay, sheet.document, sheet.layout.grid)
        self._frames.request()
        self.shown.emit()

    # -- place and zoom ----------------------------------------------------------------------

    def _remember_place(self, *_ignored: object) -> None:
        if self._sheet is not None and self._sheet.was_shown:
            seen = self._canvas.visible_rect()
            self._sheet.document.set_view(zoom=self._canvas.zoom, corner=(seen.x, seen.y))

    def _restore_place(self, sheet: Sheet) -> None:
        state = sheet.document.view_state
        if sheet.was_shown and state.corner is not None:
            self._look_at(state.zoom, state.corner)
        else:
            self._show_start_now()
            # Once more when the canvas has got its size.
            self._start.request()
        sheet.was_shown = True

    def _look_at(self, zoom: float, corner: tuple[float, float]) -> None:
        self._canvas.set_zoom(zoom)
        place = self._canvas.mapFromScene(*corner)
        self._canvas.scroll_by(place.x(), place.y())

    def start_anew(self) -> None:
        """Show the beginning when the canvas has got its size."""
        self._start.request()

    def _show_start_now(self) -> None:
        if self._sheet is None:
            return
        if self._sheet.remembered is not None:
            self._look_at(*self._sheet.remembered)
            self.reveal(self.document.selection.primary or "", unless_seen=True)
        else:
            self.show_start()

    def show_start(self) -> None:
        """Show the beginning, as large as all lanes allow."""
        rect = self._canvas.content_rect()
        least, most = FIRST_ZOOM
        # The headers take more room the larger they are drawn: the second time fits.
        for _round in range(2):
            room = self._canvas.viewport().height() - _AIR_PX
            zoom = max(least, min(most, room / max(1.0, rect.height) / POINTS_TO_PIXELS))
            self._canvas.set_zoom(zoom)
        for bar in (self._canvas.horizontalScrollBar(), self._canvas.verticalScrollBar()):
            bar.setValue(bar.minimum())
        self._canvas.headers.follow()

    def reveal(self, record_id: str, *, unless_seen: bool = False) -> None:
        """Scroll as little as is needed to see a record."""
        rect, seen = self.rect_of(record_id), self._canvas.visible_rect()
        if rect is not None and not (unless_seen and seen.contains(rect.center)):
            self._canvas.reveal(rect)

    def zoom_to_records(self, ids: Sequence[str], *, whole_height: bool = False) -> bool:
        """Zoom and scroll so that some records fill the canvas; say whether any is drawn.

        With `whole_height` everything above and below them is seen as well.
        """
        rect = self._rect_around(ids)
        if rect is None:
            return False
        if whole_height:
            content = self._canvas.content_rect()
            rect = Rect(rect.x, content.y, rect.width, content.height)
        fit_rect(self._canvas, rect)
        return True

    def rect_of(self, record_id: str) -> Rect | None:
        """Return where a record is drawn."""
        return self._rect_around((record_id,))

    def _rect_around(self, ids: Sequence[str]) -> Rect | None:
        return None if self._sheet is None else rect_of(self.scene, self.document.store, ids)

    def reveal_cell(self, cell: Cell) -> None:
        """Scroll as little as is needed to see a cell of the grid."""
        rect = cell_rect(self.grid, cell)
        if rect is not None:
            self._canvas.reveal(rect)

    # -- selection ---------------------------------------------------------------------------

    def show_selection(self) -> None:
        """Draw the frames around what is selected."""
        if self._sheet is None:
            return
        ids = self.document.selection.ids
        items = self.scene.items
        known = [key for key in ids if key in items]
        if len(known) < len(ids) and not self._sheet.is_stale:
            wanted = set(ids) - set(known)
            known += [key for key, item, _late in known_of(items) if item.record_id in wanted]
            known += bundles_of(self.document, wanted)
        self._canvas.select_shown(known)
        show_trace(self)
        # Steps are framed in the bar of the stages, where there is one.
        is_bare = not self._canvas.headers.insets[1]
        show_chosen(self._canvas.overlay, self.document.selection, self.grid, steps=is_bare)
        self._keyboard.follow_selection()
        if self._canvas.tool is not None:
            self._canvas.tool.refresh()

    def paste_place(self) -> Place | None:
        """Return the cell the pointer is in, or None when it is not over the canvas."""
        port = self._canvas.viewport()
        position: QPoint = port.mapFromGlobal(self._canvas.cursor().pos())
        if self._sheet is None or self._sheet.is_stale or not port.rect().contains(position):
            return None
        spot = self._canvas.mapToScene(position)
        hit = cell_in(self.document, self.grid, Point(spot.x(), spot.y()))
        return place_of_hit(self.document.store, hit, gaps=False)

    # -- ToolHost ----------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document on the canvas."""
        assert self._sheet is not None
        return self._sheet.document

    @property
    def canvas(self) -> CanvasView:
        """The canvas."""
        return self._canvas

    @property
    def layout(self) -> LiveLayout:
        """The layout kept in step with the document."""
        assert self._sheet is not None
        return self._sheet.layout

    @property
    def scene(self) -> Scene:
        """The scene shown."""
        return self.layout.scene

    @property
    def grid(self) -> Grid:
        """Columns, lanes, lines and the emotion axis of the scene shown."""
        return self.layout.grid

    @property
    def index(self) -> SceneIndex:
        """Which item is at a point."""
        assert self._sheet is not None
        return SceneIndex() if self._sheet.is_stale else self._sheet.index

    @property
    def persona_id(self) -> str | None:
        """The persona whose curve is edited."""
        document = self.document
        chosen = document.store.get(Persona, document.view_state.persona_id)
        first = next(iter(document.store.personas), None)
        return chosen.id if chosen else first.id if first else None

    @property
    def tool_name(self) -> ToolName:
        """The tool that is armed."""
        return self._tool_name

    def arm(self, name: ToolName, *, kept: bool = False) -> None:
        """Put a tool in use, once or until Escape."""
        self._canvas.overlay.clear()
        before, self._tool_name, self.is_tool_kept = self._tool_name, name, kept
        is_usable = self._sheet is not None and not self._sheet.is_stale
        self._canvas.tool = make_tool(name, self) if is_usable else None
        if name != "select":
            self.show_hint(tool_hint(name, kept=kept))
        elif before != "select":
            self.show_hint("")
        self.tool_changed.emit(name, kept)

    def finished(self) -> None:
        """Say that a click-to-place is done: the select tool comes back, unless one is kept."""
        if self._tool_name != "select":
            self.arm(self._tool_name if self.is_tool_kept else "select", kept=self.is_tool_kept)

    def lay_out_trial(self, patch: Patch) -> tuple[SceneItem, ...]:
        """Return how the records of a patch that is never committed would look."""
        sheet = self._sheet
        return () if sheet is None or not patch else sheet.lay_out_trial(patch)

    def paint(self, record_id: str) -> None:
        """Give a record the look that was copied."""
        self.painted(record_id)

    def begin_text_edit(self, record_id: str) -> None:
        """Open the editor of a record's label in its place."""
        self.begin_edit(record_id)

    def link_let_go(self, link: str | tuple[str, str], event: PointerEvent) -> None:
        """Say that a link was let go at a place: its id, or both ends of one that was refused."""
        self.linked.emit(link, event)

    def is_parking_at(self, event: PointerEvent) -> bool:
        """Say whether the pointer has left the canvas for the parking strip."""
        if (strip := self.parking) is None or not strip.isVisible():
            return False
        place = self._canvas.viewport().mapToGlobal(QPointF(event.view_x, event.view_y))
        return strip.rect().contains(strip.mapFromGlobal(place).toPoint())

    def show_hint(self, text: str) -> None:
        """Say something short in the status bar."""
        self.hinted.emit(text)
